# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What `index.kernels.arrays` does, in loops that a compiler has seen.

Each function gives what its namesake there gives, which says what that is.
"""

import numpy as np

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc, qsort
from libc.string cimport memcmp, memcpy, memset

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define prefetch(address) __builtin_prefetch(address)
    #else
    #define prefetch(address) ((void)(address))
    #endif
    """
    void prefetch(const void* address) noexcept

cdef enum:
    WORD = 1
    LETTER = 2
    DIGIT = 4
    WIDE = 8
    JOINER = 16
    SHORT = 23
    PADDING = 24
    RUN = 5
    CODE_POINTS = 0x110000
    DIGITS = 1 << 16

cdef uint32_t FIRST = 0x9E3779B1, SECOND = 0x85EBCA77, LAST = 0xC2B2AE3D

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
    if len(kinds) != 256:
        raise ValueError("not every byte has a kind")
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
            # Within a stretch its end is known: to look for it anew at each joint
            # would take time with the square of the stretch.
            if end == stretch_end and _joins(chars, kinds, end):
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


def encode_letters(str text, const uint8_t[::1] kinds, const uint8_t[::1] written):
    cdef Py_ssize_t size = 0
    cdef Py_UCS4 char
    cdef uint32_t code
    cdef uint8_t kind
    # No letter takes more than four bytes.
    cdef bytes room = PyBytes_FromStringAndSize(NULL, 4 * len(text))
    cdef uint8_t* out = <uint8_t*>PyBytes_AS_STRING(room)
    if len(kinds) != CODE_POINTS:
        raise ValueError("not every character has a kind")
    for char in text:
        code = char
        kind = kinds[code]
        if kind >= len(written):
            return code
        if kind:
            out[size] = written[kind]
            size += 1
        elif code < 0x80:
            out[size] = <uint8_t>code
            size += 1
        elif code < 0x800:
            out[size] = <uint8_t>(0xC0 | code >> 6)
            out[size + 1] = <uint8_t>(0x80 | code & 0x3F)
            size += 2
        elif code < 0x10000:
            out[size] = <uint8_t>(0xE0 | code >> 12)
            out[size + 1] = <uint8_t>(0x80 | code >> 6 & 0x3F)
            out[size + 2] = <uint8_t>(0x80 | code & 0x3F)
            size += 3
        else:
            out[size] = <uint8_t>(0xF0 | code >> 18)
            out[size + 1] = <uint8_t>(0x80 | code >> 12 & 0x3F)
            out[size + 2] = <uint8_t>(0x80 | code >> 6 & 0x3F)
            out[size + 3] = <uint8_t>(0x80 | code & 0x3F)
            size += 4
    return room[:size]


def make_keys(
    bytes data not None,
    const int64_t[::1] starts,
    const int64_t[::1] ends,
    uint64_t speech,
):
    cdef const uint8_t* chars = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef Py_ssize_t n, size = len(starts), last = len(data) - PADDING
    cdef int64_t length
    made = np.empty((size, 3), np.uint64)
    cdef uint64_t[:, ::1] keys = made
    _check_equal(size, len(ends))
    for n in range(size):
        length = ends[n] - starts[n]
        if not (0 <= starts[n] <= last and 0 <= length):
            raise IndexError("a string is not within the buffer and its padding")
        keys[n, 0] = _load(chars + starts[n], length) if length <= SHORT else 0
        keys[n, 1] = _load(chars + starts[n] + 8, length - 8) if length > 8 else 0
        keys[n, 2] = speech << 56
        if length > 16:
            keys[n, 2] |= _load(chars + starts[n] + 16, min(length - 16, 7))
    return made


cdef inline uint64_t _load(const uint8_t* chars, int64_t size) noexcept:
    """The first bytes, no more than eight."""
    cdef uint64_t word
    memcpy(&word, chars, 8)
    if size < 8:
        word &= (<uint64_t>1 << (8 * size)) - 1
    return word


