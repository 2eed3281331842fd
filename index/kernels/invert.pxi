"""`index.kernels.invert` compiled: a counting sort of the tokens by term.

Counts the tokens of each term, turns the counts into the places where each term begins,
and puts each token's document and position there. A second pass makes one posting of
the tokens that a term has in one document.
"""

import numpy as np

from libc.stdint cimport int32_t, int64_t, uint16_t, uint32_t

ctypedef fused Position:
    uint16_t
    uint32_t


def invert_texts(
    const int32_t[::1] term_ids,
    const uint16_t[::1] doc_ids,
    const int64_t[::1] lengths,
    Position[::1] positions,
):
    cdef Py_ssize_t n, m, term_id, token = 0, used = 0
    cdef Py_ssize_t size = _count_term_ids(term_ids)
    cdef int64_t at
    _check_lengths(doc_ids, lengths, len(term_ids), len(positions))
    cdef int64_t[::1] nexts = np.zeros(size + 1, np.int64)
    for n in range(len(term_ids)):
        nexts[<Py_ssize_t>term_ids[n] + 1] += 1
    for term_id in range(size):
        used += nexts[term_id + 1] > 0
        nexts[term_id + 1] += nexts[term_id]
    token_docs_ = np.empty(len(term_ids), np.uint16)
    cdef uint16_t[::1] token_docs = token_docs_
    for n in range(len(doc_ids)):
        for m in range(lengths[n]):
            term_id = term_ids[token]
            at = nexts[term_id]
            nexts[term_id] += 1
            token_docs[at] = doc_ids[n]
            positions[at] = <Position>m
            token += 1
    # Each term's `nexts` is now where the next term begins: the end of its tokens.
    return _merge_tokens(token_docs_, nexts[:size], used)


cdef Py_ssize_t _count_term_ids(const int32_t[::1] term_ids) except -1:
    """One more than the largest term id."""
    cdef Py_ssize_t n, size = 0
    for n in range(len(term_ids)):
        if term_ids[n] < 0:
            raise IndexError("a term id is negative")
        size = max(size, <Py_ssize_t>term_ids[n] + 1)
    return size


cdef int _check_lengths(
    const uint16_t[::1] doc_ids,
    const int64_t[::1] lengths,
    Py_ssize_t tokens,
    Py_ssize_t positions,
) except -1:
    cdef Py_ssize_t n, total = 0
    _check_equal(len(doc_ids), len(lengths))
    for n in range(len(lengths)):
        if lengths[n] < 0:
            raise IndexError("a length is negative")
        total += lengths[n]
    if total != tokens or total != positions:
        raise IndexError("the lengths do not add up to the number of tokens")
    return 0


cdef tuple _merge_tokens(token_docs_, const int64_t[::1] stops, Py_ssize_t used):
    """Make one posting of the tokens that a term has in one document, in place."""
    terms_ = np.empty(used, np.int32)
    doc_frequencies_ = np.empty(used, np.int64)
    frequencies_ = np.empty(len(token_docs_), np.uint32)
    cdef uint16_t[::1] docs = token_docs_
    cdef int32_t[::1] terms = terms_
    cdef int64_t[::1] doc_frequencies = doc_frequencies_
    cdef uint32_t[::1] frequencies = frequencies_
    # What is written never overtakes what is read.
    cdef Py_ssize_t term_id, token = 0, written = 0, before, n = 0
    cdef uint32_t frequency
    for term_id in range(len(stops)):
        if stops[term_id] == token:
            continue
        before = written
        while token < stops[term_id]:
            frequency = 1
            while (
                token + frequency < stops[term_id]
                and docs[token + frequency] == docs[token]
            ):
                frequency += 1
            docs[written] = docs[token]
            frequencies[written] = frequency
            token += frequency
            written += 1
        terms[n] = <int32_t>term_id
        doc_frequencies[n] = written - before
        n += 1
    return terms_, doc_frequencies_, token_docs_[:written], frequencies_[:written]
