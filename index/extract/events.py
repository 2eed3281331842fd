"""Between which days a text that calls an event's month by name can have been written."""

import datetime
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from index.analysis import fold
from index.article import PartialDate
from index.extract.calendar_words import month_number

_DATA = Path(__file__).parent / "data" / "events.yaml"
_SCAN = 20_000
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_ALONE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Ee]arly|[Ll]ate|[Bb]ack in|[Oo]n)\s({_MONTHS})\b(?:\s\d{{1,2}}\b)?(,?\s(?:of\s)?(?:last year|\d{{4}}))?"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\s\"”’]+(?=[A-Z“\"‘])|\n+")


class Event(NamedTuple):
    """Something that happened on a known day, and the words that tell of it."""

    name: str
    day: datetime.date
    words: tuple[tuple[str, ...], ...]


class Window(NamedTuple):
    """The days between which a text was written, and why."""

    first: datetime.date
    last: datetime.date
    reason: str


@lru_cache(maxsize=1)
def _events() -> tuple[Event, ...]:
    loaded = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Event(entry["name"], entry["date"], tuple(map(tuple, entry["words"])))
        for entry in loaded
    )


def find_window(body: str) -> Window | None:
    """When the body must have been written, if it tells of an event we can date.

    "In April, Haftar launched an offensive" is said in the twelve months after April
    2019; "April last year" in the year after it.
    """
    body = body[:_SCAN]
    if not _MONTH_ALONE.search(body):
        return None
    for sentence in _SENTENCE.split(body):
        match = _MONTH_ALONE.search(sentence)
        if match is None:
            continue
        window = _window_of(fold(sentence[:1000]), match)
        if window is not None:
            return window
    return None


def _window_of(sentence: str, match: re.Match[str]) -> Window | None:
    after = (match[2] or "").strip(" ,")
    if after and not after.endswith("last year"):
        return None
    for event in _events():
        if month_number(match[1]) != event.day.month or not _tells_of(event, sentence):
            continue
        if after:
            year = event.day.year + 1
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        else:
            first, last = event.day, event.day + datetime.timedelta(days=330)
        return Window(
            first, last, f"“{match[0]}” is said of {event.name}, {event.day:%B %Y}"
        )
    return None


def _tells_of(event: Event, sentence: str) -> bool:
    return all(any(word in sentence for word in group) for group in event.words)


def find_conflict(date: PartialDate, body: str) -> str:
    """In words, the date that the body supports against a stated one; mostly empty."""
    if date.year is None or not date.month:
        return ""
    window = find_window(body)
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


def _fitting_year(date: PartialDate, window: Window) -> int | None:
    for year in range(window.first.year, window.last.year + 1):
        try:
            day = datetime.date(year, date.month or 1, date.day or 1)
        except ValueError:
            continue
        if window.first <= day <= window.last:
            return year
    return None
