# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What `index.kernels.arrays` does, in loops that a compiler has seen.

Each function gives what its namesake there gives, which says what that is.
"""

import numpy as np

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcpy

cdef enum:
    WORD = 1
    LETTER = 2
    DIGIT = 4
    WIDE = 8
    JOINER = 16
    SHORT = 15
    PADDING = 16

ctypedef fused Place:
    uint16_t
    uint32_t


def find_pieces(bytes buffer, const uint8_t[::1] kinds):
    cdef Py_ssize_t size = len(buffer)
    cdef const uint8_t* given = <const uint8_t*>PyBytes_AS_STRING(buffer)
    cdef bytes folded = PyBytes_FromStringAndSize(NULL, size)
    cdef uint8_t* chars = <uint8_t*>PyBytes_AS_STRING(folded)
    cdef Py_ssize_t at, count = 0, stretch_end = 0, start, end
    firsts = np.empty(size // 2 + 1, np.int64)
    lasts = np.empty(size // 2 + 1, np.int64)
    cdef int64_t[::1] starts = firsts, ends = lasts
    for at in range(size):
        chars[at] = given[at] + (32 if 65 <= given[at] <= 90 else 0)
    for at in (0, 1, 2, size - 3, size - 2, size - 1):
        if size < 6 or kinds[chars[at]]:
            raise ValueError("no separators around the texts")
    at = 0
    while at < size:
        if not kinds[chars[at]] & WORD:
            at += 1
            continue
        start = at
        while kinds[chars[at]] & WORD or (
            chars[at] == c"'"
            and kinds[chars[at - 1]] & WORD
            and kinds[chars[at + 1]] & WORD
        ):
            at += 1
        end = at
        if start < stretch_end:
            if _joins(chars, kinds, end):
                stretch_end = _next_break(chars, kinds, end + 1)
                ends[count - 1] = stretch_end
            continue
        if _joins(chars, kinds, end):
            start = end
            while kinds[chars[start - 1]] & (WORD | JOINER):
                start -= 1
            while count and starts[count - 1] >= start:
                count -= 1
            end = stretch_end = _next_break(chars, kinds, end + 1)
        starts[count] = start
        ends[count] = end
        count += 1
    return folded, firsts[:count], lasts[:count]


cdef inline Py_ssize_t _next_break(
    const uint8_t* chars, const uint8_t[::1] kinds, Py_ssize_t at
) noexcept:
    while kinds[chars[at]] & (WORD | JOINER):
        at += 1
    return at


cdef inline bint _starts_word(uint8_t kind) noexcept:
    return (kind & (WORD | WIDE)) != WORD


cdef bint _joins(
    const uint8_t* chars, const uint8_t[::1] kinds, Py_ssize_t at
) noexcept:
    """Whether the byte after a run may join it to the next."""
    cdef uint8_t char = chars[at]
    if char != c" " and char != c"." and char != c"-" and char != c",":
        return False
    cdef uint8_t before = kinds[chars[at - 1]], after = kinds[chars[at + 1]]
    if not after & WORD:
        return False
    cdef uint8_t last = chars[at - 1]
    if char == c" ":
        return (
            after & DIGIT
            and (before & (LETTER | WIDE)) == LETTER
            and last != c"a"
            and last != c"i"
            and _starts_word(kinds[chars[at - 2]])
            and kinds[chars[at + 2]] & DIGIT
        )
    if before & after & DIGIT and char != c"-":
        return True
    if char == c".":
        return before & after & LETTER and (
            (_starts_word(kinds[chars[at - 2]]) and chars[at + 2] == c".")
            or (before | after) & WIDE
        )
    if char == c"-":
        return (before & LETTER and after & DIGIT) or (
            last == c"l"
            and (chars[at - 2] in (c"a", c"e", c"u"))
            and _starts_word(kinds[chars[at - 3]])
        )
    return False


def make_keys(
    bytes data, const int64_t[::1] starts, const int64_t[::1] ends, uint64_t speech
):
    cdef const uint8_t* chars = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef Py_ssize_t n, size = len(starts), last = len(data) - PADDING
    cdef int64_t length
    first, second = np.empty(size, np.uint64), np.empty(size, np.uint64)
    cdef uint64_t[::1] low = first, high = second
    cdef uint64_t word
    for n in range(size):
        length = ends[n] - starts[n]
        if not 0 <= starts[n] <= last:
            raise IndexError("a string begins beyond the padding")
        memcpy(&word, chars + starts[n], 8)
        high[n] = speech << 56
        if length <= 8:
            low[n] = _first_bytes(word, length)
            continue
        low[n] = word if length <= SHORT else 0
        memcpy(&word, chars + starts[n] + 8, 8)
        high[n] |= _first_bytes(word, min(length - 8, 7))
    return first, second


cdef inline uint64_t _first_bytes(uint64_t word, int64_t count) noexcept:
    if count == 8:
        return word
    return word & ((<uint64_t>1 << (8 * count)) - 1)


cdef inline uint64_t _slot(
    uint64_t low, uint64_t high, const uint64_t* mix, uint64_t shift
) noexcept:
    cdef uint64_t mixed = low * mix[0] ^ high * mix[1]
    mixed ^= mixed >> 29
    return (mixed * mix[2]) >> shift


def find_rows(
    const uint64_t[:, ::1] rows,
    const uint64_t[::1] mix,
    const uint64_t[::1] low,
    const uint64_t[::1] high,
):
    cdef Py_ssize_t n, size = len(low)
    cdef uint64_t mask = len(rows) - 1, shift = 64 - _bits(len(rows)), slot
    numbers = np.empty(size, np.int32)
    cdef int32_t[::1] found = numbers
    cdef const uint64_t* row
    for n in range(size):
        slot = _slot(low[n], high[n], &mix[0], shift)
        found[n] = -1
        while True:
            row = &rows[slot, 0]
            if row[0] == low[n] and row[1] == high[n]:
                found[n] = <int32_t>row[2]
                break
            if row[1] == 0:
                break
            slot = (slot + 1) & mask
    return numbers


def fill_rows(
    uint64_t[:, ::1] rows,
    const uint64_t[::1] mix,
    const uint64_t[::1] low,
    const uint64_t[::1] high,
    const int32_t[::1] numbers,
):
    cdef Py_ssize_t n
    cdef uint64_t mask = len(rows) - 1, shift = 64 - _bits(len(rows)), slot
    for n in range(len(low)):
        slot = _slot(low[n], high[n], &mix[0], shift)
        while rows[slot, 1]:
            slot = (slot + 1) & mask
        rows[slot, 0] = low[n]
        rows[slot, 1] = high[n]
        rows[slot, 2] = <uint64_t>numbers[n]


cdef inline int _bits(Py_ssize_t size) noexcept:
    cdef int bits = 0
    while size > 1:
        size >>= 1
        bits += 1
    return bits


def sort_postings(
    const int32_t[::1] terms,
    const uint16_t[::1] articles,
    const int64_t[::1] counts,
    Place[::1] places,
):
    cdef Py_ssize_t n, m, number, at = 0, size = 0, used = 0
    for n in range(len(terms)):
        if terms[n] < 0:
            raise IndexError("a term has no number")
        if terms[n] >= size:
            size = terms[n] + 1
    for n in range(len(articles)):
        at += counts[n]
    if at != len(terms) or at != len(places):
        raise IndexError("the texts have other sizes")
    at = 0
    nexts = np.zeros(size + 1, np.int64)
    cdef int64_t[::1] next_ = nexts
    for n in range(len(terms)):
        next_[terms[n] + 1] += 1
    for number in range(size):
        used += next_[number + 1] > 0
        next_[number + 1] += next_[number]
    owners_ = np.empty(len(terms), np.uint16)
    cdef uint16_t[::1] owners = owners_
    cdef int64_t place
    for n in range(len(articles)):
        for m in range(counts[n]):
            number = terms[at]
            place = next_[number]
            next_[number] += 1
            owners[place] = articles[n]
            places[place] = <Place>m
            at += 1
    numbers_ = np.empty(used, np.int32)
    bearers_ = np.empty(used, np.int64)
    frequencies_ = np.empty(len(terms), np.uint32)
    cdef int32_t[::1] numbers = numbers_
    cdef int64_t[::1] bearers = bearers_
    cdef uint32_t[::1] frequencies = frequencies_
    # Each term now ends where the next began. What is put together never overtakes.
    cdef Py_ssize_t start = 0, put = 0, before
    cdef uint32_t frequency
    used = 0
    for number in range(size):
        if next_[number] == start:
            continue
        before = put
        while start < next_[number]:
            frequency = 1
            while (
                start + frequency < next_[number]
                and owners[start + frequency] == owners[start]
            ):
                frequency += 1
            owners[put] = owners[start]
            frequencies[put] = frequency
            start += frequency
            put += 1
        numbers[used] = <int32_t>number
        bearers[used] = put - before
        used += 1
    return numbers_, bearers_, owners_[:put], frequencies_[:put]


def gather(values, starts, counts):
    cdef const uint8_t[::1] source = values.view(np.uint8)
    cdef const int64_t[::1] firsts = np.ascontiguousarray(starts, np.int64)
    cdef const int64_t[::1] sizes = np.ascontiguousarray(counts, np.int64)
    cdef Py_ssize_t item = values.itemsize, place = 0, size, n
    cdef int64_t most = len(values)
    cdef int64_t total = 0
    for n in range(len(sizes)):
        if firsts[n] < 0 or sizes[n] < 0 or sizes[n] > most - firsts[n]:
            raise IndexError("a stretch is not within the array")
        total += sizes[n]
    gathered = np.empty(total, values.dtype)
    cdef uint8_t[::1] target = gathered.view(np.uint8)
    for n in range(len(sizes)):
        size = sizes[n] * item
        if size:
            memcpy(&target[place], &source[firsts[n] * item], size)
        place += size
    return gathered
