"""Collects the signs that a line stands where a page has its headline."""

from math import log1p
from typing import NamedTuple

from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine
from index.extract.title.headline_words import Signs, count_words, is_like_byline

_ABOVE, _BELOW = 80, 50
"""The numbers of filled lines above and below the beginning of the prose."""
_BYLINE_REACH = 7
_LONG_PROSE_CHARS = 250
_LEAD_CHARS, _MAX_TEXT_CHARS = 400, 2400
_TEXT_LINES = 30
_MIN_REPEATED_CHARS, _MIN_REPEATED_WORDS = 16, 5
_MAX_REPETITIONS = 20
# A bullet or a number before a line that is otherwise the same.
_MARK_CHARS = 3
_MAX_FURNITURE_CHARS = 60
_MAX_LINES_OF_PAGE = 1_500


class Surroundings(NamedTuple):
    """The lines of a page in which its headline is looked for.

    Attributes:
        lines: all lines of the page.
        filled: the numbers of those that are not blank, near the beginning of the prose.
        start: the index in `filled` of the first line of the prose.
        spaced: whether blank lines stand between some of them, but not all.
        bylines: for each line of `filled` the nearness of a byline or a date below it:
            1 for the next line, 0 for none.
    """

    lines: list[PageLine]
    filled: list[int]
    start: int
    spaced: bool
    bylines: list[float]


def find_surroundings(layout: Layout) -> Surroundings:
    """Returns the lines around the beginning of the prose."""
    lines, begin = layout.lines, layout.prose_start
    above = layout.header(_ABOVE)
    filled = above + _list_below(lines, begin)
    blanks = begin - (above[0] if above else begin) - len(above)
    spaced = 0 < blanks < len(above) - 1
    return Surroundings(
        lines, filled, len(above), spaced, _measure_bylines(lines, filled)
    )


def _list_below(lines: list[PageLine], begin: int) -> list[int]:
    """Lists the filled lines from the first of the prose on, as far as they matter."""
    numbers: list[int] = []
    prose = 0
    for number in range(begin, min(len(lines), begin + 3 * _BELOW)):
        line = lines[number]
        if line.kind is not LineKind.BLANK:
            numbers.append(number)
            prose += len(line.text) if line.kind is LineKind.PROSE else 0
        if prose > _MAX_TEXT_CHARS or len(numbers) == _BELOW:
            break
    return numbers


def _measure_bylines(lines: list[PageLine], filled: list[int]) -> list[float]:
    nearness = [0.0] * len(filled)
    distance = _BYLINE_REACH
    for index in range(len(filled) - 1, -1, -1):
        if distance < _BYLINE_REACH:
            nearness[index] = 1 - distance / 10
        line = lines[filled[index]]
        distance += 1
        if line.kind is LineKind.BYLINE or is_like_byline(line.text):
            distance = 0
        elif line.kind is LineKind.PROSE and len(line.text) > _LONG_PROSE_CHARS:
            distance = _BYLINE_REACH
    return nearness


def signs_of_place(page: Surroundings, index: int) -> Signs:
    """Returns the signs in the neighbours of a line and its distance from the prose."""
    signs = _signs_of_blanks(page, page.filled[index])
    if page.bylines[index]:
        signs["byline"] = page.bylines[index]
    if index >= page.start:
        between = [page.lines[n] for n in page.filled[page.start : index]]
        prose = sum([len(one.text) for one in between if one.kind is LineKind.PROSE])
        signs |= {"below": 1.0, "after_prose": log1p(prose / 200)}
    return signs


def _signs_of_blanks(page: Surroundings, number: int) -> Signs:
    """Tells whether blank lines set a line apart, in a page that has other lines, too."""
    if not page.spaced:
        return {}
    lines = page.lines
    above = number == 0 or lines[number - 1].kind is LineKind.BLANK
    below = number + 1 >= len(lines) or lines[number + 1].kind is LineKind.BLANK
    if above and below:
        return {"alone": 1.0}
    return {"half_alone": 1.0} if above or below else {}


def find_text_below(page: Surroundings, index: int) -> tuple[str, str]:
    """Returns the prose below a line and its beginning, in small letters."""
    first = max(index + 1, page.start)
    prose = [
        page.lines[n].text[:_MAX_TEXT_CHARS]
        for n in page.filled[first : first + _TEXT_LINES]
        if page.lines[n].kind is LineKind.PROSE
    ]
    text = "\n".join(prose)[:_MAX_TEXT_CHARS].casefold()
    return text, text[:_LEAD_CHARS]


def join_page(lines: list[PageLine]) -> str:
    """Joins the lines of a page, for `signs_of_repetition`."""
    texts = [line.text for line in lines[:_MAX_LINES_OF_PAGE]]
    return "\n".join(["", *texts, ""])


def signs_of_repetition(text: str, page: str) -> Signs:
    """Returns the signs in the other lines of a page that have the text of a line.

    Its name in a breadcrumb, a share button or before the name of the site marks a
    headline: "Share Harbour reopens", "Harbour reopens | The Post".
    """
    if len(text) < _MIN_REPEATED_CHARS or count_words(text) < _MIN_REPEATED_WORDS:
        return {}
    n_lines = n_whole = n_longer = 0
    offset = page.find(text)
    while offset >= 0:
        start, end = page.rfind("\n", 0, offset) + 1, page.find("\n", offset)
        more = end - start - len(text)
        at_end = offset == start or offset + len(text) == end
        n_whole += more <= _MARK_CHARS
        n_longer += at_end and _MARK_CHARS < more <= _MAX_FURNITURE_CHARS
        n_lines += 1
        offset = page.find(text, end) if n_lines < _MAX_REPETITIONS else -1
    return {"furniture": 1.0} if n_longer and n_whole else {}
