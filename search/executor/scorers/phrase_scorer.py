"""The scorer of phrases: terms near each other, in order or in any."""

from collections.abc import Sequence

from index.value_classes import dataclass
from search.executor.scorers.filter_scorers import NO_DOCS
from search.executor.scorers.scorer import ScoredDocs, ScoredMask
from search.executor.segment_context import DocIds, SegmentContext
from search.kernels import locate, match_in_any_order, match_phrase


@dataclass(frozen=True)
class PhraseScorer:
    """Matches documents with terms of one field near each other; scores nothing.

    Attributes:
        field: a field with positions.
        terms: one or more, in UTF-8.
        max_distance: greatest difference between the positions of a term and the next;
            1 for terms that stand side by side. In any order, that of the last and the
            first.
        any_order: whether the terms may stand in any order.
    """

    field: str
    terms: Sequence[bytes]
    max_distance: int
    any_order: bool = False

    def cost(self, segment: SegmentContext) -> int:
        """Returns the document frequency of the rarest term."""
        return min(self._doc_frequency(segment, term) for term in self.terms)

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the uint16 ids that match, shape (n_matches,)."""
        return ScoredDocs(self._find(segment, None), None)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask of shape (len(doc_ids),)."""
        found = self._find(segment, doc_ids)
        return ScoredMask(locate(doc_ids, found, segment.workspace) >= 0, None)

    def _doc_frequency(self, segment: SegmentContext, term: bytes) -> int:
        postings = segment.postings(self.field, term)
        return 0 if postings is None else len(postings.doc_ids)

    def _find(self, segment: SegmentContext, among: DocIds | None) -> DocIds:
        numbers: dict[bytes, int] = {}
        order = [numbers.setdefault(term, len(numbers)) for term in self.terms]
        found = [segment.positions(self.field, term) for term in numbers]
        present = [positions for positions in found if positions is not None]
        if len(present) < len(found):
            return NO_DOCS
        match = match_in_any_order if self.any_order else match_phrase
        return match(present, order, self.max_distance, among, segment.workspace)
