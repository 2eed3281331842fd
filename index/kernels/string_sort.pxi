"""`index.kernels.string_sort` compiled: radix sort by eight bytes, then `qsort`.

A `SortedString` holds its head as a big-endian number, so that numbers compare as the
bytes do; a shorter string is padded with zeros, and its size decides among equal heads.
"""

import numpy as np

from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport free, malloc, qsort
from libc.string cimport memcmp, memset

cdef enum:
    RADIX = 1 << 16

cdef struct SortedString:
    uint64_t head
    const uint8_t* chars
    int64_t size
    int64_t tiebreak
    int64_t index


def argsort_strings(
    bytes data not None,
    const int64_t[::1] starts,
    const int64_t[::1] ends,
    const int64_t[::1] tiebreaks,
):
    cdef const uint8_t* chars = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef Py_ssize_t n, m, size = len(starts)
    indices = np.empty(size, np.int64)
    cdef int64_t[::1] order = indices
    cdef SortedString* strings = <SortedString*>malloc(
        max(size, 1) * sizeof(SortedString)
    )
    cdef SortedString* spare = <SortedString*>malloc(
        max(size, 1) * sizeof(SortedString)
    )
    # 512 KB: the stack of a thread may be too small.
    cdef Py_ssize_t* nexts = <Py_ssize_t*>malloc(RADIX * sizeof(Py_ssize_t))
    cdef Py_ssize_t first
    try:
        if strings == NULL or spare == NULL or nexts == NULL:
            raise MemoryError
        _check_equal(size, len(ends))
        _check_equal(size, len(tiebreaks))
        for n in range(size):
            if not 0 <= starts[n] <= ends[n] <= len(data):
                raise IndexError("a string is not within the buffer")
            strings[n].chars = chars + starts[n]
            strings[n].size = ends[n] - starts[n]
            strings[n].tiebreak = tiebreaks[n]
            strings[n].index = n
            strings[n].head = 0
            for m in range(8):
                strings[n].head <<= 8
                if m < strings[n].size:
                    strings[n].head |= strings[n].chars[m]
        _sort_by_heads(strings, spare, size, nexts)
        first = 0
        for n in range(1, size + 1):
            if n == size or strings[n].head != strings[first].head:
                if n - first > 1:
                    qsort(
                        &strings[first],
                        n - first,
                        sizeof(SortedString),
                        _compare_strings,
                    )
                first = n
        for n in range(size):
            order[n] = strings[n].index
    finally:
        free(strings)
        free(spare)
        free(nexts)
    return indices


cdef void _sort_by_heads(
    SortedString* strings, SortedString* spare, Py_ssize_t size, Py_ssize_t* nexts
) noexcept:
    """Radix sort, 16 bits at a time, the lowest first; an even number of passes.

    Each pass is stable, so the passes before it decide among its equal digits.
    """
    cdef Py_ssize_t n, digit, start, count
    cdef int shift
    for shift in range(0, 64, 16):
        memset(nexts, 0, RADIX * sizeof(Py_ssize_t))
        for n in range(size):
            nexts[strings[n].head >> shift & 0xFFFF] += 1
        start = 0
        for digit in range(RADIX):
            count = nexts[digit]
            nexts[digit] = start
            start += count
        for n in range(size):
            digit = strings[n].head >> shift & 0xFFFF
            spare[nexts[digit]] = strings[n]
            nexts[digit] += 1
        strings, spare = spare, strings


cdef int _compare_strings(const void* first, const void* second) noexcept nogil:
    cdef const SortedString* one = <const SortedString*>first
    cdef const SortedString* other = <const SortedString*>second
    cdef int rest
    if one.head != other.head:
        return -1 if one.head < other.head else 1
    if one.size > 8 and other.size > 8:
        rest = memcmp(one.chars + 8, other.chars + 8, min(one.size, other.size) - 8)
        if rest:
            return rest
    if one.size != other.size:
        return -1 if one.size < other.size else 1
    if one.tiebreak != other.tiebreak:
        return -1 if one.tiebreak < other.tiebreak else 1
    return -1 if one.index < other.index else 1


def stable_argsort(const int32_t[::1] keys, Py_ssize_t bound):
    cdef Py_ssize_t n
    cdef int64_t[::1] nexts = np.zeros(bound + 1, np.int64)
    indices = np.empty(len(keys), np.int32)
    cdef int32_t[::1] order = indices
    for n in range(len(keys)):
        if not 0 <= keys[n] < bound:
            raise IndexError("a key is not below its bound")
        nexts[<Py_ssize_t>keys[n] + 1] += 1
    for n in range(bound):
        nexts[n + 1] += nexts[n]
    for n in range(len(keys)):
        order[nexts[keys[n]]] = <int32_t>n
        nexts[keys[n]] += 1
    return indices
