"""What the parts of a query share while they look through one segment."""

from functools import cached_property
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.codec.segment import Postings, SegmentData
from index.codec.snapshot import LiveSegment

Array = NDArray[Any]
Articles = NDArray[np.uint16]
Scores = NDArray[np.float32]


# From here on a binary search for each is cheaper than to look at all.
_MUCH_LONGER = 16
# How many terms' postings to have at hand: where they are in the file, not copies.
_MOST_KNOWN = 4_096

Query = Any  # of Whoosh, which has no type hints


class Found(NamedTuple):
    """Articles of a segment that match, in order; `scores` is None where all are 0."""

    articles: Articles
    scores: Scores | None


class Probe(NamedTuple):
    """Which of some articles match, and what each that does scores (None: 0)."""

    mask: NDArray[np.bool_]
    scores: Scores | None


class Node(Protocol):
    """A part of a query; deleted articles count as any other until the end."""

    def size(self, segment: "Segment") -> int:
        """At most how many articles it matches."""

    def run(self, segment: "Segment") -> Found:
        """The articles that match."""

    def probe(self, segment: "Segment", articles: Articles) -> Probe:
        """Which of these articles match."""


class Segment:
    """A segment, with arrays of an element an article to note things down in.

    Attributes:
        sums: zeros; who uses it makes it so again.
        marks: likewise.
    """

    def __init__(self, live: LiveSegment) -> None:
        self.live = live
        self.data: SegmentData = live.data
        self.articles = live.articles
        self._values: dict[str, list[str]] = {}
        self._postings: dict[tuple[str, bytes], Postings | None] = {}

    @cached_property
    def sums(self) -> Scores:
        """For scores."""
        return np.zeros(self.articles, np.float32)

    @cached_property
    def marks(self) -> NDArray[np.uint8]:
        """For frequencies, or whether."""
        return np.zeros(self.articles, np.uint8)

    def postings(self, field: str, term: bytes) -> Postings | None:
        """The postings of a term of running text, None where there are none."""
        key = (field, term)
        try:
            return self._postings[key]
        except KeyError:
            pass
        rank = self.data.find(field, term)
        found = None if rank < 0 else self.data.postings(field, rank)
        if len(self._postings) >= _MOST_KNOWN:
            self._postings.clear()
        self._postings[key] = found
        return found

    def values(self, field: str) -> list[str]:
        """The values of a field of few, by rank."""
        values = self._values.get(field)
        if values is None:
            lexicon = self.data.lexicon(field)
            values = [term.decode() for term in lexicon.read(0, len(lexicon))]
            self._values[field] = values
        return values

    def alive(self, found: Found) -> Found:
        """What of it is not deleted."""
        live = self.live.live
        if live is None:
            return found
        keep = live[found.articles]
        scores = found.scores
        return Found(found.articles[keep], None if scores is None else scores[keep])

    def find(self, articles: Articles, others: Articles) -> tuple[Array, Array]:
        """Where among the others the articles are, and which of them are there at all."""
        mask = self.intersect(articles, others)
        return self.locate(articles[mask], others), mask

    def locate(self, articles: Articles, others: Articles) -> Array:
        """Where among the others the articles are, which all are there."""
        if len(others) > _MUCH_LONGER * len(articles):
            return others.searchsorted(articles)
        marks = self.marks
        marks[articles] = 1
        at = np.flatnonzero(marks.take(others).view(np.bool_))
        marks.fill(0)
        return at

    def intersect(self, articles: Articles, others: Articles) -> NDArray[np.bool_]:
        """Which of the articles are among the others; both in order."""
        if not len(others):
            return np.zeros(len(articles), np.bool_)
        if len(others) > _MUCH_LONGER * len(articles):
            at = others.searchsorted(articles)
            found: NDArray[np.bool_] = others.take(at, mode="clip") == articles
            return found
        marks = self.marks
        marks[others] = 1
        mask = marks.take(articles).view(np.bool_)
        # To clear all is cheaper than to look for what was set.
        marks.fill(0)
        return mask