cdef inline uint64_t _slot(
    const uint64_t* key, const uint64_t* mix, uint64_t shift
) noexcept:
    cdef uint64_t mixed = key[0] * mix[0] ^ key[1] * mix[1] ^ key[2] * mix[2]
    mixed ^= mixed >> 29
    return (mixed * mix[3]) >> shift


cdef inline bint _same(const uint64_t* key, const uint64_t* other) noexcept:
    return key[0] == other[0] and key[1] == other[1] and key[2] == other[2]


def find_rows(
    const uint64_t[:, ::1] rows, const uint64_t[::1] mix, const uint64_t[:, ::1] keys
):
    cdef Py_ssize_t n, m, size = len(keys), few
    cdef uint64_t mask = len(rows) - 1, shift = 64 - _bits(len(rows)), slot
    cdef uint64_t[16] slots
    numbers = np.empty(size, np.int32)
    cdef int32_t[::1] found = numbers
    _check_table(rows, mix, keys)
    for n in range(0, size, 16):
        few = min(16, size - n)
        # Some rows are asked of memory together: to wait for each would take longer.
        for m in range(few):
            slots[m] = _slot(&keys[n + m, 0], &mix[0], shift)
            prefetch(&rows[slots[m], 0])
        for m in range(few):
            slot = slots[m]
            while rows[slot, 2] and not _same(&rows[slot, 0], &keys[n + m, 0]):
                slot = (slot + 1) & mask
            found[n + m] = <int32_t>rows[slot, 3] if rows[slot, 2] else -1
    return numbers


def fill_rows(
    uint64_t[:, ::1] rows,
    const uint64_t[::1] mix,
    const uint64_t[:, ::1] keys,
    const int32_t[::1] numbers,
):
    cdef Py_ssize_t n, m
    cdef uint64_t mask = len(rows) - 1, shift = 64 - _bits(len(rows)), slot
    _check_table(rows, mix, keys)
    _check_equal(len(keys), len(numbers))
    for n in range(len(keys)):
        slot = _slot(&keys[n, 0], &mix[0], shift)
        while rows[slot, 2]:
            slot = (slot + 1) & mask
        for m in range(3):
            rows[slot, m] = keys[n, m]
        rows[slot, 3] = <uint64_t>numbers[n]


def find_same(const uint64_t[:, ::1] keys, const uint64_t[::1] mix):
    cdef Py_ssize_t n, size = 1, count = len(keys)
    while size < 2 * count:
        size *= 2
    cdef uint64_t mask = size - 1, shift = 64 - _bits(size), slot
    cdef int64_t[::1] owners = np.full(size, -1, np.int64)
    firsts = np.empty(count, np.int64)
    cdef int64_t[::1] same = firsts
    if keys.shape[1] != 3 or len(mix) != 4:
        raise ValueError("no keys of three words, or no four numbers to mix them")
    for n in range(count):
        slot = _slot(&keys[n, 0], &mix[0], shift) & mask
        while owners[slot] >= 0 and not _same(&keys[owners[slot], 0], &keys[n, 0]):
            slot = (slot + 1) & mask
        if owners[slot] < 0:
            owners[slot] = n
        same[n] = owners[slot]
    return firsts


cdef int _check_table(
    const uint64_t[:, ::1] rows, const uint64_t[::1] mix, const uint64_t[:, ::1] keys
) except -1:
    if len(rows) < 2 or len(rows) & (len(rows) - 1) or rows.shape[1] != 4:
        raise ValueError("no table of a power of two of rows")
    if keys.shape[1] != 3 or len(mix) != 4:
        raise ValueError("no keys of three words, or no four numbers to mix them")
    return 0


cdef int _check_equal(Py_ssize_t size, Py_ssize_t other) except -1:
    if size != other:
        raise ValueError(f"arrays of {size} and {other} elements belong together")
    return 0


cdef inline int _bits(Py_ssize_t size) noexcept:
    cdef int bits = 0
    while size > 1:
        size >>= 1
        bits += 1
    return bits


