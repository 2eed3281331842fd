"""Parses dates and ranges as people write them: 2019-12..2020-02, "last month".

Nothing is guessed: 03/04/2020 and two-digit years are errors that say what to write.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from search.query.calendar import days_of, days_of_last, days_of_relative
from search.query.tokens import QuerySpan
from search.query.tree import DateRange

_MAX_CHARACTERS = 100
"""Nobody writes a longer date; it bounds the cost of the patterns below."""

_DAY = timedelta(days=1)
_FORMS = 'write 2019, 2019-12, 2019-12-20, 2019-12..2020-02 or "last month"'

# Patterns are compiled when first used (`re` keeps them): most queries hold no date.
_FROM_TO = (
    r"(?:from|between|since)\s+(?P<first>.+?)\s+(?:to|until|till|and)\s+(?P<last>.+)"
)
_BRACKETS = r"\[\s*(?P<first>.*?)\s+to\s+(?P<last>.*?)\s*\]"
_SIDE = (
    r"(?P<side>>=|=>|≥|<=|=<|≤|>|<|(?:since|from|after|before|until|till|up to|to)\b)"
    r"\s*(?P<rest>.+)"
)
_DOTS = r"(?P<first>.*?)\s*(?:\.\.+|…|–|—|\s-\s|\bto\b|\buntil\b)\s*(?P<last>.*)"


def parse_range(text: str, *, today: date) -> DateRange:
    """Parses a date or range into its days, both ends included.

    "before 2020" and "after 2019" exclude 2020 and 2019; "since" and "until" include
    them. "last 7 days" end today, "last week" is the one before this (from Monday).

    >>> parse_range("2019-12..2020-02", today=date(2020, 5, 1)).last
    datetime.date(2020, 2, 29)

    Raises:
        QueryError: the text is no date; the error points at the part that is wrong.
    """
    return read_range(QuerySpan(text, 0, len(text)), today)


def parse_since(text: str, *, today: date) -> date:
    """Returns the first day of a date or range: 1 December 2019 for 2019-12.

    Raises:
        QueryError: the text is no date, or a range without a first day.
    """
    return _require(text, parse_range(text, today=today).first, "first")


def parse_until(text: str, *, today: date) -> date:
    """Returns the last day of a date or range: 31 December 2019 for 2019-12.

    Raises:
        QueryError: the text is no date, or a range without a last day.
    """
    return _require(text, parse_range(text, today=today).last, "last")


def read_range(span: QuerySpan, today: date) -> DateRange:
    """Parses a stretch of a longer text as `parse_range` does.

    Raises:
        QueryError: as there; the error points into the longer text.
    """
    span = span.strip()
    if not span.text:
        raise span.error("a date is missing", _FORMS)
    if len(span.text) > _MAX_CHARACTERS:
        raise span.error("this is too long for a date", _FORMS)
    for pattern, read in _READERS:
        match = re.fullmatch(pattern, span.text, re.IGNORECASE | re.DOTALL)
        if match:
            return read(span, match, today)
    return _period(span, today)


def _require(text: str, day: date | None, side: str) -> date:
    if day is None:
        raise QuerySpan(text, 0, len(text)).error(
            f"this has no {side} day", "write a date, as in 2019-12"
        )
    return day


def _two_ends(span: QuerySpan, match: re.Match[str], today: date) -> DateRange:
    first, last = (span.part(*match.span(name)).strip() for name in ("first", "last"))
    start = None if first.text in {"", "*"} else _period(first, today).first
    end = None if last.text in {"", "*"} else _period(last, today).last
    if start is None and end is None:
        raise span.error("a range needs a date on one side at least", _FORMS)
    if start and end and start > end:
        raise span.error(
            "this range ends before it begins", f"write {last.text}..{first.text}"
        )
    return DateRange(start, end)


def _one_end(span: QuerySpan, match: re.Match[str], today: date) -> DateRange:
    rest = span.part(*match.span("rest")).strip()
    period = _period(rest, today)
    first, last = period.first or date.min, period.last or date.max
    match match["side"].casefold():
        case ">" | "after":
            if last == date.max:
                raise rest.error("the calendar ends there", "write an earlier date")
            return DateRange(last + _DAY, None)
        case "<" | "before":
            return DateRange(None, first - _DAY)
        case ">=" | "=>" | "≥" | "since" | "from":
            return DateRange(first, None)
        case _:
            return DateRange(None, last)


def _period(span: QuerySpan, today: date) -> DateRange:
    if not span.text:
        raise span.error("a date is missing", _FORMS)
    period = days_of_relative(span.text, today) or days_of_last(span, today)
    period = period or days_of(span)
    if period is None:
        raise span.error(f"{span.text[:40]!r} is not a date", _FORMS)
    return period


_READERS: tuple[
    tuple[str, Callable[[QuerySpan, re.Match[str], date], DateRange]], ...
] = (
    (_FROM_TO, _two_ends),
    (_BRACKETS, _two_ends),
    (_SIDE, _one_end),
    (_DOTS, _two_ends),
)
