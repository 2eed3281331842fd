"""The parts of a query that look at postings."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.codec.postings import BIG_FREQUENCY
from index.codec.segment import Postings
from index.schema import FORMS
from search.executor.context import Array, Articles, Found, Probe, Scores, Segment
from search.executor.scoring import Scoring


def constant(articles: Articles, score: float | None) -> Scores | None:
    """The same score for each."""
    if not score:
        return None
    return np.full(len(articles), score, np.float32)


Mask = NDArray[np.bool_]
_NONE = np.zeros(0, np.uint16)


class Nothing:
    """Matches nothing."""

    def size(self, _segment: Segment) -> int:
        """None."""
        return 0

    def run(self, _segment: Segment) -> Found:
        """None."""
        return Found(_NONE, None)

    def probe(self, _segment: Segment, articles: Articles) -> Probe:
        """None of them."""
        return Probe(np.zeros(len(articles), np.bool_), None)


@dataclass(frozen=True)
class Everything:
    """Matches every article, with a score."""

    score: float | None

    def size(self, segment: Segment) -> int:
        """All."""
        return segment.articles

    def run(self, segment: Segment) -> Found:
        """All."""
        articles = np.arange(segment.articles).astype(np.uint16)
        return Found(articles, constant(articles, self.score))

    def probe(self, _segment: Segment, articles: Articles) -> Probe:
        """All of them."""
        mask = np.ones(len(articles), np.bool_)
        return Probe(mask, constant(articles, self.score))


@dataclass(frozen=True)
class Word:
    """A term of a field of running text; `weight` is None where nothing is scored."""

    field: str
    term: bytes
    scoring: Scoring
    weight: float | None

    @property
    def positive(self) -> bool:
        """Whether each article that matches scores more than 0."""
        return self.weight is not None and self.weight > 0

    def add_to(self, segment: Segment, sums: Scores) -> None:
        """Add the scores to sums."""
        articles, scores = self.run(segment)
        if scores is not None:
            # Numpy adds so twice as fast as by indexing.
            np.add.at(sums, articles, scores)

    def size(self, segment: Segment) -> int:
        """As many as have it."""
        postings = self.postings(segment)
        return 0 if postings is None else len(postings.articles)

    def run(self, segment: Segment) -> Found:
        """The articles that have it."""
        postings = self.postings(segment)
        if postings is None:
            return Found(_NONE, None)
        if self.weight is None:
            return Found(postings.articles, None)
        scores = self.scoring.score(segment.data, self.field, postings, self.weight)
        return Found(postings.articles, scores)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have it."""
        postings = self.postings(segment)
        if postings is None:
            return Probe(np.zeros(len(articles), np.bool_), None)
        frequencies = frequencies_at(segment, postings, articles)
        mask = frequencies != 0
        if self.weight is None:
            return Probe(mask, None)
        if (frequencies == BIG_FREQUENCY).any():
            return Probe(mask, self._exact(segment, postings, articles, mask))
        scores = self.scoring.score_at(segment.data, self.field, articles, frequencies)
        scores *= np.float32(self.weight)
        return Probe(mask, scores)

    def postings(self, segment: Segment) -> Postings | None:
        """Its postings, None where there are none."""
        return segment.postings(self.field, self.term)

    def _exact(
        self, segment: Segment, postings: Postings, articles: Articles, mask: Array
    ) -> Scores:
        scores = np.zeros(len(articles), np.float32)
        all_scores = self.run(segment).scores
        assert all_scores is not None
        at = np.searchsorted(postings.articles, articles[mask])
        scores[mask] = all_scores[at]
        return scores


def frequencies_at(segment: Segment, postings: Postings, articles: Articles) -> Array:
    """How often the term is in each of the articles, 0 where it is not."""
    holders, frequencies = postings.articles, postings.frequencies
    if len(holders) > 24 * len(articles):
        at = np.searchsorted(holders, articles)
        at[at == len(holders)] = 0
        return np.where(holders[at] == articles, frequencies[at], 0)
    marks = segment.marks
    marks[holders] = frequencies
    found = marks.take(articles)
    marks.fill(0)
    return found


@dataclass(frozen=True)
class Listed:
    """The articles that something lists, all with one score.

    Attributes:
        listing: gives them for a segment, in order.
        score: what each scores, None for nothing.
        known: what it has listed, by segment: a plan is of one query.
    """

    listing: Callable[[Segment], Articles]
    score: float | None
    known: dict[int, Articles] = field(default_factory=dict, compare=False)

    @property
    def positive(self) -> bool:
        """Whether each article that matches scores more than 0."""
        return self.score is not None and self.score > 0

    def add_to(self, segment: Segment, sums: Scores) -> None:
        """Add the scores to sums."""
        if self.score:
            sums[self._list(segment)] += np.float32(self.score)

    def size(self, segment: Segment) -> int:
        """As many as are listed."""
        return len(self._list(segment))

    def run(self, segment: Segment) -> Found:
        """Those listed."""
        articles = self._list(segment)
        return Found(articles, constant(articles, self.score))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that are listed."""
        listed = self._list(segment)
        if not len(listed):
            return Probe(np.zeros(len(articles), np.bool_), None)
        mask = segment.intersect(articles, listed)
        return Probe(mask, constant(articles, self.score))

    def _list(self, segment: Segment) -> Articles:
        """What it lists, found once."""
        articles = self.known.get(id(segment))
        if articles is None:
            articles = self.known[id(segment)] = self.listing(segment)
        return articles


@dataclass(frozen=True)
class Column:
    """The articles whose value in a single field is one of some, all with one score.

    Attributes:
        select: says of each article of a segment whether it is one.
        score: what each scores, None for nothing.
        known: what it has selected, by segment: a plan is of one query.
    """

    select: Callable[[Segment], Mask]
    score: float | None
    known: dict[int, Mask] = field(default_factory=dict, compare=False)

    def size(self, segment: Segment) -> int:
        """As many as are selected."""
        return int(np.count_nonzero(self._mask(segment)))

    def run(self, segment: Segment) -> Found:
        """Those selected."""
        articles = np.flatnonzero(self._mask(segment)).astype(np.uint16)
        return Found(articles, constant(articles, self.score))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that are selected."""
        mask = self._mask(segment).take(articles)
        return Probe(mask, constant(articles, self.score))

    def _mask(self, segment: Segment) -> Mask:
        """What it selects, found once."""
        mask = self.known.get(id(segment))
        if mask is None:
            mask = self.known[id(segment)] = self.select(segment)
        return mask


def list_value(field: str, term: bytes) -> Callable[[Segment], Articles]:
    """The listing of the articles with a term in any field."""

    def listing(segment: Segment) -> Articles:
        if field == FORMS:
            return segment.data.form_bearers(term)
        rank = segment.data.find(field, term)
        return _NONE if rank < 0 else segment.data.bearers(field, rank)

    return listing


def select_value(field: str, term: bytes) -> Callable[[Segment], Mask]:
    """What selects the articles with a value in a single field."""

    def select(segment: Segment) -> Mask:
        column = segment.data.column(field)
        rank = segment.data.find(field, term)
        mask: Mask = column == rank + 1 if rank >= 0 else np.zeros(len(column), bool)
        return mask

    return select
