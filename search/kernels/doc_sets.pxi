"""`search.kernels.doc_sets` compiled: galloping search, look-up table and bit set."""

import numpy as np

from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc

cdef extern from *:
    """
    #ifdef _MSC_VER
    #include <intrin.h>
    static inline int first_bit(uint64_t word) {
        unsigned long at; _BitScanForward64(&at, word); return (int)at;
    }
    #else
    #define first_bit(word) __builtin_ctzll(word)
    #endif
    """
    int first_bit(uint64_t word) noexcept nogil

cdef enum:
    MUCH_LONGER = 16

ctypedef fused Ordinal:
    uint8_t
    uint16_t
    uint32_t

# Some documents and their scores; NULL for None.
cdef struct DocList:
    const uint16_t* doc_ids
    const float* scores
    Py_ssize_t size


def locate(
    const uint16_t[::1] doc_ids,
    const uint16_t[::1] postings,
    Workspace workspace not None,
):
    _check_size(len(postings))
    found_ = np.empty(len(doc_ids), np.int32)
    cdef int32_t[::1] found = found_
    _locate(doc_ids, &postings[0], len(postings), workspace.indices, &found[0])
    return found_


cdef int _check_size(Py_ssize_t size) except -1:
    if size > MAX_DOCS:
        raise IndexError("more documents than a segment has")
    return 0


cdef inline void _locate(
    const uint16_t[::1] doc_ids,
    const uint16_t* postings,
    Py_ssize_t size,
    uint16_t* indices,
    int32_t* found,
) noexcept:
    """Write into `found` the index of each document among the postings, or -1.

    There may be MAX_DOCS of either; `indices` has MAX_DOCS elements of any value, and
    `found` one for each document.
    """
    cdef Py_ssize_t n, at = 0
    if size > MUCH_LONGER * len(doc_ids):
        for n in range(len(doc_ids)):
            at = _gallop(at, postings, size, doc_ids[n])
            found[n] = -1
            if at < size and postings[at] == doc_ids[n]:
                found[n] = <int32_t>at
        return
    for n in range(size):
        indices[postings[n]] = <uint16_t>n
    for n in range(len(doc_ids)):
        at = indices[doc_ids[n]]
        # An earlier call may have left any number here.
        at = at if at < size else 0
        # -1 without a branch, which would often be mispredicted.
        found[n] = <int32_t>at | -<int32_t>(size == 0 or postings[at] != doc_ids[n])


cdef inline Py_ssize_t _gallop(
    Py_ssize_t low, const uint16_t* postings, Py_ssize_t size, uint16_t doc_id
) noexcept:
    """Index of the first posting from `low` on that is not below a doc id.

    Doubles its steps until it is past the doc id, then bisects the last step.
    """
    cdef Py_ssize_t step = 1, high = low, middle
    while high < size and postings[high] < doc_id:
        low = high + 1
        high += step
        step *= 2
    high = min(high, size)
    while low < high:
        middle = (low + high) >> 1
        if postings[middle] < doc_id:
            low = middle + 1
        else:
            high = middle
    return low


def union(list lists, Workspace workspace not None):
    cdef Py_ssize_t n, total = 0
    cdef DocList* read = <DocList*>malloc((len(lists) + 1) * sizeof(DocList))
    if read == NULL:
        raise MemoryError
    try:
        for n, (doc_ids, scores) in enumerate(lists):
            _read_list(&read[n], doc_ids, scores)
            total += read[n].size
        doc_ids = np.empty(min(total, MAX_DOCS), np.uint16)
        scores = np.empty(min(total, MAX_DOCS), np.float32)
        size = _union(workspace, read, len(lists), doc_ids, scores)
        return doc_ids[:size], scores[:size]
    finally:
        free(read)


cdef int _read_list(
    DocList* one, const uint16_t[::1] doc_ids, const float[::1] scores
) except -1:
    if scores is not None and len(scores) != len(doc_ids):
        raise IndexError("not one score for each document")
    one.doc_ids = &doc_ids[0]
    one.size = len(doc_ids)
    one.scores = NULL
    if scores is not None:
        one.scores = &scores[0]
    return 0


