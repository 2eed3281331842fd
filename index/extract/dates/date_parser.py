"""Dates as they are written: in any order, in the languages of the news."""

import datetime
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from index.article import PartialDate
from index.extract.dates.calendars import (
    ERAS,
    is_jalali_year,
    jalali_to_gregorian,
    to_gregorian_year,
)
from index.extract.dates.month_names import (
    ODD_MONTHS,
    jalali_month_number,
    may_be_month,
    month_number,
)

EARLIEST_YEAR = 1980

# Letters and the marks that belong to them, with which Indian scripts write vowels and
# which Python's \w leaves out; spelled out, since a class of classes is slower by half.
_LETTER = (
    "[A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u060b\u060d-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef"
    "\u06fa-\u0963\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5"
    "\u0cf0-\u0d65\u0d70-\u0e4f\u0e5a-\u0ecf\u0eda-\u103f\u104a-\u17df\u17ea-\u1fff\u200c\u200d\u2c00-\u2dff"
    "\u3040-\u312f\u3400-\ud7af\uf900-\ufdff\ufe70-\ufefc]"
)
# Second words of the months that are called by two, and the Thai way to shorten them.
_SECOND = "|".join({form.partition(" ")[2] for form in ODD_MONTHS if " " in form})
_WORD = rf"(?:เ?[ก-ฮ][ีิ]?\.[ก-ฮ]\.|{_LETTER}{{2,14}}+(?:\s(?i:{_SECOND}))?)"
# A set so long takes 5 ms to compile: where little depends on it, this will do.
_ROUGHLY = r"[^\s\d.,/]{2,14}"
_OF = r"(?:(?:de|of|di|ng|ta'|ta’)\ (?:l['’]any\ )?|d['’])"
# Writing from right to left puts a mark around what stands between numbers.
_RTL = "\u200f?"
# Pages glue the time to the day: December 27, 201910:23.
_END = r"(?:(?!\d)|(?=\d?\d:\d\d))"
_DATE = re.compile(
    rf"""(?x)
    (?=\d)(?<!\d)(?<!\d[.,/:-])
    (?:
      (?P<y1>\d{{4}})(?:[-/.]\ ?|\s?[年년]\s?|\ оны\ )(?P<m1>\d{{1,2}})(?:[-/.]\ ?|\s?[月월]\s?|\ сарын\ )(?P<d1>\d{{1,2}}){_END}
    | (?P<a2>\d{{1,2}}){_RTL}(?P<s2>[./-]|\.\ ){_RTL}(?P<b2>\d{{1,2}}){_RTL}(?P=s2){_RTL}(?P<y2>\d{{4}}|\d\d){_END}(?![./-]\d)
    | (?P<d7>\d{{1,2}}),?\ [Tt]háng\ (?P<m7>\d{{1,2}})(?:,?\ (?:[Nn]ăm\ )?(?P<y7>\d{{4}})(?!\d))?
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|ª|\.?º|°|\.)?(?:[-/]|\s*)(?:day\ of\ |{_OF})?
      (?P<m3>{_WORD})(?:\s?/\s?{_ROUGHLY}(?:\s(?i:{_SECOND}))?)?\.?
      (?:(?:[,،]?\s*(?:(?:de|del|do|dell['’]|of|ng|ta’|năm)\ )?|[-/])(?P<y3>\d{{4}}|(?<=-)\d\d){_END})?
    | (?P<y9>\d{{4}})(?:\.\ gada|\ жылғы|\ жылы)\ (?P<d9>\d{{1,2}})\.?\ (?P<m9>{_ROUGHLY})
    | (?P<y5>\d{{4}})(?:[.,]|e?ko|\ m\.|\ წლის)?\ (?P<m5>{_ROUGHLY})\.?\ (?P<d5>\d{{1,2}})(?!\d)
    | (?P<m8>\d{{1,2}})\s?[月월]\s?(?P<d8>\d{{1,2}})\s?[日일]
    )
    | (?P<e0>{ERAS})\s?(?P<y0>\d{{1,3}}|元)\s?年\s?(?P<m0>\d{{1,2}})\s?月\s?(?P<d0>\d{{1,2}})
    | (?<!\w)(?P<m4>{_WORD})(?:
        (?:\.?\ {{1,2}}|\.)(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
        (?:(?:[,،]\ {{0,3}}|\ {{1,3}})(?P<y4>\d{{4}}){_END})?
      | ,?\ (?P<y6>(?:19|20)\d\d)(?!\d)
      )
    """
)

# It begins with a digit, and what may stand before is looked for after it: the search
# skips all that are none, in a fifth of the time.
_SLASHED = re.compile(
    r"(\d(?<![\d/-].)(?:(?<=[0-3])\d)?)[/-]([0-3]?\d)[/-](?:19|20)\d\d(?![\d/-])"
)
_SIGNS_OF_SLASHED = ("/20", "/19", "-20", "-19")
_GLUED = re.compile(r"(?<=[a-zß-ž])[A-ZÀ-Ž][a-zß-ž.]{2,}$")
_DIGITS = re.compile(r"\d+")
_SEPARATED = re.compile(r"\d(?:\u200f?[-/.][ \u200f]{0,2}\d|\s?[年년月월])")
# Thai shortens months to letters with dots.
_LETTERS = re.compile(f"{_LETTER}{{2,}}|[ก-ฮ]")
_LONGEST_WORD = 14
# A month and what stands between it and a number.
_REACH = 24
_TAIL = 12

