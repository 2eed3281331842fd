"""Finds dates in texts of one page, with its language and day and month order."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.article import PartialDate
from index.extract.dates.date_parser import (
    DateMention,
    complete_year,
    find_dates,
    make_date,
)
from index.extract.dates.day_month_order import DayMonthOrder

_EARLIEST_YEAR = 1980
# "20 DEC 89 (AGENCY)": elsewhere two digits after a day mostly count something, and before
# a dash and a digit they are an hour.
_SHORT_YEAR = re.compile(
    r"(?:, ?| )?['’]?(?<=[ ,'’])(\d\d)(?=\s{0,2}(?:$|[(\[|]|[–—-]{1,2}\s?(?!\s?\d)))"
)
# "Culture, 3.5.21" is a day, "version 3.5.21" is none.
_SHORT_DATE = re.compile(
    r"(?:^|[,|·•–—:(-]\s?)(\d{1,2})(?:(\.)\s?|(/))(\d{1,2})(?:\.\s?|/)(\d\d)"
    r"(?=\s?(?:$|[,|)·•–—-])|\s\d{1,2}[:.]\d\d)"
)
_MAX_SHORT_CHARS = 60
# Further on in a line, two digits at its end are no year.
_MAX_BEFORE = 30


def current_day() -> datetime.date:
    """Returns the current day in UTC."""
    return datetime.datetime.now(datetime.UTC).date()


def is_plausible(date: PartialDate, today: datetime.date) -> bool:
    """Checks that a date is between 1980 and the day after `today`.

    The day after is for time zones. A date without its year is plausible.
    """
    first = date.first
    if first is None:
        return True
    # Not a day after today: a clock may say that this is the last day there is.
    return first.year >= _EARLIEST_YEAR and first - datetime.timedelta(days=1) <= today


@dataclass(frozen=True, slots=True)
class DateReader:
    """Finds the plausible dates in texts of one page.

    Attributes:
        language: the ISO 639-1 code of the page; empty where it is unknown.
        order: the order of day and month in numeric dates.
        today: the latest day that is plausible, apart from time zones.
    """

    language: str = ""
    order: DayMonthOrder = DayMonthOrder.UNKNOWN
    today: datetime.date = field(default_factory=current_day)

    def find_dates(self, text: str) -> Iterator[DateMention]:
        """Yields all dates of a text in order, also ones without a year or day."""
        return find_dates(text, language=self.language, order=self.order)

    def find_dates_with_year(self, text: str) -> Iterator[DateMention]:
        """Yields the plausible dates of a text that have a year.

        Two digits are a year at the end of the text, and before a bracket or a dash.
        """
        mentions = [*self.find_dates(text)] or [*_find_short_dates(text, self.order)]
        for found in mentions:
            mention = found if found.date.year is not None else _with_year(text, found)
            if mention.date.year is not None and is_plausible(mention.date, self.today):
                yield mention


def _find_short_dates(text: str, order: DayMonthOrder) -> Iterator[DateMention]:
    """Yields 3.5.21 where nothing else stands beside it, and 5/3/21 before a time.

    Within words it is a version.
    """
    for match in _SHORT_DATE.finditer(text, 0, _MAX_SHORT_CHARS):
        day, month = int(match[1]), int(match[4])
        if match[3] and order is not DayMonthOrder.DAY_FIRST:
            day, month = (month, day) if order is DayMonthOrder.MONTH_FIRST else (0, 0)
        date = make_date(complete_year(int(match[5])), month, day)
        if date is not None:
            yield DateMention(match.start(1), match.end(), date)


def _with_year(text: str, mention: DateMention) -> DateMention:
    """Returns a day with the year of two digits that follows it, if one does."""
    short = _SHORT_YEAR.match(text, mention.end)
    if short is None or not mention.date.day or mention.start > _MAX_BEFORE:
        return mention
    # "Concert 20 Dec 18" may be at six: at the end, a line of its own is needed.
    if mention.start and short.end() == len(text):
        return mention
    year = complete_year(int(short[1]))
    date = make_date(year, mention.date.month, mention.date.day)
    return mention if date is None else DateMention(mention.start, short.end(), date)
