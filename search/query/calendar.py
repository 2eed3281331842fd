"""Parses single dates: a day, month, quarter or year, in numbers or words."""

import re
from datetime import UTC, date, datetime, timedelta

from index.analysis.english_months import MONTH_NAMES
from search.query.tokens import QuerySpan
from search.query.tree import DateRange
from search.query_errors import QueryError

_NUMBERS = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_FIRST_YEAR = 1000
_LAST_YEAR = 9999

_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DATES = (
    rf"{_YEAR}(?:(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})"
    r"(?:(?P=mark)(?P<day>[0-9]{1,2}))?)?",
    rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    rf"(?:{_DAY}[\s-]+(?:of\s+)?)?{_MONTH_NAME},?[\s-]+{_YEAR}",
    rf"{_MONTH_NAME}[\s-]+{_DAY},?\s+{_YEAR}",
)
_QUARTERS = (rf"q(?P<quarter>[1-4])[\s-]*{_YEAR}", rf"{_YEAR}[\s-]*q(?P<quarter>[1-4])")
_SLASHED = r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"
_MONTH_SLASHED = r"(0?[1-9]|1[0-2])[-/.]([0-9]{4})"
_YEAR_FIRST = "a date begins with its year, so that day and month are never mistaken"
_SHORT_YEAR = (
    r"['’]?[0-9]{2}(?:[-/.][0-9]{1,2}){0,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}"
)
_UNIT = "day|week|month|year"
_LAST_SOME = (
    rf"(?:last|past|previous)\s+(?P<count>[0-9]{{1,4}}|[a-z]+)\s+(?P<unit>{_UNIT})s?"
)
_PAST_ONE = rf"past\s+(?P<unit>{_UNIT})"


def find_today() -> date:
    """Returns the day in the time zone of this machine."""
    return datetime.now(tz=UTC).astimezone().date()


def days_of(span: QuerySpan) -> DateRange | None:
    """Parses a calendar date; returns None for other text.

    Raises:
        QueryError: the text is meant as a date, but impossible or ambiguous.
    """
    text = span.text.lower()
    for pattern in _QUARTERS:
        if match := re.fullmatch(pattern, text):
            return _quarter(int(match["quarter"]), _year(span, match))
    for pattern in _DATES:
        if match := re.fullmatch(pattern, text):
            return _date(span, match)
    _refuse_ambiguous(span)
    return None


def days_of_relative(text: str, today: date) -> DateRange | None:
    """Parses "today", "last week" and the like; returns None for other text."""
    monday = today - timedelta(days=today.weekday())
    words = " ".join(text.lower().split()).replace("previous", "last")
    match words:
        case "today" | "now":
            return DateRange(today, today)
        case "yesterday":
            return DateRange(today - timedelta(1), today - timedelta(1))
        case "this week":
            return DateRange(monday, monday + timedelta(6))
        case "last week":
            return DateRange(monday - timedelta(7), monday - timedelta(1))
        case "this month":
            return _month(today.year, today.month)
        case "last month":
            before = today.replace(day=1) - timedelta(1)
            return _month(before.year, before.month)
        case _:
            return _relative_year(words, today)


def days_of_last(span: QuerySpan, today: date) -> DateRange | None:
    """Parses "last 7 days" and the like, which end today; None for other text.

    Raises:
        QueryError: the number is 0.
    """
    text = span.text.lower()
    if match := re.fullmatch(_PAST_ONE, text):
        return _days_back(1, match["unit"], today)
    match = re.fullmatch(_LAST_SOME, text)
    if not match:
        return None
    word = match["count"]
    if word in _NUMBERS:
        return _days_back(_NUMBERS.index(word) + 1, match["unit"], today)
    if not word.isdigit():
        return None
    if not int(word):
        raise span.part(*match.span("count")).error(
            "no days at all", f"write last 1 {match['unit']}"
        )
    return _days_back(int(word), match["unit"], today)


