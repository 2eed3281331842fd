"""The executor: runs query plans over the segments of an index."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.snapshot import Snapshot
from index.value_classes import dataclass
from search.executor.bm25f import SynonymScorer
from search.executor.collectors import (
    DateOrderCollector,
    ScoredHit,
    TopScoresCollector,
)
from search.executor.facets import FACETS, DocValues, FacetCounter, FacetReader
from search.executor.plan import Disjunction, PhraseFilter, Plan
from search.executor.scorers.boolean_scorers import DisjunctionScorer
from search.executor.scorers.scorer import Scorer, keep_live
from search.executor.scorers.scorer_builder import ScorerBuilder
from search.executor.segment_context import SegmentContext
from search.executor.statistics import IndexStatistics
from search.kernels import Workspace
from search.query.query import DATE_FACETS, FacetField, Sort

if TYPE_CHECKING:
    from search.executor.facet_columns import (
        ColumnCounter,
        FacetColumns,
        HeldFacets,
        Rename,
    )
    from search.executor.tag_facet import ListTags
    from search.results.score_explanation import ScorePart

DocNumbers = NDArray[np.int64]
"""Numbers of documents in the whole index: doc base plus doc id."""


@dataclass(frozen=True, slots=True)
class TopDocs:
    """The answer to a query.

    Attributes:
        total: number of documents that match.
        hits: document number and score of the hits asked for, best first.
        facets: for each facet asked for, the number of all hits by value; the empty
            value is "unknown".
    """

    total: int
    hits: tuple[ScoredHit, ...]
    facets: dict[FacetField, dict[str, int]] = field(default_factory=dict)


class SecondLook(NamedTuple):
    """A second look at the first hits, which puts them in another order.

    Attributes:
        n_hits: number of hits that it is given, whichever page is wanted: pages then
            fit together.
        reorder: takes the best hits, at least so many if there are, and returns the same
            with the first `n_hits` in their new order and with their new scores.
    """

    n_hits: int
    reorder: Callable[[tuple[ScoredHit, ...]], tuple[ScoredHit, ...]]


class Executor:
    """Searches one snapshot of an index; one thread at a time.

    Args:
        snapshot: the index.
        merged_actors: the names of each actor that the user merged, by canonical name.
        rename: for an executor that answers many searches the function that returns an
            actor's canonical name, None for one to leave out; facets are then held in
            memory. Otherwise actors are counted by their names in the articles.
        tags: returns the ids of the texts with each of the user's tags, as they are now.

    Attributes:
        snapshot: the index.
        statistics: the counts that scores depend on.
        segments: the segments, with caches.
        n_docs: number of documents, deleted ones included.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        merged_actors: Mapping[str, tuple[str, ...]] = {},
        rename: "Rename | None" = None,
        tags: "ListTags" = dict,
    ) -> None:
        self.snapshot = snapshot
        self._merged_actors = merged_actors
        self._rename = rename
        self._tags = tags
        self._held = None if rename is None else _hold_facets()
        self.statistics = IndexStatistics(snapshot)
        workspace = Workspace()
        self.segments = [SegmentContext(live, workspace) for live in snapshot.segments]
        self._builder = ScorerBuilder(self.statistics)
        self.n_docs = sum(segment.n_docs for segment in self.segments)

    def search(  # noqa: PLR0913  (the parts of a view)
        self,
        plan: Plan,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Sort = Sort.RELEVANCE,
        facets: Sequence[FacetField] = (),
        facet_rows: int | None = None,
        second_look: SecondLook | None = None,
    ) -> TopDocs:
        """Returns at most `limit` hits from `offset` on; the total and facets of all.

        With `facet_rows` an executor that lasts counts only so many names of a facet.
        """
        if second_look is not None and limit and order is Sort.RELEVANCE:
            stop = offset + limit
            found = self.search(
                plan,
                limit=max(stop, second_look.n_hits),
                facets=facets,
                facet_rows=facet_rows,
            )
            hits = second_look.reorder(found.hits)
            return replace(found, hits=hits[offset:stop])
        scorer = self.build_scorer(plan)
        counters = {facet: self._make_counter(facet, facet_rows) for facet in facets}
        k = min(offset + limit, self.n_docs)
        collector = (
            TopScoresCollector(k)
            if order is Sort.RELEVANCE
            else DateOrderCollector(k, newest=order is Sort.NEWEST)
        )
        synonyms = _only_synonyms(scorer)
        if synonyms and isinstance(collector, TopScoresCollector) and not counters:
            total = sum(
                collector.collect_synonyms(segment, synonyms)
                for segment in self.segments
            )
        else:
            total = self._collect(scorer, collector, list(counters.values()))
        counts = {facet: dict(counter.counts) for facet, counter in counters.items()}
        return TopDocs(total, tuple(collector.hits[offset:]), counts)

    def find_matching(self, plan: Plan, numbers: Iterable[int]) -> list[bool]:
        """Tells for each of some documents whether a plan matches it."""
        scorer = self.build_scorer(plan, scored=False)
        wanted = list(numbers)
        found: dict[int, bool] = {}
        for segment in self.segments:
            base = segment.doc_base
            inside = sorted(n - base for n in wanted if 0 <= n - base < segment.n_docs)
            if inside:
                mask = scorer.probe(segment, np.array(inside, np.uint16)).mask
                found.update(
                    zip((n + base for n in inside), mask.tolist(), strict=True)
                )
        return [found[number] for number in wanted]

    def find_all(self, plan: Plan) -> DocNumbers:
        """Returns the numbers of all documents that match: int64, (n_matches,), ascending."""
        scorer = self.build_scorer(plan, scored=False)
        parts = [
            keep_live(segment, scorer.evaluate(segment)).doc_ids.astype(np.int64)
            + segment.doc_base
            for segment in self.segments
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def count_by(self, facet: FacetField, numbers: DocNumbers) -> dict[str, int]:
        """Counts documents by the values of a facet.

        Args:
            facet: the facet.
            numbers: of the documents: int64 array of shape (n,), ascending.
        """
        counter = self._make_counter(facet, None)
        for segment in self.segments:
            end = segment.doc_base + segment.n_docs
            low, high = np.searchsorted(numbers, [segment.doc_base, end])
            doc_ids = (numbers[low:high] - segment.doc_base).astype(np.uint16)
            counter.collect(segment, doc_ids)
        return dict(counter.counts)

    def count(self, plan: Plan) -> int:
        """Counts the documents that match."""
        return len(self.find_all(plan))

    def occurs(self, fields: Sequence[str], terms: tuple[str, ...]) -> bool:
        """Tells whether some document has terms side by side in one of some text fields."""
        phrases = [PhraseFilter(field, terms) for field in fields]
        return self.search(Disjunction(phrases), limit=1).total > 0

    def explain(self, plan: Plan, number: int) -> "tuple[ScorePart, ...]":
        """Returns the parts that add up to the score of a document that a plan matches."""
        # Few searches need it.
        from search.executor.explain_score import explain_score

        scorer = self.build_scorer(plan)
        (segment,) = (
            segment
            for segment in self.segments
            if 0 <= number - segment.doc_base < segment.n_docs
        )
        return tuple(explain_score(scorer, segment, number - segment.doc_base))

    def facet_reader(self, facet: FacetField) -> FacetReader:
        """Returns what reads the values of a facet; names that are merged count as one."""
        if facet is FacetField.TAG:
            # Few users count by tag.
            from search.executor.tag_facet import TagFacet

            return TagFacet(self._tags())
        if facet is not FacetField.ACTOR or not self._merged_actors:
            return FACETS[facet]
        # Few users merge actors.
        from search.executor.merged_actors import MergedActorFacet

        return MergedActorFacet(self._merged_actors)

    def read_facet(self, facet: FacetField, numbers: DocNumbers) -> DocValues:
        """Reads the values of documents; names that are merged count as one.

        Args:
            facet: the facet.
            numbers: int64 array of shape (n,), ascending.

        Returns:
            Pairs of a document, as an index into `numbers`, and a value.
        """
        reader, codes = self.facet_reader(facet), dict[str, int]()
        docs, values = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for segment in self.segments:
            end = segment.doc_base + segment.n_docs
            low, high = np.searchsorted(numbers, [segment.doc_base, end])
            doc_ids = (numbers[low:high] - segment.doc_base).astype(np.uint16)
            found = reader.read(segment, doc_ids)
            here = [codes.setdefault(name, len(codes)) for name in found.names]
            docs.append(found.docs + low)
            values.append(np.array(here, np.int64)[found.values])
        return DocValues(np.concatenate(docs), np.concatenate(values), list(codes))

    def cross_facets(
        self, plan: Plan, fields: tuple[FacetField, FacetField]
    ) -> dict[str, dict[str, int]]:
        """Counts the documents that match by value of one facet, and of a second one."""
        # Only pages in a browser ask for it.
        from search.executor.crossed_facets import cross_facets

        numbers = self.find_all(plan)
        return cross_facets(*(self.read_facet(field, numbers) for field in fields))

    def share_facets(self, other: "Executor") -> None:
        """Holds facets together with another executor on the same commit."""
        self._held = other._held

    def build_scorer(self, plan: Plan, *, scored: bool = True) -> Scorer:
        """Builds the scorer that runs a plan; unless `scored`, all its scores are 0."""
        return self._builder.build(plan, scored=scored)

    def _make_counter(
        self, facet: FacetField, rows: int | None
    ) -> "FacetCounter | ColumnCounter":
        if self._held is None or facet is FacetField.TAG:
            return FacetCounter(self.facet_reader(facet))
        # A command answers one search, for which this would take longer.
        from search.executor.facet_columns import ColumnCounter

        columns = self._held.find(facet, lambda: self._read_columns(facet))
        return ColumnCounter(columns, None if facet in DATE_FACETS else rows)

    def _read_columns(self, facet: FacetField) -> "FacetColumns":
        from search.executor.facet_columns import FacetColumns

        rename = self._rename if facet is FacetField.ACTOR else None
        return FacetColumns(self.segments, self.facet_reader(facet), rename or str)

    def _collect(
        self,
        scorer: Scorer,
        collector: TopScoresCollector | DateOrderCollector,
        counters: "Sequence[FacetCounter | ColumnCounter]",
    ) -> int:
        """Number of documents that match; collects the best of them, and counts all."""
        total = 0
        for segment in self.segments:
            found = keep_live(segment, scorer.evaluate(segment))
            total += len(found.doc_ids)
            for counter in counters:
                counter.collect(segment, found.doc_ids)
            if collector.k and len(found.doc_ids):
                collector.collect(segment, found)
        return total


def _hold_facets() -> "HeldFacets":
    # Only for executors that last.
    from search.executor.facet_columns import HeldFacets

    return HeldFacets()


def _only_synonyms(scorer: Scorer) -> list[SynonymScorer]:
    """The parts of a disjunction that holds nothing but synonyms of positive score."""
    parts = scorer.parts if isinstance(scorer, DisjunctionScorer) else [scorer]
    synonyms = [part for part in parts if isinstance(part, SynonymScorer)]
    positive = all(part.boost and part.boost > 0 for part in synonyms)
    return synonyms if positive and len(synonyms) == len(parts) else []
