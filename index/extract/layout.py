"""The lines of a saved page, and where among them the article's prose stands."""

import re
from enum import Enum
from typing import NamedTuple

from index.extract.furniture import is_byline, is_furniture

# No decision needs more of a line than this; a line may be ten megabytes long.
LOOK = 600
_SENTENCE_END = re.compile(r"[.!?…。！？।]['\"”’»)\]]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.!?…]['\"”’»)]* |[。！？]")
_BULLET = re.compile(r"[*•·▪◦‣+–—\-→»>]\s|\d{1,2}[.)]\s|[*•·+\-–—]$")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Kind(Enum):
    """What a line looks like by itself."""

    BLANK = "blank"
    PROSE = "prose"
    SHORT = "short"
    BULLET = "bullet"
    BYLINE = "byline"
    FURNITURE = "furniture"


class Line(NamedTuple):
    """A line of the text without the white space at its ends."""

    start: int
    end: int
    text: str
    kind: Kind


class Layout(NamedTuple):
    """The lines of a text; those from `first` up to `last` hold its prose.

    `first` equals `last` where there is no prose.
    """

    lines: list[Line]
    first: int
    last: int

    def header(self, reach: int = 60) -> list[int]:
        """The numbers of the lines with words above the prose, nearest last."""
        numbers = [
            n
            for n in range(max(0, self.first - 3 * reach), self.first)
            if self.lines[n].kind is not Kind.BLANK
        ]
        return numbers[-reach:]

    def lead(self, size: int = 3000) -> str:
        """The beginning of the prose."""
        if self.first == self.last:
            return ""
        return "\n".join(
            line.text[:size]
            for line in self.lines[self.first : min(self.last, self.first + 40)]
            if line.kind is Kind.PROSE
        )[:size]


def lay_out(text: str) -> Layout:
    """The lines of a text, and the densest stretch of prose among them."""
    lines = _split(text)
    first, last = _densest(lines)
    first = _after_credits(lines, first, last)
    return Layout(lines, first, last)


def _split(text: str) -> list[Line]:
    lines = []
    place = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        start = place + (len(raw) - len(raw.lstrip()) if stripped else 0)
        lines.append(Line(start, start + len(stripped), stripped, _kind(stripped)))
        place += len(raw) + 1
    return lines


def _kind(text: str) -> Kind:
    if not text:
        return Kind.BLANK
    size = len(text)
    if size < LOOK:
        if is_furniture(text):
            return Kind.FURNITURE
        if size < 160 and is_byline(text):
            return Kind.BYLINE
    if size < 200 and _BULLET.match(text):
        return Kind.BULLET
    return Kind.PROSE if _is_prose(text, size) else Kind.SHORT


def _is_prose(text: str, size: int) -> bool:
    if size >= 400:
        return True
    ends = _SENTENCE_END.search(text, max(0, size - 8)) is not None
    if size < 120 and _DENSE.search(text):
        return ends and size >= 15
    if not ends:
        return size >= 140 and _INNER_STOP.search(text) is not None
    # A question or an exclamation may be a headline.
    return size >= 40 and (text[-1] not in "?!" or size >= 110)


def _worth(line: Line) -> int:
    if line.kind is Kind.PROSE:
        size = min(line.end - line.start, LOOK)
        # A Chinese or Japanese letter says as much as three of an alphabet.
        dense = size < LOOK and _DENSE.search(line.text, 0, 40) is not None
        return min(3 * size, LOOK) if dense else size
    if line.kind is Kind.BLANK:
        return 0
    return -18 if line.kind is Kind.SHORT else -28


def _densest(lines: list[Line]) -> tuple[int, int]:
    """The stretch of lines with the most prose and the least else."""
    best, best_span = 0, (0, 0)
    total, start = 0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0, number
        total += _worth(line)
        if total > best:
            best, best_span = total, (start, number + 1)
    return best_span


def _after_credits(lines: list[Line], first: int, last: int) -> int:
    """The first line of the prose proper: captions often stand above the byline."""
    prose = 0
    for number in range(first, min(last, first + 24)):
        if lines[number].kind is Kind.BYLINE:
            return _next_prose(lines, number, last)
        prose += lines[number].kind is Kind.PROSE
        if prose > 2:
            break
    return _next_prose(lines, first, last)


def _next_prose(lines: list[Line], number: int, last: int) -> int:
    while number < last and lines[number].kind is not Kind.PROSE:
        number += 1
    return number
