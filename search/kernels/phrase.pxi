"""`search.kernels.phrase` compiled: intersects the lists, then checks each document."""

import numpy as np

from libc.stdint cimport (
    INT32_MAX,
    INT64_MAX,
    int32_t,
    int64_t,
    uint8_t,
    uint16_t,
    uint32_t,
)
from libc.stdlib cimport free, malloc

cdef enum:
    # A frequency in a byte that says: this or more.
    CAPPED = 255

ctypedef fused Position:
    uint16_t
    uint32_t

# A term's positions in some documents: for each document where among `positions` its
# own begin, and how many they are.
cdef struct PhraseTerm:
    const void* positions
    const int64_t* starts
    const int32_t* counts


def match_phrase(
    list terms, list order, int64_t slop, candidates, Workspace workspace not None
):
    return _match(terms, order, slop, candidates, workspace, False)


def match_in_any_order(
    list terms, list order, int64_t reach, candidates, Workspace workspace not None
):
    return _match(terms, order, reach, candidates, workspace, True)


cdef _match(
    list terms,
    list order,
    int64_t slop,
    candidates,
    Workspace workspace,
    bint any_order,
):
    by_size = sorted(range(len(terms)), key=lambda n: len(terms[n].doc_ids))
    ordered = [terms[n] for n in by_size]
    doc_ids = np.array(ordered[0].doc_ids if candidates is None else candidates)
    cdef Py_ssize_t n, size = len(doc_ids)
    cdef uint16_t[::1] left = doc_ids
    # By term and document: the index of the document's posting, later its frequency.
    cdef int32_t[:, ::1] at = np.empty((len(terms), size), np.int32)
    for n in range(size):
        at[0, n] = <int32_t>n
    for n in range(candidates is None, len(terms)):
        size = _intersect(workspace, left[:size], ordered[n].doc_ids, at[: n + 1])
    left = left[:size]
    if len(order) > 1 and size:
        ranks = {n: rank for rank, n in enumerate(by_size)}
        words = np.array([ranks[n] for n in order], np.intp)
        times = None
        if any_order:
            times = np.bincount(words, minlength=len(terms)).astype(np.int32)
            words = np.arange(len(terms), dtype=np.intp)
        size = _keep_phrases(workspace, ordered, words, times, slop, left, at)
    return doc_ids[:size]


cdef Py_ssize_t _intersect(
    Workspace workspace,
    uint16_t[::1] doc_ids,
    const uint16_t[::1] postings,
    int32_t[:, ::1] at,
) except -1:
    """Move the documents that have a posting to the front; their number.

    The last row of `at` receives the indices of their postings; those of the rows
    before move with the documents.
    """
    cdef Py_ssize_t n, row, last = len(at) - 1, kept = 0
    cdef int32_t* found = workspace.found
    if not len(doc_ids):
        return 0
    _check_size(len(doc_ids))
    _check_size(len(postings))
    _locate(doc_ids, &postings[0], len(postings), workspace.indices, found)
    # To write each and keep some is faster than to branch for each.
    for row in range(last):
        kept = 0
        for n in range(len(doc_ids)):
            at[row, kept] = at[row, n]
            kept += found[n] >= 0
    kept = 0
    for n in range(len(doc_ids)):
        doc_ids[kept] = doc_ids[n]
        at[last, kept] = found[n]
        kept += found[n] >= 0
    return kept


