"""The facet of the user's own tags, which no index holds."""

from collections.abc import Callable, Mapping

import numpy as np

from index.schema import ID
from search.executor.facets import DocValues
from search.executor.scorers.values_scorer import ValuesScorer
from search.executor.segment_context import DocIds, SegmentContext

ListTags = Callable[[], Mapping[str, frozenset[str]]]
"""Returns for each tag the ids of the texts that have it."""


class TagFacet:
    """Reads the tags of documents; see `FacetReader`.

    Args:
        tags: for each tag the ids of the texts that have it.
    """

    def __init__(self, tags: Mapping[str, frozenset[str]]) -> None:
        self._scorers = {
            name: ValuesScorer(ID, frozenset(one.encode() for one in ids))
            for name, ids in tags.items()
        }

    def count(self, segment: SegmentContext, doc_ids: DocIds) -> dict[str, int]:
        """Counts documents, given as a uint16 array of shape (n,), by tag."""
        return {
            name: int(scorer.probe(segment, doc_ids).mask.sum())
            for name, scorer in self._scorers.items()
        }

    def read(self, segment: SegmentContext, doc_ids: DocIds) -> DocValues:
        """Reads the tags of documents, a uint16 array of shape (n,)."""
        found = [
            np.flatnonzero(scorer.probe(segment, doc_ids).mask)
            for scorer in self._scorers.values()
        ]
        counts = [len(docs) for docs in found]
        docs = np.concatenate(found) if found else np.zeros(0, np.int64)
        return DocValues(
            docs, np.repeat(np.arange(len(counts)), counts), [*self._scorers]
        )