cdef struct Line:
    uint64_t head
    const uint8_t* chars
    int64_t size
    int64_t within
    int64_t place


cdef int _compare(const void* first, const void* second) noexcept nogil:
    cdef const Line* one = <const Line*>first
    cdef const Line* other = <const Line*>second
    cdef int rest
    if one.head != other.head:
        return -1 if one.head < other.head else 1
    if one.size > 8 and other.size > 8:
        rest = memcmp(one.chars + 8, other.chars + 8, min(one.size, other.size) - 8)
        if rest:
            return rest
    if one.size != other.size:
        return -1 if one.size < other.size else 1
    if one.within != other.within:
        return -1 if one.within < other.within else 1
    return -1 if one.place < other.place else 1


def sort_strings(
    bytes data not None,
    const int64_t[::1] starts,
    const int64_t[::1] ends,
    const int64_t[::1] within,
):
    cdef const uint8_t* chars = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef Py_ssize_t n, m, size = len(starts)
    ordered = np.empty(size, np.int64)
    cdef int64_t[::1] order = ordered
    cdef Line* lines = <Line*>malloc(max(size, 1) * sizeof(Line))
    cdef Line* spare = <Line*>malloc(max(size, 1) * sizeof(Line))
    # On the stack of a thread there may be too little room.
    cdef Py_ssize_t* nexts = <Py_ssize_t*>malloc(DIGITS * sizeof(Py_ssize_t))
    cdef Py_ssize_t first
    try:
        if lines == NULL or spare == NULL or nexts == NULL:
            raise MemoryError
        _check_equal(size, len(ends))
        _check_equal(size, len(within))
        for n in range(size):
            if not 0 <= starts[n] <= ends[n] <= len(data):
                raise IndexError("a string is not within the buffer")
            lines[n].chars = chars + starts[n]
            lines[n].size = ends[n] - starts[n]
            lines[n].within = within[n]
            lines[n].place = n
            lines[n].head = 0
            for m in range(8):
                lines[n].head <<= 8
                if m < lines[n].size:
                    lines[n].head |= lines[n].chars[m]
        _sort_by_heads(lines, spare, size, nexts)
        first = 0
        for n in range(1, size + 1):
            if n == size or lines[n].head != lines[first].head:
                if n - first > 1:
                    qsort(&lines[first], n - first, sizeof(Line), _compare)
                first = n
        for n in range(size):
            order[n] = lines[n].place
    finally:
        free(lines)
        free(spare)
        free(nexts)
    return ordered


cdef void _sort_by_heads(
    Line* lines, Line* spare, Py_ssize_t size, Py_ssize_t* nexts
) noexcept:
    """Sixteen bits at a time, the last first: what is sorted stays so."""
    cdef Py_ssize_t n, digit, place, count
    cdef int shift
    for shift in range(0, 64, 16):
        memset(nexts, 0, DIGITS * sizeof(Py_ssize_t))
        for n in range(size):
            nexts[lines[n].head >> shift & 0xFFFF] += 1
        place = 0
        for digit in range(DIGITS):
            count = nexts[digit]
            nexts[digit] = place
            place += count
        for n in range(size):
            digit = lines[n].head >> shift & 0xFFFF
            spare[nexts[digit]] = lines[n]
            nexts[digit] += 1
        lines, spare = spare, lines


def stable_order(const int32_t[::1] keys, Py_ssize_t bound):
    cdef Py_ssize_t n
    cdef int64_t[::1] nexts = np.zeros(bound + 1, np.int64)
    ordered = np.empty(len(keys), np.int32)
    cdef int32_t[::1] order = ordered
    for n in range(len(keys)):
        if not 0 <= keys[n] < bound:
            raise IndexError("a key is not below its bound")
        nexts[<Py_ssize_t>keys[n] + 1] += 1
    for n in range(bound):
        nexts[n + 1] += nexts[n]
    for n in range(len(keys)):
        order[nexts[keys[n]]] = <int32_t>n
        nexts[keys[n]] += 1
    return ordered


