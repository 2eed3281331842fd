"""Finds the dates written in a text, in any form and in many languages."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.article import PartialDate
from index.extract.dates.calendars import (
    is_jalali_year,
    jalali_to_gregorian,
    to_gregorian_year,
)
from index.extract.dates.date_patterns import (
    DATE,
    FIRST_GROUP,
    LETTER,
    NUMERIC_FORMS,
    month_group,
)
from index.extract.dates.day_month_order import DayMonthOrder, order_by_weekday
from index.extract.dates.month_names import (
    jalali_month_number,
    may_be_month,
    month_number,
)

_DIGITS = re.compile(r"\d+")
_SEPARATED = re.compile(r"\d(?:[ \u200f]?[-/.][ \u200f]{0,2}\d|\s?[年년月월]|\ оны\ )")
# The second alternative is for Thai, which abbreviates months to letters with dots.
_LETTERS = re.compile(f"{LETTER}{{2,}}|[ก-ฮ]")
_GLUED = re.compile(r"(?<=[a-zß-ž])[A-ZÀ-Ž][a-zß-ž.]{2,}$")
_MAX_WORD_CHARS = 14
# A window around each number: enough for a month's name and the signs between.
_REACH = 24
# A match that ends so near to the end of the window may be cut off.
_TAIL = 12
# These write the year first: 21/05/03.
_YEAR_FIRST = frozenset({"ja", "zh", "ko"})
# Later years are of the Buddhist calendar, and their day is first.
_LATEST_GREGORIAN = 2500
# Years of two digits from this one on belong to the last century, as POSIX has it.
_FIRST_OF_1900S = 69


class DateMention(NamedTuple):
    """A date and its character offsets in a text: it stands in `text[start:end]`."""

    start: int
    end: int
    date: PartialDate


def find_dates(
    text: str, *, language: str = "", order: DayMonthOrder = DayMonthOrder.UNKNOWN
) -> Iterator[DateMention]:
    """Yields the dates written in a text, in order, without impossible ones.

    Args:
        text: the text.
        language: its ISO 639-1 code, which decides between month names that differ from
            language to language; empty where it is unknown.
        order: the order of day and month in dates such as 05/03/2024. Where it is
            unknown, the day is first in all languages but English, and in English the
            date keeps only its year.

    >>> [str(found.date) for found in find_dates("on Dec. 20, 2019 and 3 мая")]
    ['2019-12-20', '--05-03']
    """
    start = 0
    # Every date has digits, and few words have: look only around digits.
    for digits in _DIGITS.finditer(text):
        if digits.end() <= start:
            continue
        start = max(start, digits.start() - _REACH)
        end = digits.end() + _REACH
        if not _may_be_date(text[start : end + _MAX_WORD_CHARS]):
            continue
        match = _search(text, start, end)
        while match:
            date = _read_match(match, language, order)
            if date is not None:
                yield DateMention(match.start(), match.end(), date)
                start = match.end()
                break
            start = _end_of_failure(match, language)
            match = _search(text, start, end)
        start = max(start, digits.end()) if match else start


def _may_be_date(text: str) -> bool:
    """Checks whether the surroundings of a number may make it a date.

    Most numbers are counts. This check takes a fifth of the time of the full pattern.
    """
    if _SEPARATED.search(text):
        return True
    # A loop: a generator would take three times as long.
    for letters in _LETTERS.findall(text):
        if may_be_month(letters[:_MAX_WORD_CHARS]):
            return True
    return False


def _search(text: str, start: int, end: int) -> re.Match[str] | None:
    match = DATE.search(text, start, end)
    # A match at the end of the window may go on beyond it.
    if match is not None and match.end() > end - _TAIL:
        match = DATE.match(text, match.start())
    return match


def _end_of_failure(match: re.Match[str], language: str) -> int:
    """Returns where to search on after a match that is no date.

    The rest of "Published 27 December" may be a date, the rest of "31 June" is none.
    """
    form = (match.lastgroup or "d3")[1:]
    if form not in NUMERIC_FORMS and _read_month(match[month_group(form)], language):
        return match.end()
    return match.end(FIRST_GROUP[form])


def _read_match(
    match: re.Match[str], language: str, order: DayMonthOrder
) -> PartialDate | None:
    form = (match.lastgroup or "")[1:]
    if form == "2":
        return _read_numeric(match, language, order)
    year = _read_year(match, form)
    day = None if form == "6" else int(match["d" + form])
    raw = match[month_group(form)]
    if year is not None and is_jalali_year(year):
        month = int(raw) if form in NUMERIC_FORMS else jalali_month_number(raw)
        return jalali_to_gregorian(year, month, day) if month and day else None
    if form in NUMERIC_FORMS:
        return make_date(year, int(raw), day)
    month = _read_month(raw, language, sure=year is None or form == "6")
    return None if month is None else make_date(year, month, day)


def _read_year(match: re.Match[str], form: str) -> int | None:
    if form == "8" or match["y" + form] is None:
        return None
    raw = match["y" + form]
    # The first year of an era is written with a word instead of a number.
    year = int(raw) if raw.isdecimal() else 1
    if len(raw) == 2 and form == "3":
        year = complete_year(year, buddhist=match["m3"] > "ก")
    return to_gregorian_year(year, match["e0"] if form == "0" else None)


def _read_month(word: str, language: str, *, sure: bool = False) -> int | None:
    found = month_number(" ".join(word.split()), language, sure=sure)
    if found is None and not word.islower() and not word[1:].islower():
        # Some pages put no space before the date: 2 minute readApril 25, 2023.
        glued = _GLUED.search(word)
        return month_number(glued[0], language, sure=True) if glued else None
    return found


def _read_numeric(
    match: re.Match[str], language: str, order: DayMonthOrder
) -> PartialDate | None:
    first, second, year = int(match["a2"]), int(match["b2"]), int(match["y2"])
    if year < 100:
        # 13.10.24 is a day; 1.2.24 may be a version or a score.
        if min(len(match["a2"]), len(match["b2"])) < 2:
            return None
        if language in _YEAR_FIRST:
            return make_date(complete_year(first), second, year)
        year = complete_year(year)
    if is_jalali_year(year):
        return jalali_to_gregorian(year, second, first)
    if year > _LATEST_GREGORIAN:
        order = DayMonthOrder.DAY_FIRST
    return _order_numbers(match, language, order, to_gregorian_year(year))


def _order_numbers(
    match: re.Match[str], language: str, order: DayMonthOrder, year: int
) -> PartialDate | None:
    """Returns the date of 03/05/2021 by the signs, the weekday or the known order."""
    first, second = int(match["a2"]), int(match["b2"])
    if not (first and second and year):
        return None
    if match["s2"].strip() == "." and order is not DayMonthOrder.MONTH_FIRST:
        order = DayMonthOrder.DAY_FIRST
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
        return make_date(year, month, day)
    if first == second:
        return make_date(year, second, first)
    order = order_by_weekday(match, year) or order
    if order is DayMonthOrder.DAY_FIRST:
        return make_date(year, second, first)
    if order is DayMonthOrder.MONTH_FIRST:
        return make_date(year, first, second)
    if language and language != "en":
        return make_date(year, second, first)
    return make_date(year, None, None)


def complete_year(year: int, *, buddhist: bool = False) -> int:
    """Returns the year, from 1969 to 2068, that two digits stand for.

    Args:
        year: the two digits.
        buddhist: whether they are of the Buddhist calendar, in which 2500 was 1957.

    >>> complete_year(89), complete_year(8), complete_year(64, buddhist=True)
    (1989, 2008, 2564)
    """
    if buddhist:
        return year + 2500
    return year + (1900 if year >= _FIRST_OF_1900S else 2000)


def make_date(
    year: int | None, month: int | None, day: int | None
) -> PartialDate | None:
    """Returns the date of the parts, None where the calendar has no such date."""
    if 0 in (month, day):
        return None
    # 2000 is a leap year: 29 February may be a day of an unknown year.
    date = PartialDate(year, month, day)
    return date if date.in_year(2000 if year is None else year) else None
