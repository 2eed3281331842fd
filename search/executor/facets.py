"""Counts of hits by the values of a field: documents, or clusters of near-duplicates."""

from collections import Counter
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.schema import ACTORS, AUTHORS, DATE, DATE_LAST, LANGUAGE, OUTLET
from search.executor.segment_context import DocIds, SegmentContext
from search.query.query import FacetField

FacetCounts = Counter[str]
"""Number of hits by value; the empty value is "unknown"."""

Int64s = NDArray[np.int64]

_YEAR, _MONTH, _DAY = len("2019"), len("2019-12"), len("2019-12-20")
_LENGTHS = (_DAY, _MONTH)
"""The lengths of an ISO date of which more than the year is known."""


class DocValues(NamedTuple):
    """Pairs of a document and one of its values.

    Attributes:
        docs: for each pair an index into the doc ids asked for; int64, shape (n_pairs,).
        values: for each pair an index into `names`; int64, shape (n_pairs,).
        names: the values.
    """

    docs: Int64s
    values: Int64s
    names: list[str]


class FacetReader(Protocol):
    """Reads the values of one facet in a segment."""

    def count(self, segment: SegmentContext, doc_ids: DocIds) -> dict[str, int]:
        """Returns the number of documents by value.

        Args:
            segment: where the documents are.
            doc_ids: uint16 array of shape (n,), ascending.
        """

    def read(self, segment: SegmentContext, doc_ids: DocIds) -> DocValues:
        """Reads the values of documents.

        Args:
            segment: where the documents are.
            doc_ids: uint16 array of shape (n,), ascending.
        """


class FacetCounter:
    """Counts the documents of all segments by one facet.

    Attributes:
        counts: the number of documents by value.
    """

    def __init__(self, reader: FacetReader) -> None:
        self.counts: FacetCounts = Counter()
        self._reader = reader

    def collect(self, segment: SegmentContext, doc_ids: DocIds) -> None:
        """Adds a segment's hits: a uint16 array of shape (n_matches,), ascending."""
        if len(doc_ids):
            self.counts.update(self._reader.count(segment, doc_ids))


class _ColumnFacet:
    """One value a document, or none."""

    def __init__(self, field: str) -> None:
        self._field = field

    def count(self, segment: SegmentContext, doc_ids: DocIds) -> dict[str, int]:
        values = segment.values(self._field)
        counts = np.bincount(segment.reader.doc_values(self._field).take(doc_ids))
        present = np.flatnonzero(counts)
        return {
            values[value - 1] if value else "": count
            for value, count in zip(
                present.tolist(), counts[present].tolist(), strict=True
            )
        }

    def read(self, segment: SegmentContext, doc_ids: DocIds) -> DocValues:
        values = segment.reader.doc_values(self._field)[doc_ids].astype(np.int64)
        names = ["", *segment.values(self._field)]
        return DocValues(np.arange(len(doc_ids)), values, names)


class PostingsFacet:
    """Reads a field with any number of values a document; see `FacetReader`.

    With `unknown`, documents without any have the empty value.
    """

    def __init__(self, field: str, *, unknown: bool = False) -> None:
        self._field = field
        self._unknown = unknown

    def count(self, segment: SegmentContext, doc_ids: DocIds) -> dict[str, int]:
        """Counts documents, given as a uint16 array of shape (n,), by value."""
        values = segment.values(self._field)
        postings, starts = segment.reader.postings_lists(self._field)
        if not len(postings):
            return {"": len(doc_ids)} if self._unknown else {}
        wanted = np.zeros(segment.n_docs, np.uint8)
        wanted[doc_ids] = 1
        counts = np.add.reduceat(wanted[postings], starts[:-1], dtype=np.int64)
        present = np.flatnonzero(counts)
        found = {
            values[value]: count
            for value, count in zip(
                present.tolist(), counts[present].tolist(), strict=True
            )
        }
        if self._unknown:
            wanted[postings] = 0
            found[""] = int(wanted.sum())
        return found

    def read(self, segment: SegmentContext, doc_ids: DocIds) -> DocValues:
        """Reads the values of documents, a uint16 array of shape (n,)."""
        postings, starts = segment.reader.postings_lists(self._field)
        indices = np.full(segment.n_docs, -1)
        indices[doc_ids] = np.arange(len(doc_ids))
        docs = indices[postings]
        starts = starts.astype(np.int64)
        counts = starts[1:] - starts[:-1]
        values = np.repeat(np.arange(len(counts)), counts)
        wanted = docs >= 0
        docs, values, names = docs[wanted], values[wanted], segment.values(self._field)
        if not self._unknown:
            return DocValues(docs, values, names)
        lacking = np.setdiff1d(np.arange(len(doc_ids)), docs)
        return DocValues(
            np.concatenate((docs, lacking)),
            np.concatenate((values, np.full(len(lacking), len(names)))),
            [*names, ""],
        )


class _DateFacet:
    """The day, month or year of a date, given as the first and last day that it may be."""

    def __init__(self, length: int) -> None:
        self._length = length

    def count(self, segment: SegmentContext, doc_ids: DocIds) -> dict[str, int]:
        spans, numbers = np.unique(_read_spans(segment, doc_ids), return_counts=True)
        counts: FacetCounts = Counter()
        for name, number in zip(
            self._names(segment, spans), numbers.tolist(), strict=True
        ):
            counts[name] += number
        return counts

    def read(self, segment: SegmentContext, doc_ids: DocIds) -> DocValues:
        spans, values = np.unique(_read_spans(segment, doc_ids), return_inverse=True)
        return DocValues(np.arange(len(doc_ids)), values, self._names(segment, spans))

    def _names(self, segment: SegmentContext, spans: Int64s) -> list[str]:
        first_days, last_days = segment.values(DATE), segment.values(DATE_LAST)
        names = []
        for span in spans.tolist():
            first, last = span >> 32, span & 0xFFFFFFFF
            first_day = first_days[first - 1] if first else ""
            last_day = last_days[last - 1] if last else ""
            names.append(label_date(first_day, last_day, self._length))
        return names


def _read_spans(segment: SegmentContext, doc_ids: DocIds) -> Int64s:
    """For each document the ordinals, from 1, of its first and last day; 0 for none."""
    first = segment.reader.doc_values(DATE)[doc_ids].astype(np.int64)
    last = segment.reader.doc_values(DATE_LAST)[doc_ids].astype(np.int64)
    spans: Int64s = first << 32 | last
    return spans


def label_date(first: str, last: str, length: int) -> str:
    """Returns the first `length` letters of a date, or as many as are known.

    Args:
        first: the first day that it may be, empty for no date.
        last: the last day.
        length: letters of a day, a month or a year.
    """
    # A date of which only the year is known belongs to no month, and to no day.
    last = last or first
    known = (
        size for size in _LENGTHS if size <= length and first[:size] == last[:size]
    )
    return first[: next(known, _YEAR)]


FACETS: dict[FacetField, FacetReader] = {
    FacetField.OUTLET: _ColumnFacet(OUTLET),
    FacetField.ACTOR: PostingsFacet(ACTORS),
    FacetField.AUTHOR: PostingsFacet(AUTHORS, unknown=True),
    FacetField.LANGUAGE: _ColumnFacet(LANGUAGE),
    FacetField.YEAR: _DateFacet(_YEAR),
    FacetField.MONTH: _DateFacet(_MONTH),
    FacetField.DAY: _DateFacet(_DAY),
}
"""The readers of all facets."""
