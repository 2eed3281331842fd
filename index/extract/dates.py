"""Dates as they are written: in any order, in the languages of the news."""

import datetime
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from index.analysis import fold
from index.article import PartialDate
from index.extract.calendar_words import TWO_WORD_MONTHS, month_number

EARLIEST_YEAR = 1980

_WORD = r"[^\W\d_]{3,12}"
_ARABIC = r"كانون\ الثاني|تشرين\ الأول|تشرين\ الثاني|كانون\ الأول"
_DATE = re.compile(
    rf"""(?x)
    (?<!\d)(?<!\d[.,/:-])
    (?:
      (?P<y1>\d{{4}})(?P<s1>[-/.]\ ?|[년年]\s?)(?P<m1>\d{{1,2}})(?:[-/.]\ ?|[월月]\s?)(?P<d1>\d{{1,2}})(?!\d)
    | (?P<a2>\d{{1,2}})(?P<s2>[./-])(?P<b2>\d{{1,2}})(?P=s2)(?P<y2>\d{{4}}|\d\d)(?!\d|[./-]\d)
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|ª|º|°|\.)?[\ -]?\s*(?:(?:de|of|di)\ |d['’])?
      (?P<m3>{_ARABIC}|{_WORD})(?:/{_WORD})?\.?
      (?:,?\s*(?:(?:de|del|do)\ )?-?(?P<y3>\d{{4}})(?!\d))?
    | (?P<y5>\d{{4}})[.,]?\ (?P<m5>{_WORD})\.?\ (?P<d5>\d{{1,2}})(?!\d)
    )
    | (?<!\w)(?P<m4>{_WORD})\.?\ {{1,2}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
      (?:,?\ {{1,3}}(?P<y4>\d{{4}})(?!\d))?
    | (?<!\w)(?P<m6>{_WORD}),?\ (?P<y6>(?:19|20)\d\d)(?!\d)
    """
)


_DIGITS = re.compile(r"\d+")
# A month and what stands between it and a number.
_REACH = 24
_TAIL = 12

# The group that each form of a date begins with.
_FIRST = {"1": "y1", "2": "a2", "3": "d3", "4": "m4", "5": "y5", "6": "m6"}


class Order(Enum):
    """How a writer orders the numbers of 05/03/2024."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


class Written(NamedTuple):
    """A date as it stands in a text, from `start` to `end`."""

    start: int
    end: int
    date: PartialDate


def find_dates(
    text: str, *, language: str = "", order: Order = Order.UNKNOWN
) -> Iterator[Written]:
    """The dates written in a text, in order; impossible ones are left out.

    >>> [str(found.date) for found in find_dates("on Dec. 20, 2019 and 3 мая")]
    ['2019-12-20', '--05-03']
    """
    place = 0
    # Every date has digits, and few words do: look around them only.
    for digits in _DIGITS.finditer(text):
        if digits.end() <= place:
            continue
        place = max(place, digits.start() - _REACH)
        end = digits.end() + _REACH
        match = _search(text, place, end)
        while match:
            date = _read(match, language, order)
            if date is not None:
                yield Written(match.start(), match.end(), date)
                place = match.end()
                break
            place = _end_of_failure(match, language)
            match = _search(text, place, end)
        place = max(place, digits.end()) if match else place


def _search(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _DATE.search(text, start, end)
    # What touches the end of the window may go on beyond it.
    if match is not None and match.end() > end - _TAIL:
        match = _DATE.match(text, match.start())
    return match


def _end_of_failure(match: re.Match[str], language: str) -> int:
    """Where to look on: "Published 27 December" may yet hold a date, "31 June" none."""
    number = (match.lastgroup or "d3")[1:]
    month = match["m" + number] if number != "2" else ""
    if month and _month(month, language):
        return match.end()
    return match.end(_FIRST[number])


def is_sane(date: PartialDate, today: datetime.date) -> bool:
    """Whether an article saved by today can bear this date."""
    first = date.first
    if first is None:
        return True
    return first.year >= EARLIEST_YEAR and first <= today + datetime.timedelta(days=1)


def _read(match: re.Match[str], language: str, order: Order) -> PartialDate | None:
    kind = match.lastgroup or ""
    number = kind[1:]
    if number == "2":
        return _numeric(match, language, order)
    year = match["y" + number]
    day = None if number == "6" else int(match["d" + number])
    raw = match["m" + number]
    if number == "1":
        month = int(raw)
    else:
        found = _month(raw, language)
        if found is None:
            return None
        month = found
    return _valid(int(year) if year else None, month, day)


def _month(word: str, language: str) -> int | None:
    return TWO_WORD_MONTHS.get(fold(word)) or month_number(word, language)


def _numeric(match: re.Match[str], language: str, order: Order) -> PartialDate | None:
    first, second, year = int(match["a2"]), int(match["b2"]), int(match["y2"])
    if year < 100:
        # 13.10.24 is a day; 1.2.24 may be a version or a score.
        if min(len(match["a2"]), len(match["b2"])) < 2:
            return None
        year += 2000
    if match["s2"] == ".":
        order = Order.DAY_FIRST
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
        return _valid(year, month, day)
    if first == second or order is Order.DAY_FIRST:
        return _valid(year, second, first)
    if order is Order.MONTH_FIRST:
        return _valid(year, first, second)
    if language and language != "en":
        return _valid(year, second, first)
    return _valid(year, None, None)


def _valid(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    try:
        datetime.date(year if year is not None else 2000, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)
