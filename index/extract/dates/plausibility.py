"""Between which days a text that calls an event's month by name can have been written."""

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
_SCAN = 20_000
_MONTHS = "|".join(MONTH_NAMES)
_MONTH_ALONE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Ee]arly|[Ll]ate|[Bb]ack in|[Oo]n)\s({_MONTHS})\b(?:\s\d{{1,2}}\b)?(,?\s(?:of\s)?(?:last year|\d{{4}}))?"
)
_STOPS = (". ", "? ", "! ", "\n")


class NewsEvent(NamedTuple):
    """Something that happened on a known day, and the words that tell of it."""

    name: str
    day: datetime.date
    words: tuple[tuple[str, ...], ...]
    month: str


class WritingPeriod(NamedTuple):
    """The days between which a text was written, and why."""

    first: datetime.date
    last: datetime.date
    reason: str


@lru_cache(maxsize=1)
def _events() -> tuple[NewsEvent, ...]:
    # The parser in C takes 1 ms, the other 29.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded = yaml.load(_DATA.read_text(encoding="utf-8"), Loader=loader)
    return tuple(
        NewsEvent(
            entry["name"],
            entry["date"],
            tuple(map(tuple, entry["words"])),
            MONTH_NAMES[entry["date"].month - 1],
        )
        for entry in loaded
    )


def find_writing_period(body: str) -> WritingPeriod | None:
    """When the body must have been written, if it tells of an event we can date.

    "In April, Haftar launched an offensive" is said in the twelve months after April
    2019; "April last year" in the year after it.
    """
    body = body[:_SCAN]
    events = _told_of(body)
    if not events:
        return None
    for month in dict.fromkeys(event.month for event in events):
        place = body.find(month)
        while place >= 0:
            window = _window_at(body, place, events)
            if window is not None:
                return window
            place = body.find(month, place + 1)
    return None


def _window_at(body: str, place: int, events: list[NewsEvent]) -> WritingPeriod | None:
    """What the sentence around a month's name says."""
    match = _MONTH_ALONE.search(body, max(0, place - 9), place + 40)
    if match is None or not _leaves_year_open(match):
        return None
    events = [event for event in events if event.month == match[1]]
    if not events:
        return None
    start = max(
        body.rfind(stop, max(0, match.start() - 500), match.start()) for stop in _STOPS
    )
    ends = [body.find(stop, match.end(), match.end() + 500) for stop in _STOPS]
    end = min((end for end in ends if end >= 0), default=match.end() + 500)
    return _window_of(fold(body[start + 1 : end]), match, events)


def _told_of(body: str) -> list[NewsEvent]:
    """The events of which the body has the month and a name."""
    months = {month for month in MONTH_NAMES if month in body}
    small = body.lower() if months else ""
    return [
        event
        for event in _events()
        if event.month in months and any(word in small for word in event.words[0])
    ]


def _leaves_year_open(match: re.Match[str]) -> bool:
    """Whether it is "April" or "April last year", and not "April 2019"."""
    return match[2] is None or match[2].endswith("last year")


def _window_of(
    sentence: str, match: re.Match[str], events: list[NewsEvent]
) -> WritingPeriod | None:
    for event in events:
        if not _tells_of(event, sentence):
            continue
        if match[2]:
            year = event.day.year + 1
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        else:
            first, last = event.day, event.day + datetime.timedelta(days=330)
        return WritingPeriod(
            first, last, f"“{match[0]}” is said of {event.name}, {event.day:%B %Y}"
        )
    return None


def _tells_of(event: NewsEvent, sentence: str) -> bool:
    return all(any(word in sentence for word in group) for group in event.words)


def find_conflict(date: PartialDate, body: str) -> str:
    """In words, the date that the body supports against a stated one; mostly empty."""
    if date.year is None or not date.month:
        return ""
    window = find_writing_period(body)
    if window is None or date.first is None or date.last is None:
        return ""
    # A month of slack: articles are saved, and stories retold, a little late.
    slack = datetime.timedelta(days=31)
    if window.first - slack <= date.first and date.last <= window.last + slack:
        return ""
    year = _fitting_year(date, window)
    if year is None:
        return (
            f"{window.reason}, so it was written from {window.first} to {window.last}"
        )
    other = PartialDate(year, date.month, date.day)
    return f"{other}: {window.reason}"


def _fitting_year(date: PartialDate, window: WritingPeriod) -> int | None:
    for year in range(window.first.year, window.last.year + 1):
        try:
            day = datetime.date(year, date.month or 1, date.day or 1)
        except ValueError:
            continue
        if window.first <= day <= window.last:
            return year
    return None
