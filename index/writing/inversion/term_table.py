"""A hash table in arrays: keys to numbers, many at once, exactly."""

import secrets

import numpy as np
from numpy.typing import NDArray

from index import kernels
from index.kernels import find_keys, insert_keys

_FIRST_BITS = 16
_FULLEST = 0.55
_KEY, _LAST, _NUMBER = slice(3), 2, 3
# Nobody can write a text whose words all want one slot.
_MIX = np.array([secrets.randbits(64) | 1 for _ in range(4)], np.uint64)

Keys = NDArray[np.uint64]
"""Three machine words each, the last never 0 (`index.kernels.pack_keys`)."""
Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


class Slots:
    """Grows as it fills; holds no Python object, however many keys it has."""

    def __init__(self) -> None:
        self._count = 0
        self._rows = _free_rows(_FIRST_BITS)

    def find(self, keys: Keys) -> Numbers:
        """The number put for each key, -1 for none."""
        return find_keys(self._rows, _MIX, keys)

    def put(self, keys: Keys, numbers: Numbers) -> None:
        """Put new keys, each once."""
        self._count += len(numbers)
        if self._count > _FULLEST * len(self._rows):
            self._grow()
        insert_keys(self._rows, _MIX, keys, numbers)

    def _grow(self) -> None:
        old = self._rows[self._rows[:, _LAST] != 0]
        bits = len(self._rows).bit_length()
        while self._count > _FULLEST * (1 << bits):
            bits += 1
        self._rows = _free_rows(bits)
        insert_keys(self._rows, _MIX, old[:, _KEY].copy(), old[:, _NUMBER].astype("i4"))


def find_same(keys: Keys) -> Places:
    """For each key the place of the first that equals it."""
    return kernels.find_first_equal(keys, _MIX)


def _free_rows(bits: int) -> Keys:
    # Key and number side by side: memory is looked at once for each.
    return np.zeros((1 << bits, 4), np.uint64)