def _days_back(count: int, unit: str, today: date) -> DateRange:
    days = {"day": count, "week": 7 * count}.get(unit)
    if days:
        return DateRange(today - timedelta(days - 1), today)
    months = count * (12 if unit == "year" else 1)
    return DateRange(_months_before(today, months) + timedelta(1), today)


def _relative_year(words: str, today: date) -> DateRange | None:
    years = {"this year": today.year, "last year": today.year - 1}
    if year := years.get(words):
        return DateRange(date(year, 1, 1), date(year, 12, 31))
    quarter = (today.month + 2) // 3
    if words == "this quarter":
        return _quarter(quarter, today.year)
    if words == "last quarter":
        return _quarter(quarter - 1 or 4, today.year - (quarter == 1))
    return None


def _date(span: QuerySpan, match: re.Match[str]) -> DateRange | None:
    found = match.groupdict()
    year = _year(span, match)
    name = found.get("name")
    month = _month_named(name) if name else found["month"] and int(found["month"])
    if name and not month:
        return None
    if not month:
        if found["month"]:
            raise _no_month(span.part(*match.span("month")))
        return DateRange(date(year, 1, 1), date(year, 12, 31))
    if month > 12:
        raise _no_month(span.part(*match.span("month")))
    whole = _month(year, month)
    if not found["day"]:
        return whole
    day, length = int(found["day"]), whole.last.day if whole.last else 31
    if not 1 <= day <= length:
        raise span.part(*match.span("day")).error(
            f"{MONTH_NAMES[month - 1]} {year} has no day {day}",
            f"days go from 01 to {length}, as in {year}-{month:02}-{length}",
        )
    return DateRange(date(year, month, day), date(year, month, day))


def _refuse_ambiguous(span: QuerySpan) -> None:
    text = span.text
    if match := re.fullmatch(_SLASHED, text):
        raise span.error(_YEAR_FIRST, _reading_of(*match.groups()))
    if match := re.fullmatch(_MONTH_SLASHED, text):
        raise span.error(_YEAR_FIRST, f"write {match[2]}-{match[1]:0>2}")
    if re.fullmatch(_SHORT_YEAR, text):
        raise span.error("a year needs four digits", "write it whole, as in 2019-12-20")
    if _month_named(text.lower().rstrip(".")):
        raise span.error("which year?", f'write "{text.title()} 2019" or 2019-12')


def _reading_of(first: str, second: str, year: str) -> str:
    pairs = {(int(first), int(second)), (int(second), int(first))}
    readings = sorted(
        f"{year}-{month:02}-{day:02}"
        for day, month in pairs
        if 1 <= month <= 12 and 1 <= day <= 31
    )
    return f"write {' or '.join(readings or ['year-month-day, as in 2019-12-20'])}"


def _quarter(quarter: int, year: int) -> DateRange:
    month = 3 * quarter
    return DateRange(date(year, month - 2, 1), _month(year, month).last)


def _month(year: int, month: int) -> DateRange:
    # The day before the next month: no table of leap years is needed.
    end = date(year, 12, 31)
    if month < 12:
        end = date(year, month + 1, 1) - timedelta(1)
    return DateRange(date(year, month, 1), end)


def _year(span: QuerySpan, match: re.Match[str]) -> int:
    year = int(match["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise span.part(*match.span("year")).error(
            f"no newspaper is from the year {year}", "write four digits, as in 2019"
        )
    return year


def _month_named(name: str) -> int:
    if len(name) < 3:
        return 0
    matches = (
        n for n, month in enumerate(MONTH_NAMES, 1) if month.lower().startswith(name)
    )
    return next(matches, 0)


def _no_month(span: QuerySpan) -> QueryError:
    return span.error(
        f"there is no month {span.text}", "months go from 01 to 12, as in 2019-12"
    )


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    last = _month(year, month + 1).last or day
    return last.replace(day=min(day.day, last.day))
