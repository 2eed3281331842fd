"""Parts whose scores add up in one array: how most questions are answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from search.executor.compound import FEW, AnyOf
from search.executor.context import Articles, Found, Node, Probe, Scores, Segment


class Additive(Node, Protocol):
    """A part that can add the scores of what it matches to sums, one an article."""

    @property
    def positive(self) -> bool:
        """Whether each article that matches scores more than 0."""

    def add_to(self, segment: Segment, sums: Scores) -> None:
        """Add the scores to sums."""


@dataclass(frozen=True)
class Sum:
    """Matches what any of its parts matches, where all score more than 0.

    So the sums tell what matches.
    """

    parts: Sequence[Additive]

    def size(self, segment: Segment) -> int:
        """As many as all parts together."""
        return AnyOf(self.parts).size(segment)

    def run(self, segment: Segment) -> Found:
        """All the parts' articles."""
        if self.size(segment) < FEW:
            return AnyOf(self.parts).run(segment)
        sums = segment.sums
        for part in self.parts:
            part.add_to(segment, sums)
        articles = np.flatnonzero(sums != 0).astype(np.uint16)
        scores = sums.take(articles)
        sums.fill(0)
        return Found(articles, scores)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """What each part says."""
        return AnyOf(self.parts).probe(segment, articles)

    def run_best(self, segment: Segment, least: float) -> tuple[int, Found]:
        """How many live articles match, and those that score more than `least`."""
        if self.size(segment) < FEW:
            found = segment.alive(AnyOf(self.parts).run(segment))
            return len(found.articles), found
        sums = segment.sums
        for part in self.parts:
            part.add_to(segment, sums)
        sums[segment.live.deleted] = 0
        matching = sums != 0
        total = int(np.count_nonzero(matching))
        articles = np.flatnonzero(sums > least if least > 0 else matching)
        scores = sums.take(articles)
        sums.fill(0)
        return total, Found(articles.astype(np.uint16), scores)