# The group that each form of a date begins with.
_FIRST = {
    "0": "e0", "1": "y1", "2": "a2", "3": "d3", "4": "m4", "5": "y5", "6": "m4",
    "7": "d7", "8": "m8", "9": "y9",
}  # fmt: skip
# The form of a month and a year begins as that of a month and a day.
_MONTH = {"6": "m4"}
# The forms that write their month as a number.
_IN_NUMBERS = frozenset("01278")
_CENTURY = 2000


class DayMonthOrder(Enum):
    """How a writer orders the numbers of 05/03/2024."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


class DateMention(NamedTuple):
    """A date as it stands in a text, from `start` to `end`."""

    start: int
    end: int
    date: PartialDate


def find_dates(
    text: str, *, language: str = "", order: DayMonthOrder = DayMonthOrder.UNKNOWN
) -> Iterator[DateMention]:
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
        if not _may_be_date(text[place : end + _LONGEST_WORD]):
            continue
        match = _search(text, place, end)
        while match:
            date = _read(match, language, order)
            if date is not None:
                yield DateMention(match.start(), match.end(), date)
                place = match.end()
                break
            place = _end_of_failure(match, language)
            match = _search(text, place, end)
        place = max(place, digits.end()) if match else place


def _may_be_date(text: str) -> bool:
    """Whether what stands around a number may make it a date.

    Most numbers count something. To see that takes a fifth of the time of looking for
    all the forms of dates.
    """
    if _SEPARATED.search(text):
        return True
    # A loop: a generator would take three times as long.
    for letters in _LETTERS.findall(text):
        if may_be_month(letters[:_LONGEST_WORD]):
            return True
    return False


def _search(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _DATE.search(text, start, end)
    # What touches the end of the window may go on beyond it.
    if match is not None and match.end() > end - _TAIL:
        match = _DATE.match(text, match.start())
    return match


def _end_of_failure(match: re.Match[str], language: str) -> int:
    """Where to look on: "Published 27 December" may yet hold a date, "31 June" none."""
    number = (match.lastgroup or "d3")[1:]
    if number not in _IN_NUMBERS and _month(
        match[_MONTH.get(number, "m" + number)], language
    ):
        return match.end()
    return match.end(_FIRST[number])


def is_plausible(date: PartialDate, today: datetime.date) -> bool:
    """Whether an article saved by today can bear this date."""
    first = date.first
    if first is None:
        return True
    return first.year >= EARLIEST_YEAR and first <= today + datetime.timedelta(days=1)


def detect_day_month_order(text: str) -> DayMonthOrder:
    """How the writer of a text orders days and months, by those that leave no choice.

    >>> detect_day_month_order("From 01/02/2024 to 02/13/2024")
    <DayMonthOrder.MONTH_FIRST: 'month first'>
    """
    orders: set[DayMonthOrder] = set()
    if not any(sign in text for sign in _SIGNS_OF_SLASHED):
        return DayMonthOrder.UNKNOWN
    for first, second in _SLASHED.findall(text):
        if int(first) > 12 >= int(second):
            orders.add(DayMonthOrder.DAY_FIRST)
        elif int(second) > 12 >= int(first):
            orders.add(DayMonthOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else DayMonthOrder.UNKNOWN


def _read(
    match: re.Match[str], language: str, order: DayMonthOrder
) -> PartialDate | None:
    number = (match.lastgroup or "")[1:]
    if number == "2":
        return _numeric(match, language, order)
    year = _year(match, number)
    day = None if number == "6" else int(match["d" + number])
    raw = match[_MONTH.get(number, "m" + number)]
    if year is not None and is_jalali_year(year):
        month = int(raw) if number in _IN_NUMBERS else jalali_month_number(raw)
        return jalali_to_gregorian(year, month, day) if month and day else None
    if number in _IN_NUMBERS:
        return _valid(year, int(raw), day)
    month = _month(raw, language, sure=year is None or number == "6")
    return None if month is None else _valid(year, month, day)


def _year(match: re.Match[str], number: str) -> int | None:
    if number == "8" or match["y" + number] is None:
        return None
    raw = match["y" + number]
    # The first year of an era is not called by its number.
    year = int(raw) if raw.isdecimal() else 1
    if len(raw) == 2 and number == "3":
        year += _CENTURY
    return to_gregorian_year(year, match["e0"] if number == "0" else None)


def _month(word: str, language: str, *, sure: bool = False) -> int | None:
    found = month_number(" ".join(word.split()), language, sure=sure)
    if found is None and not word.islower() and not word[1:].islower():
        # Pages glue a label to the day: 2 minute readApril 25, 2023.
        glued = _GLUED.search(word)
        return month_number(glued[0], language, sure=True) if glued else None
    return found


def _numeric(
    match: re.Match[str], language: str, order: DayMonthOrder
) -> PartialDate | None:
    first, second, year = int(match["a2"]), int(match["b2"]), int(match["y2"])
    if year < 100:
        # 13.10.24 is a day; 1.2.24 may be a version or a score.
        if min(len(match["a2"]), len(match["b2"])) < 2:
            return None
        year += _CENTURY
    year = to_gregorian_year(year)
    if match["s2"].startswith("."):
        order = DayMonthOrder.DAY_FIRST
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
        return _valid(year, month, day)
    if first == second or order is DayMonthOrder.DAY_FIRST:
        return _valid(year, second, first)
    if order is DayMonthOrder.MONTH_FIRST:
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
