"""`search.kernels.sentence_scan` compiled: one pass over the characters."""

cdef enum:
    # Characters of an abbreviation before its full stop, and the full stop.
    BEFORE_STOP = 6


def find_sentence_ends(str text not None, Py_ssize_t begin, Py_ssize_t end):
    cdef list found = []
    cdef Py_ssize_t offset = _check_offset(text, begin)
    cdef Py_ssize_t limit = min(end + 1, len(text)), last
    while last := _next_end(text, begin, &offset, limit):
        found.append(last)
    return found


def find_sentence_start(str text not None, Py_ssize_t offset, Py_ssize_t width):
    cdef Py_ssize_t limit = min(_check_offset(text, offset) + 1, len(text)), last
    cdef Py_ssize_t begin = max(0, offset - width), at = begin, start = begin
    while last := _next_end(text, begin, &at, limit):
        start = last
    return _skip_blanks(text, start, len(text))


def find_last_sentence_end(
    str text not None, Py_ssize_t start, Py_ssize_t last, Py_ssize_t width
):
    cdef Py_ssize_t size = len(text), limit = min(start + width + 2, size)
    cdef Py_ssize_t begin = max(_check_offset(text, start), last - 1), offset = begin
    cdef Py_ssize_t found = -1, end, bare
    while end := _next_end(text, begin, &offset, limit):
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


cdef Py_ssize_t _check_offset(str text, Py_ssize_t offset) except -1:
    if not 0 <= offset <= len(text):
        raise IndexError(offset)
    return offset


cdef inline Py_ssize_t _next_end(
    str text, Py_ssize_t begin, Py_ssize_t* offset, Py_ssize_t limit
) noexcept:
    """Offset at which the next sentence ends, 0 for none; moves `offset` past it."""
    cdef Py_ssize_t at = offset[0], stops, last = 0
    while at < limit and not last:
        stops = at
        while stops < limit and text[stops] in u".!?…؟。！？":
            stops += 1
        if stops > at:
            last = _sentence_end(text, begin, at, stops, limit)
        elif text[at] == u"\n":
            last = _skip_blanks(text, at, limit)
        at = max(last, stops, at + 1)
    offset[0] = at
    return last


cdef inline Py_ssize_t _sentence_end(
    str text, Py_ssize_t begin, Py_ssize_t first, Py_ssize_t stops, Py_ssize_t limit
) noexcept:
    """Offset at which the sentence of these full stops ends, 0 where they end none."""
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


cdef inline bint _is_abbreviated(str text, Py_ssize_t begin, Py_ssize_t stop) noexcept:
    """Tell whether an abbreviation ends here: one or more of `U.`, `U.S.`, `Dec.`"""
    cdef Py_ssize_t offset = stop - 1, least = max(begin, stop - 4)
    if text[stop] != u"." or offset < begin:
        return False
    if offset > begin and text[offset - 1] == u"." and _is_ascii_letter(text[offset]):
        return True
    while offset > least and u"a" <= text[offset] <= u"z":
        offset -= 1
    if not u"A" <= text[offset] <= u"Z":
        return False
    return offset == begin or not _is_word(text[offset - 1])


cdef inline bint _is_ascii_letter(Py_UCS4 char) noexcept:
    return u"a" <= char <= u"z" or u"A" <= char <= u"Z"


cdef inline Py_ssize_t _count_lines(
    str text, Py_ssize_t offset, Py_ssize_t stop
) noexcept:
    cdef Py_ssize_t lines = 0
    for offset in range(offset, stop):
        lines += text[offset] == u"\n"
    return lines


cdef bint _has_gap(str text, Py_ssize_t offset, Py_ssize_t stop) noexcept:
    """Tell whether there is an empty line, as between paragraphs."""
    for offset in range(offset + 1, stop):
        if text[offset] == u"\n" and text[offset - 1] == u"\n":
            return True
    return False


cdef inline Py_ssize_t _bare_end(str text, Py_ssize_t offset, Py_ssize_t stop) noexcept:
    """Offset at which a stretch ends without the blanks at its end."""
    while stop > offset and text[stop - 1].isspace():
        stop -= 1
    return stop


cdef inline Py_ssize_t _skip_blanks(
    str text, Py_ssize_t offset, Py_ssize_t stop
) noexcept:
    while offset < stop and text[offset].isspace():
        offset += 1
    return offset