cdef Py_ssize_t _keep_phrases(
    Workspace workspace,
    list terms,
    const Py_ssize_t[::1] words,
    const int32_t[::1] times,
    int64_t slop,
    uint16_t[::1] doc_ids,
    int32_t[:, ::1] at,
) except -1:
    """Move the documents with the phrase to the front; their number.

    With `times`, how often each word is wanted, they stand in any order.
    """
    cdef Py_ssize_t n, size = len(doc_ids)
    cdef int64_t[:, ::1] starts = np.empty((len(terms), size), np.int64)
    cdef const uint8_t[::1] raw
    widths = {term.positions.itemsize for term in terms}
    if widths != {2} and widths != {4}:
        raise IndexError("positions of several fields")
    cdef PhraseTerm* read = <PhraseTerm*>malloc(len(words) * sizeof(PhraseTerm))
    if read == NULL:
        raise MemoryError
    try:
        for n, term in enumerate(terms):
            _find_starts(
                workspace.starts,
                term.frequencies,
                term.exact_frequencies,
                len(term.positions),
                at[n, :size],
                starts[n],
            )
        for n in range(len(words)):
            raw = terms[words[n]].positions.view(np.uint8)
            read[n] = PhraseTerm(&raw[0], &starts[words[n], 0], &at[words[n], 0])
        if widths == {2}:
            return _keep_matching(read, len(words), times, slop, doc_ids, <uint16_t>0)
        return _keep_matching(read, len(words), times, slop, doc_ids, <uint32_t>0)
    finally:
        free(read)


cdef int _find_starts(
    uint32_t* sums,
    const uint8_t[::1] frequencies,
    const uint32_t[::1] exact,
    Py_ssize_t size,
    int32_t[::1] at,
    int64_t[::1] starts,
) except -1:
    """Turn indices of postings into the starts and numbers of their positions."""
    cdef Py_ssize_t n, last = 0
    cdef uint32_t start = 0
    for n in range(len(at)):
        last = max(last, at[n])
    if last >= len(frequencies) or size > INT32_MAX:
        raise IndexError("a posting without a frequency")
    # A byte each: all of a segment's add up to no more than 24 bits.
    for n in range(last + 1):
        sums[n] = start
        start += frequencies[n]
    sums[last + 1] = start
    if len(exact):
        start = _add_exact(sums, frequencies[: last + 1], exact, size)
    if start > size:
        raise IndexError("a position is not among the term's positions")
    for n in range(len(at)):
        starts[n] = sums[at[n]]
        at[n] = <int32_t>(sums[at[n] + 1] - sums[at[n]])
    return 0


cdef uint32_t _add_exact(
    uint32_t* sums,
    const uint8_t[::1] frequencies,
    const uint32_t[::1] exact,
    Py_ssize_t size,
) except? 0:
    """Correct the sums by the exact frequencies of those capped; the last sum."""
    cdef Py_ssize_t n, capped = 0
    cdef uint32_t more = 0
    for n in range(len(frequencies)):
        sums[n] += more
        if frequencies[n] == CAPPED and capped < len(exact):
            if exact[capped] > size:
                raise IndexError("a position is not among the term's positions")
            more += exact[capped] - CAPPED
            capped += 1
            if more > size:
                raise IndexError("a position is not among the term's positions")
    sums[len(frequencies)] += more
    return sums[len(frequencies)]


cdef Py_ssize_t _keep_matching(
    const PhraseTerm* terms,
    Py_ssize_t words,
    const int32_t[::1] times,
    int64_t slop,
    uint16_t[::1] doc_ids,
    Position width,
) except -1:
    """Move the documents with the phrase to the front; their number."""
    cdef Py_ssize_t n, word, rarest, kept = 0, most = 0
    cdef int64_t[:, ::1] ends
    cdef int64_t[::1] firsts
    if times is not None:
        firsts = np.empty(words, np.int64)
        for n in range(len(doc_ids)):
            doc_ids[kept] = doc_ids[n]
            kept += _is_within(terms, words, times, slop, n, firsts, width)
        return kept
    if slop == 1:
        rarest = _find_rarest(terms, words, len(doc_ids))
        for n in range(len(doc_ids)):
            doc_ids[kept] = doc_ids[n]
            kept += _is_adjacent(terms, words, rarest, n, width)
        return kept
    for n in range(len(doc_ids)):
        for word in range(words):
            most = max(most, terms[word].counts[n])
    ends = np.empty((2, most), np.int64)
    for n in range(len(doc_ids)):
        doc_ids[kept] = doc_ids[n]
        kept += _is_near(terms, words, slop, n, ends, width)
    return kept