def choose_runs(
    const uint32_t[::1] hashes, const int64_t[::1] counts, const uint32_t[::1] limits
):
    cdef Py_ssize_t body, n, start = 0, size = 0, first
    cdef uint32_t run
    chosen = np.empty(len(hashes), np.int64)
    cdef int64_t[::1] found = chosen
    _check_equal(len(counts), len(limits))
    for body in range(len(counts)):
        if counts[body] < 0 or counts[body] > len(hashes) - start:
            raise IndexError("the bodies have other sizes")
        first = size
        for n in range(start, start + counts[body] - RUN + 1):
            run = (hashes[n] * FIRST + hashes[n + 1]) * SECOND
            run += hashes[n + 2] * FIRST + hashes[n + 3]
            run = run * LAST + hashes[n + 4]
            if run < limits[body]:
                found[size] = <int64_t>body << 32 | run
                size += 1
        start += counts[body]
        size = _sort_each_once(found, first, size)
    return chosen[:size]


cdef Py_ssize_t _sort_each_once(
    int64_t[::1] numbers, Py_ssize_t first, Py_ssize_t stop
) noexcept:
    """Sort a stretch, and leave of equal numbers one; where it ends then."""
    cdef Py_ssize_t n, size = first
    if first < stop:
        qsort(&numbers[first], stop - first, sizeof(int64_t), _compare_numbers)
    for n in range(first, stop):
        if n == first or numbers[n] != numbers[size - 1]:
            numbers[size] = numbers[n]
            size += 1
    return size


cdef int _compare_numbers(const void* first, const void* second) noexcept nogil:
    cdef int64_t one = (<const int64_t*>first)[0], other = (<const int64_t*>second)[0]
    return (one > other) - (one < other)


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
            size = <Py_ssize_t>terms[n] + 1
    _check_equal(len(articles), len(counts))
    for n in range(len(articles)):
        if counts[n] < 0:
            raise IndexError("the texts have other sizes")
        at += counts[n]
    if at != len(terms) or at != len(places):
        raise IndexError("the texts have other sizes")
    at = 0
    nexts = np.zeros(size + 1, np.int64)
    cdef int64_t[::1] next_ = nexts
    for n in range(len(terms)):
        next_[<Py_ssize_t>terms[n] + 1] += 1
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
    cdef const uint8_t[::1] source = np.ascontiguousarray(values).view(np.uint8)
    cdef const int64_t[::1] firsts = np.ascontiguousarray(starts, np.int64)
    cdef const int64_t[::1] sizes = np.ascontiguousarray(counts, np.int64)
    cdef Py_ssize_t item = values.itemsize, place = 0, size, n
    cdef int64_t most = len(values)
    cdef int64_t total = 0
    _check_equal(len(firsts), len(sizes))
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


def scatter(target, places, values, starts, counts):
    cdef uint8_t[::1] there = target.view(np.uint8)
    cdef const uint8_t[::1] source = np.ascontiguousarray(values).view(np.uint8)
    cdef const int64_t[::1] firsts = np.ascontiguousarray(places, np.int64)
    cdef const int64_t[::1] begins = np.ascontiguousarray(starts, np.int64)
    cdef const int64_t[::1] sizes = np.ascontiguousarray(counts, np.int64)
    cdef Py_ssize_t item = target.itemsize, n
    cdef int64_t most = len(target), given = len(values), size
    if values.dtype != target.dtype:
        raise TypeError("the arrays are of different types")
    _check_equal(len(firsts), len(sizes))
    _check_equal(len(begins), len(sizes))
    for n in range(len(sizes)):
        size = sizes[n]
        if size < 0 or begins[n] < 0 or size > given - begins[n]:
            raise IndexError("a stretch is not within the array")
        if firsts[n] < 0 or size > most - firsts[n]:
            raise IndexError("a stretch is not within the array")
    for n in range(len(sizes)):
        size = sizes[n] * item
        if size:
            memcpy(&there[firsts[n] * item], &source[begins[n] * item], size)
