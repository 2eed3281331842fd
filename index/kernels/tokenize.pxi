"""`index.kernels.tokenize` compiled: one pass over the bytes of a batch.

Where a run is joined to the next, the span is the whole stretch of word bytes and
joiners around it, whose end is looked for once: to look again at each joint would take
time with the square of the stretch.
"""

import numpy as np

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport int64_t, uint8_t, uint32_t

cdef enum:
    # Bits of a byte's class.
    WORD = 1
    LETTER = 2
    DIGIT = 4
    WIDE = 8
    JOINER = 16
    CODE_POINTS = 0x110000
    DROPPED = 255


def find_token_spans(bytes buffer, const uint8_t[::1] byte_classes):
    cdef Py_ssize_t size = len(buffer)
    cdef const uint8_t* given = <const uint8_t*>PyBytes_AS_STRING(buffer)
    cdef bytes folded = PyBytes_FromStringAndSize(NULL, size)
    cdef uint8_t* chars = <uint8_t*>PyBytes_AS_STRING(folded)
    cdef Py_ssize_t at, count = 0, stretch_end = 0, start, end
    starts_ = np.empty(size // 2 + 1, np.int64)
    ends_ = np.empty(size // 2 + 1, np.int64)
    cdef int64_t[::1] starts = starts_, ends = ends_
    for at in range(size):
        chars[at] = given[at] + (32 if 65 <= given[at] <= 90 else 0)
    if len(byte_classes) != 256:
        raise ValueError("there are 256 byte classes")
    for at in (0, 1, 2, size - 3, size - 2, size - 1):
        if size < 6 or byte_classes[chars[at]]:
            raise ValueError("no separators around the texts")
    at = 0
    while at < size:
        if not byte_classes[chars[at]] & WORD:
            at += 1
            continue
        start = at
        while byte_classes[chars[at]] & WORD or (
            chars[at] == c"'"
            and byte_classes[chars[at - 1]] & WORD
            and byte_classes[chars[at + 1]] & WORD
        ):
            at += 1
        end = at
        if start < stretch_end:
            # Within a stretch, whose end is known.
            if end == stretch_end and _joins(chars, byte_classes, end):
                stretch_end = _next_break(chars, byte_classes, end + 1)
                ends[count - 1] = stretch_end
            continue
        if _joins(chars, byte_classes, end):
            start = end
            while byte_classes[chars[start - 1]] & (WORD | JOINER):
                start -= 1
            while count and starts[count - 1] >= start:
                count -= 1
            end = stretch_end = _next_break(chars, byte_classes, end + 1)
        starts[count] = start
        ends[count] = end
        count += 1
    return folded, starts_[:count], ends_[:count]


cdef inline Py_ssize_t _next_break(
    const uint8_t* chars, const uint8_t[::1] byte_classes, Py_ssize_t at
) noexcept:
    while byte_classes[chars[at]] & (WORD | JOINER):
        at += 1
    return at


cdef inline bint _starts_word(uint8_t kind) noexcept:
    return (kind & (WORD | WIDE)) != WORD


cdef bint _joins(
    const uint8_t* chars, const uint8_t[::1] byte_classes, Py_ssize_t at
) noexcept:
    """Tell whether the byte after a run joins it to the next."""
    cdef uint8_t char = chars[at]
    if char != c" " and char != c"." and char != c"-" and char != c",":
        return False
    cdef uint8_t before = byte_classes[chars[at - 1]]
    cdef uint8_t after = byte_classes[chars[at + 1]]
    if not after & WORD:
        return False
    cdef uint8_t last = chars[at - 1]
    if char == c" ":
        return (
            after & DIGIT
            and (before & (LETTER | WIDE)) == LETTER
            and last != c"a"
            and last != c"i"
            and _starts_word(byte_classes[chars[at - 2]])
            and byte_classes[chars[at + 2]] & DIGIT
        )
    if before & after & DIGIT and char != c"-":
        return True
    if char == c".":
        return before & after & LETTER and (
            (_starts_word(byte_classes[chars[at - 2]]) and chars[at + 2] == c".")
            or (before | after) & WIDE
        )
    if char == c"-":
        return (before & LETTER and after & DIGIT) or (
            last == c"l"
            and (chars[at - 2] in (c"a", c"e", c"u"))
            and _starts_word(byte_classes[chars[at - 3]])
        )
    return False


def encode_text(str text, const uint8_t[::1] classes, const uint8_t[::1] replacements):
    cdef Py_ssize_t size = 0
    cdef Py_UCS4 char
    cdef uint32_t code
    cdef uint8_t class_
    # UTF-8 takes at most four bytes a character.
    cdef bytes room = PyBytes_FromStringAndSize(NULL, 4 * len(text))
    cdef uint8_t* out = <uint8_t*>PyBytes_AS_STRING(room)
    if len(classes) != CODE_POINTS:
        raise ValueError("every code point has a class")
    for char in text:
        code = char
        class_ = classes[code]
        if class_ >= len(replacements):
            return code
        if class_:
            out[size] = replacements[class_]
            size += out[size] != DROPPED
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
