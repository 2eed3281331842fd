"""`search.kernels.word_scan` compiled: CPython's substring search, checks in C."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint32_t

from search.kernels.characters import (
    MAX_MATCHES,
    fold_character,
    is_token,
    may_join,
)

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(str text)
    object PyUnicode_FromKindAndData(int kind, const void* chars, Py_ssize_t size)
    Py_ssize_t PyUnicode_Find(
        object text, object part, Py_ssize_t begin, Py_ssize_t stop, int direction
    ) except -2
    Py_ssize_t PyUnicode_Tailmatch(
        object text, object part, Py_ssize_t begin, Py_ssize_t stop, int direction
    ) except -1

cdef enum:
    FORWARDS = 1
    AT_BEGINNING = -1
    FOUR_BYTES = 4
    CHARACTERS = 0x110000
    # Before them come letters, after them apostrophes that Unicode counts as letters.
    FIRST_MODIFIER = 0x2B0
    FIRST_MARK = 0x300
    # The first character of the scripts without spaces between words.
    FIRST_UNSPACED = 0xE00

cdef Py_ssize_t MATCH_LIMIT = MAX_MATCHES

# Cache of `fold_character`, which is a pure function, so that all searches may share
# it: for each character one more than its fold, 0 until it is first met, ODD where it
# does not fold to one character. Only the scripts that are met take up memory.
cdef uint32_t* FOLDS = <uint32_t*>PyMem_Calloc(CHARACTERS, sizeof(uint32_t))
cdef uint32_t ODD = CHARACTERS + 1

if not FOLDS:
    raise MemoryError


def fold_in_place(str text not None):
    if PyUnicode_IS_ASCII(text):
        return text.lower().replace("`", "'")
    cdef Py_ssize_t size = len(text), n
    cdef int kind = PyUnicode_KIND(text)
    cdef void* chars = PyUnicode_DATA(text)
    cdef Py_UCS4 char
    cdef uint32_t fold
    cdef uint32_t* folded = <uint32_t*>PyMem_Malloc(size * sizeof(uint32_t))
    if not folded:
        raise MemoryError
    try:
        for n in range(size):
            char = PyUnicode_READ(kind, chars, n)
            fold = FOLDS[char]
            if not fold:
                fold = _fold_first(char)
            if fold == ODD:
                return None
            folded[n] = fold - 1
        return PyUnicode_FromKindAndData(FOUR_BYTES, folded, size)
    finally:
        PyMem_Free(folded)


cdef uint32_t _fold_first(Py_UCS4 char) except 0:
    folded = fold_character(char)
    FOLDS[char] = ODD if folded is None else ord(folded) + 1
    return FOLDS[char]


def find_words(
    str text not None,
    str folded not None,
    words not None,
    Py_ssize_t begin,
    Py_ssize_t stop,
):
    cdef list found = []
    if len(text) != len(folded):
        raise ValueError("not folded in place")
    for number, forms in words:
        _find_forms(text, folded, number, forms, begin, stop, found)
    found.sort()
    return found


cdef int _find_forms(
    str text,
    str folded,
    object number,
    tuple forms,
    Py_ssize_t begin,
    Py_ssize_t stop,
    list found,
) except -1:
    cdef Py_ssize_t most = len(found) + MATCH_LIMIT, start, end
    cdef str shared, form
    cdef tuple alike
    for shared, alike in forms:
        start = PyUnicode_Find(folded, shared, begin, stop, FORWARDS)
        while start >= 0 and len(found) < most:
            for form in alike:
                if PyUnicode_Tailmatch(folded, form, start, stop, AT_BEGINNING):
                    end = start + len(form)
                    if _is_whole(text, folded, start, end):
                        found.append((start, end, number))
            start = PyUnicode_Find(folded, shared, start + 1, stop, FORWARDS)
    return 0


cdef bint _is_whole(
    str text, str folded, Py_ssize_t start, Py_ssize_t end
) except -1:
    cdef Py_UCS4 before = folded[start - 1] if start else u"\n"
    cdef Py_UCS4 after = folded[end] if end < len(text) else u"\n"
    if _is_latin(before) and _is_latin(folded[start]):
        return False
    if _is_latin(after) and _is_latin(folded[end - 1]):
        return False
    if end <= start + 1 or folded[start].isdigit() or not folded[end - 1].isalnum():
        return is_token(text, start, end)
    if _may_join(before) or _may_join(after):
        return is_token(text, start, end)
    if before.isalnum() or after.isalnum():
        return max(before, folded[start], after) >= FIRST_UNSPACED and is_token(
            text, start, end
        )
    return True


cdef inline bint _is_latin(Py_UCS4 char) noexcept:
    return u"a" <= char <= u"z" or u"A" <= char <= u"Z"


cdef inline bint _is_word(Py_UCS4 char) noexcept:
    return char.isalnum() or char == u"_"


cdef inline bint _may_join(Py_UCS4 char) except -1:
    if char < FIRST_MODIFIER:
        return char in u"-'`´"
    return (not char.isalnum() or char < FIRST_MARK) and may_join(char)
