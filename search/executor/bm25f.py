"""BM25F over fields and synonyms: frequencies are added up, then saturated once.

Source: Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), section 3.6, "Multiple Streams and BM25F". For synonyms in a document:

    norm(f)  = 1 - b + b · length(f) / mean_length(f)
    tf       = Σ over (field, term)  weight · frequency / norm(f)
    score    = boost · idf · (K1 + 1) · tf / (K1 + tf)
    idf      = ln(1 + (n_docs - df + 0.5) / (df + 0.5))

where frequency is how often the document has the term in field f, length(f) the number
of its tokens there without stop words, and df the number of documents that have any of
the synonyms. b is the same for all fields. The idf is that of Lucene's BM25Similarity:
the 1 in it keeps it above 0. docs/decisions/0010-ranking.md tells how K1, b and the
weights were chosen.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property, partial
from math import log
from typing import TypeVar

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.norms import NORM_LENGTHS
from index.codec.postings_reader import CAPPED_FREQUENCY
from index.value_classes import dataclass
from search.executor.scorers.scorer import ScoredDocs, ScoredMask
from search.executor.segment_context import (
    DocIds,
    FieldTerm,
    Scores,
    SegmentContext,
    recall,
)
from search.executor.statistics import IndexStatistics
from search.kernels import probe_terms, score_terms
from search.kernels.inputs import TermPostings, WeightedTerms

K1 = 1.5
"""How slowly the score saturates: with tf = K1 it has half of its limit."""


Frequency = TypeVar("Frequency", float, AnyArray)


def compute_idf(n_docs: int, doc_frequencies: Mapping[str, int]) -> float:
    """Computes the idf of synonyms.

    Args:
        n_docs: number of documents in the index.
        doc_frequencies: for each field, the document frequencies of the terms, added up.

    Their document frequency is taken to be that of the field where it is greatest: near
    the truth, and known without reading postings.
    """
    df = min(n_docs, max(doc_frequencies.values(), default=0))
    return log(1 + (n_docs - df + 0.5) / (df + 0.5))


def saturate(frequency: float, weight: float) -> float:
    """Returns weight · (K1 + 1) · tf / (tf + K1), for a length-normalised frequency."""
    return weight * (K1 + 1) * frequency / (frequency + K1)


def normalise_length(
    frequencies: Frequency, field_lengths: Frequency, mean_length: float, b: float
) -> Frequency:
    """Divides frequencies by 1 - b + b · length / mean length.

    Args:
        frequencies: one term frequency, or an array of any shape and number dtype.
        field_lengths: in tokens; broadcast with the frequencies.
        mean_length: over the documents that have the field, in tokens.
        b: degree of normalisation: 0 for none, 1 for frequencies per length.

    Returns: a number or float64 array of the broadcast shape.
    """
    return frequencies / (1 - b + b * field_lengths / mean_length)


class NormalisedFrequencies:
    """Length-normalised term frequencies, from one table for each field.

    Frequencies below 255 and norms are bytes: a table of 256 × 256 holds all values, and
    to score a posting is to look it up.

    Attributes:
        statistics: the counts of the index.
        b: the degree of length normalisation.
    """

    def __init__(self, statistics: IndexStatistics, b: float) -> None:
        self.statistics = statistics
        self.b = b
        self._tables: dict[str, Scores] = {}
        self._occurrences: dict[
            SegmentContext, dict[FieldTerm, TermPostings | None]
        ] = {}

    def read(
        self, segment: SegmentContext, weights: Mapping[FieldTerm, float]
    ) -> WeightedTerms:
        """Returns the terms that a segment has: their postings, and their weights."""
        found, cache = [], self._occurrences.setdefault(segment, {})
        read = partial(self._read_postings, segment)
        for term, weight in weights.items():
            one = cache[term] if term in cache else recall(cache, term, read)
            if one is not None:
                found.append((one, weight))
        return found

    def _read_postings(
        self, segment: SegmentContext, term: FieldTerm
    ) -> TermPostings | None:
        name, _ = term
        postings = segment.postings(*term)
        if postings is None:
            return None
        doc_ids, frequencies, _ = postings
        norms, normalised = segment.reader.norms(name), None
        exact = segment.reader.exact_frequencies(name, postings)
        if exact is not frequencies:
            mean = self.statistics.mean_field_length(name)
            lengths = NORM_LENGTHS[norms[doc_ids]]
            normalised = normalise_length(exact, lengths, mean, self.b).astype(
                np.float32
            )
        return TermPostings(doc_ids, frequencies, norms, self._table(name), normalised)

    def _table(self, name: str) -> Scores:
        """For each frequency and norm the normalised frequency, row by row."""
        table = self._tables.get(name)
        if table is None:
            frequencies = np.arange(CAPPED_FREQUENCY + 1, dtype=np.float64)[:, None]
            mean = self.statistics.mean_field_length(name)
            table = normalise_length(frequencies, NORM_LENGTHS[None, :], mean, self.b)
            table = self._tables[name] = table.astype(np.float32).ravel()
        return table


@dataclass(frozen=True, eq=False)
class SynonymScorer:
    """Matches documents with any of some terms, and scores them by BM25F as one term.

    Attributes:
        weights: (field, term) to the weight of an occurrence, greater than 0.
        frequencies: the index's length-normalised frequencies.
        boost: factor of the score; None if documents are not scored.
        cache: the terms that a segment has.
    """

    weights: Mapping[FieldTerm, float]
    frequencies: NormalisedFrequencies
    boost: float | None
    cache: dict[SegmentContext, WeightedTerms] = field(default_factory=dict)

    def cost(self, segment: SegmentContext) -> int:
        """Returns the terms' document frequencies added up, at most all documents."""
        total = sum([len(term.doc_ids) for term, _ in self.postings(segment)])
        return min(total, segment.n_docs)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns uint16 ids and float32 scores, shape (n_matches,)."""
        return ScoredDocs(
            *score_terms(self.postings(segment), self.factor, K1, segment.workspace)
        )

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask and float32 scores of shape (len(doc_ids),)."""
        postings = self.postings(segment)
        return ScoredMask(
            *probe_terms(postings, doc_ids, self.factor, K1, segment.workspace)
        )

    def postings(self, segment: SegmentContext) -> WeightedTerms:
        """Returns the terms that a segment has: their postings, and their weights."""
        postings = self.cache.get(segment)
        if postings is None:
            postings = self.frequencies.read(segment, self.weights)
            self.cache[segment] = postings
        return postings

    @cached_property
    def factor(self) -> float | None:
        """The factor boost · idf · (K1 + 1) of the saturated frequency, or None."""
        return None if self.boost is None else self.boost * self.idf * (K1 + 1)

    @cached_property
    def idf(self) -> float:
        """The idf of the terms as one."""
        statistics = self.frequencies.statistics
        doc_frequencies: dict[str, int] = {}
        for name, term in self.weights:
            df = statistics.doc_frequency(name, term)
            doc_frequencies[name] = doc_frequencies.get(name, 0) + df
        return compute_idf(statistics.n_docs, doc_frequencies)
