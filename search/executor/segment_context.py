"""A segment with caches of what queries read from it."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from index.codec.postings_reader import CAPPED_FREQUENCY, Postings
from index.codec.segment import SegmentReader
from index.codec.snapshot import LiveSegment
from search.kernels import Workspace
from search.kernels.inputs import DocIds as DocIds
from search.kernels.inputs import DocMask as DocMask
from search.kernels.inputs import Scores as Scores
from search.kernels.inputs import TermPositions

FieldTerm = tuple[str, bytes]
"""A text field and a term, in UTF-8."""

# Entries are views of the file, not copies.
_MAX_CACHED_TERMS = 4_096

Cached = TypeVar("Cached")


class SegmentContext:
    """A segment, and caches for all queries of one snapshot.

    Attributes:
        live: the segment and its live documents.
        data: its arrays.
        n_docs: number of documents, deleted ones included.
        workspace: memory that kernels reuse; the executor's.
    """

    def __init__(self, live: LiveSegment, workspace: Workspace) -> None:
        self.live = live
        self.workspace = workspace
        self.reader: SegmentReader = live.reader
        self.n_docs = live.n_docs
        self._values: dict[str, list[str]] = {}
        self._postings: dict[FieldTerm, Postings | None] = {}
        self._positions: dict[FieldTerm, TermPositions | None] = {}

    @property
    def doc_base(self) -> int:
        """Number in the whole index of the segment's first document."""
        return self.live.doc_base

    def postings(self, field: str, term: bytes) -> Postings | None:
        """Returns the postings of a term of a text field; None if no document has it."""
        return recall(self._postings, (field, term), self._read_postings)

    def positions(self, field: str, term: bytes) -> TermPositions | None:
        """Returns postings with positions; None if no document has the term."""
        return recall(self._positions, (field, term), self._read_positions)

    def values(self, field: str) -> list[str]:
        """Returns all values of a field by ordinal, for fields with few values."""
        values = self._values.get(field)
        if values is None:
            dictionary = self.reader.term_dictionary(field)
            values = [term.decode() for term in dictionary.read(0, len(dictionary))]
            self._values[field] = values
        return values

    def _read_postings(self, term: FieldTerm) -> Postings | None:
        field, text = term
        ordinal = self.reader.find_ordinal(field, text)
        return None if ordinal < 0 else self.reader.postings(field, ordinal)

    def _read_positions(self, term: FieldTerm) -> TermPositions | None:
        field, text = term
        postings = self.postings(field, text)
        if postings is None:
            return None
        exact = self.reader.exact_frequencies(field, postings)
        big = exact[exact >= CAPPED_FREQUENCY].astype(np.uint32)
        positions = self.reader.positions(field, self.reader.find_ordinal(field, text))
        return TermPositions(postings.doc_ids, postings.frequencies, big, positions)


def recall(
    cache: dict[FieldTerm, Cached | None],
    term: FieldTerm,
    read: Callable[[FieldTerm], Cached | None],
) -> Cached | None:
    """Returns what the cache has for a term; reads and caches it where it has nothing."""
    try:
        return cache[term]
    except KeyError:
        pass
    if len(cache) >= _MAX_CACHED_TERMS:
        cache.clear()
    cache[term] = found = read(term)
    return found
