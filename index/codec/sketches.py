"""A few of the runs of words of each body, as numbers: by these copies are told.

Of every five words in a row a number is made; where it is below a limit, its lower bits
are kept: the text's sketch. The limit falls as a text grows, so that a sketch stays
small. The share of its runs that a text has in common with another is
about the share of its sketch (`search.engines.copies`).
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.flatfile import Array, FlatFile, FlatFileWriter

if TYPE_CHECKING:
    from index.codec.pool import Pool

RUN = 5
"""How many words are a run."""

SHORT = 32
"""A text of fewer words has a sketch of the whole: it is as another is, or it is not."""

_SHARE = 1 / 15
_FEWEST, _MOST = 32, 96
# A text that says little, however often, is taken as a short one is.
_TOO_FEW = 8
_OF_SHORT = 4

_HASH_BITS = 32
_NEVER = np.uint32(0xFFFFFFFF)

# Odd numbers that spread the bits. What an index holds depends on them.
_FIRST = np.uint32(0x9E3779B1)
_SECOND = np.uint32(0x85EBCA77)
_LAST = np.uint32(0xC2B2AE3D)
_MIX = np.uint32(0x27D4EB2F)
_PLACE = np.uint32(0x165667B1)
_FOLD = np.uint32(15)
_LAST_PLACES = np.arange(1, RUN)

Hashes = NDArray[np.uint32]


class Sketches(NamedTuple):
    """Those of some bodies, one after the other.

    Attributes:
        numbers: of each what was kept of its runs.
        sizes: how many these are.
    """

    numbers: NDArray[np.uint16]
    sizes: NDArray[np.int64]


class TermHashes:
    """A number for each term of a pool, the same in every process and index."""

    def __init__(self, terms: "Pool") -> None:
        self._terms = terms
        self._hashes: Hashes = np.zeros(1 << 14, np.uint32)
        self._count = 0

    def of(self, numbers: Array) -> Hashes:
        """The hashes of these terms."""
        if len(self._terms) > self._count:
            self._learn()
        return self._hashes.take(numbers)

    def _learn(self) -> None:
        count = len(self._terms)
        if count > len(self._hashes):
            larger = np.zeros(2 * count, np.uint32)
            larger[: self._count] = self._hashes[: self._count]
            self._hashes = larger
        letters, sizes = self._terms.letters(self._count)
        self._hashes[self._count : count] = _hash_strings(letters, sizes)
        self._count = count


def shares(lengths: Array) -> NDArray[np.float64]:
    """Of texts of so many words, the share of their runs that is in their sketches."""
    runs = np.maximum(lengths, 1).astype(np.float64)
    kept = np.minimum(np.maximum(_SHARE * runs, _FEWEST), _MOST)
    return np.minimum(kept / runs, 1.0)


class SketchWriter:
    """Takes the words of bodies, some at a time, and writes their sketches."""

    def __init__(self, hashes: TermHashes) -> None:
        self._hashes = hashes
        self._articles: list[Array] = []
        self._numbers: list[NDArray[np.uint16]] = []

    def take(self, terms: Array, articles: Array, counts: Array) -> None:
        """Take some bodies' terms, one body after the other, and how many each has."""
        hashes = self._hashes.of(terms)
        ends = np.cumsum(counts)
        found = _choose_runs(hashes, counts, ends)
        sizes = np.bincount(found >> _HASH_BITS, minlength=len(counts))
        few = (sizes < _TOO_FEW) & (counts > 0)
        if few.any():
            found = found[~few[found >> _HASH_BITS]]
        self._keep(articles[found >> _HASH_BITS], found)
        for body in np.flatnonzero(few).tolist():
            whole = _hash_whole(hashes[ends[body] - counts[body] : ends[body]])
            self._keep(np.repeat(articles[body], len(whole)), whole)

    def write(self, file: FlatFileWriter, articles: int) -> None:
        """Write the sketches of all articles, whose numbers begin with 0."""
        owners = np.concatenate([np.zeros(0, np.uint16), *self._articles])
        numbers = np.concatenate([np.zeros(0, np.uint16), *self._numbers])
        order = np.argsort(owners, kind="stable")
        sizes = np.bincount(owners, minlength=articles)
        write_sketches(file, Sketches(numbers[order], sizes))

    def _keep(self, owners: Array, numbers: Array) -> None:
        self._articles.append(owners)
        self._numbers.append(numbers.astype(np.uint16))


