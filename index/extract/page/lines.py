"""Splits a text into lines and classifies each by its own look."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from index.extract.page.boilerplate import is_boilerplate, is_byline

MAX_SCORED_CHARS = 600
"""The number of characters of a line that decide: a line may be ten megabytes long."""

_MAX_CACHED_CHARS = 80
DENSE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of Chinese, Japanese or Korean, whose texts have fewer letters."""
_SENTENCE_END = re.compile(r"[.!?…。！？।]['\"”’»)\]]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.!?…]['\"”’»)]* |[。！？]")
_BULLET = re.compile(r"[*•·▪◦‣+–—\-→»>]\s|\d{1,2}[.)]\s|[*•·+\-–—]$")


class LineKind(Enum):
    """The class of a line, judged by its own text."""

    BLANK = "blank"
    PROSE = "prose"
    SHORT = "short"
    BULLET = "bullet"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


class PageLine(NamedTuple):
    """A line without the white space at its ends, and its offsets in the whole text."""

    start: int
    end: int
    text: str
    kind: LineKind


def split_lines(text: str) -> list[PageLine]:
    """Splits a text into its classified lines, blank ones included."""
    lines = []
    offset = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        # Half of the lines of most pages.
        if not stripped:
            lines.append(PageLine(offset, offset, "", LineKind.BLANK))
            offset += len(raw) + 1
            continue
        size = len(stripped)
        start = offset
        if size < len(raw):
            start += len(raw) - len(raw.lstrip())
        kind = (
            _classify_short(stripped)
            if size < _MAX_CACHED_CHARS
            else classify(stripped)
        )
        lines.append(PageLine(start, start + size, stripped, kind))
        offset += len(raw) + 1
    return lines


# Cached: a site repeats its boilerplate on all of its pages.
@lru_cache(maxsize=1 << 13)
def _classify_short(text: str) -> LineKind:
    return classify(text)


def classify(text: str) -> LineKind:
    """Returns the class of a line that is not blank."""
    size = len(text)
    if size < MAX_SCORED_CHARS:
        if is_boilerplate(text):
            return LineKind.BOILERPLATE
        if size < 160 and is_byline(text):
            return LineKind.BYLINE
    if size < 200 and _BULLET.match(text):
        return LineKind.BULLET
    return LineKind.PROSE if _is_prose(text, size) else LineKind.SHORT


def _is_prose(text: str, size: int) -> bool:
    if size >= 400:
        return True
    ends = _SENTENCE_END.search(text, max(0, size - 8)) is not None
    if size < 120 and not text.isascii() and DENSE_SCRIPT.search(text):
        return ends and size >= 15
    if not ends:
        return size >= 140 and _INNER_STOP.search(text) is not None
    # A question or an exclamation may be a headline.
    return size >= 40 and (text[-1] not in "?!" or size >= 110)
