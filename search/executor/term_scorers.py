"""The parts of a query that look at postings."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from index.codec.segment import Postings
from index.schema import FORMS
from search.executor.segment_context import (
    Array,
    Articles,
    Found,
    Mask,
    Probe,
    Scores,
    Segment,
)
from search.executor.statistics import Scoring
from search.kernels import find, select_range

Ranks = Array | range
"""Ranks of terms in a segment's lexicon, in order."""

_NONE = np.zeros(0, np.uint16)
# Than to score an article is to look whether it has a value.
_CHEAPER = 4


def constant(mask: Mask, score: float | None) -> Scores | None:
    """The same score for each of a mask."""
    return mask * np.float32(score) if score else None


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
        return Found(articles, self.probe(segment, articles).scores)

    def probe(self, _segment: Segment, articles: Articles) -> Probe:
        """All of them."""
        mask = np.ones(len(articles), np.bool_)
        return Probe(mask, constant(mask, self.score))


@dataclass(frozen=True)
class Word:
    """A term of a field of running text; `weight` is None where nothing is scored."""

    field: str
    term: bytes
    scoring: Scoring
    weight: float | None

    def size(self, segment: Segment) -> int:
        """As many as have it."""
        postings = self.postings(segment)
        return 0 if postings is None else len(postings.doc_ids)

    def run(self, segment: Segment) -> Found:
        """The articles that have it."""
        postings = self.postings(segment)
        if postings is None:
            return Found(_NONE, None)
        if self.weight is None:
            return Found(postings.doc_ids, None)
        return Found(postings.doc_ids, self._score(segment, postings))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have it."""
        postings = self.postings(segment)
        if postings is None:
            return Probe(np.zeros(len(articles), np.bool_), None)
        at = find(articles, postings.doc_ids)
        mask = at >= 0
        if self.weight is None:
            return Probe(mask, None)
        scores = np.zeros(len(articles), np.float32)
        scores[mask] = self._score(segment, postings, at[mask])
        return Probe(mask, scores)

    def postings(self, segment: Segment) -> Postings | None:
        """Its postings, None where there are none."""
        return segment.postings(self.field, self.term)

    def _score(
        self, segment: Segment, postings: Postings, at: Array | slice = slice(None)
    ) -> Scores:
        """The scores of postings, or of these of them."""
        frequencies = segment.reader.exact_frequencies(self.field, postings)[at]
        lengths = segment.reader.norms(self.field).take(postings.doc_ids[at])
        scores = self.scoring.score(self.field, frequencies, lengths)
        return scores * np.float32(self.weight or 0)


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

    def size(self, segment: Segment) -> int:
        """As many as are listed."""
        return len(self._list(segment))

    def run(self, segment: Segment) -> Found:
        """Those listed."""
        articles = self._list(segment)
        return Found(articles, constant(np.ones(len(articles), np.bool_), self.score))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that are listed."""
        mask = find(articles, self._list(segment)) >= 0
        return Probe(mask, constant(mask, self.score))

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
        name: the field's name.
        choose: gives for a segment the ranks of the values.
        score: what each scores, None for nothing.
        known: what it has chosen, by segment: a plan is of one query.
    """

    name: str
    choose: Callable[[Segment], Ranks]
    score: float | None
    known: dict[int, Ranks] = field(default_factory=dict, compare=False)

    def size(self, segment: Segment) -> int:
        """A share of all, however many: to look at a value is that much cheaper."""
        return segment.articles // _CHEAPER

    def run(self, segment: Segment) -> Found:
        """Those that have one of the values."""
        column, ranks = segment.reader.doc_values(self.name), self._ranks(segment)
        if isinstance(ranks, range):
            mask = (column > ranks.start) & (column <= ranks.stop)
        else:
            mask = self._wanted(segment).take(column)
        articles = np.flatnonzero(mask).astype(np.uint16)
        return Found(articles, constant(np.ones(len(articles), np.bool_), self.score))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have one of the values."""
        column, ranks = segment.reader.doc_values(self.name), self._ranks(segment)
        if isinstance(ranks, range):
            mask = select_range(column, articles, ranks.start, ranks.stop)
        else:
            mask = self._wanted(segment).take(column.take(articles))
        return Probe(mask, constant(mask, self.score))

    def _wanted(self, segment: Segment) -> Mask:
        """Which values of a column are chosen: a rank and 1, as no value is 0."""
        wanted = np.zeros(len(segment.reader.term_dictionary(self.name)) + 1, np.bool_)
        wanted[np.asarray(self._ranks(segment)) + 1] = True
        return wanted

    def _ranks(self, segment: Segment) -> Ranks:
        """What it has chosen, found once."""
        ranks = self.known.get(id(segment))
        if ranks is None:
            ranks = self.known[id(segment)] = self.choose(segment)
        return ranks


def list_value(field: str, term: bytes) -> Callable[[Segment], Articles]:
    """The listing of the articles with a term in any field."""

    def listing(segment: Segment) -> Articles:
        if field == FORMS:
            return segment.reader.form_doc_ids(term)
        rank = segment.reader.find_ordinal(field, term)
        return _NONE if rank < 0 else segment.reader.doc_ids(field, rank)

    return listing


def choose_value(field: str, term: bytes) -> Callable[[Segment], Ranks]:
    """What chooses a value of a single field."""

    def choose(segment: Segment) -> Ranks:
        rank = segment.reader.find_ordinal(field, term)
        return range(rank, rank + 1) if rank >= 0 else range(0)

    return choose