def write_sketches(file: FlatFileWriter, sketches: Sketches) -> None:
    """Write the sketches of all articles of a segment, in order."""
    file.put("sketches.numbers", sketches.numbers)
    ends = np.concatenate(([0], np.cumsum(sketches.sizes)))
    file.put("sketches.ends", ends.astype(np.uint32))


def read_sketches(file: FlatFile, articles: Array) -> Sketches:
    """The sketches of these articles."""
    ends = file.whole("sketches.ends")
    starts, stops = ends[articles].astype(np.int64), ends[articles + 1].astype(np.int64)
    numbers = file.gather("sketches.numbers", starts, stops)
    return Sketches(numbers, stops - starts)


def read_all_sketches(file: FlatFile) -> Sketches:
    """The sketches of all articles of a segment."""
    sizes = np.diff(file.whole("sketches.ends")).astype(np.int64)
    return Sketches(file.whole("sketches.numbers"), sizes)


def _choose_runs(hashes: Hashes, counts: Array, ends: Array) -> NDArray[np.int64]:
    """The hashes of the runs to keep, each once a body, whose place is above them."""
    runs = _hash_runs(hashes)
    # A run ends with its body.
    beyond = (ends[:, None] - _LAST_PLACES).ravel()
    runs[beyond[(beyond >= 0) & (beyond < len(runs))]] = _NEVER
    limits = (shares(counts) * int(_NEVER)).astype(np.uint32)
    limits[counts < SHORT] = 0
    at = np.flatnonzero(runs < np.repeat(limits, counts)[: len(runs)])
    found: NDArray[np.int64] = ends.searchsorted(at, "right")
    found <<= _HASH_BITS
    found |= runs[at]
    # The same words may come again and again.
    found.sort()
    new = np.ones(len(found), np.bool_)
    new[1:] = found[1:] != found[:-1]
    return found[new]


def _hash_strings(letters: Array, sizes: Array) -> Hashes:
    """A number for each of the strings, none of them empty, that stand in one row."""
    starts = np.cumsum(sizes) - sizes
    places = np.arange(len(letters)) - np.repeat(starts, sizes)
    placed = letters + (places.astype(np.uint32) << np.uint32(8))
    return _mix(np.add.reduceat(_mix(placed), starts, dtype=np.uint32))


def _hash_runs(hashes: Hashes) -> Hashes:
    """A number for each run of RUN words."""
    if len(hashes) < RUN:
        return np.zeros(0, np.uint32)
    pairs = hashes[:-1] * _FIRST
    pairs += hashes[1:]
    fours = pairs[:-2] * _SECOND
    fours += pairs[2:]
    fives = fours[:-1] * _LAST
    fives += hashes[RUN - 1 :]
    # The terms' hashes are spread well; so are these sums of odd multiples of them.
    return fives


def _hash_whole(hashes: Hashes) -> Hashes:
    """Some numbers for a text, all of them others if one of its words is."""
    places = np.arange(1, len(hashes) + 1, dtype=np.uint32) * _PLACE
    whole = _mix(hashes + places).sum(dtype=np.uint32)
    return _mix(np.arange(1, _OF_SHORT + 1, dtype=np.uint32) * _PLACE + whole)


def _mix(numbers: Hashes) -> Hashes:
    """The numbers, each bit of them spread over all."""
    mixed = numbers ^ (numbers >> _FOLD)
    mixed *= _MIX
    mixed ^= mixed >> _FOLD
    mixed *= _FIRST
    return mixed