cdef Py_ssize_t _find_rarest(
    const PhraseTerm* terms, Py_ssize_t words, Py_ssize_t size
) noexcept:
    cdef Py_ssize_t n, word, rarest = 0
    cdef int64_t count, least = INT64_MAX
    for word in range(words):
        count = 0
        for n in range(size):
            count += terms[word].counts[n]
        if count < least:
            least = count
            rarest = word
    return rarest


cdef inline bint _is_adjacent(
    const PhraseTerm* terms,
    Py_ssize_t words,
    Py_ssize_t rarest,
    Py_ssize_t n,
    Position width,
) noexcept:
    """Tell whether all the words stand side by side in the n-th document."""
    cdef Py_ssize_t word
    cdef const PhraseTerm* term = &terms[rarest]
    cdef int64_t at, first
    for at in range(term.starts[n], term.starts[n] + term.counts[n]):
        first = (<const Position*>term.positions)[at] - rarest
        word = 0
        while word < words and (
            word == rarest or _has_position(&terms[word], n, first + word, width)
        ):
            word += 1
        if word == words:
            return True
    return False


cdef inline bint _has_position(
    const PhraseTerm* term, Py_ssize_t n, int64_t wanted, Position width
) noexcept:
    """Tell whether a term stands at a position of the n-th document."""
    cdef const Position* position = <const Position*>term.positions + term.starts[n]
    cdef int64_t count = term.counts[n], half
    # A binary search that always goes to the end: no branch to mispredict.
    while count > 1:
        half = count >> 1
        position += half * (position[half - 1] < wanted)
        count -= half
    return count and position[0] == wanted


cdef bint _is_near(
    const PhraseTerm* terms,
    Py_ssize_t words,
    int64_t slop,
    Py_ssize_t n,
    int64_t[:, ::1] ends,
    Position width,
) noexcept:
    """Tell whether each word stands soon after the one before in the n-th document."""
    cdef Py_ssize_t word, size = terms[0].counts[n]
    for word in range(size):
        ends[0, word] = (<const Position*>terms[0].positions)[terms[0].starts[n] + word]
    for word in range(1, words):
        size = _follow(
            &terms[word],
            n,
            slop,
            &ends[(word - 1) & 1, 0],
            size,
            &ends[word & 1, 0],
            width,
        )
    return size > 0


cdef Py_ssize_t _follow(
    const PhraseTerm* term,
    Py_ssize_t n,
    int64_t slop,
    const int64_t* ends,
    Py_ssize_t size,
    int64_t* longer_ends,
    Position width,
) noexcept:
    """Write the positions of a term that are soon after an end; their number."""
    cdef Py_ssize_t last = 0, kept = 0
    cdef int64_t at, position
    for at in range(term.starts[n], term.starts[n] + term.counts[n]):
        position = (<const Position*>term.positions)[at]
        while last < size and ends[last] < position:
            last += 1
        if last and position - ends[last - 1] <= slop:
            longer_ends[kept] = position
            kept += 1
    return kept


cdef bint _is_within(
    const PhraseTerm* terms,
    Py_ssize_t words,
    const int32_t[::1] times,
    int64_t reach,
    Py_ssize_t n,
    int64_t[::1] firsts,
    Position width,
) noexcept:
    """Tell whether a window of the n-th document has each word so many times.

    Of each word the window has so many occurrences in a row, from `firsts` on; what
    begins first moves on, for no window that begins there is shorter.
    """
    cdef Py_ssize_t word, earliest
    cdef const Position* positions
    cdef int64_t first, last, start, end
    for word in range(words):
        if terms[word].counts[n] < times[word]:
            return False
        firsts[word] = 0
    while True:
        start = INT64_MAX
        end = earliest = 0
        for word in range(words):
            positions = <const Position*>terms[word].positions + terms[word].starts[n]
            first = positions[firsts[word]]
            last = positions[firsts[word] + times[word] - 1]
            end = max(end, last)
            if first < start:
                start = first
                earliest = word
        if end - start <= reach:
            return True
        firsts[earliest] += 1
        if firsts[earliest] + times[earliest] > terms[earliest].counts[n]:
            return False
