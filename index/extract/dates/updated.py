"""Finds the date of the last update, where the text confirms that it is that old."""

import datetime
import re
from collections.abc import Iterator

from index.analysis.analyzer import fold
from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import find_dates
from index.extract.dates.date_reader import DateReader
from index.extract.dates.month_names import WEEKDAY_OF
from index.extract.page.date_labels import PUBLISHED, UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_WORD = re.compile(r"[^\W\d_]{3,14}")
_LEAD_CHARS = 800
_SCAN_CHARS = 6_000
_MAX_LINE_CHARS = 120
# Lines of the header, and lines from the beginning of the prose, that are read.
_REACH = 20
# Days from writing to update: an article of the evening is updated the next morning.
_DAYS_TO_UPDATE = (0, 1)
# An update is accepted if the body mentions a day at most so many days before it.
_MAX_DAYS_BEFORE = 45
_NEVER = 10_000


def find_updated_date(
    layout: Layout, reader: DateReader, body: str
) -> Field[PartialDate]:
    """Finds the date of the last update, if days in the body are shortly before it.

    Some articles are updated years later. But one that mentions "20 December" and was
    updated in January, or mentions Wednesday and was updated on a Thursday, was most
    likely published then.
    """
    for text in _update_lines(layout):
        found = [
            mention.date
            for mention in reader.find_dates_with_year(text)
            if mention.date.day
        ]
        day = found[0].first if len(found) == 1 else None
        if day is not None and _is_confirmed(day, body[:_SCAN_CHARS], reader.language):
            return Field(found[0], Basis.INFERRED, 0.55, text, "updated near then")
    return Field()


def _update_lines(layout: Layout) -> Iterator[str]:
    reach = range(
        layout.prose_start, min(layout.prose_end, layout.prose_start + _REACH)
    )
    for number in (*layout.header(_REACH), *reach):
        line = layout.lines[number]
        if (
            line.kind is not LineKind.PROSE
            and 0 < len(line.text) <= _MAX_LINE_CHARS
            and any(map(str.isdigit, line.text))
            and UPDATED.occurs_in(line.text)
            and not PUBLISHED.occurs_in(line.text)
        ):
            yield line.text


def _is_confirmed(day: datetime.date, body: str, language: str) -> bool:
    """Checks for a day shortly before the update, or the weekday of that time."""
    for mention in find_dates(body, language=language):
        date = mention.date
        if date.day and date.month and _days_before(day, date) <= _MAX_DAYS_BEFORE:
            return True
    near = {(day - datetime.timedelta(days=back)).weekday() for back in _DAYS_TO_UPDATE}
    for word in _WORD.findall(body[:_LEAD_CHARS]):
        weekday = WEEKDAY_OF.get(fold(word))
        if weekday is not None:
            return weekday in near
    return False


def _days_before(day: datetime.date, mentioned: PartialDate) -> int:
    """Counts the days from the mentioned day, which may lack its year, to another."""
    for year in (mentioned.year,) if mentioned.year else (day.year, day.year - 1):
        date = mentioned.in_year(year)
        first = date.first if date else None
        if first is not None and first <= day:
            return (day - first).days
    return _NEVER
