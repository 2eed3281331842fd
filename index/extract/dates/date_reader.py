"""Finds dates in texts of one page, with its language and day and month order."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from index.article import PartialDate
from index.extract.dates.date_parser import (
    DateMention,
    complete_year,
    find_dates,
    make_date,
)
from index.extract.dates.day_month_order import (
    DayMonthOrder,
    detect_day_month_order,
)

_EARLIEST_YEAR = 1980
# "20 DEC 89 (AGENCY)": elsewhere two digits after a day mostly count something, and before
# a dash and a digit they are an hour.
_SHORT_YEAR = re.compile(
    r"(?:, ?| )?['’]?(?<=[ ,'’])(\d\d)(?=\s{0,2}(?:$|[(\[|]|\d\d?:\d\d|[–—-]{1,2}\s?(?!\s?\d)))"
)
_DOTTED = re.compile(r"\d\d\.\d\d\.\d\d")
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


@dataclass(frozen=True)
class DateReader:
    """Finds the plausible dates in texts of one page.

    Attributes:
        language: the ISO 639-1 code of the page; empty where it is unknown.
        order: the order of day and month in numeric dates, where it is known.
        sample: the text of the page, whose other dates and words may tell the order.
        today: the latest day that is plausible, apart from time zones.
    """

    language: str = ""
    order: DayMonthOrder = DayMonthOrder.UNKNOWN
    sample: str = ""
    today: datetime.date = field(default_factory=current_day)

    def find_dates(self, text: str) -> Iterator[DateMention]:
        """Yields all dates of a text in order, also ones without a year or day."""
        for found in find_dates(text, language=self.language, order=self.order):
            if (
                self._is_doubtful(text, found)
                and self._detected is not DayMonthOrder.UNKNOWN
            ):
                exact = find_dates(
                    text[: found.end], language=self.language, order=self._detected
                )
                yield next(one for one in exact if one.end == found.end)
            else:
                yield found

    def _is_doubtful(self, text: str, found: DateMention) -> bool:
        """Tells whether only the year is sure: 05/03/2024, and in English 05.03.24."""
        written = text[found.start : found.end]
        return found.date.month is None or (
            self.language == "en" and _DOTTED.fullmatch(written) is not None
        )

    @cached_property
    def _detected(self) -> DayMonthOrder:
        """The order that the page shows; few pages have dates that need it."""
        return (
            self.order
            if self.order is not DayMonthOrder.UNKNOWN
            else (detect_day_month_order(self.sample))
        )

    def find_dates_with_year(self, text: str) -> Iterator[DateMention]:
        """Yields the plausible dates of a text that have a year.

        Two digits are a year at the end of the text, and before a bracket or a dash.
        """
        mentions = [*self.find_dates(text)] or [
            *_find_short_dates(text, lambda: self._detected)
        ]
        for found in mentions:
            mention = found if found.date.year is not None else _with_year(text, found)
            if mention.date.year is not None and is_plausible(mention.date, self.today):
                yield mention


def _find_short_dates(
    text: str, order: Callable[[], DayMonthOrder]
) -> Iterator[DateMention]:
    """Yields 3.5.21 where nothing else stands beside it, and 5/3/21 before a time.

    Within words it is a version.
    """
    for match in _SHORT_DATE.finditer(text, 0, _MAX_SHORT_CHARS):
        day, month = int(match[1]), int(match[4])
        if match[3] and order() is not DayMonthOrder.DAY_FIRST:
            day, month = (
                (month, day) if order() is DayMonthOrder.MONTH_FIRST else (0, 0)
            )
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
