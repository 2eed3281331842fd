"""The facet of actors where the user merged some: an article may have several of the names."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from index.schema import ACTORS
from search.executor.facets import DocValues, PostingsFacet
from search.executor.segment_context import DocIds, SegmentContext


class MergedActorFacet(PostingsFacet):
    """Counts each article once for the names of one actor.

    Args:
        groups: the names of each actor by its canonical name.
    """

    def __init__(self, groups: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(ACTORS)
        self._groups = groups

    def count(self, segment: SegmentContext, doc_ids: DocIds) -> dict[str, int]:
        """Counts documents, given as a uint16 array of shape (n,), by actor."""
        counts = super().count(segment, doc_ids)
        for name, ordinals in self._find_groups(segment):
            for ordinal in ordinals:
                counts.pop(segment.values(ACTORS)[ordinal], None)
            docs = unite_docs(segment, ordinals)
            if n_docs := len(np.intersect1d(docs, doc_ids, assume_unique=True)):
                counts[name] = n_docs
        return counts

    def read(self, segment: SegmentContext, doc_ids: DocIds) -> DocValues:
        """Reads the actors of documents, a uint16 array of shape (n,)."""
        docs, values, names = super().read(segment, doc_ids)
        merged = list(names)
        for name, ordinals in self._find_groups(segment):
            for ordinal in ordinals:
                merged[ordinal] = name
        return DocValues(docs, values, merged)

    def _find_groups(self, segment: SegmentContext) -> Iterator[tuple[str, list[int]]]:
        for name, names in self._groups.items():
            if ordinals := find_ordinals(segment, names):
                yield name, ordinals


def find_ordinals(segment: SegmentContext, names: tuple[str, ...]) -> list[int]:
    """Finds the ordinals of those of some actors that a segment has."""
    reader = segment.reader
    found = (reader.find_ordinal(ACTORS, name.encode()) for name in names)
    return [ordinal for ordinal in found if ordinal >= 0]


def unite_docs(segment: SegmentContext, ordinals: list[int]) -> NDArray[np.uint16]:
    """Finds the documents with any of some actors: uint16, shape (n,), ascending."""
    docs = [segment.reader.doc_ids(ACTORS, ordinal) for ordinal in ordinals]
    return np.unique(np.concatenate(docs))
