"""Maps byte strings to numbers, many at once and exactly.

Strings of up to 23 bytes are in a hash table with open addressing, in which a string is
compared whole as three machine words (`index.kernels.hash_table`); the few longer ones
are in a dictionary.
"""

import secrets

import numpy as np
from numpy.typing import NDArray

from index import kernels
from index.codec.string_array import StringArray
from index.kernels.array_types import Offsets, PackedKeys
from index.kernels.hash_table import LONGEST_KEY

MISSING = -1
"""Value of strings that were not put."""

_FIRST_BITS = 16
_MAX_LOAD = 0.55
_KEY, _TAG_WORD, _VALUE = slice(3), 2, 3
# Secret, so that nobody can write a text whose words all collide.
_MULTIPLIERS = np.array([secrets.randbits(64) | 1 for _ in range(4)], np.uint64)
_ANY_TAG = 1


class HashTable:
    """A hash table with open addressing: packed keys to int32 values.

    It doubles when it is 55 % full, and holds no Python object, however many keys.
    """

    def __init__(self) -> None:
        self._count = 0
        self._slots = _make_slots(_FIRST_BITS)

    def find(self, keys: PackedKeys) -> NDArray[np.int32]:
        """Returns the value of each key, -1 for those that were not put.

        Args:
            keys: uint64 array of shape (n, 3).

        Returns:
            int32 array of shape (n,).
        """
        return kernels.find_keys(self._slots, _MULTIPLIERS, keys)

    def put(self, keys: PackedKeys, values: NDArray[np.int32]) -> None:
        """Puts new keys, each once.

        Args:
            keys: uint64 array of shape (n, 3).
            values: int32 array of shape (n,).
        """
        self._count += len(values)
        if self._count > _MAX_LOAD * len(self._slots):
            self._grow()
        kernels.insert_keys(self._slots, _MULTIPLIERS, keys, values)

    def _grow(self) -> None:
        old = self._slots[self._slots[:, _TAG_WORD] != 0]
        bits = len(self._slots).bit_length()
        while self._count > _MAX_LOAD * (1 << bits):
            bits += 1
        self._slots = _make_slots(bits)
        keys, values = old[:, _KEY].copy(), old[:, _VALUE].astype(np.int32)
        kernels.insert_keys(self._slots, _MULTIPLIERS, keys, values)


class StringTable:
    """Byte strings, each with a tag such as a language, to int32 values."""

    def __init__(self) -> None:
        self._short = HashTable()
        self._long: dict[tuple[int, bytes], int] = {}

    def find(self, strings: StringArray, tag: int = _ANY_TAG) -> NDArray[np.int32]:
        """Returns the value of each string: int32 array of shape (n,), MISSING for none."""
        values = self._short.find(_pack(strings, tag))
        long = _find_long(strings)
        if len(long):
            get, texts = self._long.get, strings.take(long).to_list()
            values[long] = [get((tag, text), MISSING) for text in texts]
        return values

    def put(
        self, strings: StringArray, values: NDArray[np.int32], tag: int = _ANY_TAG
    ) -> None:
        """Puts new strings, each once; `values` is an int32 array of shape (n,)."""
        short = np.flatnonzero(strings.ends - strings.starts <= LONGEST_KEY)
        self._short.put(_pack(strings.take(short), tag), values[short])
        long = _find_long(strings)
        texts = strings.take(long).to_list()
        for text, value in zip(texts, values[long].tolist(), strict=True):
            self._long[tag, text] = value


def find_distinct(strings: StringArray) -> tuple[Offsets, Offsets]:
    """Returns where the distinct strings first occur, and which of them each string is.

    Returns:
        Indices of first occurrences, int64 array of shape (n_distinct,); and for each
        string an index into these, int64 array of shape (n,).
    """
    firsts = find_first_equal(_pack(strings, _ANY_TAG))
    long = _find_long(strings)
    seen: dict[bytes, int] = {}
    texts = zip(strings.take(long).to_list(), long.tolist(), strict=True)
    firsts[long] = [seen.setdefault(text, n) for text, n in texts]
    distinct = np.flatnonzero(firsts == np.arange(len(firsts)))
    ranks = np.zeros(len(firsts), np.int64)
    ranks[distinct] = np.arange(len(distinct))
    return distinct, ranks[firsts]


def find_first_equal(keys: PackedKeys) -> Offsets:
    """Returns for each key the index of the first key that equals it.

    Args:
        keys: uint64 array of shape (n, 3).

    Returns:
        int64 array of shape (n,).
    """
    return kernels.find_first_equal(keys, _MULTIPLIERS)


def _make_slots(bits: int) -> PackedKeys:
    # Key and value side by side: one access to memory for both.
    return np.zeros((1 << bits, 4), np.uint64)


def _find_long(strings: StringArray) -> Offsets:
    return np.flatnonzero(strings.ends - strings.starts > LONGEST_KEY)


def _pack(strings: StringArray, tag: int) -> PackedKeys:
    return kernels.pack_keys(strings.data, strings.starts, strings.ends, tag)
