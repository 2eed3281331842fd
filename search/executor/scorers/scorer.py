"""The protocol of scorers, and what they return."""

from typing import NamedTuple, Protocol

from search.executor.segment_context import DocIds, DocMask, Scores, SegmentContext
from search.kernels import filter_docs


class ScoredDocs(NamedTuple):
    """Documents that match in a segment.

    Attributes:
        doc_ids: uint16 array of shape (n_matches,), ascending.
        scores: float32 array of the same shape; None where all scores are 0.
    """

    doc_ids: DocIds
    scores: Scores | None


class ScoredMask(NamedTuple):
    """For each of some documents, whether it matches and its score.

    Attributes:
        mask: bool array of shape (len(doc_ids),).
        scores: float32 array of the same shape, 0 where the mask is False; None where
            all scores are 0.
    """

    mask: DocMask
    scores: Scores | None


class Scorer(Protocol):
    """Finds and scores the documents that match one plan node, segment by segment.

    Deleted documents match like any other; `keep_live` removes them at the end. Scorers
    serve one query and may cache what they read.
    """

    def cost(self, segment: SegmentContext) -> int:
        """Estimates the work in a segment, in documents: about as many as match."""

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the uint16 ids and float32 scores, shape (n_matches,), that match."""

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Checks and scores documents given by id.

        Args:
            segment: where the documents are.
            doc_ids: uint16 array of shape (n,), ascending.

        Returns: bool mask and float32 scores of shape (n,).
        """


def keep_live(segment: SegmentContext, found: ScoredDocs) -> ScoredDocs:
    """Removes the deleted documents: uint16 ids and float32 scores, shape (n_live,)."""
    live = segment.live.live_docs
    if live is None:
        return found
    return ScoredDocs(
        *filter_docs(live[found.doc_ids], found.doc_ids, found.scores, None)
    )
