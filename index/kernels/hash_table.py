"""Looks up short byte strings in a hash table, many at once and exactly.

A string of up to 23 bytes is packed into three 64-bit words together with a tag byte
(`pack_keys`), so that two keys are equal if and only if their words are: no string is
ever taken for another, and no Python object stands for a key.

The table is one uint64 array of shape (2^b, 4), a row a slot: a key's three words, then
its value. It resolves collisions by open addressing with linear probing; a row whose
third word is 0 is free. With m1…m4 odd random multipliers, key k begins at slot

    h = k1 * m1 ^ k2 * m2 ^ k3 * m3;  h ^= h >> 29;  slot = (h * m4) >> (64 - b)

Expected cost: O(1) a key as long as the table is not nearly full; the multipliers are
secret, so that nobody can write texts whose words all collide.
"""

import numpy as np
from numpy.typing import NDArray

from index.kernels.array_types import Offsets, PackedKeys

LONGEST_KEY = 23
"""Bytes of a string that a key holds; the 24th holds the tag."""

_TAG_WORD, _VALUE = 2, 3
_FOLD = np.uint64(29)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


def pack_keys(data: bytes, starts: Offsets, ends: Offsets, tag: int) -> PackedKeys:
    """Packs strings into three machine words each, which tell short ones apart.

    The keys of longer strings begin with a zero word, as no short token's does.

    Args:
        data: holds the strings, with 24 more bytes after the last.
        starts: int64 array of shape (n,): where each string starts in `data`.
        ends: int64 array of shape (n,): where it ends.
        tag: from 1 to 255; the upper byte of the third word. Strings of different tags,
            such as languages, have different keys.

    Returns:
        uint64 array of shape (n, 3).
    """
    # The eight bytes from each offset of the buffer on.
    words = np.ndarray((len(data) - 7,), np.uint64, data, 0, (1,))
    lengths = ends - starts
    keys = np.zeros((len(starts), 3), np.uint64)
    keys[:, 0] = words[starts] & _MASKS[np.minimum(lengths, 8)]
    for n, most in (1, 8), (2, 7):
        longer = np.flatnonzero(lengths > 8 * n)
        rest = np.minimum(lengths[longer] - 8 * n, most)
        keys[longer, n] = words[starts[longer] + 8 * n] & _MASKS[rest]
    keys[:, _TAG_WORD] |= np.uint64(tag << 56)
    keys[lengths > LONGEST_KEY, 0] = 0
    return keys


def find_keys(
    table: PackedKeys, multipliers: PackedKeys, keys: PackedKeys
) -> NDArray[np.int32]:
    """Returns the value that a table has for each key.

    Args:
        table: uint64 array of shape (2^b, 4), some of its rows free.
        multipliers: uint64 array of shape (4,), odd.
        keys: uint64 array of shape (n, 3), of `pack_keys`.

    Returns:
        int32 array of shape (n,): the values, -1 for keys that the table does not have.
    """
    left, slots = np.arange(len(keys)), _first_slots(table, multipliers, keys)
    values = np.full(len(keys), -1, np.int32)
    while len(left):
        rows = table.take(slots, axis=0)
        hit = (rows[:, :_VALUE] == keys).all(axis=1)
        values[left[hit]] = rows[hit, _VALUE]
        on = ~hit & (rows[:, _TAG_WORD] != 0)
        left, keys = left[on], keys[on]
        slots = (slots[on] + 1) & (len(table) - 1)
    return values


def insert_keys(
    table: PackedKeys,
    multipliers: PackedKeys,
    keys: PackedKeys,
    values: NDArray[np.int32],
) -> None:
    """Puts keys that a table does not have into it.

    Args:
        table: uint64 array of shape (2^b, 4), written in place; more than n rows free.
        multipliers: uint64 array of shape (4,), odd.
        keys: uint64 array of shape (n, 3), of `pack_keys`; each once.
        values: int32 array of shape (n,).
    """
    left, slots = np.arange(len(values)), _first_slots(table, multipliers, keys)
    new = np.column_stack((keys, values.astype(np.uint64)))
    owner = np.zeros(len(table), np.int32)
    while len(left):
        free = table[slots, _TAG_WORD] == 0
        # Of several keys for one slot the last one written stays.
        owner[slots[free]] = left[free]
        won = free & (owner[slots] == left)
        table[slots[won]] = new[left[won]]
        left, slots = left[~won], (slots[~won] + 1) & (len(table) - 1)


def _first_slots(
    table: PackedKeys, multipliers: PackedKeys, keys: PackedKeys
) -> Offsets:
    mixed = (keys * multipliers[:3]).T
    mixed = mixed[0] ^ mixed[1] ^ mixed[2]
    mixed ^= mixed >> _FOLD
    mixed *= multipliers[3]
    mixed >>= np.uint64(65 - len(table).bit_length())
    slots: Offsets = mixed.view(np.int64)
    return slots


def find_first_equal(keys: PackedKeys, multipliers: PackedKeys) -> Offsets:
    """Returns for each key the index of the first key that equals it.

    Args:
        keys: uint64 array of shape (n, 3), of `pack_keys`.
        multipliers: uint64 array of shape (4,), odd and secret.

    Returns:
        int64 array of shape (n,).
    """
    del multipliers  # only the compiled twin hashes; this one sorts
    order = np.lexsort(keys.T)
    new = np.ones(len(order), np.bool_)
    new[1:] = (keys[order[1:]] != keys[order[:-1]]).any(axis=1)
    firsts = np.empty(len(order), np.int64)
    firsts[order] = order[np.flatnonzero(new)[np.cumsum(new) - 1]]
    return firsts
