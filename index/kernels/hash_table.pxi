"""`index.kernels.hash_table` compiled: open addressing with linear probing.

Look-ups go in groups of sixteen whose first slots are prefetched together, since the
table of a large vocabulary does not fit the cache.
"""

import numpy as np

from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.string cimport memcpy

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define prefetch(address) __builtin_prefetch(address)
    #else
    #define prefetch(address) ((void)(address))
    #endif
    """
    void prefetch(const void* address) noexcept

cdef enum:
    LONGEST_KEY = 23
    # After the last string of a buffer, so that eight bytes may be loaded from any.
    PADDING = 24
    GROUP = 16


def pack_keys(
    bytes data not None,
    const int64_t[::1] starts,
    const int64_t[::1] ends,
    uint64_t tag,
):
    cdef const uint8_t* chars = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef Py_ssize_t n, size = len(starts), last = len(data) - PADDING
    cdef int64_t length
    packed = np.empty((size, 3), np.uint64)
    cdef uint64_t[:, ::1] keys = packed
    _check_equal(size, len(ends))
    for n in range(size):
        length = ends[n] - starts[n]
        if not (0 <= starts[n] <= last and 0 <= length):
            raise IndexError("a string is not within the buffer and its padding")
        keys[n, 0] = _load(chars + starts[n], length) if length <= LONGEST_KEY else 0
        keys[n, 1] = _load(chars + starts[n] + 8, length - 8) if length > 8 else 0
        keys[n, 2] = tag << 56
        if length > 16:
            keys[n, 2] |= _load(chars + starts[n] + 16, min(length - 16, 7))
    return packed


cdef inline uint64_t _load(const uint8_t* chars, int64_t size) noexcept:
    """The first bytes, no more than eight."""
    cdef uint64_t word
    memcpy(&word, chars, 8)
    if size < 8:
        word &= (<uint64_t>1 << (8 * size)) - 1
    return word


cdef inline uint64_t _first_slot(
    const uint64_t* key, const uint64_t* multipliers, uint64_t shift
) noexcept:
    cdef uint64_t mixed = (
        key[0] * multipliers[0] ^ key[1] * multipliers[1] ^ key[2] * multipliers[2]
    )
    mixed ^= mixed >> 29
    return (mixed * multipliers[3]) >> shift


cdef inline bint _is_equal(const uint64_t* key, const uint64_t* other) noexcept:
    return key[0] == other[0] and key[1] == other[1] and key[2] == other[2]


def find_keys(
    const uint64_t[:, ::1] table,
    const uint64_t[::1] multipliers,
    const uint64_t[:, ::1] keys,
):
    cdef Py_ssize_t n, m, size = len(keys), few
    cdef uint64_t mask = len(table) - 1, shift = 64 - _count_bits(len(table)), slot
    cdef uint64_t[GROUP] slots
    values_ = np.empty(size, np.int32)
    cdef int32_t[::1] values = values_
    _check_table(table, multipliers, keys)
    for n in range(0, size, GROUP):
        few = min(GROUP, size - n)
        # Asked of memory together: to wait for each would take longer.
        for m in range(few):
            slots[m] = _first_slot(&keys[n + m, 0], &multipliers[0], shift)
            prefetch(&table[slots[m], 0])
        for m in range(few):
            slot = slots[m]
            while table[slot, 2] and not _is_equal(&table[slot, 0], &keys[n + m, 0]):
                slot = (slot + 1) & mask
            values[n + m] = <int32_t>table[slot, 3] if table[slot, 2] else -1
    return values_


def insert_keys(
    uint64_t[:, ::1] table,
    const uint64_t[::1] multipliers,
    const uint64_t[:, ::1] keys,
    const int32_t[::1] values,
):
    cdef Py_ssize_t n, m
    cdef uint64_t mask = len(table) - 1, shift = 64 - _count_bits(len(table)), slot
    _check_table(table, multipliers, keys)
    _check_equal(len(keys), len(values))
    for n in range(len(keys)):
        slot = _first_slot(&keys[n, 0], &multipliers[0], shift)
        while table[slot, 2]:
            slot = (slot + 1) & mask
        for m in range(3):
            table[slot, m] = keys[n, m]
        table[slot, 3] = <uint64_t>values[n]


def find_first_equal(const uint64_t[:, ::1] keys, const uint64_t[::1] multipliers):
    cdef Py_ssize_t n, size = 1, count = len(keys)
    while size < 2 * count:
        size *= 2
    cdef uint64_t mask = size - 1, shift = 64 - _count_bits(size), slot
    cdef int64_t[::1] owners = np.full(size, -1, np.int64)
    firsts_ = np.empty(count, np.int64)
    cdef int64_t[::1] firsts = firsts_
    _check_keys(multipliers, keys)
    for n in range(count):
        slot = _first_slot(&keys[n, 0], &multipliers[0], shift) & mask
        while owners[slot] >= 0 and not _is_equal(&keys[owners[slot], 0], &keys[n, 0]):
            slot = (slot + 1) & mask
        if owners[slot] < 0:
            owners[slot] = n
        firsts[n] = owners[slot]
    return firsts_


cdef int _check_table(
    const uint64_t[:, ::1] table,
    const uint64_t[::1] multipliers,
    const uint64_t[:, ::1] keys,
) except -1:
    if len(table) < 2 or len(table) & (len(table) - 1) or table.shape[1] != 4:
        raise ValueError("the table's rows are no power of two, or not of four words")
    return _check_keys(multipliers, keys)


cdef int _check_keys(
    const uint64_t[::1] multipliers, const uint64_t[:, ::1] keys
) except -1:
    if keys.shape[1] != 3 or len(multipliers) != 4:
        raise ValueError("keys have three words, and there are four multipliers")
    return 0


cdef inline int _count_bits(Py_ssize_t size) noexcept:
    cdef int bits = 0
    while size > 1:
        size >>= 1
        bits += 1
    return bits
