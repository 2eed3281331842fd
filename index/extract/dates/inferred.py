"""Infers the publication date from the days and weekdays that the text mentions."""

import datetime
import re

from index.analysis.analyzer import fold
from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import DateMention, find_dates
from index.extract.dates.date_reader import current_day, is_plausible
from index.extract.dates.day_of_news import find_weekday_before, is_day_of_news
from index.extract.dates.month_names import WEEKDAY_OF

_POST = re.compile(r"\(@\w{1,30}\)\s*(.{6,40})")
_WEEKDAY = re.compile(r"\b([Ll]ast |[Nn]ext |[Pp]revious )?([^\W\d_]{3,12})\b")
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-3])\d(?!\d)")
# Within so many years a day of a month has each weekday at most once.
_MAX_YEARS = 4
_LEAD_CHARS = 600
_SCAN_CHARS = 20_000
_MAX_QUOTE_CHARS = 160


def infer_date(
    body: str, *, language: str, today: datetime.date | None = None
) -> Field[PartialDate]:
    """Infers the publication date from the days that the body mentions.

    Two rules are tried: the weekday of the lead after an embedded post with its date,
    and the newest day of a lead whose days have no year.
    """
    today = today or current_day()
    body = body[:_SCAN_CHARS]
    return (
        _weekday_after_post(body, language, today)
        or _newest_without_year(body, language, today)
        or Field()
    )


def _weekday_after_post(
    body: str, language: str, today: datetime.date
) -> Field[PartialDate] | None:
    """Finds the first day on or after the newest post with the lead's weekday."""
    days = []
    # Most texts have no post, and need no search with the pattern.
    for match in _POST.finditer(body) if "(@" in body else ():
        for mention in find_dates(match[1], language=language):
            first = mention.date.first
            if first and mention.date.day and is_plausible(mention.date, today):
                days.append((first, match[0]))
    weekday = _lead_weekday(body) if days else None
    if weekday is None:
        return None
    bound, quote = max(days)
    days_to = min((weekday - bound.weekday()) % 7, (datetime.date.max - bound).days)
    day = bound + datetime.timedelta(days=days_to)
    date = PartialDate.from_day(day)
    return Field(
        date, Basis.INFERRED, 0.6, quote[:_MAX_QUOTE_CHARS], "weekday after a post"
    )


def _lead_weekday(body: str) -> int | None:
    for match in _WEEKDAY.finditer(body[:_LEAD_CHARS]):
        weekday = WEEKDAY_OF.get(fold(match[2]))
        if weekday is not None and match[2][0].isupper():
            return None if match[1] else weekday
    return None


def _newest_without_year(
    body: str, language: str, today: datetime.date
) -> Field[PartialDate] | None:
    """Finds the first day of the lead, where the text mentions no later one.

    The lead must mention days without years only, and say that something happened on
    the day. The year is inferred from a weekday beside the day, else it stays unknown.
    """
    lead = [
        found
        for found in find_dates(body[:_LEAD_CHARS], language=language)
        if found.date.day and found.date.month
    ]
    if not lead or any(found.date.year for found in lead):
        return None
    if not is_day_of_news(body, lead[0], language):
        return None
    newest = lead[0].date
    for _, _, day in find_dates(body, language=language):
        if day.day and day.month and (day.year or _is_later(day, newest)):
            return None
    quote = body[max(0, lead[0].start - 30) : lead[0].end + 10]
    year = _year_by_weekday(body, lead[0], today)
    if year is not None:
        date = PartialDate(year, newest.month, newest.day)
        return Field(date, Basis.INFERRED, 0.6, quote, "weekday of a day")
    date = PartialDate(None, newest.month, newest.day)
    return Field(date, Basis.INFERRED, 0.6, quote, "newest day named")


def _year_by_weekday(
    body: str, mention: DateMention, today: datetime.date
) -> int | None:
    """Finds the year in which the day has the weekday that stands before it.

    Candidates are the latest year that the text mentions and the years after it; there
    must be only one.
    """
    weekday = find_weekday_before(body[max(0, mention.start - 16) : mention.start])
    years = [int(year) for year in _YEAR.findall(body)]
    if weekday is None or not years:
        return None
    latest = max(years)
    fitting = [
        year
        for year in range(latest, min(latest + _MAX_YEARS, today.year + 1))
        if _weekday_of(mention.date.in_year(year)) == weekday
    ]
    return fitting[0] if len(fitting) == 1 else None


def _weekday_of(date: PartialDate | None) -> int | None:
    day = date.first if date else None
    return day.weekday() if day else None


def _is_later(day: PartialDate, newest: PartialDate) -> bool:
    """Checks whether a day of unknown year is in the half year after another."""
    ahead = ((day.month or 1) * 31 + (day.day or 1)) - (
        (newest.month or 1) * 31 + (newest.day or 1)
    )
    return 0 < ahead % 372 < 186
