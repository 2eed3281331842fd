"""Finds the publication date in a line with half of it: "3 hours ago", "27 Dec."."""

import datetime
from collections import Counter
from collections.abc import Iterator

from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import DateMention, find_dates
from index.extract.dates.day_month_order import DayMonthOrder
from index.extract.dates.plausibility import current_day, is_plausible
from index.extract.dates.relative_words import read_days_ago
from index.extract.page.date_labels import UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_MAX_LINE_CHARS = 90
_MAX_YEARLESS_CHARS = 45
_FILLED_ABOVE = 4
_FILLED_BELOW = 12
# Lines to look through for so many filled ones: pages have many blank lines.
_LINES_ABOVE = 8
_LINES_BELOW = 48
_MAX_LINES = 2_000
_MIN_OCCURRENCES = 2


def find_relative_date(
    layout: Layout,
    *,
    language: str,
    title_line: int | None,
    order: DayMonthOrder = DayMonthOrder.UNKNOWN,
    today: datetime.date | None = None,
) -> Field[PartialDate]:
    """Finds the date that a line near the headline states relative to another day.

    "3 hours ago" is relative to the day on which the page was saved. That day is
    inferred: it is the newest day that several of the page's other lines have. A day
    without its year, "27 Dec.", is the last one before it.
    """
    page = _RelativePage(layout, language, order, today or current_day())
    for line in _lines_near_title(layout, title_line):
        ago = read_days_ago(line.text)
        day = page.find_day_without_year(line) if ago is None else None
        if ago is None and day is None:
            continue
        newest = page.find_newest_day()
        found = _subtract_days(newest, ago) if day is None else _add_year(day, newest)
        if found is None:
            return Field()
        return Field(found, Basis.INFERRED, 0.6, line.text, "by the page's other days")
    return Field()


class _RelativePage:
    """Reads the dates in the lines of one page."""

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

    def find_newest_day(self) -> datetime.date | None:
        """Returns the newest day that several lines have: when the page was saved."""
        times: Counter[datetime.date] = Counter()
        for line in self._layout.lines[:_MAX_LINES]:
            if line.kind is LineKind.PROSE or not _has_digit(
                line.text[:_MAX_LINE_CHARS]
            ):
                continue
            for mention in self._dates(line.text[:_MAX_LINE_CHARS]):
                day = mention.date.first
                if (
                    day
                    and mention.date.year
                    and is_plausible(mention.date, self._today)
                ):
                    times[day] += 1
        repeated = [day for day, count in times.items() if count >= _MIN_OCCURRENCES]
        return max(repeated, default=None)

    def find_day_without_year(self, line: PageLine) -> PartialDate | None:
        """Returns the only date of a short line, if it lacks its year."""
        if len(line.text) > _MAX_YEARLESS_CHARS or UPDATED.occurs_in(line.text):
            return None
        found = [mention.date for mention in self._dates(line.text)]
        return found[0] if len(found) == 1 and found[0].year is None else None

    def _dates(self, text: str) -> Iterator[DateMention]:
        for mention in find_dates(text, language=self._language, order=self._order):
            if mention.date.month and mention.date.day:
                yield mention


def _lines_near_title(layout: Layout, title_line: int | None) -> Iterator[PageLine]:
    """Yields the short lines with digits below the headline, then those above it."""
    if title_line is None:
        numbers = layout.header(_FILLED_BELOW)
    else:
        numbers = [*range(title_line + 1, len(layout.lines))][:_LINES_BELOW]
        numbers += [*range(max(0, title_line - _LINES_ABOVE), title_line)]
    lines = [layout.lines[n] for n in numbers]
    short = [line for line in lines if 0 < len(line.text) <= _MAX_LINE_CHARS]
    for line in short[: _FILLED_BELOW + _FILLED_ABOVE]:
        if line.kind is not LineKind.PROSE and _has_digit(line.text):
            yield line


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _subtract_days(newest: datetime.date | None, ago: int | None) -> PartialDate | None:
    if newest is None or ago is None:
        return None
    return PartialDate.from_day(newest - datetime.timedelta(days=ago))


def _add_year(day: PartialDate, newest: datetime.date | None) -> PartialDate:
    if newest is None:
        return day
    later = ((day.month or 1), (day.day or 1)) > (newest.month, newest.day)
    return PartialDate(newest.year - later, day.month, day.day)
