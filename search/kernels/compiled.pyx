# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What `search.kernels.arrays` does, in loops that a compiler has seen.

Each function gives what its namesake there gives, which says what that is.

What is added up stands in arrays that all calls share. While there is something in
them nothing of Python happens, which is what `nogil` means here: Python may always turn
to another thread, whose search would add to what it finds there.
"""

import numpy as np

from libc.math cimport INFINITY
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memset

from search.kernels.locate cimport MOST, check_size, locate

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
    BLOCKS = MOST >> 6

ctypedef fused Rank:
    uint8_t
    uint16_t
    uint32_t

# Zeros between calls.
cdef float counts[MOST]
cdef float sums[MOST]
cdef uint64_t marks[BLOCKS]
cdef uint8_t touched[BLOCKS]
# Whatever the last call left.
cdef uint16_t slots[MOST]
cdef int32_t found[MOST]


# A term that a word stands for; `counted` is NULL for None. One of a word is the last.
cdef struct Form:
    const uint16_t* articles
    const uint8_t* frequencies
    const uint8_t* lengths
    const float* table
    const float* counted
    Py_ssize_t size
    Py_ssize_t known
    float weight
    float factor
    bint last


cdef class Forms:
    """The forms of words, one word's after the other's."""

    cdef Form* all
    cdef Py_ssize_t size
    cdef Py_ssize_t postings

    def __cinit__(self, list words):
        cdef Form* form = NULL
        most = sum([len(forms) for forms, _ in words])
        self.all = <Form*>malloc((most + 1) * sizeof(Form))
        if self.all == NULL:
            raise MemoryError
        for forms, factor in words:
            for (articles, frequencies, lengths, table, counted), weight in forms:
                form = &self.all[self.size]
                _read(form, articles, frequencies, lengths, table, counted)
                form.weight, form.factor, form.last = weight, factor or 0, False
                self.postings += form.size
                self.size += 1
            if form != NULL:
                form.last = True

    def __dealloc__(self):
        free(self.all)


cdef int _read(
    Form* form,
    const uint16_t[::1] articles,
    const uint8_t[::1] frequencies,
    const uint8_t[::1] lengths,
    const float[::1] table,
    const float[::1] counted,
) except -1:
    form.size, form.known = len(articles), len(lengths)
    check_size(form.size)
    if len(frequencies) != form.size or len(table) != MOST:
        raise IndexError("frequencies of other articles")
    if counted is not None and len(counted) != form.size:
        raise IndexError("frequencies of other articles")
    form.articles = &articles[0]
    form.frequencies = &frequencies[0]
    form.lengths = &lengths[0]
    form.table = &table[0]
    form.counted = NULL
    if counted is not None:
        form.counted = &counted[0]
    return 0


cdef inline float _weigh(const Form* form, Py_ssize_t at) noexcept nogil:
    """What the occurrences in an article count, which must be one of the segment."""
    if form.counted != NULL:
        return form.counted[at] * form.weight
    cdef uint8_t length = form.lengths[form.articles[at]]
    return form.table[form.frequencies[at] << 8 | length] * form.weight


cdef bint _count(const Form* form) noexcept nogil:
    """Add up what occurrences count; whether all are in articles of the segment."""
    cdef Py_ssize_t n
    for n in range(form.size):
        if form.articles[n] >= form.known:
            return False
        counts[form.articles[n]] += _weigh(form, n)
    return True


cdef void _mark(const uint16_t* articles, Py_ssize_t size) noexcept nogil:
    cdef Py_ssize_t n
    for n in range(size):
        marks[articles[n] >> 6] |= <uint64_t>1 << (articles[n] & 63)


cdef Py_ssize_t _take_marked(uint16_t[::1] articles) noexcept nogil:
    """How many articles are marked; which, in order. They are so no longer."""
    cdef Py_ssize_t n, size = 0
    cdef uint64_t word
    for n in range(BLOCKS):
        word = marks[n]
        marks[n] = 0
        while word:
            articles[size] = <uint16_t>(n << 6 | first_bit(word))
            word &= word - 1
            size += 1
    return size


cdef void _clear() noexcept nogil:
    memset(counts, 0, sizeof(counts))
    memset(sums, 0, sizeof(sums))
    memset(marks, 0, sizeof(marks))
    memset(touched, 0, sizeof(touched))


def score_word(list forms, factor, float k1):
    read = Forms([(forms, factor)])
    articles = np.empty(min(read.postings, MOST), np.uint16)
    scores = np.empty(len(articles), np.float32)
    size = _score(read.all, read.size, k1, articles, scores)
    if size < 0:
        raise IndexError("an article is not of the segment")
    return articles[:size], None if factor is None else scores[:size]


cdef Py_ssize_t _score(
    const Form* forms,
    Py_ssize_t size,
    float k1,
    uint16_t[::1] articles,
    float[::1] scores,
) noexcept nogil:
    cdef Py_ssize_t n
    cdef float count
    for n in range(size):
        if not _count(&forms[n]):
            _clear()
            return -1
        _mark(forms[n].articles, forms[n].size)
    size = _take_marked(articles)
    for n in range(size):
        count = counts[articles[n]]
        counts[articles[n]] = 0
        scores[n] = forms.factor * count / (count + k1)
    return size


def probe_word(list forms, const uint16_t[::1] articles, factor, float k1):
    read = Forms([(forms, factor)])
    cdef Py_ssize_t n, size = len(articles)
    check_size(size)
    mask_, scores_ = np.zeros(size, np.bool_), np.zeros(size, np.float32)
    cdef uint8_t[::1] mask = mask_
    cdef float[::1] scores = scores_
    for n in range(read.size):
        _probe(&read.all[n], articles, mask, scores)
    if factor is None:
        return mask_, None
    cdef float times = factor
    for n in range(size):
        scores[n] = times * scores[n] / (scores[n] + k1)
    return mask_, scores_


cdef int _probe(
    const Form* form,
    const uint16_t[::1] articles,
    uint8_t[::1] mask,
    float[::1] scores,
) except -1:
    cdef Py_ssize_t n
    locate(articles, form.articles, form.size, slots, found)
    for n in range(len(articles)):
        if found[n] < 0:
            continue
        if articles[n] >= form.known:
            raise IndexError("an article is not of the segment")
        scores[n] += _weigh(form, found[n])
        mask[n] = 1
    return 0


# Some articles, and their scores; NULL for None.
cdef struct List:
    const uint16_t* articles
    const float* scores
    Py_ssize_t size


def unite(list found):
    cdef Py_ssize_t n, most = 0
    cdef List* lists = <List*>malloc((len(found) + 1) * sizeof(List))
    if lists == NULL:
        raise MemoryError
    try:
        for n, (articles, scores) in enumerate(found):
            _read_list(&lists[n], articles, scores)
            most += lists[n].size
        articles = np.empty(min(most, MOST), np.uint16)
        scores = np.empty(min(most, MOST), np.float32)
        size = _unite(lists, len(found), articles, scores)
        return articles[:size], scores[:size]
    finally:
        free(lists)


cdef int _read_list(
    List* one, const uint16_t[::1] articles, const float[::1] scores
) except -1:
    if scores is not None and len(scores) != len(articles):
        raise IndexError("scores of other articles")
    one.articles = &articles[0]
    one.size = len(articles)
    one.scores = NULL
    if scores is not None:
        one.scores = &scores[0]
    return 0


cdef Py_ssize_t _unite(
    const List* lists, Py_ssize_t size, uint16_t[::1] articles, float[::1] scores
) noexcept nogil:
    cdef Py_ssize_t n, m
    for n in range(size):
        _mark(lists[n].articles, lists[n].size)
        if lists[n].scores != NULL:
            for m in range(lists[n].size):
                sums[lists[n].articles[m]] += lists[n].scores[m]
    size = _take_marked(articles)
    for n in range(size):
        scores[n] = sums[articles[n]]
        sums[articles[n]] = 0
    return size


def keep(
    const uint8_t[::1] mask,
    const uint16_t[::1] articles,
    const float[::1] scores,
    const float[::1] more,
):
    cdef Py_ssize_t n, size = len(mask), kept = 0
    if (
        len(articles) != size
        or (scores is not None and len(scores) != size)
        or (more is not None and len(more) != size)
    ):
        raise IndexError("scores of other articles")
    if scores is None:
        scores, more = more, None
    kept_articles = np.empty(size, np.uint16)
    kept_scores = None if scores is None else np.empty(size, np.float32)
    cdef uint16_t[::1] few = kept_articles
    cdef float[::1] sums = kept_scores
    # To write each and keep some is quicker than to jump for each.
    for n in range(size):
        few[kept] = articles[n]
        if scores is not None:
            sums[kept] = scores[n] if more is None else scores[n] + more[n]
        kept += mask[n] != 0
    return kept_articles[:kept], None if scores is None else kept_scores[:kept]


def find(const uint16_t[::1] articles, const uint16_t[::1] holders):
    check_size(len(holders))
    at_ = np.empty(len(articles), np.int32)
    cdef int32_t[::1] at = at_
    locate(articles, &holders[0], len(holders), slots, &at[0])
    return at_


def select_range(column, const uint16_t[::1] articles, int64_t low, int64_t high):
    cdef const uint8_t[::1] narrow
    cdef const uint16_t[::1] wide
    cdef const uint32_t[::1] widest
    mask_ = np.empty(len(articles), np.bool_)
    cdef uint8_t[::1] mask = mask_
    if column.itemsize == 1:
        narrow = column
        _select(narrow, articles, low, high, mask)
    elif column.itemsize == 2:
        wide = column
        _select(wide, articles, low, high, mask)
    else:
        widest = column
        _select(widest, articles, low, high, mask)
    return mask_


cdef int _select(
    const Rank[::1] column,
    const uint16_t[::1] articles,
    int64_t low,
    int64_t high,
    uint8_t[::1] mask,
) except -1:
    cdef Py_ssize_t n, size = len(column)
    cdef uint64_t span = max(high - low, 0)
    for n in range(len(articles)):
        if articles[n] >= size:
            raise IndexError("an article is not of the segment")
        # One comparison without a jump: what is too little is now very much.
        mask[n] = <uint64_t>(<int64_t>column[articles[n]] - low - 1) < span
    return 0


# The best so far, the worst of them at the top of a heap; of equal ones the last is
# the worst.
cdef struct Best:
    float* scores
    uint16_t* articles
    Py_ssize_t size
    Py_ssize_t most


def choose_best(const uint16_t[::1] articles, const float[::1] scores, wanted):
    cdef Py_ssize_t n, count = wanted.most
    cdef float least = wanted.least
    cdef Best best
    if len(scores) != len(articles):
        raise IndexError("scores of other articles")
    _begin(&best, min(count, len(scores)))
    try:
        if best.most:
            for n in range(len(scores)):
                if scores[n] > least:
                    least = max(least, _offer(&best, articles[n], scores[n]))
        return _list(&best, wanted.base)
    finally:
        free(best.scores)
        free(best.articles)


cdef int _begin(Best* best, Py_ssize_t most) except -1:
    best.scores = <float*>malloc((most + 1) * sizeof(float))
    best.articles = <uint16_t*>malloc((most + 1) * sizeof(uint16_t))
    best.size = 0
    best.most = most
    if best.scores == NULL or best.articles == NULL:
        free(best.scores)
        free(best.articles)
        raise MemoryError
    return 0


cdef float _offer(Best* best, uint16_t article, float score) noexcept nogil:
    """Take an article after those before; the score that the next must pass."""
    cdef Py_ssize_t at
    if best.size == best.most:
        _sink(best, 0, article, score)
        return best.scores[0]
    best.articles[best.size] = article
    best.scores[best.size] = score
    best.size += 1
    if best.size < best.most:
        return -INFINITY
    for at in range(best.most // 2 - 1, -1, -1):
        _sink(best, at, best.articles[at], best.scores[at])
    return best.scores[0]


cdef void _sink(
    Best* best, Py_ssize_t at, uint16_t article, float score
) noexcept nogil:
    """Put an article where in the heap it belongs, from a place on down."""
    cdef Py_ssize_t child = 2 * at + 1
    while child < best.size:
        if child + 1 < best.size and _is_worse(
            best, child + 1, best.articles[child], best.scores[child]
        ):
            child += 1
        if not _is_worse(best, child, article, score):
            break
        best.articles[at] = best.articles[child]
        best.scores[at] = best.scores[child]
        at = child
        child = 2 * at + 1
    best.articles[at] = article
    best.scores[at] = score


cdef inline bint _is_worse(
    const Best* best, Py_ssize_t at, uint16_t article, float score
) noexcept nogil:
    if best.scores[at] != score:
        return best.scores[at] < score
    return best.articles[at] > article


cdef list _list(const Best* best, int64_t base):
    cdef Py_ssize_t n
    found = [
        (-<double>best.scores[n], base + best.articles[n]) for n in range(best.size)
    ]
    found.sort()
    return found


def choose_best_of_words(list words, float k1, const uint8_t[::1] live, wanted):
    cdef Best best
    read = Forms(words)
    least = wanted.least
    _begin(&best, min(wanted.most, MOST))
    try:
        total = _choose(read.all, read.size, k1, live, least, &best)
        if total < 0:
            raise IndexError("an article is not of the segment")
        return total, _list(&best, wanted.base)
    finally:
        free(best.scores)
        free(best.articles)


cdef Py_ssize_t _choose(
    const Form* forms,
    Py_ssize_t size,
    float k1,
    const uint8_t[::1] live,
    float least,
    Best* best,
) noexcept nogil:
    cdef Py_ssize_t n, first = 0
    for n in range(size):
        if not _count(&forms[n]):
            _clear()
            return -1
        if forms[n].last:
            while first <= n:
                _settle(&forms[first], k1)
                first += 1
    return _take_best(live, least, best)


cdef void _settle(const Form* form, float k1) noexcept nogil:
    """Add up the scores of what has been counted, which is cleared."""
    cdef Py_ssize_t n
    cdef float count
    cdef uint16_t article
    for n in range(form.size):
        article = form.articles[n]
        count = counts[article]
        counts[article] = 0
        sums[article] += form.factor * count / (count + k1)
        touched[article >> 6] = 1


cdef Py_ssize_t _take_best(
    const uint8_t[::1] live, float least, Best* best
) noexcept nogil:
    """Take the best of all that have a sum; how many have. The sums are cleared."""
    cdef Py_ssize_t block, n, size = 0, total = 0
    cdef int32_t matching, promising
    cdef float* sum
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
        matching = promising = 0
        for n in range(64):
            matching += sum[n] != 0
            promising += sum[n] > least
        total += matching
        if promising and best.most:
            for n in range(64):
                if sum[n] > least and sum[n] != 0:
                    least = max(
                        least, _offer(best, <uint16_t>(block << 6 | n), sum[n])
                    )
    memset(sums, 0, size * sizeof(float))
    return total
