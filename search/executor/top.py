"""The best hits of one segment after the other."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from index.schema import DATE
from search.executor.context import Array, Articles, Found, Segment


class Ranked(NamedTuple):
    """A hit: of two the lesser comes first."""

    key: tuple[object, ...]
    number: int
    score: float


@dataclass
class BestScores:
    """The `count` hits with the best scores; of equal ones the first in the index."""

    count: int
    hits: list[Ranked] = field(default_factory=list)

    @property
    def least(self) -> float:
        """No hit that scores no more than this will be among them."""
        return self.hits[-1].score if 0 < self.count == len(self.hits) else 0.0

    def take(self, segment: Segment, found: Found) -> None:
        """Take a segment's hits; segments come in order."""
        articles, scores = found
        if scores is None:
            scores = np.zeros(len(articles), np.float32)
        chosen = self._promising(scores)
        base = segment.live.base
        numbers, values = articles[chosen].tolist(), scores[chosen].tolist()
        self.hits += [
            Ranked((-value, base + number), base + number, value)
            for number, value in zip(numbers, values, strict=True)
        ]
        self.hits.sort()
        del self.hits[self.count :]

    def _promising(self, scores: Array) -> Array:
        chosen = np.arange(len(scores))
        if len(self.hits) == self.count:
            least = self.hits[-1].score if self.hits else np.inf
            chosen = np.flatnonzero(scores > least)
        if len(chosen) > 4 * self.count:
            chosen = chosen[_greatest(scores[chosen], self.count)]
        return chosen


def _greatest(keys: Array, count: int) -> Array:
    """Where the greatest keys are; of equal ones the first. In no order."""
    least = np.partition(keys, len(keys) - count)[len(keys) - count]
    sure = np.flatnonzero(keys > least)
    equal = np.flatnonzero(keys == least)
    return np.concatenate((sure, equal[: count - len(sure)]))


@dataclass
class ByDate:
    """The `count` newest or oldest hits, undated ones last; on one day, the best first."""

    count: int
    newest: bool
    hits: list[Ranked] = field(default_factory=list)

    def take(self, segment: Segment, found: Found) -> None:
        """Take a segment's hits; segments come in order."""
        articles, scores = found
        if scores is None:
            scores = np.zeros(len(articles), np.float32)
        ranks = segment.data.column(DATE)[articles].astype(np.int64)
        # Undated is 0: the least, which is last where the newest come first.
        keys = ranks if self.newest else np.where(ranks, -ranks, -(1 << 40))
        order = self._order(keys, scores, articles)
        days = self._days(segment, ranks[order])
        base = segment.live.base
        for n, day in zip(order.tolist(), days, strict=True):
            number, score = base + int(articles[n]), float(scores[n])
            self.hits.append(Ranked((not day, day, -score, number), number, score))
        self.hits.sort()
        del self.hits[self.count :]

    def _order(self, keys: Array, scores: Array, articles: Articles) -> Array:
        chosen = np.arange(len(keys))
        if self.count and len(keys) > 4 * self.count:
            least = np.partition(keys, len(keys) - self.count)[-self.count]
            chosen = np.flatnonzero(keys >= least)
        order = np.lexsort((articles[chosen], -scores[chosen], -keys[chosen]))
        return chosen[order[: self.count]]

    def _days(self, segment: Segment, ranks: Array) -> list[tuple[int, ...]]:
        """Of days in order the keys in order; empty for no day."""
        lexicon, sign = segment.data.lexicon(DATE), -1 if self.newest else 1
        return [
            tuple(sign * byte for byte in lexicon[rank - 1]) if rank else ()
            for rank in ranks.tolist()
        ]
