"""Numbers for terms and for whole texts, the same in every process."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray

if TYPE_CHECKING:
    from index.writing.inversion.string_pool import Pool

_OF_WHOLE = 4

# Odd numbers that spread the bits. What an index holds depends on them.
_FIRST = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x27D4EB2F)
_PLACE = np.uint32(0x165667B1)
_FOLD = np.uint32(15)

Hashes = NDArray[np.uint32]


class TermHashes:
    """A number for each term of a pool, the same in every process and index."""

    def __init__(self, terms: "Pool") -> None:
        self._terms = terms
        self._hashes: Hashes = np.zeros(1 << 14, np.uint32)
        self._count = 0

    def of(self, numbers: AnyArray) -> Hashes:
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


def hash_whole(hashes: Hashes) -> Hashes:
    """Some numbers for a text, all of them others if one of its words is."""
    places = np.arange(1, len(hashes) + 1, dtype=np.uint32) * _PLACE
    whole = _mix(hashes + places).sum(dtype=np.uint32)
    return _mix(np.arange(1, _OF_WHOLE + 1, dtype=np.uint32) * _PLACE + whole)


def _hash_strings(letters: AnyArray, sizes: AnyArray) -> Hashes:
    """A number for each of the strings, none of them empty, that stand in one row."""
    starts = np.cumsum(sizes) - sizes
    places = np.arange(len(letters)) - np.repeat(starts, sizes)
    placed = letters + (places.astype(np.uint32) << np.uint32(8))
    return _mix(np.add.reduceat(_mix(placed), starts, dtype=np.uint32))


def _mix(numbers: Hashes) -> Hashes:
    """The numbers, each bit of them spread over all."""
    mixed = numbers ^ (numbers >> _FOLD)
    mixed *= _MIX
    mixed ^= mixed >> _FOLD
    mixed *= _FIRST
    return mixed
