"""Finds the publication date in a line with half of it: "3 hours ago", "27 Dec."."""

import datetime
from collections import Counter
from collections.abc import Iterator

from index.article import Basis, Field, PartialDate
from index.extract.dates.date_reader import DateReader
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
    layout: Layout, reader: DateReader, title_line: int | None
) -> Field[PartialDate]:
    """Finds the date that a line near the headline states relative to another day.

    "3 hours ago" is relative to the day on which the page was saved. That day is
    inferred: it is the newest day that several of the page's other lines have. A day
    without its year, "27 Dec.", is the last one before it.
    """
    for line in _lines_near_title(layout, title_line):
        ago = read_days_ago(line.text)
        day = _find_day_without_year(line, reader) if ago is None else None
        if ago is None and day is None:
            continue
        newest = _find_newest_day(layout, reader)
        found = _subtract_days(newest, ago) if day is None else _add_year(day, newest)
        if found is None:
            return Field()
        return Field(found, Basis.INFERRED, 0.6, line.text, "by the page's other days")
    return Field()


def _find_newest_day(layout: Layout, reader: DateReader) -> datetime.date | None:
    """Returns the newest day that several lines have: when the page was saved."""
    times: Counter[datetime.date] = Counter()
    for line in layout.lines[:_MAX_LINES]:
        text = line.text[:_MAX_LINE_CHARS]
        if line.kind is LineKind.PROSE or not _has_digit(text):
            continue
        for mention in reader.find_dates_with_year(text):
            day = mention.date.first
            if day and mention.date.month and mention.date.day:
                times[day] += 1
    repeated = [day for day, count in times.items() if count >= _MIN_OCCURRENCES]
    return max(repeated, default=None)


def _find_day_without_year(line: PageLine, reader: DateReader) -> PartialDate | None:
    """Returns the only day of a short line, if it lacks its year."""
    if len(line.text) > _MAX_YEARLESS_CHARS or UPDATED.occurs_in(line.text):
        return None
    dates = [mention.date for mention in reader.find_dates(line.text)]
    days = [date for date in dates if date.month and date.day]
    return days[0] if len(days) == 1 and days[0].year is None else None


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


def _add_year(day: PartialDate, newest: datetime.date | None) -> PartialDate | None:
    if newest is None:
        return day
    later = ((day.month or 1), (day.day or 1)) > (newest.month, newest.day)
    return day.in_year(newest.year - later)
