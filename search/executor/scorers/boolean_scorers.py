"""Scorers that combine others: conjunction, disjunction, required/optional, exclusion."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from index.value_classes import dataclass
from search.executor.scorers.scorer import ScoredDocs, ScoredMask, Scorer
from search.executor.segment_context import DocIds, DocMask, Scores, SegmentContext
from search.kernels import filter_docs, union


def add_scores(scores: Scores | None, more: Scores | None) -> Scores | None:
    """Adds two float32 arrays of shape (n,); None stands for zeros."""
    if scores is None or more is None:
        return scores if more is None else more
    return scores + more


@dataclass(frozen=True)
class ConjunctionScorer:
    """Matches documents that all parts match; scores add up."""

    parts: Sequence[Scorer]

    def cost(self, segment: SegmentContext) -> int:
        """Returns the least cost of the parts."""
        return min(part.cost(segment) for part in self.parts)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns uint16 ids and float32 scores, shape (n_matches,).

        The cheapest part is evaluated, the others probe its documents, cheapest first.
        """
        parts = sorted(self.parts, key=lambda part: part.cost(segment))
        doc_ids, scores = parts[0].evaluate(segment)
        for part in parts[1:]:
            if not len(doc_ids):
                break
            mask, more = part.probe(segment, doc_ids)
            doc_ids, scores = filter_docs(mask, doc_ids, scores, more)
        return ScoredDocs(doc_ids, scores)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns the bool masks of the parts and-ed, float32 scores added; shape (n,)."""
        probes = [part.probe(segment, doc_ids) for part in self.parts]
        mask = np.logical_and.reduce([probe.mask for probe in probes])
        scores = reduce(add_scores, (probe.scores for probe in probes))
        return ScoredMask(mask, _masked(scores, mask))


@dataclass(frozen=True)
class DisjunctionScorer:
    """Matches documents that any part matches; scores of the matching parts add up."""

    parts: Sequence[Scorer]

    def cost(self, segment: SegmentContext) -> int:
        """Returns the sum of the parts' costs, at most the number of documents."""
        return min(sum(part.cost(segment) for part in self.parts), segment.n_docs)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the union of the parts' documents.

        Returns: uint16 ids and float32 scores, shape (n_matches,).
        """
        found = [part.evaluate(segment) for part in self.parts]
        found = [one for one in found if len(one.doc_ids)]
        if len(found) == 1:
            return found[0]
        doc_ids, scores = union(found, segment.workspace)
        scored = any(one.scores is not None for one in found)
        return ScoredDocs(doc_ids, scores if scored else None)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns the bool masks of the parts or-ed, float32 scores added; shape (n,)."""
        mask = np.zeros(len(doc_ids), np.bool_)
        scores = None
        for part in self.parts:
            probe = part.probe(segment, doc_ids)
            mask |= probe.mask
            scores = add_scores(scores, probe.scores)
        return ScoredMask(mask, scores)


@dataclass(frozen=True)
class RequiredOptionalScorer:
    """Matches documents that `required` matches; the score of `optional` is added."""

    required: Scorer
    optional: Scorer

    def cost(self, segment: SegmentContext) -> int:
        """Returns the cost of the required part."""
        return self.required.cost(segment)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns uint16 ids and float32 scores, shape (n_matches,)."""
        doc_ids, scores = self.required.evaluate(segment)
        optional = self.optional.probe(segment, doc_ids)
        return ScoredDocs(doc_ids, add_scores(scores, optional.scores))

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns the bool mask of the required part, float32 scores added; shape (n,)."""
        mask, scores = self.required.probe(segment, doc_ids)
        optional = self.optional.probe(segment, doc_ids)
        return ScoredMask(mask, _masked(add_scores(scores, optional.scores), mask))


@dataclass(frozen=True)
class ExclusionScorer:
    """Matches documents that `required` matches and `excluded` does not."""

    required: Scorer
    excluded: Scorer

    def cost(self, segment: SegmentContext) -> int:
        """Returns the cost of the required part."""
        return self.required.cost(segment)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns uint16 ids and float32 scores, shape (n_matches,)."""
        doc_ids, scores = self.required.evaluate(segment)
        mask = ~self.excluded.probe(segment, doc_ids).mask
        return ScoredDocs(*filter_docs(mask, doc_ids, scores, None))

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask and float32 scores of shape (len(doc_ids),)."""
        mask, scores = self.required.probe(segment, doc_ids)
        mask = mask & ~self.excluded.probe(segment, doc_ids).mask
        return ScoredMask(mask, _masked(scores, mask))


@dataclass(frozen=True)
class ConstantScorer:
    """Matches what its part does; each document has the same score."""

    part: Scorer
    score: float

    def cost(self, segment: SegmentContext) -> int:
        """Returns the cost of the part."""
        return self.part.cost(segment)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns uint16 ids and float32 scores, shape (n_matches,)."""
        doc_ids = self.part.evaluate(segment).doc_ids
        return ScoredDocs(doc_ids, np.full(len(doc_ids), self.score, np.float32))

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask and float32 scores of shape (len(doc_ids),)."""
        mask = self.part.probe(segment, doc_ids).mask
        return ScoredMask(mask, mask * np.float32(self.score))


@dataclass(frozen=True)
class MinScoreScorer:
    """Matches the documents of its part that score enough.

    Attributes:
        part: must score its documents.
        least: the lowest score that matches.
    """

    part: Scorer
    least: float

    def cost(self, segment: SegmentContext) -> int:
        """Returns the cost of the part."""
        return self.part.cost(segment)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns uint16 ids and float32 scores, shape (n_matches,)."""
        doc_ids, scores = self.part.evaluate(segment)
        mask = self._mask(scores, len(doc_ids))
        return ScoredDocs(*filter_docs(mask, doc_ids, scores, None))

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask and float32 scores of shape (len(doc_ids),)."""
        mask, scores = self.part.probe(segment, doc_ids)
        mask = mask & self._mask(scores, len(doc_ids))
        return ScoredMask(mask, _masked(scores, mask))

    def _mask(self, scores: Scores | None, count: int) -> DocMask:
        if scores is None:
            return np.full(count, self.least <= 0)
        return np.asarray(scores >= np.float32(self.least))


def _masked(scores: Scores | None, mask: DocMask) -> Scores | None:
    """The scores, 0 where the mask is False."""
    return None if scores is None else scores * mask
