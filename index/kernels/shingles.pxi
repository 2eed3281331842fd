"""`index.kernels.shingles` compiled: one pass over the hashes, one `qsort` a text."""

import numpy as np

from libc.stdint cimport int64_t, uint32_t
from libc.stdlib cimport qsort

cdef enum:
    SHINGLE_TERMS = 5

# Those of shingles.py.
cdef uint32_t MIX_A = 0x9E3779B1, MIX_B = 0x85EBCA77, MIX_C = 0xC2B2AE3D


def sample_shingles(
    const uint32_t[::1] hashes, const int64_t[::1] lengths, const uint32_t[::1] limits
):
    cdef Py_ssize_t text, n, start = 0, size = 0, first
    cdef uint32_t shingle
    sampled = np.empty(len(hashes), np.int64)
    cdef int64_t[::1] found = sampled
    _check_equal(len(lengths), len(limits))
    for text in range(len(lengths)):
        if lengths[text] < 0 or lengths[text] > len(hashes) - start:
            raise IndexError("there are fewer hashes than the lengths say")
        first = size
        for n in range(start, start + lengths[text] - SHINGLE_TERMS + 1):
            shingle = (hashes[n] * MIX_A + hashes[n + 1]) * MIX_B
            shingle += hashes[n + 2] * MIX_A + hashes[n + 3]
            shingle = shingle * MIX_C + hashes[n + 4]
            if shingle < limits[text]:
                found[size] = <int64_t>text << 32 | shingle
                size += 1
        start += lengths[text]
        size = _sort_distinct(found, first, size)
    return sampled[:size]


cdef Py_ssize_t _sort_distinct(
    int64_t[::1] numbers, Py_ssize_t first, Py_ssize_t stop
) noexcept:
    """Sort a slice in place and drop repeated numbers; returns where it ends then."""
    cdef Py_ssize_t n, size = first
    if first < stop:
        qsort(&numbers[first], stop - first, sizeof(int64_t), _compare_int64)
    for n in range(first, stop):
        if n == first or numbers[n] != numbers[size - 1]:
            numbers[size] = numbers[n]
            size += 1
    return size


cdef int _compare_int64(const void* first, const void* second) noexcept nogil:
    cdef int64_t one = (<const int64_t*>first)[0], other = (<const int64_t*>second)[0]
    return (one > other) - (one < other)
