"""Parses dates that files declare, to the precision written, without guessing.

A day and a month in figures, 03/04/2020, are ambiguous by themselves. The other dates of
the file may show which is first: see `column_order`.
"""

import datetime
import re
from typing import NamedTuple

from index.analysis.english_months import MONTH_NUMBERS
from index.article import PartialDate

_MAX_CHARS = 80
_TIME = r"(?:[T ,|–-]+(?:at |um |à )?\d{1,2}[:.h]?\d{2}.*|Z|[+-]\d\d:\d\d)?"
_ISO = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}))?)?{_TIME}$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_NUMERIC = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d\d)\b{_TIME}$")
# Seconds since 1970, or milliseconds, microseconds, nanoseconds.
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+|(?:\d{3}){1,3})?$")
# 43819 or 43819.59: days since 1900, as spreadsheets keep a date.
_SPREADSHEET_DAY = re.compile(r"(\d{5})(?:\.\d+)?$")
_SPREADSHEET_START = datetime.date(1899, 12, 30).toordinal()
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]+)\.?[ ,-]+(\d{4})\b")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b")
# Fri Dec 20 08:30:00 +0000 2019, as C and Twitter write it.
_YEAR_LAST = re.compile(
    r"([a-z]+) +(\d{1,2}) +\d{1,2}:\d\d(?::\d\d)?(?: +[+a-z-][a-z\d:]*)? +(\d{4})$"
)
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,? +(\d{4})$")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +")

_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_IRANIAN_YEARS = range(1300, 1410)  # 1398/09/29 is read as in a text
_FIRST_SHORT_YEAR = 70  # 69 is 2069, 70 is 1970
# A field that begins with a date may go on with a time or a weekday.
_LATEST_START = 24
_MAX_LETTERS_AFTER = 16
_FIRST_SPREADSHEET_DAY, _LAST_SPREADSHEET_DAY = 25_569, 73_051  # 1970 to 2100
_FIRST_EPOCH, _LAST_EPOCH = 631_152_000, 4_102_444_800  # 1990 to 2100


class ParsedDate(NamedTuple):
    """The result of parsing: the date, or the problem with it."""

    date: PartialDate | None
    problem: str = ""


AMBIGUOUS = ParsedDate(None, "ambiguous date")
IMPOSSIBLE = ParsedDate(None, "no such date")
UNREADABLE = ParsedDate(None, "not a date")


def parse_declared_date(written: str, *, day_first: bool | None = None) -> ParsedDate:
    """Parses a date: a day in its own time zone, a month or a year.

    Args:
        written: the date as the file has it.
        day_first: whether the day is first in 03/04/2020; None where it is unknown.

    >>> str(parse_declared_date("Fri, 20 Dec 2019 23:30:00 -0500").date)
    '2019-12-20'
    >>> parse_declared_date("03/04/2020").problem
    'ambiguous date'
    """
    written = " ".join(written[: _MAX_CHARS + 1].split())
    if len(written) > _MAX_CHARS:
        return UNREADABLE
    if match := _NUMERIC.match(written):
        return _read_numeric(match, day_first=day_first)
    for read in (_read_iso, _read_compact, _read_epoch, _read_words, _read_any_form):
        found = read(written)
        if found is not None:
            return found
    return UNREADABLE


def find_day_order(written: str) -> bool | None:
    """Tells whether a date in figures has its day first, None where it does not show.

    >>> find_day_order("20/12/2019"), find_day_order("12/20/2019"), find_day_order("4/5/2017")
    (True, False, None)
    """
    match = _NUMERIC.match(" ".join(written[:_MAX_CHARS].split()))
    if not match or match[2] == ".":
        return None
    first, second = int(match[1]) > 12, int(match[3]) > 12
    return None if first == second else first


def _read_iso(written: str) -> ParsedDate | None:
    match = _ISO.match(written)
    if not match:
        return None
    year, _, month, day = match.groups()
    if int(year) in _IRANIAN_YEARS and day:
        return None
    return _checked_date(int(year), _number(month), _number(day))


def _read_compact(written: str) -> ParsedDate | None:
    match = _COMPACT.match(written)
    if not match or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return None
    found = _checked_date(*map(int, match.groups()))
    # 1577000000 is as long as 2019122010: an impossible day may be epoch seconds.
    return None if found is IMPOSSIBLE and len(written) > 8 else found


def _read_numeric(match: re.Match[str], *, day_first: bool | None) -> ParsedDate:
    first, point, second, year = match.groups()
    day, month = int(first), int(second)
    # With points the day is first in all countries.
    if point != "." and day != month and max(day, month) <= 12 and day_first is None:
        return AMBIGUOUS
    if month > 12 or (day <= 12 and day_first is False and point != "."):
        day, month = month, day
    return _checked_date(_whole_year(year), month, day)


def _whole_year(year: str) -> int:
    if len(year) > 2:
        return int(year)
    return int(year) + (2000 if int(year) < _FIRST_SHORT_YEAR else 1900)


def _read_epoch(written: str) -> ParsedDate | None:
    if match := _SPREADSHEET_DAY.match(written):
        return _read_spreadsheet_day(int(match[1]))
    match = _EPOCH.match(written)
    if not match or not _FIRST_EPOCH <= int(match[1]) < _LAST_EPOCH:
        return None
    day = datetime.datetime.fromtimestamp(int(match[1]), tz=datetime.UTC)
    return ParsedDate(PartialDate.from_day(day))


def _read_spreadsheet_day(days: int) -> ParsedDate | None:
    if not _FIRST_SPREADSHEET_DAY <= days < _LAST_SPREADSHEET_DAY:
        return None
    day = datetime.date.fromordinal(_SPREADSHEET_START + days)
    return ParsedDate(PartialDate.from_day(day))


def _read_words(written: str) -> ParsedDate | None:
    words = _WEEKDAY.sub("", written.lower(), count=1)
    if match := _DAY_FIRST.match(words):
        return _named_month_date(match[2], match[1], match[3])
    if match := _MONTH_FIRST.match(words) or _YEAR_LAST.match(words):
        return _named_month_date(match[1], match[2], match[3])
    if match := _MONTH_ONLY.match(words):
        return _named_month_date(match[1], None, match[2])
    return None


def _read_any_form(written: str) -> ParsedDate | None:
    """Reads a date in any language and calendar, as texts have them."""
    # Imported here: its patterns take 50 ms, and most files have dates in figures.
    from index.extract.dates.date_parser import find_dates

    mention = next(find_dates(written), None)
    if mention is None or mention.start > _LATEST_START:
        return None
    if sum(map(str.isalpha, written[mention.end :])) > _MAX_LETTERS_AFTER:
        return None
    date = mention.date
    return ParsedDate(date) if date.year and date.month else None


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
