# cython: boundscheck=False, wraparound=False, cdivision=True
"""What `search.kernels.texts.plain` does, in loops that a compiler has seen.

Each function gives what its namesake there gives, which says what that is.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint32_t

from search.kernels.texts.letters import (
    MOST_IN_A_TEXT,
    fold_letter,
    is_token,
    may_join,
)

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(str text)
    object PyUnicode_FromKindAndData(int kind, const void* letters, Py_ssize_t size)
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
    LETTERS = 0x110000
    FIRST_MARK = 0x300
    FIRST_UNSPACED = 0xE00
    BEFORE_STOP = 6

cdef Py_ssize_t MOST = MOST_IN_A_TEXT

# What each letter folds to and one more: 0 until it is first met, ODD where it does not
# fold to one letter. Only the parts that are used take up memory.
cdef uint32_t* FOLDS = <uint32_t*>PyMem_Calloc(LETTERS, sizeof(uint32_t))
cdef uint32_t ODD = LETTERS + 1

if not FOLDS:
    raise MemoryError


def fold_in_place(str text not None):
    if PyUnicode_IS_ASCII(text):
        return text.lower()
    cdef Py_ssize_t size = len(text), place
    cdef int kind = PyUnicode_KIND(text)
    cdef void* letters = PyUnicode_DATA(text)
    cdef Py_UCS4 letter
    cdef uint32_t fold
    cdef uint32_t* folded = <uint32_t*>PyMem_Malloc(size * sizeof(uint32_t))
    if not folded:
        raise MemoryError
    try:
        for place in range(size):
            letter = PyUnicode_READ(kind, letters, place)
            fold = FOLDS[letter]
            if not fold:
                fold = _learn(letter)
            if fold == ODD:
                return None
            folded[place] = fold - 1
        return PyUnicode_FromKindAndData(FOUR_BYTES, folded, size)
    finally:
        PyMem_Free(folded)


cdef uint32_t _learn(Py_UCS4 letter) except 0:
    folded = fold_letter(letter)
    FOLDS[letter] = ODD if folded is None else ord(folded) + 1
    return FOLDS[letter]


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
    cdef Py_ssize_t most = len(found) + MOST, start, end
    cdef str shared, form
    cdef tuple alike
    for shared, alike in forms:
        start = PyUnicode_Find(folded, shared, begin, stop, FORWARDS)
        while start >= 0 and len(found) < most:
            for form in alike:
                if PyUnicode_Tailmatch(folded, form, start, stop, AT_BEGINNING):
                    end = start + len(form)
                    if _is_whole(text, start, end):
                        found.append((start, end, number))
            start = PyUnicode_Find(folded, shared, start + 1, stop, FORWARDS)
    return 0


cdef bint _is_whole(str text, Py_ssize_t start, Py_ssize_t end) except -1:
    cdef Py_UCS4 before = text[start - 1] if start else u"\n"
    cdef Py_UCS4 after = text[end] if end < len(text) else u"\n"
    if end <= start + 1 or text[start].isdigit() or not text[end - 1].isalnum():
        return is_token(text, start, end)
    if _may_join(before) or _may_join(after):
        return is_token(text, start, end)
    if _is_word(before) or _is_word(after):
        return max(before, text[start], after) >= FIRST_UNSPACED and is_token(
            text, start, end
        )
    return True


cdef bint _is_word(Py_UCS4 letter) noexcept:
    return letter.isalnum() or letter == u"_"


cdef bint _may_join(Py_UCS4 letter) except -1:
    if letter < FIRST_MARK:
        return letter in u"-'ʼ"
    return not letter.isalnum() and may_join(letter)


def find_sentence_ends(str text not None, Py_ssize_t begin, Py_ssize_t end):
    cdef list found = []
    cdef Py_ssize_t place = _within(text, begin), limit = min(end + 1, len(text)), last
    while last := _next_end(text, begin, &place, limit):
        found.append(last)
    return found


def find_sentence_start(str text not None, Py_ssize_t place, Py_ssize_t width):
    cdef Py_ssize_t limit = min(_within(text, place) + 1, len(text)), last
    cdef Py_ssize_t begin = max(0, place - width), at = begin, start = begin
    while last := _next_end(text, begin, &at, limit):
        start = last
    return _skip_blanks(text, start, len(text))


def find_sentences_end(
    str text not None, Py_ssize_t start, Py_ssize_t last, Py_ssize_t width
):
    cdef Py_ssize_t size = len(text), limit = min(start + width + 2, size)
    cdef Py_ssize_t begin = max(_within(text, start), last - 1), place = begin
    cdef Py_ssize_t found = -1, end, bare
    while end := _next_end(text, begin, &place, limit):
        if end < last:
            continue
        if found >= 0 and _has_gap(text, found, _bare_end(text, found, end)):
            break
        bare = _bare_end(text, start, end)
        if bare - start > width and found >= 0:
            break
        found = bare
        if _count_lines(text, bare, end) > 1:
            break
    if found < 0 and size - start <= width:
        return _bare_end(text, start, size)
    return None if found < 0 else found


cdef Py_ssize_t _within(str text, Py_ssize_t place) except -1:
    if not 0 <= place <= len(text):
        raise IndexError(place)
    return place


cdef Py_ssize_t _next_end(
    str text, Py_ssize_t begin, Py_ssize_t* place, Py_ssize_t limit
) noexcept:
    """Where the next sentence ends, and the place to go on from; 0 for nowhere."""
    cdef Py_ssize_t at = place[0], stops, last = 0
    while at < limit and not last:
        stops = at
        while stops < limit and text[stops] in u".!?…؟。！？":
            stops += 1
        if stops > at:
            last = _sentence_end(text, begin, at, stops, limit)
        elif text[at] == u"\n":
            last = _skip_blanks(text, at, limit)
        at = max(last, stops, at + 1)
    place[0] = at
    return last


cdef Py_ssize_t _sentence_end(
    str text, Py_ssize_t begin, Py_ssize_t first, Py_ssize_t stops, Py_ssize_t limit
) noexcept:
    """Where the sentence ends with these full stops, 0 where they end none."""
    cdef Py_ssize_t stop = stops, last
    while stop < limit and text[stop] in u"\"'”’»)]":
        stop += 1
    last = _skip_blanks(text, stop, limit)
    if last == stop:
        # After a wide full stop no blank is needed.
        while stops > first and text[stops - 1] not in u"。！？":
            stops -= 1
        return stops if stops > first else 0
    if _is_abbreviated(text, max(begin, first - BEFORE_STOP), stop - 1):
        return last if _count_lines(text, stop, last) else 0
    return last


cdef bint _is_abbreviated(str text, Py_ssize_t begin, Py_ssize_t stop) noexcept:
    """Whether what ends here is an abbreviation: one or more of `U.`, `U.S.`, `Dec.`"""
    cdef Py_ssize_t place = stop - 1, least = max(begin, stop - 4)
    if text[stop] != u"." or place < begin:
        return False
    if place > begin and text[place - 1] == u"." and _is_letter(text[place]):
        return True
    while place > least and u"a" <= text[place] <= u"z":
        place -= 1
    if not u"A" <= text[place] <= u"Z":
        return False
    return place == begin or not _is_word(text[place - 1])


cdef bint _is_letter(Py_UCS4 letter) noexcept:
    return u"a" <= letter <= u"z" or u"A" <= letter <= u"Z"


cdef Py_ssize_t _count_lines(str text, Py_ssize_t place, Py_ssize_t stop) noexcept:
    cdef Py_ssize_t lines = 0
    for place in range(place, stop):
        lines += text[place] == u"\n"
    return lines


cdef bint _has_gap(str text, Py_ssize_t place, Py_ssize_t stop) noexcept:
    """Whether there is an empty line, as between paragraphs."""
    for place in range(place + 1, stop):
        if text[place] == u"\n" and text[place - 1] == u"\n":
            return True
    return False


cdef Py_ssize_t _bare_end(str text, Py_ssize_t place, Py_ssize_t stop) noexcept:
    """Where a stretch ends without the blanks at its end."""
    while stop > place and text[stop - 1].isspace():
        stop -= 1
    return stop


cdef Py_ssize_t _skip_blanks(str text, Py_ssize_t place, Py_ssize_t stop) noexcept:
    while place < stop and text[place].isspace():
        place += 1
    return place
