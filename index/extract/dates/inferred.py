"""A date that no line states, worked out from the days the text speaks of."""

import datetime
import re

from index.analysis.analyzer import fold
from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import DateMention, find_dates, is_plausible
from index.extract.dates.month_names import WEEKDAY_OF

_POST = re.compile(r"\(@\w{1,30}\)\s*(.{6,40})")
_WEEKDAY = re.compile(r"\b([Ll]ast |[Nn]ext |[Pp]revious )?([^\W\d_]{3,12})\b")
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{3,12}),?\s(?:the\s)?$")
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-3])\d(?!\d)")
# A weekday comes back on a day after five or six years.
_YEARS_ON = 4
_LEAD = 600
_SCAN = 20_000


def infer_date(
    body: str, *, language: str, today: datetime.date | None = None
) -> Field[PartialDate]:
    """The day of publication as the text's own days suggest it, else unknown."""
    today = today or datetime.datetime.now(datetime.UTC).date()
    body = body[:_SCAN]
    return (
        _after_post(body, language, today)
        or _yearless(body, language, today)
        or Field()
    )


def _after_post(
    body: str, language: str, today: datetime.date
) -> Field[PartialDate] | None:
    """The first day of the lead's weekday that is not before an embedded post."""
    days = []
    # Most texts have no post: not worth a search of all of it.
    for match in _POST.finditer(body) if "(@" in body else ():
        for written in find_dates(match[1], language=language):
            first = written.date.first
            if first and written.date.day and is_plausible(written.date, today):
                days.append((first, match[0]))
    weekday = _lead_weekday(body) if days else None
    if weekday is None:
        return None
    bound, quote = max(days)
    day = bound + datetime.timedelta(days=(weekday - bound.weekday()) % 7)
    date = PartialDate(day.year, day.month, day.day)
    return Field(date, Basis.INFERRED, 0.6, quote[:160], "weekday after a post")


def _lead_weekday(body: str) -> int | None:
    for match in _WEEKDAY.finditer(body[:_LEAD]):
        weekday = WEEKDAY_OF.get(fold(match[2]))
        if weekday is not None and match[2][0].isupper():
            return None if match[1] else weekday
    return None


def _yearless(
    body: str, language: str, today: datetime.date
) -> Field[PartialDate] | None:
    """The newest day of the lead, where the text names days without their year."""
    lead = [
        found
        for found in find_dates(body[:_LEAD], language=language)
        if found.date.day and found.date.month
    ]
    if not lead or any(found.date.year for found in lead):
        return None
    newest = lead[0].date
    for _, _, day in find_dates(body, language=language):
        if day.day and day.month and (day.year or _later(day, newest)):
            return None
    quote = body[max(0, lead[0].start - 30) : lead[0].end + 10]
    year = _year_by_weekday(body, lead[0], today)
    if year is not None:
        date = PartialDate(year, newest.month, newest.day)
        return Field(date, Basis.INFERRED, 0.6, quote, "weekday of a day")
    date = PartialDate(None, newest.month, newest.day)
    return Field(date, Basis.INFERRED, 0.6, quote, "newest day named")


def _year_by_weekday(
    body: str, written: DateMention, today: datetime.date
) -> int | None:
    """The one year, not long after the latest the text names, that has the weekday."""
    before = _WEEKDAY_BEFORE.search(body[max(0, written.start - 16) : written.start])
    weekday = WEEKDAY_OF.get(fold(before[1])) if before else None
    years = [int(year) for year in _YEAR.findall(body)]
    if weekday is None or not years:
        return None
    latest = max(years)
    fitting = [
        year
        for year in range(latest, min(latest + _YEARS_ON, today.year + 1))
        if _weekday_in(year, written.date) == weekday
    ]
    return fitting[0] if len(fitting) == 1 else None


def _weekday_in(year: int, date: PartialDate) -> int | None:
    try:
        return datetime.date(year, date.month or 1, date.day or 1).weekday()
    except ValueError:
        return None


def _later(day: PartialDate, newest: PartialDate) -> bool:
    """Whether a day of unknown year lies in the half year after another."""
    ahead = ((day.month or 1) * 31 + (day.day or 1)) - (
        (newest.month or 1) * 31 + (newest.day or 1)
    )
    return 0 < ahead % 372 < 186
