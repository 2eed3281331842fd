"""The lines of a text, and what each looks like by itself."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from index.extract.page.boilerplate import is_boilerplate, is_byline

# No decision needs more of a line than this; a line may be ten megabytes long.
MAX_SCORED_CHARS = 600
_SHORT = 80
DENSE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of the scripts that say much in few."""
_SENTENCE_END = re.compile(r"[.!?…。！？।]['\"”’»)\]]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.!?…]['\"”’»)]* |[。！？]")
_BULLET = re.compile(r"[*•·▪◦‣+–—\-→»>]\s|\d{1,2}[.)]\s|[*•·+\-–—]$")


class LineKind(Enum):
    """What a line looks like by itself."""

    BLANK = "blank"
    PROSE = "prose"
    SHORT = "short"
    BULLET = "bullet"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


class PageLine(NamedTuple):
    """A line of the text without the white space at its ends."""

    start: int
    end: int
    text: str
    kind: LineKind


def split_lines(text: str) -> list[PageLine]:
    """The lines of a text, blank ones too."""
    lines = []
    place = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        size = len(stripped)
        start = place
        if 0 < size < len(raw):
            start += len(raw) - len(raw.lstrip())
        kind = _kind_of_short(stripped) if size < _SHORT else _kind(stripped)
        lines.append(PageLine(start, start + size, stripped, kind))
        place += len(raw) + 1
    return lines


# A site's furniture is on all of its pages.
@lru_cache(maxsize=1 << 13)
def _kind_of_short(text: str) -> LineKind:
    return _kind(text) if text else LineKind.BLANK


def _kind(text: str) -> LineKind:
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
