"""Lists the dates of a page that may be its publication date, each with a score."""

import re
from typing import NamedTuple

from index.extract.dates.byline_evidence import (
    find_label_above,
    may_have_date,
    score_byline_date,
)
from index.extract.dates.date_parser import DateMention
from index.extract.dates.date_reader import DateReader
from index.extract.page.date_labels import UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_DATELINE_CHARS = 90
_DATELINE_SCORE = 4.0
# Filled lines after the prose that may hold the date.
_LINES_AFTER = 25
# Filled lines of the prose that may hold the date, and that may be a byline.
_LINES_INSIDE = 25
_BYLINE_LINES = 400
# Lines that are read where the page has no prose.
_LINES_WITHOUT_PROSE = 200
_NEAR_LINES = 60
_STARTS_PROSE = re.compile(r"[^\W\d_]\. |[a-zà-ž]{4,} [a-zà-ž]{4,}")


class DateCandidate(NamedTuple):
    """A date of a line that may be the publication date, its score and its rule."""

    score: float
    mention: DateMention
    line: PageLine
    rule: str


class DatedPage:
    """The lines of a page that may state the publication date, and their dates."""

    def __init__(self, layout: Layout, reader: DateReader) -> None:
        self._layout = layout
        self._reader = reader
        self._header = layout.header()
        self._inside = self._filled(
            layout.prose_start,
            min(layout.prose_end, layout.prose_start + _BYLINE_LINES),
        )
        near = self._inside[:_LINES_INSIDE]
        # Further down there may be other articles, with their own days.
        self._near_end = near[-1] + 1 if near else layout.prose_end

    def find_candidates(self) -> list[DateCandidate]:
        """Lists the dates with month and year, each with its score."""
        return [
            candidate
            for number in self._lines_to_read()
            for candidate in self._candidates_of_line(number)
        ]

    def find_dateline(self) -> DateCandidate | None:
        """Finds the date that the prose begins with: "TRIPOLI, Dec 20, 2019 (AP) -"."""
        if self._layout.prose_start == self._layout.prose_end:
            return None
        line = self._layout.lines[self._layout.prose_start]
        head = line.text[:_DATELINE_CHARS]
        if not may_have_date(head):
            return None
        for mention in self._dates(head):
            follows = head[mention.end : mention.end + 14].lstrip(" .)]")
            if (
                mention.date.day is not None
                and follows[:1] in set("(-–—:/|")
                and _STARTS_PROSE.search(head[: mention.start]) is None
                and not UPDATED.occurs_in(head)
            ):
                return DateCandidate(_DATELINE_SCORE, mention, line, "dateline")
        return None

    def _filled(self, first: int, last: int) -> list[int]:
        lines = self._layout.lines
        last = min(last, len(lines))
        return [n for n in range(first, last) if lines[n].kind is not LineKind.BLANK]

    def _lines_to_read(self) -> list[int]:
        """Lists the lines of the header, some of the prose, and some after it."""
        layout = self._layout
        if layout.prose_start == layout.prose_end:
            return self._filled(0, _LINES_WITHOUT_PROSE)
        kinds = {n: layout.lines[n].kind for n in self._inside}
        inside = [
            n
            for n, kind in kinds.items()
            if kind is LineKind.BYLINE
            or (n < self._near_end and kind is not LineKind.PROSE)
        ]
        after = self._filled(layout.prose_end, layout.prose_end + 2 * _LINES_AFTER)
        return self._header + inside + after[:_LINES_AFTER]

    def _candidates_of_line(self, number: int) -> list[DateCandidate]:
        line = self._layout.lines[number]
        if not may_have_date(line.text):
            return []
        label = find_label_above(self._layout.lines, number)
        found = []
        for mention in self._dates(line.text):
            score, rule = score_byline_date(line.text, label, mention)
            score -= 2.0 * self._spans_days(line.text, mention)
            score += self._nearness(number)
            score -= 3.0 * (number >= self._near_end and rule != "labelled")
            found.append(DateCandidate(score, mention, line, rule))
        return found

    def _dates(self, text: str) -> list[DateMention]:
        """Lists the plausible dates of a text that have a month and a year."""
        return [
            mention
            for mention in self._reader.find_dates_with_year(text)
            if mention.date.month is not None
        ]

    def _spans_days(self, text: str, mention: DateMention) -> bool:
        """Checks for a second day in the line, as events and double issues have."""
        others = self._reader.find_dates(text[mention.end :])
        days = {other.date for other in others if other.date.year and other.date.day}
        return bool(days - {mention.date}) and not UPDATED.occurs_in(text)

    def _nearness(self, number: int) -> float:
        """Scores the distance of a line to the beginning of the prose, from 2 to 0."""
        layout = self._layout
        if number >= layout.prose_end:
            return 0.0
        if number >= layout.prose_start:
            last = min(number, layout.prose_start + _NEAR_LINES)
            above = layout.lines[layout.prose_start : last]
            paragraphs = sum(line.kind is LineKind.PROSE for line in above)
            return 1.0 if paragraphs <= 4 else 0.0
        last = min(layout.prose_start, number + _NEAR_LINES)
        between = layout.lines[number:last]
        return 2.0 - sum(line.kind is not LineKind.BLANK for line in between) / 15