cdef Py_ssize_t _union(
    Workspace workspace,
    const DocList* lists,
    Py_ssize_t size,
    uint16_t[::1] doc_ids,
    float[::1] scores,
) noexcept nogil:
    cdef Py_ssize_t n, m
    cdef float* sums = workspace.sums
    for n in range(size):
        _mark(workspace.marked, lists[n].doc_ids, lists[n].size)
        if lists[n].scores != NULL:
            for m in range(lists[n].size):
                sums[lists[n].doc_ids[m]] += lists[n].scores[m]
    size = _take_marked(workspace.marked, doc_ids)
    for n in range(size):
        scores[n] = sums[doc_ids[n]]
        sums[doc_ids[n]] = 0
    return size


cdef void _mark(
    uint64_t* marked, const uint16_t* doc_ids, Py_ssize_t size
) noexcept nogil:
    cdef Py_ssize_t n
    for n in range(size):
        marked[doc_ids[n] >> 6] |= <uint64_t>1 << (doc_ids[n] & 63)


cdef Py_ssize_t _take_marked(uint64_t* marked, uint16_t[::1] doc_ids) noexcept nogil:
    """Write the marked documents in order, and clear the marks; their number."""
    cdef Py_ssize_t n, size = 0
    cdef uint64_t word
    for n in range(BLOCKS):
        word = marked[n]
        marked[n] = 0
        while word:
            doc_ids[size] = <uint16_t>(n << 6 | first_bit(word))
            word &= word - 1
            size += 1
    return size


def filter_docs(
    const uint8_t[::1] mask,
    const uint16_t[::1] doc_ids,
    const float[::1] scores,
    const float[::1] more,
):
    cdef Py_ssize_t n, size = len(mask), kept = 0
    if (
        len(doc_ids) != size
        or (scores is not None and len(scores) != size)
        or (more is not None and len(more) != size)
    ):
        raise IndexError("not one score for each document")
    if scores is None:
        scores, more = more, None
    kept_ids = np.empty(size, np.uint16)
    kept_scores = None if scores is None else np.empty(size, np.float32)
    cdef uint16_t[::1] ids = kept_ids
    cdef float[::1] sums = kept_scores
    # To write each and keep some is faster than to branch for each.
    for n in range(size):
        ids[kept] = doc_ids[n]
        if scores is not None:
            sums[kept] = scores[n] if more is None else scores[n] + more[n]
        kept += mask[n] != 0
    return kept_ids[:kept], None if scores is None else kept_scores[:kept]


def select_range(column, const uint16_t[::1] doc_ids, int64_t low, int64_t high):
    cdef const uint8_t[::1] narrow
    cdef const uint16_t[::1] wide
    cdef const uint32_t[::1] widest
    mask_ = np.empty(len(doc_ids), np.bool_)
    cdef uint8_t[::1] mask = mask_
    if column.itemsize == 1:
        narrow = column
        _select_range(narrow, doc_ids, low, high, mask)
    elif column.itemsize == 2:
        wide = column
        _select_range(wide, doc_ids, low, high, mask)
    else:
        widest = column
        _select_range(widest, doc_ids, low, high, mask)
    return mask_


cdef int _select_range(
    const Ordinal[::1] column,
    const uint16_t[::1] doc_ids,
    int64_t low,
    int64_t high,
    uint8_t[::1] mask,
) except -1:
    cdef Py_ssize_t n, size = len(column)
    cdef uint64_t span = max(high - low, 0)
    for n in range(len(doc_ids)):
        if doc_ids[n] >= size:
            raise IndexError("a doc id is not in the segment")
        # One comparison without a branch: what is too little wraps to a large number.
        mask[n] = <uint64_t>(<int64_t>column[doc_ids[n]] - low - 1) < span
    return 0
