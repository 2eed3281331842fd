"""A hash table in arrays: pairs of machine words to numbers, many at once, exactly."""

import secrets
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.kernels import fill_rows, find_rows

_FIRST_BITS = 16
_FULLEST = 0.55
_HIGH = 1
_MIX = np.uint64(0x9E3779B97F4A7C15)

Words = NDArray[np.uint64]
Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


class Keys(NamedTuple):
    """Keys of two words each, of which `high` is never 0."""

    low: Words
    high: Words

    def at(self, places: Places | NDArray[np.bool_]) -> "Keys":
        """Those at these places."""
        return Keys(self.low[places], self.high[places])


class Slots:
    """Grows as it fills; holds no Python object, however many keys it has."""

    def __init__(self) -> None:
        self._count = 0
        # Nobody can write a text whose words all want one slot.
        mix = [secrets.randbits(64) | 1 for _ in range(3)]
        self._mix = np.array(mix, np.uint64)
        self._rows = _free_rows(_FIRST_BITS)

    def find(self, keys: Keys) -> Numbers:
        """The number put for each key, -1 for none."""
        return find_rows(self._rows, self._mix, *keys)

    def put(self, keys: Keys, numbers: Numbers) -> None:
        """Put new keys, each once."""
        self._count += len(numbers)
        if self._count > _FULLEST * len(self._rows):
            self._grow()
        fill_rows(self._rows, self._mix, *keys, numbers)

    def _grow(self) -> None:
        rows = self._rows[self._rows[:, _HIGH] != 0]
        bits = len(self._rows).bit_length()
        while self._count > _FULLEST * (1 << bits):
            bits += 1
        self._rows = _free_rows(bits)
        low, high, numbers = (rows[:, n].copy() for n in range(3))
        fill_rows(self._rows, self._mix, low, high, numbers.astype(np.int32))


def _free_rows(bits: int) -> Words:
    # Key and number side by side: memory is looked at once for each.
    return np.zeros((1 << bits, 3), np.uint64)


def find_same(keys: Keys) -> Places:
    """For each key the place of one that equals it, the same one for all of them."""
    size = 1 << max(len(keys.low) - 1, 1).bit_length() + 1
    mixed = (keys.low ^ keys.high * _MIX) * _MIX
    mixed >>= np.uint64(65 - size.bit_length())
    slots = mixed.view(np.int64)
    owner = np.zeros(size, np.int64)
    owner[slots] = np.arange(len(slots))
    same: Places = owner[slots]
    alike = (keys.low[same] == keys.low) & (keys.high[same] == keys.high)
    # Those that another has the slot of; none of them equals one that has it.
    left = np.flatnonzero(~alike)
    rest = keys.at(left)
    order = np.lexsort((rest.low, rest.high))
    low, high = rest.low[order], rest.high[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    same[left[order]] = left[order[np.flatnonzero(new)[np.cumsum(new) - 1]]]
    return same
