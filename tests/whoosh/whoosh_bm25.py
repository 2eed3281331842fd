"""Whoosh's ranking (BM25F of a single term in a single field) over our arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from index.codec.norms import NORM_LENGTHS
from index.codec.postings_reader import Postings
from index.codec.snapshot import LiveSegment, Snapshot
from search.executor.scorers.filter_scorers import NO_DOCS
from search.executor.scorers.scorer import ScoredDocs, ScoredMask, Scorer
from search.executor.segment_context import DocIds, Scores, SegmentContext
from search.executor.statistics import IndexStatistics
from search.kernels import locate

_K1 = 1.2
_B = 0.75


class WhooshStatistics(IndexStatistics):
    """Statistics as Whoosh counts them: deleted documents count until they are merged."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._all = sum(segment.n_docs for segment in snapshot.segments)

    @cached_property
    def n_docs(self) -> int:
        return self._all

    def count_tokens(self, segment: LiveSegment, field: str) -> int:
        return segment.reader.content_token_counts[field]

    def count_filled(self, segment: LiveSegment, field: str) -> int:
        return segment.n_docs

    def count_docs(self, segment: LiveSegment, field: str, term: bytes) -> int:
        ordinal = segment.reader.find_ordinal(field, term)
        return 0 if ordinal < 0 else segment.reader.doc_frequency(field, ordinal)


@dataclass(frozen=True)
class TermScorer:
    """Matches documents with a term in a text field; scores them as Whoosh does."""

    field: str
    term: bytes
    statistics: WhooshStatistics
    boost: float

    def cost(self, segment: SegmentContext) -> int:
        postings = segment.postings(self.field, self.term)
        return 0 if postings is None else len(postings.doc_ids)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        postings = segment.postings(self.field, self.term)
        if postings is None:
            return ScoredDocs(NO_DOCS, None)
        return ScoredDocs(postings.doc_ids, self._score(segment, postings))

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        postings = segment.postings(self.field, self.term)
        if postings is None:
            return ScoredMask(np.zeros(len(doc_ids), np.bool_), None)
        at = locate(doc_ids, postings.doc_ids, segment.workspace)
        mask = at >= 0
        scores = np.zeros(len(doc_ids), np.float32)
        scores[mask] = self._score(segment, postings)[at[mask]]
        return ScoredMask(mask, scores)

    def _score(self, segment: SegmentContext, postings: Postings) -> Scores:
        frequencies = segment.reader.exact_frequencies(self.field, postings)
        frequencies = frequencies.astype(np.float64)
        norms = segment.reader.norms(self.field)[postings.doc_ids]
        relative = NORM_LENGTHS[norms] / self.statistics.mean_field_length(self.field)
        normalised = frequencies + _K1 * (1 - _B + _B * relative)
        scores = self.boost * self._idf * frequencies * (_K1 + 1) / normalised
        return scores.astype(np.float32)

    @cached_property
    def _idf(self) -> float:
        df = self.statistics.doc_frequency(self.field, self.term)
        return log(self.statistics.n_docs / (df + 1)) + 1 if df else 0.0


@dataclass(frozen=True)
class DisjunctionMaxScorer:
    """Matches documents that any part matches; the score is the best part's."""

    parts: Sequence[Scorer]

    def cost(self, segment: SegmentContext) -> int:
        return min(sum(part.cost(segment) for part in self.parts), segment.n_docs)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        every = np.arange(segment.n_docs).astype(np.uint16)
        mask, scores = self.probe(segment, every)
        return ScoredDocs(every[mask], None if scores is None else scores[mask])

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        mask = np.zeros(len(doc_ids), np.bool_)
        scores = np.zeros(len(doc_ids), np.float32)
        for part in self.parts:
            probe = part.probe(segment, doc_ids)
            mask |= probe.mask
            if probe.scores is not None:
                np.maximum(scores, probe.scores, out=scores)
        return ScoredMask(mask, scores)


@dataclass(frozen=True)
class FormScorer:
    """Matches documents with the word of an entry `form TAB term` of the forms."""

    pair: bytes

    def cost(self, segment: SegmentContext) -> int:
        return len(segment.reader.form_doc_ids(self.pair))

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        return ScoredDocs(segment.reader.form_doc_ids(self.pair), None)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        return ScoredMask(
            locate(doc_ids, segment.reader.form_doc_ids(self.pair), segment.workspace)
            >= 0,
            None,
        )
