"""The scorer of parts that stand near each other: words, phrases and groups of them."""

from index.value_classes import dataclass
from search.executor.scorers.occurrences import OccurrenceFinder
from search.executor.scorers.scorer import ScoredDocs, ScoredMask
from search.executor.segment_context import DocIds, SegmentContext
from search.kernels import locate
from search.kernels.near import NearOccurrences


@dataclass(frozen=True)
class NearScorer:
    """Matches documents in which parts stand near each other; scores nothing.

    Attributes:
        field: a field with positions.
        occurrences: what is near what.
    """

    field: str
    occurrences: NearOccurrences

    def cost(self, segment: SegmentContext) -> int:
        """Returns how many documents have the rarest part, at most."""
        finder = OccurrenceFinder(segment, self.field)
        return min(finder.count_docs(self.occurrences), segment.n_docs)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the uint16 ids that match, shape (n_matches,)."""
        return ScoredDocs(self._find(segment, None), None)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask of shape (len(doc_ids),)."""
        found = self._find(segment, doc_ids)
        return ScoredMask(locate(doc_ids, found, segment.workspace) >= 0, None)

    def _find(self, segment: SegmentContext, among: DocIds | None) -> DocIds:
        finder = OccurrenceFinder(segment, self.field)
        doc_ids = finder.find_docs(self.occurrences)
        if among is not None:
            doc_ids = finder.intersect(doc_ids, among)
        return finder.find_matching(self.occurrences, doc_ids)
