"""The tokens of a field of a segment, in the order of its texts, made of the postings.

All tokens have an address: those of a document follow one another, and between two
documents are GAP addresses without a token. So no window around a word reaches into
another text, and words are counted by arrays, without a look at any text.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.executor.segment_context import SegmentContext

GAP = 64
"""No window is larger."""

Addresses = NDArray[np.int64]
TokenLabels = NDArray[np.uint16] | NDArray[np.uint32] | NDArray[np.int32]
"""Shape (size,): a label of the token at each address, 0 where there is none."""
_MAX_INT32 = (1 << 31) - 1
_MAX_UINT16 = (1 << 16) - 1


class TokenStream:
    """The tokens of one field of a segment; deleted documents have theirs, too.

    Args:
        segment: where the field is.
        field: a field of running text.

    Attributes:
        segment: the segment.
        field: the field.
        starts: int64 array of shape (n_docs + 1,): the address of the first token of each
            document, and where one more would begin.
    """

    def __init__(self, segment: SegmentContext, field: str) -> None:
        self.segment = segment
        self.field = field
        self._reader = segment.reader
        lengths = segment.reader.field_lengths(field).astype(np.int64)
        self.starts = np.concatenate(([GAP], GAP + np.cumsum(lengths + GAP)))

    @property
    def size(self) -> int:
        """Number of addresses."""
        return int(self.starts[-1])

    def locate(self, ordinal: int) -> Addresses:
        """Finds the addresses of a term: int64 array of shape (n_occurrences,), ascending."""
        postings = self._reader.postings(self.field, ordinal)
        counts = self._reader.exact_frequencies(self.field, postings)
        found: Addresses = np.repeat(self.starts[postings.doc_ids], counts)
        found += self._reader.positions(self.field, ordinal)
        return found

    def find_docs(self, addresses: Addresses) -> Addresses:
        """Finds the documents of addresses: int64 doc ids, one for each of shape (n,)."""
        return self.starts.searchsorted(addresses, side="right") - 1

    @cached_property
    def terms(self) -> TokenLabels:
        """The tokens by address: 1 + the term's ordinal, 0 where there is no token.

        uint16 or uint32 array of shape (size,).
        """
        reader = self._reader.postings_reader(self.field)
        lists, totals = reader.read_lists(), reader.count_occurrences()
        table: TokenLabels = (
            np.zeros(self.size, np.uint16)
            if len(totals) < _MAX_UINT16
            else np.zeros(self.size, np.uint32)
        )
        # Half the memory, and half the time.
        starts = (
            self.starts.astype(np.int32) if self.size <= _MAX_INT32 else self.starts
        )
        addresses = np.repeat(starts[lists.doc_ids], reader.read_all_frequencies())
        addresses += reader.read_all_positions()
        ordinals = np.arange(1, len(totals) + 1, dtype=table.dtype)
        table[addresses] = np.repeat(ordinals, totals)
        return table
