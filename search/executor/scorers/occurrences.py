"""Finds where words and phrases stand in the documents of a segment."""

from collections.abc import Iterable, Sequence
from functools import partial, reduce

import numpy as np
from numpy.typing import NDArray

from index.kernels import gather
from search.executor.scorers.filter_scorers import NO_DOCS
from search.executor.segment_context import DocIds, SegmentContext
from search.kernels import locate, union
from search.kernels.inputs import TermPositions
from search.kernels.near import (
    GAP,
    AnyOccurrence,
    NearOccurrences,
    OccurrencePlan,
    PositionArray,
    TermOccurrences,
    find_occurrences,
)


class OccurrenceFinder:
    """Finds occurrences in one text field of a segment."""

    def __init__(self, segment: SegmentContext, field: str) -> None:
        self._segment = segment
        self._field = field

    def count_docs(self, plan: OccurrencePlan) -> int:
        """Returns in how many documents a plan has occurrences, at most."""
        match plan:
            case TermOccurrences(sequences):
                return sum(min(map(self._doc_frequency, one)) for one in sequences)
            case AnyOccurrence(parts):
                return sum(map(self.count_docs, parts))
            case NearOccurrences(first, second, _, _):
                return min(self.count_docs(first), self.count_docs(second))

    def find_docs(self, plan: OccurrencePlan) -> DocIds:
        """Returns the documents that have all it takes, near each other or not.

        Returns: uint16 array of shape (n,), ascending.
        """
        match plan:
            case TermOccurrences(sequences):
                return self._unite(map(self._docs_with_all, sequences))
            case AnyOccurrence(parts):
                return self._unite(map(self.find_docs, parts))
            case NearOccurrences(first, second, _, _):
                return self.intersect(self.find_docs(first), self.find_docs(second))

    def find_matching(self, plan: NearOccurrences, doc_ids: DocIds) -> DocIds:
        """Returns those of some documents in which the parts are near each other.

        Args:
            plan: what is near what.
            doc_ids: uint16 array of shape (n,), ascending.

        Returns: uint16 array of shape (m,), ascending.

        Raises:
            IndexError: a position is not among the term's positions.
        """
        if not len(doc_ids):
            return doc_ids
        found = find_occurrences(plan, partial(self._list_positions, doc_ids=doc_ids))
        return doc_ids[np.unique(found.starts // GAP)]

    def intersect(self, doc_ids: DocIds, others: DocIds) -> DocIds:
        """Returns the documents in both lists: uint16 array of shape (n,), ascending."""
        return doc_ids[locate(doc_ids, others, self._segment.workspace) >= 0]

    def _unite(self, lists: Iterable[DocIds]) -> DocIds:
        found = [(doc_ids, None) for doc_ids in lists]
        return union(found, self._segment.workspace)[0] if found else NO_DOCS

    def _docs_with_all(self, terms: Sequence[str]) -> DocIds:
        lists = [one.doc_ids if one else NO_DOCS for one in map(self._read, terms)]
        return reduce(self.intersect, sorted(lists, key=len))

    def _read(self, term: str) -> TermPositions | None:
        return self._segment.positions(self._field, term.encode("utf-8", "replace"))

    def _doc_frequency(self, term: str) -> int:
        encoded = term.encode("utf-8", "replace")
        postings = self._segment.postings(self._field, encoded)
        return 0 if postings is None else len(postings.doc_ids)

    def _list_positions(self, term: str, doc_ids: DocIds) -> PositionArray:
        known = self._read(term)
        if known is None:
            return np.zeros(0, np.int64)
        found = locate(doc_ids, known.doc_ids, self._segment.workspace)
        docs = np.flatnonzero(found >= 0)
        return _read_positions(known, docs, found[docs].astype(np.int64))


def _read_positions(
    term: TermPositions, docs: NDArray[np.intp], postings: NDArray[np.int64]
) -> PositionArray:
    """Reads the positions in some documents, given the index of each one's posting."""
    frequencies = term.frequencies.astype(np.int64)
    if len(term.exact_frequencies):
        frequencies[term.frequencies == 255] = term.exact_frequencies
    counts, stops = frequencies[postings], np.cumsum(frequencies)[postings]
    if len(stops) and stops[-1] > len(term.positions):
        raise IndexError("a position is not among the term's positions")
    positions = gather(term.positions, stops - counts, counts).astype(np.int64)
    return positions + np.repeat(docs.astype(np.int64) * GAP, counts)
