"""Finds the publication date that a line states: byline, label or dateline.

Each date in the header, in the first lines of the prose and right after it is a
candidate with a score. The score adds up what the line says of the date
(`byline_evidence`) and where the line stands: below the headline is best. The highest
score above a threshold wins.
"""

import datetime
import re
from typing import NamedTuple

from index.article import Basis, Field, PartialDate
from index.extract.dates.byline_evidence import (
    find_label_above,
    may_have_date,
    score_byline_date,
)
from index.extract.dates.date_parser import DateMention, find_dates
from index.extract.dates.day_month_order import DayMonthOrder
from index.extract.dates.plausibility import current_day, is_plausible
from index.extract.page.date_labels import UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_MIN_SCORE = 2.0
_DATELINE_CHARS = 90
_DATELINE_SCORE = 4.0
_QUOTE_CHARS = 180
# Filled lines after the prose that may hold the date.
_LINES_AFTER = 25
# Filled lines of the prose that may hold the date, and that may be a byline.
_LINES_INSIDE = 25
_BYLINE_LINES = 400
# Lines that are read where the page has no prose.
_LINES_WITHOUT_PROSE = 200
_NEAR_LINES = 60
_STARTS_PROSE = re.compile(r"[^\W\d_]\. |[a-zà-ž]{4,} [a-zà-ž]{4,}")


class _Candidate(NamedTuple):
    score: float
    mention: DateMention
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
    """Finds the date that a line states as the day of publication.

    Args:
        layout: the lines of the page.
        language: the ISO 639-1 code of its language; empty where it is unknown.
        title_line: the number of the line with the headline, None where none was found.
        order: the order of day and month in numeric dates.
        today: the latest day that is possible; the current one without it.

    Returns:
        The date with its line as the quote; unknown where no line states one, and where
        several lines state different ones, as on a page that lists articles.
    """
    page = _DatedPage(layout, language, order, today or current_day())
    candidates = [
        _adjust_to_title(layout, candidate, title_line)
        for candidate in page.find_candidates()
    ]
    dateline = page.find_dateline()
    if dateline is not None:
        candidates.append(dateline)
    if not candidates:
        return Field()
    best = max(candidates, key=lambda candidate: candidate.score)
    if best.score < _MIN_SCORE or _is_one_of_many(best, candidates):
        return Field()
    quote = best.line.text[:_QUOTE_CHARS]
    confidence = min(0.98, 0.5 + best.score / 10)
    return Field(best.mention.date, Basis.STATED, confidence, quote, best.rule)


def _is_one_of_many(best: _Candidate, candidates: list[_Candidate]) -> bool:
    """Checks whether three days score about the same, as in a list of articles."""
    if best.rule not in {"line of its own", "labelled"}:
        return False
    rivals = {
        candidate.mention.date
        for candidate in candidates
        if candidate.score >= best.score - 1.0
    }
    return len(rivals) > 2


def _adjust_to_title(
    layout: Layout, candidate: _Candidate, title_line: int | None
) -> _Candidate:
    """Raises the score of a date in the lines right below the headline."""
    if title_line is None:
        return candidate
    if candidate.line.start < layout.lines[title_line].start:
        return _lower_above_title(layout, candidate, title_line)
    lines_between = 0
    for line in layout.lines[title_line + 1 : title_line + _NEAR_LINES]:
        if line.start >= candidate.line.start:
            break
        lines_between += line.kind is not LineKind.BLANK
    bonus = max(0.0, 1.8 - 0.12 * lines_between)
    return candidate._replace(score=candidate.score + bonus)


def _lower_above_title(
    layout: Layout, candidate: _Candidate, title_line: int
) -> _Candidate:
    """Lowers the score of a date some lines above the headline: the page's clock."""
    near = [
        line
        for line in layout.lines[max(0, title_line - 12) : title_line]
        if line.kind is not LineKind.BLANK
    ][-4:]
    if candidate.line in near or candidate.rule == "labelled":
        return candidate
    return candidate._replace(score=candidate.score - 1.5)


class _DatedPage:
    """The lines of a page that may state the publication date, and their dates."""

    def __init__(
        self,
        layout: Layout,
        language: str,
        order: DayMonthOrder,
        today: datetime.date,
    ) -> None:
        self._layout = layout
        self._language = language
        self._order = order
        self._today = today
        self._header = layout.header()
        self._inside = self._filled(
            layout.prose_start,
            min(layout.prose_end, layout.prose_start + _BYLINE_LINES),
        )
        near = self._inside[:_LINES_INSIDE]
        # Further down there may be other articles, with their own days.
        self._near_end = near[-1] + 1 if near else layout.prose_end

    def find_candidates(self) -> list[_Candidate]:
        """Lists the dates with month and year, each with its score."""
        return [
            candidate
            for number in self._lines_to_read()
            for candidate in self._candidates_of_line(number)
        ]

    def find_dateline(self) -> _Candidate | None:
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
                return _Candidate(_DATELINE_SCORE, mention, line, "dateline")
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

    def _candidates_of_line(self, number: int) -> list[_Candidate]:
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
            found.append(_Candidate(score, mention, line, rule))
        return found

    def _dates(self, text: str) -> list[DateMention]:
        """Lists the plausible dates of a text that have a month and a year."""
        return [
            mention
            for mention in find_dates(text, language=self._language, order=self._order)
            if mention.date.year is not None
            and mention.date.month is not None
            and is_plausible(mention.date, self._today)
        ]

    def _spans_days(self, text: str, mention: DateMention) -> bool:
        """Checks for a second day in the line, as events and double issues have."""
        others = find_dates(
            text[mention.end :], language=self._language, order=self._order
        )
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
