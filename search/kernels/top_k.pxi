"""`search.kernels.top_k` compiled: a heap, filled from a list or from accumulators."""

from libc.math cimport INFINITY
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t
from libc.stdlib cimport free, malloc
from libc.string cimport memset

# The best so far, the worst of them on top; of equal scores the higher doc id is worse.
# It is a heap only once it is full.
cdef struct Heap:
    float* scores
    uint16_t* doc_ids
    Py_ssize_t size
    Py_ssize_t k


def select_top_k(const uint16_t[::1] doc_ids, const float[::1] scores, request):
    cdef Py_ssize_t n, k = request.k
    cdef float min_score = request.min_score
    cdef Heap heap
    if len(scores) != len(doc_ids):
        raise IndexError("not one score for each document")
    _begin_heap(&heap, min(k, len(scores)))
    try:
        if heap.k:
            for n in range(len(scores)):
                if scores[n] > min_score:
                    min_score = max(min_score, _offer(&heap, doc_ids[n], scores[n]))
        return _list_heap(&heap, request.doc_base)
    finally:
        free(heap.scores)
        free(heap.doc_ids)


cdef int _begin_heap(Heap* heap, Py_ssize_t k) except -1:
    heap.scores = <float*>malloc((k + 1) * sizeof(float))
    heap.doc_ids = <uint16_t*>malloc((k + 1) * sizeof(uint16_t))
    heap.size = 0
    heap.k = k
    if heap.scores == NULL or heap.doc_ids == NULL:
        free(heap.scores)
        free(heap.doc_ids)
        raise MemoryError
    return 0


cdef inline float _offer(Heap* heap, uint16_t doc_id, float score) noexcept nogil:
    """Take a document after those before; returns the score that the next must beat."""
    cdef Py_ssize_t at
    if heap.size == heap.k:
        _sink(heap, 0, doc_id, score)
        return heap.scores[0]
    heap.doc_ids[heap.size] = doc_id
    heap.scores[heap.size] = score
    heap.size += 1
    if heap.size < heap.k:
        return -INFINITY
    for at in range(heap.k // 2 - 1, -1, -1):
        _sink(heap, at, heap.doc_ids[at], heap.scores[at])
    return heap.scores[0]


cdef inline void _sink(
    Heap* heap, Py_ssize_t at, uint16_t doc_id, float score
) noexcept nogil:
    """Put a document where it belongs in the heap, from a place downwards."""
    cdef Py_ssize_t child = 2 * at + 1
    while child < heap.size:
        if child + 1 < heap.size and _is_worse(
            heap, child + 1, heap.doc_ids[child], heap.scores[child]
        ):
            child += 1
        if not _is_worse(heap, child, doc_id, score):
            break
        heap.doc_ids[at] = heap.doc_ids[child]
        heap.scores[at] = heap.scores[child]
        at = child
        child = 2 * at + 1
    heap.doc_ids[at] = doc_id
    heap.scores[at] = score


cdef inline bint _is_worse(
    const Heap* heap, Py_ssize_t at, uint16_t doc_id, float score
) noexcept nogil:
    if heap.scores[at] != score:
        return heap.scores[at] < score
    return heap.doc_ids[at] > doc_id


cdef list _list_heap(const Heap* heap, int64_t doc_base):
    cdef Py_ssize_t n
    found = [
        (-<double>heap.scores[n], doc_base + heap.doc_ids[n]) for n in range(heap.size)
    ]
    found.sort()
    return found


def score_top_k(
    list words, float k1, const uint8_t[::1] live, request, Workspace workspace not None
):
    cdef Heap heap
    read = ScoredTerms(words)
    min_score = request.min_score
    _begin_heap(&heap, min(request.k, MAX_DOCS))
    try:
        total = _score_top_k(
            workspace, read.terms, read.size, k1, live, min_score, &heap
        )
        if total < 0:
            raise IndexError("a doc id is not in the segment")
        return total, _list_heap(&heap, request.doc_base)
    finally:
        free(heap.scores)
        free(heap.doc_ids)


cdef Py_ssize_t _score_top_k(
    Workspace workspace,
    const ScoredTerm* terms,
    Py_ssize_t size,
    float k1,
    const uint8_t[::1] live,
    float min_score,
    Heap* heap,
) noexcept nogil:
    cdef Py_ssize_t n, first = 0
    for n in range(size):
        if not _add_weights(workspace.weights, &terms[n]):
            workspace.clear()
            return -1
        if terms[n].last:
            while first <= n:
                _add_scores(workspace, &terms[first], k1)
                first += 1
    return _take_top_k(workspace, live, min_score, heap)


cdef void _add_scores(
    Workspace workspace, const ScoredTerm* term, float k1
) noexcept nogil:
    """Turn the weights of a term's documents into scores, and clear the weights."""
    cdef Py_ssize_t n
    cdef float weight
    cdef uint16_t doc_id
    cdef float* weights = workspace.weights
    cdef float* sums = workspace.sums
    cdef uint8_t* touched = workspace.touched
    for n in range(term.size):
        doc_id = term.doc_ids[n]
        weight = weights[doc_id]
        weights[doc_id] = 0
        sums[doc_id] += term.factor * weight / (weight + k1)
        touched[doc_id >> 6] = 1


cdef Py_ssize_t _take_top_k(
    Workspace workspace, const uint8_t[::1] live, float min_score, Heap* heap
) noexcept nogil:
    """Offer all scores to the heap and clear them; the number of documents with one."""
    cdef Py_ssize_t block, n, size = 0, total = 0
    cdef int32_t matching, competitive
    cdef float* sum
    cdef float* sums = workspace.sums
    cdef uint8_t* touched = workspace.touched
    for block in range(BLOCKS):
        if not touched[block]:
            continue
        touched[block] = 0
        size = (block + 1) << 6
        sum = &sums[block << 6]
        if live is not None:
            for n in range(min(64, len(live) - (block << 6))):
                if not live[block << 6 | n]:
                    sum[n] = 0
        matching = competitive = 0
        for n in range(64):
            matching += sum[n] != 0
            competitive += sum[n] > min_score
        total += matching
        if competitive and heap.k:
            for n in range(64):
                if sum[n] > min_score and sum[n] != 0:
                    min_score = max(
                        min_score, _offer(heap, <uint16_t>(block << 6 | n), sum[n])
                    )
    memset(sums, 0, size * sizeof(float))
    return total
