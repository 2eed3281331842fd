"""Counts the stories in many answers: clusters of near-duplicates, as in `clusters`.

For a few answers the texts of each are clustered. Once as many texts have been as a quarter
of the index, all pairs of near-duplicates are found in one go: of an answer then only
those pairs count of which it has both texts, which takes microseconds.
"""

from functools import cached_property

import numpy as np

from index.codec.snapshot import Snapshot
from search.duplicates.clusters import connect_pairs, find_clusters, find_pairs
from search.duplicates.near_duplicates import Numbers64

_SHARE_OF_INDEX = 0.25


class StoryCounter:
    """Counts the stories in answers from one snapshot of an index."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._n_docs = sum(segment.n_docs for segment in snapshot.segments)
        self._left = int(self._n_docs * _SHARE_OF_INDEX)

    def count(self, numbers: Numbers64) -> int:
        """Returns the number of stories.

        Args:
            numbers: documents of an answer: int64 array of shape (n,), ascending.
        """
        if self._left >= len(numbers):
            self._left -= len(numbers)
            texts = self._snapshot.read_fingerprints(numbers)
            return len(np.unique(find_clusters(texts)))
        self._left = 0
        first, second = self._pairs
        inside = np.zeros(self._n_docs, np.bool_)
        inside[numbers] = True
        both = inside[first] & inside[second]
        if not both.any():
            return len(numbers)
        docs, ends = np.unique(
            np.stack((first[both], second[both])), return_inverse=True
        )
        one, other = ends.reshape(2, -1)
        clusters = connect_pairs(len(docs), one, other)
        return len(numbers) - len(docs) + len(np.unique(clusters))

    @cached_property
    def _pairs(self) -> tuple[Numbers64, Numbers64]:
        """All pairs of near-duplicates."""
        # Documents that were deleted are in no answer.
        return find_pairs(self._snapshot.read_fingerprints(np.arange(self._n_docs)))
