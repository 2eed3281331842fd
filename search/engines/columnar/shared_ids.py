"""Tells whether several articles of an index on this machine have one id."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.codec.snapshot import LiveSegment, Snapshot
from index.codec.term_dictionary import TermDictionary
from index.schema import ID

_MANY = 1_000
"""For so many articles, of one search or of several, it is faster to look up which ids
are shared at all."""


class SharedIds:
    """The ids of one commit that several documents may have."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._n_asked = 0

    def may_share(self, ids: Sequence[str], numbers: Sequence[int]) -> list[bool]:
        """Tells which of some documents may share their ids with others.

        Args:
            ids: their ids.
            numbers: their numbers.
        """
        if self._none_is_shared:
            return [False] * len(ids)
        self._n_asked += len(ids)
        if self._n_asked < _MANY:
            return list(map(self._may_be_shared, ids, numbers))
        return [article_id in self._shared for article_id in ids]

    def _may_be_shared(self, article_id: str, number: int) -> bool:
        """Returns whether another document may have the id: 5 µs a segment."""
        own, _ = self._snapshot.locate(number)
        if own.reader.name not in self._distinct and _occurs_twice(own, article_id):
            return True
        term = article_id.encode()
        return any(
            segment is not own and _may_have_id(segment, term)
            for segment in self._snapshot.segments
        )

    @cached_property
    def _none_is_shared(self) -> bool:
        """Tells whether there is but one segment, and each of its documents has its own id."""
        return len(self._distinct) == 1 == len(self._snapshot.segments)

    @cached_property
    def _distinct(self) -> frozenset[str]:
        """Names of the segments in which each document has an id of its own."""
        return frozenset(
            segment.reader.name
            for segment in self._snapshot.segments
            if len(segment.reader.term_dictionary(ID)) == segment.n_docs
        )

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The ids that several documents have: 0.2 µs a document to find."""
        readers = [segment.reader for segment in self._snapshot.segments]
        ids = [id for reader in readers for id in reader.term_dictionary(ID)]
        again = [id for id, count in Counter(ids).items() if count > 1]
        shared = {id.decode() for id in again}
        for reader in readers:
            if reader.name not in self._distinct:
                dictionary = reader.term_dictionary(ID)
                counts = np.bincount(reader.doc_values(ID))
                repeated = np.flatnonzero(counts[1:] > 1)
                shared.update(dictionary[n].decode() for n in repeated.tolist())
        return frozenset(shared)


def _occurs_twice(segment: LiveSegment, article_id: str) -> bool:
    ordinal = segment.reader.find_ordinal(ID, article_id.encode())
    return ordinal >= 0 and segment.reader.doc_frequency(ID, ordinal) > 1


def _may_have_id(segment: LiveSegment, term: bytes) -> bool:
    ids = segment.reader.term_dictionary(ID)
    return isinstance(ids, TermDictionary) and ids.may_contain(term)
