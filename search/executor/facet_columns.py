"""Facets whose values are held in memory by document, for executors that last.

A facet read from postings takes as long as it has postings, however few the hits. Here
the values of each document stand together, numbered alike in all segments: counting takes
as long as there are hits, and only the names of the most frequent values are looked up.
"""

from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.kernels import gather
from search.executor.facets import FacetReader
from search.executor.segment_context import DocIds, SegmentContext
from search.query.query import FacetField

Rename = Callable[[str], str | None]
"""Returns the name under which a value is counted, None for one that is not."""
ValueIds = NDArray[np.int32]


class FacetColumns:
    """The values of one facet, by document.

    Args:
        segments: the segments of the snapshot.
        reader: reads the facet.
        rename: renames its values.

    Attributes:
        names: the values by number; the empty one is "unknown".
        ranks: for each value its place among the sorted names, "unknown" last: int64 of
            shape (n_values,).
    """

    def __init__(
        self, segments: Sequence[SegmentContext], reader: FacetReader, rename: Rename
    ) -> None:
        numbers: dict[str, int] = {}
        self._columns = {
            segment.doc_base: _read_column(segment, reader, rename, numbers)
            for segment in segments
        }
        self.names = list(numbers)
        order = sorted(
            range(len(numbers)), key=lambda n: (not self.names[n], self.names[n])
        )
        self.ranks = np.empty(len(numbers), np.int64)
        self.ranks[order] = np.arange(len(numbers))

    def values(self, segment: SegmentContext, doc_ids: DocIds) -> ValueIds:
        """Returns the values of documents, one document after the other.

        Args:
            segment: where they are.
            doc_ids: uint16 array of shape (n,), ascending.

        Returns:
            Numbers of values: int32 array of shape (n_pairs,).
        """
        ids, starts = self._columns[segment.doc_base]
        if len(doc_ids) == segment.n_docs:
            return ids
        if starts is None:
            return ids[doc_ids]
        first = starts[doc_ids]
        found: ValueIds = gather(
            ids, first, starts[doc_ids.astype(np.int64) + 1] - first
        )
        return found


class HeldFacets:
    """The facets that the executors of one commit hold together, each read once."""

    def __init__(self) -> None:
        self._columns: dict[FacetField, FacetColumns] = {}
        self._reading = Lock()

    def find(self, facet: FacetField, read: Callable[[], FacetColumns]) -> FacetColumns:
        """Returns a facet; reads it first, if no executor has, while others wait for it."""
        with self._reading:
            if facet not in self._columns:
                self._columns[facet] = read()
            return self._columns[facet]


class ColumnCounter:
    """Counts the hits of one search by a facet that is held in memory.

    Args:
        columns: the facet.
        most: the number of values wanted, those with most hits; None for all.
    """

    def __init__(self, columns: FacetColumns, most: int | None = None) -> None:
        self._columns = columns
        self._most = most
        self._values: list[ValueIds] = []

    def collect(self, segment: SegmentContext, doc_ids: DocIds) -> None:
        """Adds a segment's hits: a uint16 array of shape (n_matches,), ascending."""
        if len(doc_ids):
            self._values.append(self._columns.values(segment, doc_ids))

    @property
    def counts(self) -> dict[str, int]:
        """The number of hits by value."""
        if not self._values:
            return {}
        # At once for all segments: there may be more values than hits.
        counts = np.bincount(np.concatenate(self._values))
        # Of numbers it would take ten times as long as of truth values.
        present = np.flatnonzero(counts != 0)
        if self._most is not None and len(present) > self._most:
            # Of equal counts the first name, as in sorted lists.
            keys = (counts[present] << 32) - self._columns.ranks[present]
            best = np.argpartition(keys, -self._most)[-self._most :]
            present = present[best]
        names = map(self._columns.names.__getitem__, present.tolist())
        return dict(zip(names, counts[present].tolist(), strict=True))


def _read_column(
    segment: SegmentContext,
    reader: FacetReader,
    rename: Rename,
    numbers: dict[str, int],
) -> tuple[ValueIds, NDArray[np.int64] | None]:
    """Reads the values of all documents of a segment; new ones get the next numbers.

    Returns:
        The values, and for each document and the end where its values start: int64 of
        shape (n_docs + 1,); None where each document has exactly one.
    """
    found = reader.read(segment, np.arange(segment.n_docs, dtype=np.uint16))
    named = map(rename, found.names)
    ids = np.array(
        [
            -1 if name is None else numbers.setdefault(name, len(numbers))
            for name in named
        ],
        np.int64,
    )
    values = ids[found.values]
    known = values >= 0
    docs, column = found.docs[known].astype(np.int64), values[known]
    every_doc = np.arange(segment.n_docs)
    if np.array_equal(docs, every_doc):
        return column.astype(np.int32), None
    # Sorted, for np.unique takes ten times as long; names with one canonical name are one
    # value of a document.
    pairs = docs << 32 | column
    pairs.sort()
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    starts = np.searchsorted(pairs >> 32, np.arange(segment.n_docs + 1))
    return (pairs & 0xFFFFFFFF).astype(np.int32), starts
