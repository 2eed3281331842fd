"""`index.kernels.slices` compiled: one bounds check and one `memcpy` a slice."""

import numpy as np

from libc.stdint cimport int64_t, uint8_t
from libc.string cimport memcpy


def gather(values, starts, counts):
    cdef const uint8_t[::1] source = np.ascontiguousarray(values).view(np.uint8)
    cdef const int64_t[::1] firsts = np.ascontiguousarray(starts, np.int64)
    cdef const int64_t[::1] sizes = np.ascontiguousarray(counts, np.int64)
    cdef Py_ssize_t itemsize = values.itemsize, at = 0, size, n
    cdef int64_t limit = len(values)
    cdef int64_t total = 0
    _check_equal(len(firsts), len(sizes))
    for n in range(len(sizes)):
        if firsts[n] < 0 or sizes[n] < 0 or sizes[n] > limit - firsts[n]:
            raise IndexError("a slice is not within the array")
        total += sizes[n]
    gathered = np.empty(total, values.dtype)
    cdef uint8_t[::1] target = gathered.view(np.uint8)
    for n in range(len(sizes)):
        size = sizes[n] * itemsize
        if size:
            memcpy(&target[at], &source[firsts[n] * itemsize], size)
        at += size
    return gathered


def scatter(target, places, values, starts, counts):
    cdef uint8_t[::1] written = target.view(np.uint8)
    cdef const uint8_t[::1] source = np.ascontiguousarray(values).view(np.uint8)
    cdef const int64_t[::1] targets = np.ascontiguousarray(places, np.int64)
    cdef const int64_t[::1] firsts = np.ascontiguousarray(starts, np.int64)
    cdef const int64_t[::1] sizes = np.ascontiguousarray(counts, np.int64)
    cdef Py_ssize_t itemsize = target.itemsize, n
    cdef int64_t room = len(target), limit = len(values), size
    if values.dtype != target.dtype:
        raise TypeError("the arrays are of different dtypes")
    _check_equal(len(targets), len(sizes))
    _check_equal(len(firsts), len(sizes))
    for n in range(len(sizes)):
        size = sizes[n]
        if size < 0 or firsts[n] < 0 or size > limit - firsts[n]:
            raise IndexError("a slice is not within the array")
        if targets[n] < 0 or size > room - targets[n]:
            raise IndexError("a slice is not within the array")
    for n in range(len(sizes)):
        size = sizes[n] * itemsize
        if size:
            memcpy(&written[targets[n] * itemsize], &source[firsts[n] * itemsize], size)


cdef int _check_equal(Py_ssize_t size, Py_ssize_t other) except -1:
    if size != other:
        raise ValueError(f"arrays of {size} and {other} elements belong together")
    return 0
