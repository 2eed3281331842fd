"""Finds the layout zones of a saved page: header, prose of the article, footer."""

from collections import Counter
from typing import NamedTuple

from index.extract.page.lines import (
    LineKind,
    PageLine,
    classify,
    split_lines,
)
from index.extract.page.prose_stretch import find_prose
from index.extract.page.related_headings import is_related_heading
from index.extract.page.seams import cut_at_seams
from index.extract.page.wrapped_lines import join_wrapped

# A paragraph with so many repetitions is boilerplate: appeals to subscribe, rules for
# comments.
_MIN_REPETITIONS = 3
_MAX_REPEATED_CHARS = 400
# The article goes on after a related-articles heading if two paragraphs follow within
# so many lines, side by side or with only a subheading between them.
_CONTINUATION_LINES = 25
_MAX_SUBHEADING_CHARS = 60
# The number of lines after its beginning in which the prose may have its byline.
_BYLINE_REACH = 24
_LEAD_LINES = 40


class Layout(NamedTuple):
    """The lines of a page and its zones: header, prose, footer.

    Attributes:
        lines: all lines, blank ones included.
        prose_start: the number of the first line of the prose.
        prose_end: the number of the first line after it; equal to `prose_start` where
            the page has no prose.
    """

    lines: list[PageLine]
    prose_start: int
    prose_end: int

    def header(self, reach: int = 60) -> list[int]:
        """Lists the last `reach` filled lines above the prose, by number, ascending."""
        numbers = [
            n
            for n in range(max(0, self.prose_start - 3 * reach), self.prose_start)
            if self.lines[n].kind is not LineKind.BLANK
        ]
        return numbers[-reach:]

    def lead(self, size: int = 3000) -> str:
        """Returns the beginning of the prose, at most `size` characters."""
        if self.prose_start == self.prose_end:
            return ""
        end = min(self.prose_end, self.prose_start + _LEAD_LINES)
        return "\n".join(
            line.text[:size]
            for line in self.lines[self.prose_start : end]
            if line.kind is LineKind.PROSE
        )[:size]


def find_layout(text: str) -> Layout:
    """Splits a text into lines and finds the stretch with its prose.

    Hard-wrapped lines are joined to paragraphs; a text on one line is cut at its seams.
    """
    cut = cut_at_seams(text)
    lines = split_lines(cut)
    if cut is text:
        lines = join_wrapped(text, lines, classify)
    lines = _mark_repetitions(lines)
    start, end = find_prose(lines)
    end = _end_before_related(lines, start, end)
    return Layout(lines, _after_credits(lines, start, end), end)


def _mark_repetitions(lines: list[PageLine]) -> list[PageLine]:
    """Returns the lines with repeated paragraphs classified as boilerplate."""
    times = Counter(
        [
            line.text
            for line in lines
            if line.kind is LineKind.PROSE
            and line.end - line.start < _MAX_REPEATED_CHARS
        ]
    )
    if not times or max(times.values()) < _MIN_REPETITIONS:
        return lines
    return [
        line._replace(kind=LineKind.BOILERPLATE)
        if line.kind is LineKind.PROSE and times[line.text] >= _MIN_REPETITIONS
        else line
        for line in lines
    ]


def _after_credits(lines: list[PageLine], first: int, last: int) -> int:
    """Returns the first paragraph after the byline: captions often stand above it."""
    prose = 0
    for number in range(first, min(last, first + _BYLINE_REACH)):
        if lines[number].kind is LineKind.BYLINE:
            return _next_prose(lines, number, last)
        prose += lines[number].kind is LineKind.PROSE
        if prose > 2:
            break
    return _next_prose(lines, first, last)


def _next_prose(lines: list[PageLine], number: int, last: int) -> int:
    while number < last and lines[number].kind is not LineKind.PROSE:
        number += 1
    return number


def _end_before_related(lines: list[PageLine], first: int, last: int) -> int:
    """Returns the end of the article: a related-articles heading, if it has one."""
    prose = 0
    for number in range(first, last):
        line = lines[number]
        prose += line.kind is LineKind.PROSE
        if (
            prose > 1
            and line.kind not in (LineKind.PROSE, LineKind.BLANK)
            and is_related_heading(line.text)
            and not _goes_on(lines, number + 1, last)
        ):
            return number
    return last


def _goes_on(lines: list[PageLine], first: int, last: int) -> bool:
    seen = 0
    since_paragraph = _CONTINUATION_LINES
    for line in lines[first:last]:
        if line.kind is LineKind.BLANK:
            continue
        if line.kind is LineKind.PROSE:
            if since_paragraph <= 1:
                return True
            since_paragraph = 0
            continue
        subheading = (
            line.kind is LineKind.SHORT
            and line.end - line.start <= _MAX_SUBHEADING_CHARS
        )
        since_paragraph += 1 if subheading else _CONTINUATION_LINES
        seen += 1
        if seen > _CONTINUATION_LINES:
            return False
    return False
