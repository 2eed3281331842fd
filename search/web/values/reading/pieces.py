"""Cuts a text into paragraphs of pieces, each of which a page shows in one way."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.output.unseen_characters import replace_controls
from search.results.results import Mark


class LabelledSpan(NamedTuple):
    """A stretch of a text, from offset `start` up to `end`, and what is said of it."""

    start: int
    end: int
    label: str


class Piece(NamedTuple):
    """A piece of text, wholly inside a mark and a span or wholly outside.

    Attributes:
        text: the text, without characters that a reader cannot see.
        match: the number of the match that it belongs to, from 1; 0 for none.
        begins_match: whether it is the first piece of that match.
        label: what the span says that it is in; empty outside.
        begins_span: whether it is the first piece of that span.
    """

    text: str
    match: int = 0
    begins_match: bool = False
    label: str = ""
    begins_span: bool = False


class _Stretches:
    """Stretches of a text in order, none overlapping."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def at(self, offset: int) -> int:
        """Returns the index of the stretch that an offset is in, -1 for none."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._ends[index] else -1

    def begins_at(self, offset: int, index: int) -> bool:
        """Tells whether a stretch begins at an offset."""
        return index >= 0 and self._starts[index] == offset


def cut_paragraphs(
    text: str, marks: Sequence[Mark], spans: Iterable[LabelledSpan] = ()
) -> list[list[Piece]]:
    """Cuts a text at its line ends into paragraphs, and these into pieces.

    Args:
        text: the text.
        marks: the matches in it.
        spans: stretches with a label; of two that overlap the first counts.

    Returns:
        The pieces of each line that is not blank.
    """
    named = _take_apart(spans)
    ranges = [(mark.start, mark.end) for mark in marks]
    matches = _Stretches(ranges)
    spanned = [(span.start, span.end) for span in named]
    labels = _Stretches(spanned)
    bounds = sorted({bound for pair in (*ranges, *spanned) for bound in pair})

    def cut(first: int, last: int) -> Piece:
        match, label = matches.at(first), labels.at(first)
        return Piece(
            replace_controls(text[first:last]),
            match + 1,
            matches.begins_at(first, match),
            named[label].label if label >= 0 else "",
            labels.begins_at(first, label),
        )

    paragraphs, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
        if line.strip():
            pairs = pairwise([start, *inside, end])
            paragraphs.append([cut(first, last) for first, last in pairs])
        start = end + 1
    return paragraphs


def _take_apart(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Returns the spans in order, without those that begin inside an earlier one."""
    apart: list[LabelledSpan] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start < span.end and (not apart or apart[-1].end <= span.start):
            apart.append(span)
    return apart
