"""`search.kernels.score` compiled: term-at-a-time accumulation of weights.

While there is something in the accumulators nothing of Python happens, which is what
`nogil` means here: Python may switch to another thread at any time, whose search could
share the workspace.
"""

import numpy as np

from libc.stdint cimport int32_t, uint8_t, uint16_t
from libc.stdlib cimport free, malloc

# A term of a word; `exact_weights` is NULL for None. One term of each word is the last.
cdef struct ScoredTerm:
    const uint16_t* doc_ids
    const uint8_t* frequencies
    const uint8_t* norms
    const float* weights
    const float* exact_weights
    Py_ssize_t size
    Py_ssize_t n_docs
    float boost
    float factor
    bint last


cdef class ScoredTerms:
    """The terms of words as C structs, one word's after the other's.

    Keeps no reference to the arrays: the caller's list does.
    """

    cdef ScoredTerm* terms
    cdef Py_ssize_t size
    cdef Py_ssize_t n_postings

    def __cinit__(self, list words):
        cdef ScoredTerm* term = NULL
        most = sum([len(terms) for terms, _ in words])
        self.terms = <ScoredTerm*>malloc((most + 1) * sizeof(ScoredTerm))
        if self.terms == NULL:
            raise MemoryError
        for terms, factor in words:
            for (doc_ids, frequencies, norms, weights, exact), boost in terms:
                term = &self.terms[self.size]
                _read_term(term, doc_ids, frequencies, norms, weights, exact)
                term.boost, term.factor, term.last = boost, factor or 0, False
                self.n_postings += term.size
                self.size += 1
            if term != NULL:
                term.last = True

    def __dealloc__(self):
        free(self.terms)


cdef int _read_term(
    ScoredTerm* term,
    const uint16_t[::1] doc_ids,
    const uint8_t[::1] frequencies,
    const uint8_t[::1] norms,
    const float[::1] weights,
    const float[::1] exact_weights,
) except -1:
    term.size, term.n_docs = len(doc_ids), len(norms)
    _check_size(term.size)
    if len(frequencies) != term.size or len(weights) != MAX_DOCS:
        raise IndexError("not one frequency for each posting")
    if exact_weights is not None and len(exact_weights) != term.size:
        raise IndexError("not one weight for each posting")
    term.doc_ids = &doc_ids[0]
    term.frequencies = &frequencies[0]
    term.norms = &norms[0]
    term.weights = &weights[0]
    term.exact_weights = NULL
    if exact_weights is not None:
        term.exact_weights = &exact_weights[0]
    return 0


cdef inline float _weigh(const ScoredTerm* term, Py_ssize_t at) noexcept nogil:
    """Boosted weight of a posting, whose doc id must be in the segment."""
    if term.exact_weights != NULL:
        return term.exact_weights[at] * term.boost
    cdef uint8_t norm = term.norms[term.doc_ids[at]]
    return term.weights[term.frequencies[at] << 8 | norm] * term.boost


cdef bint _add_weights(float* weights, const ScoredTerm* term) noexcept nogil:
    """Add a term's weights up; false if a doc id is not in the segment."""
    cdef Py_ssize_t n
    for n in range(term.size):
        if term.doc_ids[n] >= term.n_docs:
            return False
        weights[term.doc_ids[n]] += _weigh(term, n)
    return True


def score_terms(list terms, factor, float k1, Workspace workspace not None):
    read = ScoredTerms([(terms, factor)])
    doc_ids = np.empty(min(read.n_postings, MAX_DOCS), np.uint16)
    scores = np.empty(len(doc_ids), np.float32)
    size = _score(workspace, read.terms, read.size, k1, doc_ids, scores)
    if size < 0:
        raise IndexError("a doc id is not in the segment")
    return doc_ids[:size], None if factor is None else scores[:size]


cdef Py_ssize_t _score(
    Workspace workspace,
    const ScoredTerm* terms,
    Py_ssize_t size,
    float k1,
    uint16_t[::1] doc_ids,
    float[::1] scores,
) noexcept nogil:
    cdef Py_ssize_t n
    cdef float weight
    cdef float* weights = workspace.weights
    for n in range(size):
        if not _add_weights(weights, &terms[n]):
            workspace.clear()
            return -1
        _mark(workspace.marked, terms[n].doc_ids, terms[n].size)
    size = _take_marked(workspace.marked, doc_ids)
    for n in range(size):
        weight = weights[doc_ids[n]]
        weights[doc_ids[n]] = 0
        scores[n] = terms.factor * weight / (weight + k1)
    return size


def probe_terms(
    list terms,
    const uint16_t[::1] doc_ids,
    factor,
    float k1,
    Workspace workspace not None,
):
    read = ScoredTerms([(terms, factor)])
    cdef Py_ssize_t n, size = len(doc_ids)
    _check_size(size)
    mask_, scores_ = np.zeros(size, np.bool_), np.zeros(size, np.float32)
    cdef uint8_t[::1] mask = mask_
    cdef float[::1] scores = scores_
    for n in range(read.size):
        _probe(workspace, &read.terms[n], doc_ids, mask, scores)
    if factor is None:
        return mask_, None
    cdef float times = factor
    for n in range(size):
        scores[n] = times * scores[n] / (scores[n] + k1)
    return mask_, scores_


cdef int _probe(
    Workspace workspace,
    const ScoredTerm* term,
    const uint16_t[::1] doc_ids,
    uint8_t[::1] mask,
    float[::1] scores,
) except -1:
    cdef Py_ssize_t n
    cdef int32_t* found = workspace.found
    _locate(doc_ids, term.doc_ids, term.size, workspace.indices, found)
    for n in range(len(doc_ids)):
        if found[n] < 0:
            continue
        if doc_ids[n] >= term.n_docs:
            raise IndexError("a doc id is not in the segment")
        scores[n] += _weigh(term, found[n])
        mask[n] = 1
    return 0
