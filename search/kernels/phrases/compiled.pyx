# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What `search.kernels.phrases.arrays` does, in loops that a compiler has seen."""

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

from search.kernels.locate cimport MOST, check_size, locate

cdef enum:
    BIG = 255

ctypedef fused Place:
    uint16_t
    uint32_t

# Whatever the last call left.
cdef uint16_t slots[MOST]
cdef int32_t found[MOST]
cdef uint32_t before[MOST + 1]


# Where a term stands in some articles: for each where among the term's places those of
# the article start, and how many they are.
cdef struct Term:
    const void* places
    const int64_t* starts
    const int32_t* counts


def find_phrase(list stands, list order, int64_t slop, among):
    by_size = sorted(range(len(stands)), key=lambda n: len(stands[n].articles))
    sorted_stands = [stands[n] for n in by_size]
    articles = np.array(sorted_stands[0].articles if among is None else among)
    cdef Py_ssize_t n, size = len(articles)
    cdef uint16_t[::1] left = articles
    cdef int32_t[:, ::1] at = np.empty((len(stands), size), np.int32)
    for n in range(size):
        at[0, n] = <int32_t>n
    for n in range(among is None, len(stands)):
        size = _narrow(left[:size], sorted_stands[n].articles, at[: n + 1])
    left = left[:size]
    if len(order) > 1 and size:
        ranks = {n: rank for rank, n in enumerate(by_size)}
        size = _keep_phrases(
            sorted_stands, np.array([ranks[n] for n in order], np.intp), slop, left, at
        )
    return articles[:size]


cdef Py_ssize_t _narrow(
    uint16_t[::1] articles, const uint16_t[::1] holders, int32_t[:, ::1] at
) except -1:
    """How many of the articles are among the holders; these are put first.

    The last row tells where among the holders they are, those before what they told.
    """
    cdef Py_ssize_t n, row, last = len(at) - 1, kept = 0
    if not len(articles):
        return 0
    check_size(len(articles))
    check_size(len(holders))
    locate(articles, &holders[0], len(holders), slots, found)
    # To write each and keep some is quicker than to jump for each.
    for row in range(last):
        kept = 0
        for n in range(len(articles)):
            at[row, kept] = at[row, n]
            kept += found[n] >= 0
    kept = 0
    for n in range(len(articles)):
        articles[kept] = articles[n]
        at[last, kept] = found[n]
        kept += found[n] >= 0
    return kept


cdef Py_ssize_t _keep_phrases(
    list stands,
    const Py_ssize_t[::1] words,
    int64_t slop,
    uint16_t[::1] articles,
    int32_t[:, ::1] at,
) except -1:
    cdef Py_ssize_t n, size = len(articles)
    cdef int64_t[:, ::1] starts = np.empty((len(stands), size), np.int64)
    cdef const uint8_t[::1] all_places
    wide = {stand.places.itemsize for stand in stands}
    if wide != {2} and wide != {4}:
        raise IndexError("places of several fields")
    cdef Term* terms = <Term*>malloc(len(words) * sizeof(Term))
    if terms == NULL:
        raise MemoryError
    try:
        for n, stand in enumerate(stands):
            _find_starts(
                stand.frequencies, stand.big, len(stand.places), at[n, :size], starts[n]
            )
        for n in range(len(words)):
            all_places = stands[words[n]].places.view(np.uint8)
            terms[n] = Term(&all_places[0], &starts[words[n], 0], &at[words[n], 0])
        if wide == {2}:
            return _keep(terms, len(words), slop, articles, <uint16_t>0)
        return _keep(terms, len(words), slop, articles, <uint32_t>0)
    finally:
        free(terms)


cdef int _find_starts(
    const uint8_t[::1] frequencies,
    const uint32_t[::1] big,
    Py_ssize_t size,
    int32_t[::1] at,
    int64_t[::1] starts,
) except -1:
    """Where among a term's places those of its n-th articles start; how many."""
    cdef Py_ssize_t n, last = 0
    cdef uint32_t start = 0
    for n in range(len(at)):
        last = max(last, at[n])
    if last >= len(frequencies) or size > INT32_MAX:
        raise IndexError("postings of no segment")
    # Of a byte each, all of a segment's add up to no more than 24 bits.
    for n in range(last + 1):
        before[n] = start
        start += frequencies[n]
    before[last + 1] = start
    if len(big):
        start = _add_big(frequencies[: last + 1], big, size)
    if start > size:
        raise IndexError("a place is not among the term's places")
    for n in range(len(at)):
        starts[n] = before[at[n]]
        at[n] = <int32_t>(before[at[n] + 1] - before[at[n]])
    return 0


