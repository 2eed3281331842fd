"""Term dictionary of a field: its terms, sorted as bytes and numbered by ordinals.

A term is looked up by binary search, first among the beginnings of every sixteenth term,
eight bytes each as one number, then among the terms of a block.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray, ArrayFile
from index.codec.array_file_writer import ArrayFileWriter, narrow
from index.codec.array_names import (
    TERM_BLOCK,
    TERM_BLOCK_OFFSETS,
    TERM_BLOCK_PREFIXES,
    TERM_BYTES,
    TERM_LENGTHS,
)
from index.codec.string_array import PADDING, StringArray

_PREFIX_BYTES = 8
# To find each of so many alone takes as long as to find where all are.
_FEW = 100
_MAX_BLOCKS = 4
"""More blocks, of terms that begin alike, are searched by halves."""
_MAX_KNOWN = 4_096
"""Look-ups remembered."""


def write_term_dictionary(
    file: ArrayFileWriter, field: str, terms: StringArray
) -> None:
    """Writes the terms of a field, which must be sorted and distinct."""
    lengths = terms.ends - terms.starts
    file.put(field + TERM_LENGTHS, narrow(lengths))
    offsets = (np.cumsum(lengths) - lengths)[::TERM_BLOCK]
    file.put(field + TERM_BLOCK_OFFSETS, offsets.astype(np.uint32))
    file.begin(field + TERM_BYTES, np.uint8)
    for piece in terms.iter_bytes():
        file.append(piece)
    firsts = terms.take(np.arange(0, len(terms), TERM_BLOCK))
    file.put(field + TERM_BLOCK_PREFIXES, firsts.prefix_keys())


class TermDictionary:
    """Terms of a field of a segment, by ordinal."""

    def __init__(self, file: ArrayFile, field: str) -> None:
        self._file = file
        self._lengths = field + TERM_LENGTHS
        self._block_offsets = field + TERM_BLOCK_OFFSETS
        self._bytes = field + TERM_BYTES
        self._prefixes = field + TERM_BLOCK_PREFIXES
        self._size = len(file.view(self._lengths))
        self._found: dict[bytes, int] = {}
        self._bounds: dict[bytes, int] = {}

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, ordinal: int) -> bytes:
        """The term with that ordinal."""
        return self.read(ordinal, ordinal + 1)[0]

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, self._size, 4096):
            yield from self.read(start, start + 4096)

    def find(self, term: bytes) -> int:
        """Finds the ordinal of a term, -1 where there is no such term."""
        ordinal = self._found.get(term)
        if ordinal is None:
            ordinal = self._look_up(term)
            if len(self._found) < _MAX_KNOWN:
                self._found[term] = ordinal
        return ordinal

    def may_contain(self, term: bytes) -> bool:
        """Returns whether a term may be in it, a tenth of the time of `find`.

        True for a few terms that are not in it: those that two others make together.
        """
        return term in self._read_blocks(*self._find_blocks(term))

    def lower_bound(self, term: bytes) -> int:
        """Finds the ordinal of the first term that is not less; the size for none."""
        bound = self._bounds.get(term)
        if bound is None:
            low, near = self._around(term)
            bound = low + bisect_left(near, term)
            if len(self._bounds) < _MAX_KNOWN:
                self._bounds[term] = bound
        return bound

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """Finds the terms with a prefix: the first ordinal and the one after the last."""
        low, near = self._around(prefix)
        first = last = bisect_left(near, prefix)
        # They mostly end where they were looked for, or there are none.
        while last < len(near) and near[last].startswith(prefix):
            last += 1
        start = low + first
        if last < len(near):
            return start, low + last
        bare = prefix.rstrip(b"\xff")
        if not bare:
            return start, self._size
        return start, self.lower_bound(bare[:-1] + bytes([bare[-1] + 1]))

    def read(self, start: int, stop: int) -> list[bytes]:
        """Reads the terms from one ordinal up to another, which may be too great."""
        stop = min(stop, self._size)
        if start >= stop:
            return []
        data, ends = self._read_range(start, stop)
        cuts = [0, *ends.tolist()]
        text = data.tobytes()
        return [text[a:b] for a, b in pairwise(cuts)]

    def read_ordinals(self, ordinals: AnyArray) -> list[bytes]:
        """Reads the terms with these ordinals.

        Args:
            ordinals: int64 array of shape (n_terms,), in any order.
        """
        if len(ordinals) < _FEW:
            return self._read_few(ordinals.tolist())
        # Terms of words that begin alike mostly stand near each other.
        low, high = int(ordinals.min()), int(ordinals.max()) + 1
        data, ends = self._read_range(low, high)
        text, stops = data.tobytes(), ends[ordinals - low]
        starts = stops - self._file.slice(self._lengths, low, high)[ordinals - low]
        both = zip(starts.tolist(), stops.tolist(), strict=True)
        return [text[start:stop] for start, stop in both]

    def read_packed(
        self, start: int, stop: int
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Reads the terms from one ordinal up to another without an object for each.

        Returns:
            The bytes of all, one term after the other, as a uint8 array of shape
            (n_bytes,), and the length of each term as an int64 array of shape (n_terms,).
        """
        if start >= stop:
            return np.zeros(0, np.uint8), np.zeros(0, np.int64)
        data, ends = self._read_range(start, stop)
        return data, np.diff(ends, prepend=0)

    def to_string_array(self) -> StringArray:
        """Returns all terms."""
        data, lengths = self.read_packed(0, self._size)
        ends = np.cumsum(lengths)
        return StringArray(data.tobytes() + bytes(PADDING), ends - lengths, ends)

    def _read_few(self, ordinals: list[int]) -> list[bytes]:
        low, high = min(ordinals, default=0), max(ordinals, default=-1)
        if high - low > _FEW:
            return [self[ordinal] for ordinal in ordinals]
        # Forms of one word mostly stand beside each other.
        near = self.read(low, high + 1)
        return [near[ordinal - low] for ordinal in ordinals]

    def _look_up(self, term: bytes) -> int:
        """Finds the ordinal of a term that was not asked for before.

        Most terms are not there: the parts that a word might be a compound of. That shows
        in the bytes of their blocks, without taking these apart.
        """
        first, last = self._find_blocks(term)
        if last - first > _MAX_BLOCKS:
            low, near = self._around(term)
            place = bisect_left(near, term)
            there = place < len(near) and near[place] == term
            return low + place if there else -1
        text = self._read_blocks(first, last)
        if term not in text:
            return -1
        low, start = first * TERM_BLOCK, 0
        high = min(last * TERM_BLOCK, self._size)
        lengths = self._file.slice(self._lengths, low, high).tolist()
        for ordinal, length in enumerate(lengths, low):
            if length == len(term) and text.startswith(term, start):
                return ordinal
            start += length
        return -1

    def _find_blocks(self, term: bytes) -> tuple[int, int]:
        """Finds the blocks that a term may be in: the first, and that after the last."""
        prefixes = self._file.whole(self._prefixes)
        prefix = np.uint64(_prefix_key(term))
        first = last = int(prefixes.searchsorted(prefix))
        if first < len(prefixes) and prefixes[first] == prefix:
            last = int(prefixes.searchsorted(prefix, "right"))
        return max(first - 1, 0), last

    def _read_blocks(self, first: int, last: int) -> bytes:
        """Reads the bytes of the terms of some blocks, one term after the other."""
        n_blocks = len(self._file.view(self._block_offsets))
        if first >= min(last, n_blocks):
            return b""
        after = min(last + 1, n_blocks)
        bounds = self._file.slice(self._block_offsets, first, after).tolist()
        stop = bounds[-1] if last < n_blocks else len(self._file.view(self._bytes))
        return self._file.slice(self._bytes, bounds[0], stop).tobytes()

    def _around(self, term: bytes) -> tuple[int, list[bytes]]:
        """Some terms where this one would be, and the ordinal of the first."""
        first, last = self._find_blocks(term)
        low, high = first * TERM_BLOCK, min(last * TERM_BLOCK, self._size)
        while high - low > 4 * TERM_BLOCK:
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle + 1
        return low, self.read(low, high)

    def _read_range(
        self, start: int, stop: int
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The bytes of some terms, and the end of each in them."""
        block = start // TERM_BLOCK
        lengths = self._file.slice(self._lengths, block * TERM_BLOCK, stop)
        ends = lengths.cumsum(dtype=np.int64)
        skipped = start - block * TERM_BLOCK
        first = int(ends[skipped - 1]) if skipped else 0
        base = int(self._file.slice(self._block_offsets, block, block + 1)[0])
        low, size = base + first, int(ends[-1]) - first
        data = self._file.slice(self._bytes, low, low + size)
        return data, ends[skipped:] - first


def sort_terms(terms: Sequence[bytes]) -> tuple[list[bytes], NDArray[np.int64]]:
    """Sorts terms.

    Returns:
        The sorted terms, and the ordinals of the given ones in them as an int64 array of
        shape (n_terms,).
    """
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ordinals = np.empty(len(terms), np.int64)
    ordinals[order] = np.arange(len(terms))
    return [terms[n] for n in order], ordinals


def _prefix_key(term: bytes) -> int:
    return int.from_bytes(term[:_PREFIX_BYTES].ljust(_PREFIX_BYTES, b"\0"))
