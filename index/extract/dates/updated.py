"""The day of a last change, where the page states no other and the text bears it out."""

import datetime
import re
from collections.abc import Iterator

from index.analysis.analyzer import fold
from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import DayMonthOrder, find_dates, is_plausible
from index.extract.dates.month_names import WEEKDAY_OF
from index.extract.page.date_labels import PUBLISHED, UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_WORD = re.compile(r"[^\W\d_]{3,14}")
_LEAD = 800
_LONGEST = 120
_REACH = 20
_SCAN = 6_000
# A text of yesterday's evening is changed this morning.
_SAME_NEWS = (0, 1)
_LATELY_DAYS = 45
_NEVER = 10_000


def find_updated_date(
    layout: Layout,
    body: str,
    *,
    language: str,
    order: DayMonthOrder = DayMonthOrder.UNKNOWN,
    today: datetime.date | None = None,
) -> Field[PartialDate]:
    """The day of the last change, if the lead's days say that the text is of that day.

    Old articles are changed years later, but one that tells of "20 December" and was
    changed in January, or of Wednesday and was changed on a Thursday, is mostly of then.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    for text in _updates(layout):
        found = [
            written.date
            for written in find_dates(text, language=language, order=order)
            if written.date.year
            and written.date.day
            and is_plausible(written.date, today)
        ]
        day = found[0].first if len(found) == 1 else None
        if day is not None and _is_of(day, body[:_SCAN], language):
            return Field(found[0], Basis.INFERRED, 0.55, text, "updated near then")
    return Field()


def _updates(layout: Layout) -> Iterator[str]:
    reach = range(
        layout.prose_start, min(layout.prose_end, layout.prose_start + _REACH)
    )
    for number in (*layout.header(_REACH), *reach):
        line = layout.lines[number]
        if (
            line.kind is not LineKind.PROSE
            and 0 < len(line.text) <= _LONGEST
            and any(map(str.isdigit, line.text))
            and UPDATED.occurs_in(line.text)
            and not PUBLISHED.occurs_in(line.text)
        ):
            yield line.text


def _is_of(day: datetime.date, body: str, language: str) -> bool:
    """Whether the text names a day not long before, or a weekday that it is."""
    for written in find_dates(body, language=language):
        date = written.date
        if date.day and date.month and _days_before(day, date) <= _LATELY_DAYS:
            return True
    near = {(day - datetime.timedelta(days=back)).weekday() for back in _SAME_NEWS}
    for word in _WORD.findall(body[:_LEAD]):
        weekday = WEEKDAY_OF.get(fold(word))
        if weekday is not None:
            return weekday in near
    return False


def _days_before(day: datetime.date, named: PartialDate) -> int:
    """How many days before it a day is that may lack its year, the nearest such."""
    for year in (named.year,) if named.year else (day.year, day.year - 1):
        one = PartialDate(year, named.month, named.day).first
        if one is not None and one <= day:
            return (day - one).days
    return _NEVER
