"""How many hits bear each value of a field."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from index.schema import ACTORS, DATE, DATE_LAST, LANGUAGE, OUTLET
from search.executor.segment_context import Array, Articles, Segment

Counts = Counter[str]


class FacetCounter:
    """Counts one facet through all segments.

    Attributes:
        counts: by value; the empty value is "unknown".
    """

    def __init__(self, facet: str) -> None:
        self.counts: Counts = Counter()
        self._count = _COUNTERS[facet]

    def take(self, segment: Segment, articles: Articles) -> None:
        """Count a segment's hits."""
        if len(articles):
            self.counts.update(self._count(segment, articles))


def label_date(first: str, last: str, length: int) -> str:
    """The month or year, of so many letters, of a span of days; empty for no days."""
    # A date known only to the year belongs to no month of it.
    return first[: length if first[:length] == (last or first)[:length] else 4]


def _count_single(field: str) -> Callable[[Segment, Articles], dict[str, int]]:
    def count(segment: Segment, articles: Articles) -> dict[str, int]:
        values = segment.values(field)
        found = np.bincount(segment.reader.doc_values(field).take(articles))
        ranks = np.flatnonzero(found)
        return {
            values[rank - 1] if rank else "": number
            for rank, number in zip(ranks.tolist(), found[ranks].tolist(), strict=True)
        }

    return count


def _count_multi(field: str) -> Callable[[Segment, Articles], dict[str, int]]:
    def count(segment: Segment, articles: Articles) -> dict[str, int]:
        values = segment.values(field)
        bearers, offsets = segment.reader.postings_lists(field)
        if not len(bearers):
            return {}
        marks = np.zeros(segment.articles, np.uint8)
        marks[articles] = 1
        found = np.add.reduceat(marks[bearers], offsets[:-1], dtype=np.int64)
        ranks = np.flatnonzero(found)
        return {
            values[rank]: number
            for rank, number in zip(ranks.tolist(), found[ranks].tolist(), strict=True)
        }

    return count


def _count_dates(length: int) -> Callable[[Segment, Articles], dict[str, int]]:
    def count(segment: Segment, articles: Articles) -> dict[str, int]:
        first = segment.reader.doc_values(DATE)[articles].astype(np.int64)
        last = segment.reader.doc_values(DATE_LAST)[articles].astype(np.int64)
        spans, numbers = _distinct(first << 32 | last)
        firsts, lasts = segment.values(DATE), segment.values(DATE_LAST)
        counts: Counts = Counter()
        for span, number in zip(spans.tolist(), numbers.tolist(), strict=True):
            begin, end = span >> 32, span & 0xFFFFFFFF
            day = firsts[begin - 1] if begin else ""
            until = lasts[end - 1] if end else ""
            counts[label_date(day, until, length)] += number
        return counts

    return count


def _distinct(values: Array) -> tuple[Array, Array]:
    found, counts = np.unique(values, return_counts=True)
    return found, counts


_COUNTERS: dict[str, Callable[[Segment, Articles], dict[str, int]]] = {
    "outlet": _count_single(OUTLET),
    "actor": _count_multi(ACTORS),
    "language": _count_single(LANGUAGE),
    "year": _count_dates(len("2019")),
    "month": _count_dates(len("2019-12")),
}
