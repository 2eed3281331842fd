"""Articles by their value in a field, for one who asks for many values."""

import numpy as np

from index.codec.snapshot import LiveSegment


class Bearers:
    """Finds the articles of a segment by their value in a single field."""

    def __init__(self, segment: LiveSegment, field: str) -> None:
        self.segment = segment
        self._field = field
        column = segment.reader.doc_values(field)
        self._order = np.argsort(column, kind="stable")
        self._sorted = column[self._order]

    def find(self, value: str) -> list[int]:
        """The numbers of the articles, deleted ones too."""
        rank = self.segment.reader.find_ordinal(
            self._field, value.encode("utf-8", "replace")
        )
        if rank < 0:
            return []
        low, high = np.searchsorted(self._sorted, (rank + 1, rank + 2)).tolist()
        found: list[int] = self._order[low:high].tolist()
        return found
