"""BM25F as Whoosh computes it, from tables: one look-up an article."""

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from index.codec.document import TEXT_FIELDS
from index.codec.norms import NORM_LENGTHS
from index.codec.segment import CAPPED_FREQUENCY
from index.codec.snapshot import LiveSegment, Snapshot
from search.executor.segment_context import Array, Scores


@dataclass(frozen=True, slots=True)
class Bm25:
    """The constants of the ranking, Whoosh's own."""

    k1: float = 1.2
    b: float = 0.75


class Statistics:
    """What scores depend on of the whole index: of the articles that are not deleted.

    With `as_whoosh`, deleted articles count until they are merged away.
    """

    def __init__(self, snapshot: Snapshot, *, as_whoosh: bool = False) -> None:
        self._snapshot = snapshot
        self._as_whoosh = as_whoosh
        self._counts: dict[tuple[str, bytes], int] = {}
        self._lengths: dict[str, float] = {}

    @cached_property
    def articles(self) -> int:
        """How many articles there are."""
        segments = self._snapshot.segments
        if self._as_whoosh:
            return sum(segment.n_docs for segment in segments)
        return sum(segment.n_live_docs for segment in segments)

    def mean_length(self, field: str) -> float:
        """How many tokens an article has in a field, stop words aside, in the mean."""
        length = self._lengths.get(field)
        if length is None:
            tokens = sum(self._tokens(s, field) for s in self._snapshot.segments)
            length = self._lengths[field] = tokens / (self.articles or 1) or 1.0
        return length

    def count(self, field: str, term: bytes) -> int:
        """How many articles have a term."""
        key = (field, term)
        count = self._counts.get(key)
        if count is None:
            count = sum(self._count(s, field, term) for s in self._snapshot.segments)
            self._counts[key] = count
        return count

    def _tokens(self, segment: LiveSegment, field: str) -> int:
        tokens = segment.reader.content_token_counts[field]
        if self._as_whoosh or segment.live_docs is None:
            return tokens
        return tokens - int(
            segment.reader.content_lengths(field)[segment.deleted_doc_ids].sum()
        )

    def _count(self, segment: LiveSegment, field: str, term: bytes) -> int:
        rank = segment.reader.find_ordinal(field, term)
        if rank < 0:
            return 0
        if self._as_whoosh or segment.live_docs is None:
            return segment.reader.doc_frequency(field, rank)
        bearers = segment.reader.doc_ids(field, rank)
        return int(np.count_nonzero(segment.live_docs.take(bearers)))


class Scoring:
    """Scores of terms in fields of running text."""

    def __init__(self, statistics: Statistics, constants: Bm25) -> None:
        self.statistics = statistics
        self._constants = constants
        self._tables: dict[str, Scores] = {}

    def weight(self, field: str, term: bytes) -> float:
        """What a term's scores are multiplied by: the rarer it is, the more."""
        count = self.statistics.count(field, term)
        return log(self.statistics.articles / (count + 1)) + 1 if count else 0.0

    def score(self, field: str, frequencies: Array, lengths: Array) -> Scores:
        """What frequencies score without a weight, given the codes of lengths."""
        if frequencies.dtype == np.uint8:
            codes = np.left_shift(frequencies, 8, dtype=np.uint16)
            codes |= lengths
            return self._table(field).take(codes)
        return self._saturate(field, frequencies, NORM_LENGTHS[lengths]).astype(
            np.float32
        )

    def _table(self, field: str) -> Scores:
        """By frequency and length code."""
        table = self._tables.get(field)
        if table is None:
            frequencies = np.arange(CAPPED_FREQUENCY + 1, dtype=np.float64)[:, None]
            table = self._saturate(field, frequencies, NORM_LENGTHS[None, :])
            table = self._tables[field] = table.astype(np.float32).ravel()
        return table

    def _saturate(self, field: str, frequencies: Array, lengths: Array) -> Array:
        k1, b = self._constants.k1, self._constants.b
        relative = lengths / self.statistics.mean_length(field)
        scores: Array = (
            frequencies * (k1 + 1) / (frequencies + k1 * (1 - b + b * relative))
        )
        return scores


SCORED_FIELDS = frozenset(TEXT_FIELDS)
