"""The best hits of one segment after the other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from index.schema import DATE
from search.executor.bm25f import K1, WordForms
from search.executor.segment_context import Array, Articles, Found, Segment
from search.kernels import choose_best, choose_best_of_words
from search.kernels.postings import Ranked, Wanted

Hit = tuple[int, float]
"""The number of an article, and its score."""


@dataclass
class BestScores:
    """The `count` hits with the best scores; of equal ones the first in the index."""

    count: int
    _ranked: Ranked = field(default_factory=list)

    @property
    def hits(self) -> list[Hit]:
        """The hits, best first."""
        return [(number, -less) for less, number in self._ranked]

    def take(self, segment: Segment, found: Found) -> None:
        """Take a segment's hits; segments come in order."""
        articles, scores = found
        if scores is None:
            scores = np.zeros(len(articles), np.float32)
        self._add(choose_best(articles, scores, self._wanted(segment)))

    def take_words(self, segment: Segment, words: Iterable[WordForms]) -> int:
        """Take a segment's articles with any of some words; how many they are."""
        weighed = [(word.forms(segment), word.times or 0.0) for word in words]
        total, ranked = choose_best_of_words(
            weighed, K1, segment.live.live_docs, self._wanted(segment)
        )
        self._add(ranked)
        return total

    def _wanted(self, segment: Segment) -> Wanted:
        """None that scores less than those there are, once they are enough."""
        full = 0 < self.count == len(self._ranked)
        least = -self._ranked[-1][0] if full else -np.inf
        return Wanted(self.count, least, segment.live.doc_base)

    def _add(self, ranked: Ranked) -> None:
        if ranked:
            self._ranked = sorted(self._ranked + ranked)[: self.count]


class _Dated(NamedTuple):
    """A hit: of two the lesser comes first."""

    key: tuple[object, ...]
    number: int
    score: float


@dataclass
class ByDate:
    """The `count` newest or oldest hits, undated ones last; on one day, the best first."""

    count: int
    newest: bool
    _ranked: list[_Dated] = field(default_factory=list)

    @property
    def hits(self) -> list[Hit]:
        """The hits, in order."""
        return [(hit.number, hit.score) for hit in self._ranked]

    def take(self, segment: Segment, found: Found) -> None:
        """Take a segment's hits; segments come in order."""
        articles, scores = found
        if scores is None:
            scores = np.zeros(len(articles), np.float32)
        ranks = segment.reader.doc_values(DATE)[articles].astype(np.int64)
        # Undated is 0: the least, which is last where the newest come first.
        keys = ranks if self.newest else np.where(ranks, -ranks, -(1 << 40))
        order = self._order(keys, scores, articles)
        days = self._days(segment, ranks[order])
        base = segment.live.doc_base
        for n, day in zip(order.tolist(), days, strict=True):
            number, score = base + int(articles[n]), float(scores[n])
            self._ranked.append(_Dated((not day, day, -score, number), number, score))
        self._ranked.sort()
        del self._ranked[self.count :]

    def _order(self, keys: Array, scores: Array, articles: Articles) -> Array:
        chosen = np.arange(len(keys))
        if self.count and len(keys) > 4 * self.count:
            least = np.partition(keys, len(keys) - self.count)[-self.count]
            chosen = np.flatnonzero(keys >= least)
        order = np.lexsort((articles[chosen], -scores[chosen], -keys[chosen]))
        return chosen[order[: self.count]]

    def _days(self, segment: Segment, ranks: Array) -> list[tuple[int, ...]]:
        """Of days in order the keys in order; empty for no day."""
        lexicon, sign = segment.reader.term_dictionary(DATE), -1 if self.newest else 1
        return [
            tuple(sign * byte for byte in lexicon[rank - 1]) if rank else ()
            for rank in ranks.tolist()
        ]
