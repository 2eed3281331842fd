"""Top-k collectors: they keep the k best hits while segments are searched in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from index.codec.array_file import AnyArray
from index.schema import DATE
from search.executor.bm25f import K1, SynonymScorer
from search.executor.scorers.scorer import ScoredDocs
from search.executor.segment_context import DocIds, Scores, SegmentContext
from search.kernels import score_top_k, select_top_k
from search.kernels.inputs import TopK, TopKRequest

ScoredHit = tuple[int, float]
"""A document's number in the whole index, and its score."""


@dataclass
class TopScoresCollector:
    """Keeps the k hits with the highest scores; of equal ones the first in the index."""

    k: int
    _ranked: TopK = field(default_factory=list)

    @property
    def hits(self) -> list[ScoredHit]:
        """The hits, highest score first."""
        return [(number, -negative) for negative, number in self._ranked]

    def collect(self, segment: SegmentContext, found: ScoredDocs) -> None:
        """Adds a segment's hits: uint16 ids and float32 scores of shape (n_matches,)."""
        doc_ids, scores = found
        if scores is None:
            scores = np.zeros(len(doc_ids), np.float32)
        self._add(select_top_k(doc_ids, scores, self._competitive(segment)))

    def collect_synonyms(
        self, segment: SegmentContext, scorers: Iterable[SynonymScorer]
    ) -> int:
        """Adds the live documents that any of the scorers matches; returns their number.

        It scores and selects in one pass over the segment, and builds no arrays of hits.
        """
        words = [(scorer.postings(segment), scorer.factor or 0.0) for scorer in scorers]
        request, live = self._competitive(segment), segment.live.live_docs
        total, ranked = score_top_k(words, K1, live, request, segment.workspace)
        self._add(ranked)
        return total

    def _competitive(self, segment: SegmentContext) -> TopKRequest:
        """The k hits that score more than the minimum competitive score.

        That is the score of the last of k hits: later segments rank after it if equal.
        """
        full = 0 < self.k == len(self._ranked)
        min_score = -self._ranked[-1][0] if full else -np.inf
        return TopKRequest(self.k, min_score, segment.doc_base)

    def _add(self, ranked: TopK) -> None:
        if ranked:
            self._ranked = sorted(self._ranked + ranked)[: self.k]


class _DatedHit(NamedTuple):
    """A hit that sorts by its key."""

    key: tuple[object, ...]
    number: int
    score: float


@dataclass
class DateOrderCollector:
    """Keeps the k newest or oldest hits, undated ones last; of one day, the best first."""

    k: int
    newest: bool
    _ranked: list[_DatedHit] = field(default_factory=list)

    @property
    def hits(self) -> list[ScoredHit]:
        """The hits, in order."""
        return [(hit.number, hit.score) for hit in self._ranked]

    def collect(self, segment: SegmentContext, found: ScoredDocs) -> None:
        """Adds a segment's hits: uint16 ids and float32 scores of shape (n_matches,)."""
        doc_ids, scores = found
        if scores is None:
            scores = np.zeros(len(doc_ids), np.float32)
        days = segment.reader.doc_values(DATE)[doc_ids].astype(np.int64)
        # Undated is 0: the lowest, which is last where the newest come first.
        keys = days if self.newest else np.where(days, -days, -(1 << 40))
        order = self._select(keys, scores, doc_ids)
        sort_keys = self._read_sort_keys(segment, days[order])
        for n, day in zip(order.tolist(), sort_keys, strict=True):
            number, score = segment.doc_base + int(doc_ids[n]), float(scores[n])
            key = (not day, day, -score, number)
            self._ranked.append(_DatedHit(key, number, score))
        self._ranked.sort()
        del self._ranked[self.k :]

    def _select(self, keys: AnyArray, scores: Scores, doc_ids: DocIds) -> AnyArray:
        """Indices of the k hits with the greatest keys, in order."""
        chosen = np.arange(len(keys))
        if self.k and len(keys) > 4 * self.k:
            least = np.partition(keys, len(keys) - self.k)[-self.k]
            chosen = np.flatnonzero(keys >= least)
        order = np.lexsort((doc_ids[chosen], -scores[chosen], -keys[chosen]))
        return chosen[order[: self.k]]

    def _read_sort_keys(
        self, segment: SegmentContext, days: AnyArray
    ) -> list[tuple[int, ...]]:
        """A sort key for each day that is the same in all segments; () for undated."""
        dictionary, sign = (
            segment.reader.term_dictionary(DATE),
            -1 if self.newest else 1,
        )
        return [
            tuple(sign * byte for byte in dictionary[day - 1]) if day else ()
            for day in days.tolist()
        ]
