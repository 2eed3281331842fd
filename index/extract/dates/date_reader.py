"""Finds dates in texts of one page, with its language and day and month order."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.article import PartialDate
from index.extract.dates.date_parser import DateMention, find_dates
from index.extract.dates.day_month_order import DayMonthOrder

_EARLIEST_YEAR = 1980


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
    return first.year >= _EARLIEST_YEAR and first <= today + datetime.timedelta(days=1)


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
        """Yields the plausible dates of a text that have a year."""
        for mention in self.find_dates(text):
            if mention.date.year is not None and is_plausible(mention.date, self.today):
                yield mention
