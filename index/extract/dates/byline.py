"""The day an article was published, and what says so."""

import datetime
import re
from typing import NamedTuple

from index.article import Basis, Field, PartialDate
from index.extract.dates.byline_evidence import (
    find_label_above,
    may_have_date,
    score_byline_date,
)
from index.extract.dates.date_parser import (
    DateMention,
    DayMonthOrder,
    find_dates,
    is_plausible,
)
from index.extract.page.date_labels import UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_ENOUGH = 2.0
_DATELINE_REACH = 90
_AFTER = 25
# How many lines of the prose may hold the date, and how far down a byline may stand.
_NEAR = 25
_INSIDE = 400
_BESIDE = 60
_STARTS_PROSE = re.compile(r"[^\W\d_]\. |[a-zà-ž]{4,} [a-zà-ž]{4,}")


class _Candidate(NamedTuple):
    score: float
    written: DateMention
    line: PageLine
    rule: str


def find_byline_date(
    layout: Layout,
    *,
    language: str,
    title_line: int | None = None,
    order: DayMonthOrder = DayMonthOrder.UNKNOWN,
    today: datetime.date | None = None,
) -> Field[PartialDate]:
    """The date that a line of the article states as the day of its publication."""
    today = today or datetime.datetime.now(datetime.UTC).date()
    page = _Page(layout, language, order, today)
    candidates = [
        _beside_title(layout, candidate, title_line) for candidate in page.candidates()
    ]
    dateline = page.dateline()
    if dateline is not None:
        candidates.append(dateline)
    if not candidates:
        return Field()
    best = max(candidates, key=lambda candidate: candidate.score)
    if best.score < _ENOUGH or _is_one_of_many(best, candidates):
        return Field()
    quote = best.line.text[: 2 * _DATELINE_REACH]
    confidence = min(0.98, 0.5 + best.score / 10)
    return Field(best.written.date, Basis.STATED, confidence, quote, best.rule)


def _is_one_of_many(best: _Candidate, candidates: list[_Candidate]) -> bool:
    """Whether the page has other days that say as much: a list of articles has."""
    if best.rule not in {"line of its own", "labelled"}:
        return False
    rivals = {
        candidate.written.date
        for candidate in candidates
        if candidate.score >= best.score - 1.0
    }
    return len(rivals) > 2


def _beside_title(
    layout: Layout, candidate: _Candidate, title_line: int | None
) -> _Candidate:
    """More for a date in the lines right below the headline."""
    if title_line is None:
        return candidate
    if candidate.line.start < layout.lines[title_line].start:
        return _above_title(layout, candidate, title_line)
    below = 0
    for line in layout.lines[title_line + 1 : title_line + _BESIDE]:
        if line.start >= candidate.line.start:
            break
        below += line.kind is not LineKind.BLANK
    bonus = max(0.0, 1.8 - 0.12 * below)
    return candidate._replace(score=candidate.score + bonus)


def _above_title(layout: Layout, candidate: _Candidate, title_line: int) -> _Candidate:
    """Less for what may be the page's clock, some lines above the headline."""
    near = [
        line
        for line in layout.lines[max(0, title_line - 12) : title_line]
        if line.kind is not LineKind.BLANK
    ][-4:]
    if candidate.line in near or candidate.rule == "labelled":
        return candidate
    return candidate._replace(score=candidate.score - 1.5)


class _Page:
    """The lines of one page, and the dates in those that may hold the article's."""

    def __init__(
        self, layout: Layout, language: str, order: DayMonthOrder, today: datetime.date
    ) -> None:
        self._layout = layout
        self._language = language
        self._order = order
        self._today = today
        self._header = layout.header()
        self._inside = self._filled(
            layout.prose_start, min(layout.prose_end, layout.prose_start + _INSIDE)
        )
        near = self._inside[:_NEAR]
        # Beyond it stand other articles, with their own days.
        self._end = near[-1] + 1 if near else layout.prose_end

    def candidates(self) -> list[_Candidate]:
        """The whole dates of the lines, each with what speaks for it."""
        return [
            candidate
            for number in self._lines_to_read()
            for candidate in self._of_line(number)
        ]

    def dateline(self) -> _Candidate | None:
        """The date that the prose begins with, after the name of a town."""
        if self._layout.prose_start == self._layout.prose_end:
            return None
        line = self._layout.lines[self._layout.prose_start]
        head = line.text[:_DATELINE_REACH]
        if not may_have_date(head):
            return None
        for written in self._dates(head):
            follows = head[written.end : written.end + 14].lstrip(" .)]")
            if (
                written.date.day is not None
                and follows[:1] in set("(-–—:/|")
                and _STARTS_PROSE.search(head[: written.start]) is None
                and not UPDATED.occurs_in(head)
            ):
                return _Candidate(4.0, written, line, "dateline")
        return None

    def _filled(self, first: int, last: int) -> list[int]:
        lines = self._layout.lines
        last = min(last, len(lines))
        return [n for n in range(first, last) if lines[n].kind is not LineKind.BLANK]

    def _lines_to_read(self) -> list[int]:
        """Above the prose, a little of it, and what follows it."""
        layout = self._layout
        if layout.prose_start == layout.prose_end:
            return self._filled(0, 200)
        kinds = {n: layout.lines[n].kind for n in self._inside}
        inside = [
            n
            for n, kind in kinds.items()
            if kind is LineKind.BYLINE or (n < self._end and kind is not LineKind.PROSE)
        ]
        after = self._filled(layout.prose_end, layout.prose_end + 2 * _AFTER)[:_AFTER]
        return self._header + inside + after

    def _of_line(self, number: int) -> list[_Candidate]:
        line = self._layout.lines[number]
        if not may_have_date(line.text):
            return []
        before = find_label_above(self._layout.lines, number)
        found = []
        for written in self._dates(line.text):
            score, rule = score_byline_date(line.text, before, written)
            score -= 2.0 * self._has_two_days(line.text, written)
            score += self._nearness(number)
            score -= 3.0 * (number >= self._end and rule != "labelled")
            found.append(_Candidate(score, written, line, rule))
        return found

    def _dates(self, text: str) -> list[DateMention]:
        """The sane dates of a text that have a month and a year."""
        return [
            written
            for written in find_dates(text, language=self._language, order=self._order)
            if written.date.year is not None
            and written.date.month is not None
            and is_plausible(written.date, self._today)
        ]

    def _has_two_days(self, text: str, written: DateMention) -> bool:
        """Whether the line spans days, as events and double issues do."""
        others = find_dates(
            text[written.end :], language=self._language, order=self._order
        )
        days = {other.date for other in others if other.date.year and other.date.day}
        return bool(days - {written.date}) and not UPDATED.occurs_in(text)

    def _nearness(self, number: int) -> float:
        """More for lines near the beginning of the prose; little for those after it."""
        layout = self._layout
        if number >= layout.prose_end:
            return 0.0
        if number >= layout.prose_start:
            above = layout.lines[
                layout.prose_start : min(number, layout.prose_start + _BESIDE)
            ]
            paragraphs = sum(line.kind is LineKind.PROSE for line in above)
            return 1.0 if paragraphs <= 4 else 0.0
        between = layout.lines[number : min(layout.prose_start, number + _BESIDE)]
        return 2.0 - sum(line.kind is not LineKind.BLANK for line in between) / 15
