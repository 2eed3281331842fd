"""Cuts the text around a match: so many words, or so many cells of a terminal, a side.

Only the neighbourhood of a match is looked at, however long its text is.
"""

import re
from itertools import islice

from index.analysis.analyzer import find_tokens
from search.highlight.graphemes import grapheme_end, grapheme_start
from search.output.measures.cell_widths import cells_of

_USUAL_WORD = 14
"""So many characters a word, with what follows it, are looked at first."""
_MAX_CHARACTERS = 4_000
"""No context is looked for farther from a match."""
_CHARACTERS_A_CELL = 3
"""Combining marks and white space in a row take up no cell of their own."""


def words_before(text: str, start: int, count: int) -> list[tuple[int, int]]:
    """Finds the last words before an offset, the nearest first."""
    reach = _USUAL_WORD * (count + 1)
    while True:
        low = max(0, start - reach)
        found = list(find_tokens(text[low:start]))
        # The first word may be the end of a longer one.
        if low and len(found) <= count and reach < _MAX_CHARACTERS:
            reach *= 4
            continue
        kept = found[1:] if low and len(found) > 1 else found
        near = kept[-count:] if count else []
        return [(low + first, low + last) for first, last in reversed(near)]


def words_after(text: str, end: int, count: int) -> list[tuple[int, int]]:
    """Finds the first words after an offset, the nearest first."""
    reach = _USUAL_WORD * (count + 1)
    while True:
        high = min(len(text), end + reach)
        # The last word may be the beginning of a longer one, unless another follows.
        found = list(islice(find_tokens(text[end:high]), count + 1))
        if high < len(text) and len(found) <= count:
            if reach < _MAX_CHARACTERS:
                reach *= 4
                continue
            found = found[:-1]
        return [(end + first, end + last) for first, last in found[:count]]


def cut_by_words(text: str, start: int, end: int, count: int) -> tuple[str, str]:
    """Returns the text around a match, so many words a side.

    >>> cut_by_words("The envoy left the talks, they said.", 10, 14, 2)
    ('The envoy ', ' the talks')
    """
    before, after = words_before(text, start, count), words_after(text, end, count)
    first = before[-1][0] if before else start
    last = after[-1][1] if after else end
    return _join_spaces(text[first:start]), _join_spaces(text[end:last])


def cut_by_cells(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """Returns the text around a match, at most so many cells a side, in whole words.

    >>> cut_by_cells("The envoy left the talks.", 10, 14, 7)
    ('envoy ', ' the')
    """
    plain = text.isascii()
    reach = width + 1 if plain else _CHARACTERS_A_CELL * width + 1
    low, high = max(0, start - reach), min(len(text), end + reach)
    if not plain:
        low, high = grapheme_end(text, low), grapheme_start(text, high)
    before, after = _join_spaces(text[low:start]), _join_spaces(text[end:high])
    return (
        _keep_end(before, width, whole=low == 0),
        _keep_start(after, width, whole=high == len(text)),
    )


def _join_spaces(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(r"\s+", " ", text)


def _keep_end(text: str, width: int, *, whole: bool) -> str:
    """Returns the end of a text; `whole` says that its beginning cuts no word."""
    cut = _fitting(text[::-1], width)
    if not text:
        return text
    if cut == len(text):
        if whole:
            return text.lstrip()
        cut -= 1
    place = grapheme_end(text, len(text) - cut)
    if place and not text[place - 1].isspace():
        space = text.find(" ", place, place + cut // 2 + 1)
        place = space if space >= 0 else place
    return text[place:].lstrip() or text[place:]


def _keep_start(text: str, width: int, *, whole: bool) -> str:
    """Returns the beginning of a text; `whole` says that its end cuts no word."""
    cut = _fitting(text, width)
    if not text:
        return text
    if cut == len(text):
        if whole:
            return text.rstrip()
        cut -= 1
    place = grapheme_start(text, cut)
    if not text[place].isspace():
        space = text.rfind(" ", place - cut // 2 - 1, place)
        place = space if space >= 0 else place
    return text[:place].rstrip()


def _fitting(text: str, width: int) -> int:
    """Number of the first characters that take up at most so many cells."""
    if text.isascii():
        return min(len(text), width)
    cells = 0
    for count, char in enumerate(text):
        cells += cells_of(char)
        if cells > width:
            return count
    return len(text)
