"""Parses dates that files declare, to the precision written, without guessing."""

import datetime
import re
from typing import NamedTuple

from index.analysis.english_months import MONTH_NUMBERS
from index.article import PartialDate

_MAX_CHARS = 80
_TIME = r"(?:[T ,]+\d{1,2}[:.]?\d{2}.*|Z|[+-]\d\d:\d\d)?"
_ISO = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}))?)?{_TIME}$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_NUMERIC = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}})\b{_TIME}$")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+|\d{3})?$")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]+)\.?[ ,-]+(\d{4})\b")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,? +(\d{4})$")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +")

_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_FIRST_EPOCH, _LAST_EPOCH = 631_152_000, 4_102_444_800  # 1990 to 2100


class ParsedDate(NamedTuple):
    """The result of parsing: the date, or the problem with it."""

    date: PartialDate | None
    problem: str = ""


AMBIGUOUS = ParsedDate(None, "ambiguous date")
IMPOSSIBLE = ParsedDate(None, "no such date")
UNREADABLE = ParsedDate(None, "not a date")


def parse_declared_date(written: str) -> ParsedDate:
    """Parses a date: a day in its own time zone, a month or a year.

    >>> str(parse_declared_date("Fri, 20 Dec 2019 23:30:00 -0500").date)
    '2019-12-20'
    >>> parse_declared_date("03/04/2020").problem
    'ambiguous date'
    """
    written = " ".join(written[: _MAX_CHARS + 1].split())
    if len(written) > _MAX_CHARS:
        return UNREADABLE
    for read in (_read_iso, _read_compact, _read_numeric, _read_epoch, _read_words):
        found = read(written)
        if found is not None:
            return found
    return UNREADABLE


def _read_iso(written: str) -> ParsedDate | None:
    match = _ISO.match(written)
    if not match:
        return None
    year, _, month, day = match.groups()
    return _checked_date(int(year), _number(month), _number(day))


def _read_compact(written: str) -> ParsedDate | None:
    match = _COMPACT.match(written)
    if not match or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return None
    found = _checked_date(*map(int, match.groups()))
    # 1577000000 is as long as 2019122010: an impossible day may be epoch seconds.
    return None if found is IMPOSSIBLE and len(written) > 8 else found


def _read_numeric(written: str) -> ParsedDate | None:
    match = _NUMERIC.match(written)
    if not match:
        return None
    first, point, second, year = match.groups()
    day, month = int(first), int(second)
    # With points the day is first in all countries.
    if point != "." and day != month and max(day, month) <= 12:
        return AMBIGUOUS
    if month > 12:
        day, month = month, day
    return _checked_date(int(year), month, day)


def _read_epoch(written: str) -> ParsedDate | None:
    match = _EPOCH.match(written)
    if not match or not _FIRST_EPOCH <= int(match[1]) < _LAST_EPOCH:
        return None
    day = datetime.datetime.fromtimestamp(int(match[1]), tz=datetime.UTC)
    return ParsedDate(PartialDate.from_day(day))


def _read_words(written: str) -> ParsedDate | None:
    words = _WEEKDAY.sub("", written.lower(), count=1)
    if match := _DAY_FIRST.match(words):
        return _named_month_date(match[2], match[1], match[3])
    if match := _MONTH_FIRST.match(words):
        return _named_month_date(match[1], match[2], match[3])
    if match := _MONTH_ONLY.match(words):
        return _named_month_date(match[1], None, match[2])
    return None


def _named_month_date(month: str, day: str | None, year: str) -> ParsedDate | None:
    number = MONTH_NUMBERS.get(month)
    return _checked_date(int(year), number, _number(day)) if number else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _checked_date(
    year: int, month: int | None = None, day: int | None = None
) -> ParsedDate:
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return IMPOSSIBLE
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return IMPOSSIBLE
    return ParsedDate(PartialDate(year, month, day))