cdef uint32_t _add_big(
    const uint8_t[::1] frequencies, const uint32_t[::1] big, Py_ssize_t size
) except? 0:
    """What has been added up, with the great frequencies as they are."""
    cdef Py_ssize_t n, bigs = 0
    cdef uint32_t more = 0
    for n in range(len(frequencies)):
        before[n] += more
        if frequencies[n] == BIG and bigs < len(big):
            if big[bigs] > size:
                raise IndexError("a place is not among the term's places")
            more += big[bigs] - BIG
            bigs += 1
            if more > size:
                raise IndexError("a place is not among the term's places")
    before[len(frequencies)] += more
    return before[len(frequencies)]


cdef Py_ssize_t _keep(
    const Term* terms,
    Py_ssize_t words,
    int64_t slop,
    uint16_t[::1] articles,
    Place kind,
) except -1:
    """Put the articles with the phrase first; how many they are."""
    cdef Py_ssize_t n, word, rarest, kept = 0, most = 0
    cdef int64_t[:, ::1] room
    if slop == 1:
        rarest = _find_rarest(terms, words, len(articles))
        for n in range(len(articles)):
            articles[kept] = articles[n]
            kept += _is_adjacent(terms, words, rarest, n, kind)
        return kept
    for n in range(len(articles)):
        for word in range(words):
            most = max(most, terms[word].counts[n])
    room = np.empty((2, most), np.int64)
    for n in range(len(articles)):
        articles[kept] = articles[n]
        kept += _is_near(terms, words, slop, n, room, kind)
    return kept


cdef Py_ssize_t _find_rarest(
    const Term* terms, Py_ssize_t words, Py_ssize_t size
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
    const Term* terms, Py_ssize_t words, Py_ssize_t rarest, Py_ssize_t n, Place kind
) noexcept:
    """Whether all the words stand side by side in the n-th article."""
    cdef Py_ssize_t word
    cdef const Term* term = &terms[rarest]
    cdef int64_t at, here
    for at in range(term.starts[n], term.starts[n] + term.counts[n]):
        here = (<const Place*>term.places)[at] - rarest
        word = 0
        while word < words and (
            word == rarest or _has(&terms[word], n, here + word, kind)
        ):
            word += 1
        if word == words:
            return True
    return False


cdef inline bint _has(
    const Term* term, Py_ssize_t n, int64_t wanted, Place kind
) noexcept:
    """Whether a term stands at a place of the n-th article."""
    cdef const Place* place = <const Place*>term.places + term.starts[n]
    cdef int64_t count = term.counts[n], half
    # By halves, and always to the end: there is nothing to guess wrong.
    while count > 1:
        half = count >> 1
        place += half * (place[half - 1] < wanted)
        count -= half
    return count and place[0] == wanted


cdef bint _is_near(
    const Term* terms,
    Py_ssize_t words,
    int64_t slop,
    Py_ssize_t n,
    int64_t[:, ::1] room,
    Place kind,
) noexcept:
    """Whether each word stands soon after the one before in the n-th article."""
    cdef Py_ssize_t word, ends = terms[0].counts[n]
    for word in range(ends):
        room[0, word] = (<const Place*>terms[0].places)[terms[0].starts[n] + word]
    for word in range(1, words):
        ends = _follow(
            &terms[word],
            n,
            slop,
            &room[(word - 1) & 1, 0],
            ends,
            &room[word & 1, 0],
            kind,
        )
    return ends > 0


cdef Py_ssize_t _follow(
    const Term* term,
    Py_ssize_t n,
    int64_t slop,
    const int64_t* ends,
    Py_ssize_t size,
    int64_t* more,
    Place kind,
) noexcept:
    """Take down the places of a term that are soon after an end; how many they are."""
    cdef Py_ssize_t last = 0, kept = 0
    cdef int64_t at, here
    for at in range(term.starts[n], term.starts[n] + term.counts[n]):
        here = (<const Place*>term.places)[at]
        while last < size and ends[last] < here:
            last += 1
        if last and here - ends[last - 1] <= slop:
            more[kept] = here
            kept += 1
    return kept
