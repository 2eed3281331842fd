"""Checks publication dates against events that the text mentions.

A text that says "In April, Haftar launched an offensive" was written within a year
after April 2019. data/events.yaml lists such events with their days.
"""

import datetime
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from index.analysis.analyzer import fold
from index.analysis.english_months import MONTH_NAMES
from index.article import PartialDate

_DATA = Path(__file__).parents[1] / "data" / "events.yaml"
_SCAN_CHARS = 20_000
# How long after an event texts mention its month without the year.
_MAX_AFTER = datetime.timedelta(days=330)
# Articles are saved, and stories retold, a little late.
_SLACK = datetime.timedelta(days=31)
# Characters of a sentence on each side of the month.
_MAX_SENTENCE_CHARS = 500
_MONTHS = "|".join(MONTH_NAMES)
_MONTH_ALONE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Ee]arly|[Ll]ate|[Bb]ack in|[Oo]n)\s({_MONTHS})\b(?:\s\d{{1,2}}\b)?(,?\s(?:of\s)?(?:last year|\d{{4}}))?"
)
_STOPS = (". ", "? ", "! ", "\n")


class _NewsEvent(NamedTuple):
    """An event on a known day.

    Attributes:
        name: how messages name it.
        day: when it happened.
        words: groups of folded words; a sentence mentions the event if it has a word of
            each group. The first group has its proper names.
        month: the English name of its month.
    """

    name: str
    day: datetime.date
    words: tuple[tuple[str, ...], ...]
    month: str


class _WritingPeriod(NamedTuple):
    """The first and last day on which a text may have been written, and the reason."""

    first: datetime.date
    last: datetime.date
    reason: str


def find_conflict(date: PartialDate, body: str) -> str:
    """Describes the date that the body supports instead of a stated one.

    Returns:
        A sentence for the reader, which begins with the supported date if there is one;
        empty where the body has nothing against the date.
    """
    if date.year is None or not date.month:
        return ""
    period = _find_writing_period(body)
    if period is None or date.first is None or date.last is None:
        return ""
    if period.first - _SLACK <= date.first and date.last <= period.last + _SLACK:
        return ""
    other = _date_within(period, date)
    if other is None:
        return (
            f"{period.reason}, so it was written from {period.first} to {period.last}"
        )
    return f"{other}: {period.reason}"


def _find_writing_period(body: str) -> _WritingPeriod | None:
    """Finds when the body was written, if it mentions an event of a known day.

    A month without a year is one of the twelve months before the text; "April last
    year" is of the calendar year before it.
    """
    body = body[:_SCAN_CHARS]
    events = _mentioned_events(body)
    if not events:
        return None
    for month in dict.fromkeys(event.month for event in events):
        start = body.find(month)
        while start >= 0:
            period = _period_at(body, start, events)
            if period is not None:
                return period
            start = body.find(month, start + 1)
    return None


def _mentioned_events(body: str) -> list[_NewsEvent]:
    """Lists the events whose month and one of whose names are in the body."""
    months = {month for month in MONTH_NAMES if month in body}
    lower_body = body.lower() if months else ""
    return [
        event
        for event in _events()
        if event.month in months and any(word in lower_body for word in event.words[0])
    ]


@lru_cache(maxsize=1)
def _events() -> tuple[_NewsEvent, ...]:
    # The loader in C takes 1 ms, the one in Python 29.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded = yaml.load(_DATA.read_text(encoding="utf-8"), Loader=loader)
    return tuple(
        _NewsEvent(
            entry["name"],
            entry["date"],
            tuple(map(tuple, entry["words"])),
            MONTH_NAMES[entry["date"].month - 1],
        )
        for entry in loaded
    )


def _period_at(
    body: str, start: int, events: list[_NewsEvent]
) -> _WritingPeriod | None:
    """Returns the period that the sentence around a month's name implies."""
    match = _MONTH_ALONE.search(body, max(0, start - 9), start + 40)
    if match is None or not _leaves_year_open(match):
        return None
    events = [event for event in events if event.month == match[1]]
    if not events:
        return None
    start = max(
        body.rfind(stop, max(0, match.start() - _MAX_SENTENCE_CHARS), match.start())
        for stop in _STOPS
    )
    ends = [
        body.find(stop, match.end(), match.end() + _MAX_SENTENCE_CHARS)
        for stop in _STOPS
    ]
    end = min(
        (end for end in ends if end >= 0), default=match.end() + _MAX_SENTENCE_CHARS
    )
    return _period_of(fold(body[start + 1 : end]), match, events)


def _leaves_year_open(match: re.Match[str]) -> bool:
    """Checks that it is "April" or "April last year", and not "April 2019"."""
    return match[2] is None or match[2].endswith("last year")


def _period_of(
    sentence: str, match: re.Match[str], events: list[_NewsEvent]
) -> _WritingPeriod | None:
    for event in events:
        if not _mentions(event, sentence):
            continue
        if match[2]:
            year = event.day.year + 1
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        else:
            first, last = event.day, event.day + _MAX_AFTER
        return _WritingPeriod(
            first, last, f"“{match[0]}” is said of {event.name}, {event.day:%B %Y}"
        )
    return None


def _mentions(event: _NewsEvent, sentence: str) -> bool:
    return all(any(word in sentence for word in group) for group in event.words)


def _date_within(period: _WritingPeriod, date: PartialDate) -> PartialDate | None:
    """Returns the same day in a year that puts it within the period."""
    for year in range(period.first.year, period.last.year + 1):
        other = date.in_year(year)
        day = other.first if other else None
        if day is not None and period.first <= day <= period.last:
            return other
    return None
