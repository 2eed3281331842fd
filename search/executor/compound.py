"""The parts of a query that combine others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from search.executor.context import Articles, Found, Node, Probe, Scores, Segment

# Below, sorting what is found is cheaper than going through an element an article.
FEW = 2_000


def add(scores: Scores | None, more: Scores | None) -> Scores | None:
    """The sum; None is 0."""
    if scores is None or more is None:
        return scores if more is None else more
    return scores + more


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
                return Found(articles, None)
            mask, more = part.probe(segment, articles)
            scores = add(scores, more)
            if not mask.all():
                articles = articles[mask]
                scores = None if scores is None else scores[mask]
        return Found(articles, scores)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What each part says."""
        probes = [part.probe(segment, articles) for part in self.parts]
        mask = np.logical_and.reduce([probe.mask for probe in probes])
        return Probe(mask, reduce(add, (probe.scores for probe in probes)))


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
        if len(found) < 2:
            return found[0] if found else Found(np.zeros(0, np.uint16), None)
        if sum(len(one.articles) for one in found) < FEW:
            return _unite_few(found)
        return _unite_many(found, segment)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What each part says."""
        mask = np.zeros(len(articles), np.bool_)
        scores = None
        for part in self.parts:
            probe = part.probe(segment, articles)
            mask |= probe.mask
            more = probe.scores
            scores = add(scores, None if more is None else more * probe.mask)
        return Probe(mask, scores)


def _unite_few(found: Sequence[Found]) -> Found:
    articles = np.concatenate([one.articles for one in found])
    order = articles.argsort(kind="stable")
    articles = articles[order]
    starts = np.flatnonzero(np.concatenate(([True], articles[1:] != articles[:-1])))
    if all(one.scores is None for one in found):
        return Found(articles[starts], None)
    scores = np.concatenate([_filled(one) for one in found])[order]
    return Found(articles[starts], np.add.reduceat(scores, starts))


def _unite_many(found: Sequence[Found], segment: Segment) -> Found:
    sums, marks = segment.sums, segment.marks
    scored = [one for one in found if one.scores is not None]
    # A positive score is mark enough.
    positive = len(scored) == len(found) and all(
        one.scores is not None and one.scores.min() > 0 for one in found
    )
    for articles, scores in scored:
        if scores is not None:
            sums[articles] += scores
    if positive:
        articles = np.flatnonzero(sums).astype(np.uint16)
    else:
        for one in found:
            marks[one.articles] = 1
        articles = np.flatnonzero(marks).astype(np.uint16)
        marks[articles] = 0
    scores = sums[articles] if scored else None
    sums[articles] = 0
    return Found(articles, scores)


def _filled(found: Found) -> Scores:
    if found.scores is None:
        return np.zeros(len(found.articles), np.float32)
    return found.scores


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
                np.maximum(scores, probe.scores * probe.mask, out=scores)
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
        probe = self.wished.probe(segment, articles)
        if probe.scores is None:
            return Found(articles, scores)
        return Found(articles, add(scores, probe.scores * probe.mask))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What is needed."""
        mask, scores = self.needed.probe(segment, articles)
        wished = self.wished.probe(segment, articles)
        if wished.scores is None:
            return Probe(mask, scores)
        return Probe(mask, add(scores, wished.scores * wished.mask))


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
        keep = ~self.left_out.probe(segment, articles).mask
        return Found(articles[keep], None if scores is None else scores[keep])

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What is kept."""
        mask, scores = self.kept.probe(segment, articles)
        return Probe(mask & ~self.left_out.probe(segment, articles).mask, scores)


@dataclass(frozen=True)
class Constant:
    """Matches what its part does, all with one score."""

    part: Node
    score: float | None

    def size(self, segment: Segment) -> int:
        """As its part."""
        return self.part.size(segment)

    def run(self, segment: Segment) -> Found:
        """As its part."""
        articles = self.part.run(segment).articles
        return Found(articles, self._scores(len(articles)))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """As its part."""
        mask = self.part.probe(segment, articles).mask
        return Probe(mask, self._scores(len(articles)))

    def _scores(self, count: int) -> Scores | None:
        return np.full(count, self.score, np.float32) if self.score else None
