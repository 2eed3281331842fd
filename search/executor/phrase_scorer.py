"""Words in order, near each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.executor.boolean_scorers import add
from search.executor.segment_context import Articles, Found, Probe, Segment, Term
from search.executor.term_scorers import Word
from search.kernels import find
from search.kernels.phrases import find_phrase


@dataclass(frozen=True)
class Phrase:
    """Words of one field, each after the one before, no more than `slop` places on."""

    words: Sequence[Word]
    slop: int

    def size(self, segment: Segment) -> int:
        """No more than have the rarest word."""
        return min(word.size(segment) for word in self.words)

    def run(self, segment: Segment) -> Found:
        """The articles that have the phrase; it scores as its words do."""
        return self._search(segment, None)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have it."""
        found, few = self._search(segment, articles)
        mask = find(articles, found) >= 0
        if few is None:
            return Probe(mask, None)
        scores = np.zeros(len(articles), np.float32)
        scores[mask] = few
        return Probe(mask, scores)

    def _search(self, segment: Segment, among: Articles | None) -> Found:
        numbers: dict[Term, int] = {}
        order = [
            numbers.setdefault((word.field, word.term), len(numbers))
            for word in self.words
        ]
        stands = [segment.stand(*term) for term in numbers]
        there = [stand for stand in stands if stand is not None]
        if len(there) < len(stands):
            return Found(np.zeros(0, np.uint16), None)
        articles = find_phrase(there, order, self.slop, among)
        scores = None
        for word in self.words:
            if word.weight is not None:
                scores = add(scores, word.probe(segment, articles).scores)
        return Found(articles, scores)
