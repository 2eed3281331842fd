"""The parts of a query that combine others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from search.executor.segment_context import (
    Articles,
    Found,
    Mask,
    Node,
    Probe,
    Scores,
    Segment,
)
from search.kernels import keep, unite


def add(scores: Scores | None, more: Scores | None) -> Scores | None:
    """The sum; None is 0."""
    if scores is None or more is None:
        return scores if more is None else more
    return scores + more


def within(mask: Mask, scores: Scores | None) -> Scores | None:
    """The scores, 0 outside the mask."""
    return None if scores is None else scores * mask


@dataclass(frozen=True)
class AllOf:
    """Matches what all its parts match; scores add up."""

    parts: Sequence[Node]

    def size(self, segment: Segment) -> int:
        """No more than any part."""
        return min(part.size(segment) for part in self.parts)

    def run(self, segment: Segment) -> Found:
        """The rarest part's articles that the others match too."""
        parts = sorted(self.parts, key=lambda part: part.size(segment))
        articles, scores = parts[0].run(segment)
        for part in parts[1:]:
            if not len(articles):
                break
            mask, more = part.probe(segment, articles)
            articles, scores = keep(mask, articles, scores, more)
        return Found(articles, scores)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What each part says."""
        probes = [part.probe(segment, articles) for part in self.parts]
        mask = np.logical_and.reduce([probe.mask for probe in probes])
        return Probe(mask, within(mask, reduce(add, (p.scores for p in probes))))


@dataclass(frozen=True)
class AnyOf:
    """Matches what any of its parts matches; the scores of those that do add up."""

    parts: Sequence[Node]

    def size(self, segment: Segment) -> int:
        """As many as all parts together."""
        return min(sum(p.size(segment) for p in self.parts), segment.articles)

    def run(self, segment: Segment) -> Found:
        """All the parts' articles."""
        found = [part.run(segment) for part in self.parts]
        found = [one for one in found if len(one.articles)]
        if len(found) == 1:
            return found[0]
        articles, scores = unite(found)
        scored = any(one.scores is not None for one in found)
        return Found(articles, scores if scored else None)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What each part says."""
        mask = np.zeros(len(articles), np.bool_)
        scores = None
        for part in self.parts:
            probe = part.probe(segment, articles)
            mask |= probe.mask
            scores = add(scores, probe.scores)
        return Probe(mask, scores)


@dataclass(frozen=True)
class Best:
    """Matches what any of its parts matches, and scores as the best of them does."""

    parts: Sequence[Node]

    def size(self, segment: Segment) -> int:
        """As many as all parts together."""
        return AnyOf(self.parts).size(segment)

    def run(self, segment: Segment) -> Found:
        """All the parts' articles."""
        articles = AnyOf(self.parts).run(segment).articles
        return Found(articles, self.probe(segment, articles).scores)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What the best part says."""
        mask = np.zeros(len(articles), np.bool_)
        scores = np.zeros(len(articles), np.float32)
        for part in self.parts:
            probe = part.probe(segment, articles)
            mask |= probe.mask
            if probe.scores is not None:
                np.maximum(scores, probe.scores, out=scores)
        return Probe(mask, scores)


@dataclass(frozen=True)
class Wish:
    """Matches what `needed` does; what `wished` matches of it scores more."""

    needed: Node
    wished: Node

    def size(self, segment: Segment) -> int:
        """As many as are needed."""
        return self.needed.size(segment)

    def run(self, segment: Segment) -> Found:
        """What is needed."""
        articles, scores = self.needed.run(segment)
        wished = self.wished.probe(segment, articles)
        return Found(articles, add(scores, wished.scores))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What is needed."""
        mask, scores = self.needed.probe(segment, articles)
        wished = self.wished.probe(segment, articles)
        return Probe(mask, within(mask, add(scores, wished.scores)))


@dataclass(frozen=True)
class Without:
    """Matches what `kept` does and `left_out` does not."""

    kept: Node
    left_out: Node

    def size(self, segment: Segment) -> int:
        """No more than are kept."""
        return self.kept.size(segment)

    def run(self, segment: Segment) -> Found:
        """What is kept."""
        articles, scores = self.kept.run(segment)
        mask = ~self.left_out.probe(segment, articles).mask
        return Found(*keep(mask, articles, scores, None))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What is kept."""
        mask, scores = self.kept.probe(segment, articles)
        mask = mask & ~self.left_out.probe(segment, articles).mask
        return Probe(mask, within(mask, scores))


@dataclass(frozen=True)
class Constant:
    """Matches what its part does, all with one score."""

    part: Node
    score: float

    def size(self, segment: Segment) -> int:
        """As its part."""
        return self.part.size(segment)

    def run(self, segment: Segment) -> Found:
        """As its part."""
        articles = self.part.run(segment).articles
        return Found(articles, np.full(len(articles), self.score, np.float32))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """As its part."""
        mask = self.part.probe(segment, articles).mask
        return Probe(mask, mask * np.float32(self.score))
