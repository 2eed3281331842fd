"""Documents of an index that its next commit deletes, found by their field values."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from index.codec.commit.toc import pack_doc_ids
from index.codec.snapshot import LiveSegment
from index.schema import FILE, PATH


class PendingDeletes:
    """The deleted documents of an index: those of earlier commits, and those to come.

    Args:
        segments: the segments of the last commit.
    """

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._segments = segments
        self._deleted = {
            s.reader.name: set(s.deleted_doc_ids.tolist()) for s in segments
        }
        self._columns: dict[str, list[_SortedColumn]] = {}

    def find(self, field: str, value: str) -> Iterator[tuple[LiveSegment, int]]:
        """Yields segment and doc id of each live document with a value in a column."""
        if field not in self._columns:
            self._columns[field] = [_SortedColumn(one, field) for one in self._segments]
        for column in self._columns[field]:
            deleted = self._deleted[column.segment.reader.name]
            for doc_id in column.find(value):
                if doc_id not in deleted:
                    yield column.segment, doc_id

    def delete(self, file: str, paths: Collection[str]) -> int:
        """Deletes the documents of a file with these paths and returns their number."""
        found = [
            (segment, doc_id)
            for segment, doc_id in self.find(FILE, file)
            if segment.reader.value(PATH, doc_id) in paths
        ]
        for segment, doc_id in found:
            self._deleted[segment.reader.name].add(doc_id)
        return len(found)

    def pack(self, segment_name: str) -> bytes:
        """Returns a segment's deleted doc ids as its table of contents holds them."""
        return pack_doc_ids(self._deleted[segment_name])


class _SortedColumn:
    """A column sorted by value: a look-up then takes a binary search, not a scan."""

    def __init__(self, segment: LiveSegment, field: str) -> None:
        self.segment = segment
        self._field = field
        column = segment.reader.doc_values(field)
        self._order = np.argsort(column, kind="stable")
        self._sorted = column[self._order]

    def find(self, value: str) -> list[int]:
        """Returns the doc ids with this value, deleted ones included."""
        ordinal = self.segment.reader.find_ordinal(
            self._field, value.encode("utf-8", "replace")
        )
        if ordinal < 0:
            return []
        low, high = np.searchsorted(self._sorted, (ordinal + 1, ordinal + 2)).tolist()
        found: list[int] = self._order[low:high].tolist()
        return found
