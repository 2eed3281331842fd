"""The lines of a saved page, and where among them the article's prose stands."""

from collections import Counter
from typing import NamedTuple

from index.extract.page.lines import (
    DENSE_SCRIPT,
    MAX_SCORED_CHARS,
    LineKind,
    PageLine,
    split_lines,
)
from index.extract.page.related_headings import is_related_heading

# A line said so often is the site's: appeals to subscribe, hints of how to comment.
_TOO_OFTEN = 3
_LONGEST_REFRAIN = 400
# Of so many paragraphs most stand beside another, or they are a list.
_A_LIST = 6
_MOSTLY = 0.7
_ALONE = 0.25
# After a heading of other articles this one goes on only with two paragraphs so soon,
# side by side or with no more than a subheading between them.
_SOON = 25
_LONGEST_SUBHEADING = 60


class Layout(NamedTuple):
    """The lines of a text; those from `prose_start` up to `prose_end` hold its prose.

    `prose_start` equals `prose_end` where there is no prose.
    """

    lines: list[PageLine]
    prose_start: int
    prose_end: int

    def header(self, reach: int = 60) -> list[int]:
        """The numbers of the lines with words above the prose, nearest last."""
        numbers = [
            n
            for n in range(max(0, self.prose_start - 3 * reach), self.prose_start)
            if self.lines[n].kind is not LineKind.BLANK
        ]
        return numbers[-reach:]

    def lead(self, size: int = 3000) -> str:
        """The beginning of the prose."""
        if self.prose_start == self.prose_end:
            return ""
        return "\n".join(
            line.text[:size]
            for line in self.lines[
                self.prose_start : min(self.prose_end, self.prose_start + 40)
            ]
            if line.kind is LineKind.PROSE
        )[:size]


def find_layout(text: str) -> Layout:
    """The lines of a text, and the densest stretch of prose among them."""
    lines = _without_refrains(split_lines(text))
    first, last = _densest(lines)
    last = _before_others(lines, first, last)
    return Layout(lines, _after_credits(lines, first, last), last)


def _without_refrains(lines: list[PageLine]) -> list[PageLine]:
    """The lines, with prose that comes again and again known as furniture."""
    times = Counter(
        [
            line.text
            for line in lines
            if line.kind is LineKind.PROSE and line.end - line.start < _LONGEST_REFRAIN
        ]
    )
    if not times or max(times.values()) < _TOO_OFTEN:
        return lines
    return [
        line._replace(kind=LineKind.BOILERPLATE)
        if line.kind is LineKind.PROSE and times[line.text] >= _TOO_OFTEN
        else line
        for line in lines
    ]


def _worth(line: PageLine) -> int:
    if line.kind is LineKind.PROSE:
        size = min(line.end - line.start, MAX_SCORED_CHARS)
        if size == MAX_SCORED_CHARS or line.text.isascii():
            return size
        # A Chinese or Japanese letter says as much as three of an alphabet.
        return (
            min(3 * size, MAX_SCORED_CHARS)
            if DENSE_SCRIPT.search(line.text, 0, 40)
            else size
        )
    return -18 if line.kind is LineKind.SHORT else -28


def _densest(lines: list[PageLine]) -> tuple[int, int]:
    """The stretch of lines with the most prose and the least else."""
    filled = [
        (n, line) for n, line in enumerate(lines) if line.kind is not LineKind.BLANK
    ]
    worth: list[float] = [_worth(line) for _, line in filled]
    first, last = _best_stretch(worth)
    prose = [n for n in range(first, last) if worth[n] > 0]
    alone = [n for n in prose if not _has_company(worth, n)]
    if len(prose) >= _A_LIST and len(alone) > _MOSTLY * len(prose):
        # Headlines with a sentence below each are a list of other articles.
        less = [
            points if points < 0 or _has_company(worth, n) else _ALONE * points
            for n, points in enumerate(worth)
        ]
        other = _best_stretch(less)
        # An article that is cut up by notices is best by either measure.
        if other[1] <= first or other[0] >= last:
            first, last = other
    return (filled[first][0], filled[last - 1][0] + 1) if last else (0, 0)


def _has_company(worth: list[float], number: int) -> bool:
    """Whether a paragraph has another beside it."""
    before, after = worth[max(0, number - 1)], worth[min(number + 1, len(worth) - 1)]
    return (before > 0 and number > 0) or (after > 0 and number + 1 < len(worth))


def _best_stretch(worth: list[float]) -> tuple[int, int]:
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for number, points in enumerate(worth):
        if total <= 0:
            total, start = 0.0, number
        total += points
        if total > best:
            best, best_span = total, (start, number + 1)
    return best_span


def _after_credits(lines: list[PageLine], first: int, last: int) -> int:
    """The first line of the prose proper: captions often stand above the byline."""
    prose = 0
    for number in range(first, min(last, first + 24)):
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


def _before_others(lines: list[PageLine], first: int, last: int) -> int:
    """Where the article ends: at the heading of others that it does not go on after."""
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
    # How many lines ago the last paragraph stood.
    ago = _SOON
    for line in lines[first:last]:
        if line.kind is LineKind.BLANK:
            continue
        if line.kind is LineKind.PROSE:
            if ago <= 1:
                return True
            ago = 0
            continue
        subheading = (
            line.kind is LineKind.SHORT and line.end - line.start <= _LONGEST_SUBHEADING
        )
        ago += 1 if subheading else _SOON
        seen += 1
        if seen > _SOON:
            return False
    return False
