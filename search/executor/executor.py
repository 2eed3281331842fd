"""Answers queries over an index's arrays."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.codec.array_file import Array
from index.codec.snapshot import Snapshot
from search.executor.bm25f import FieldWeights, WordForms
from search.executor.boolean_scorers import AnyOf
from search.executor.collectors import BestScores, ByDate
from search.executor.facets import FacetCounter
from search.executor.planner import Planner
from search.executor.segment_context import Node, Query, Segment
from search.executor.statistics import Bm25, Scoring, Statistics

if TYPE_CHECKING:
    from search.results.score_explanation import ScorePart

Order = Literal["relevance", "newest", "oldest"]
Facet = Literal["outlet", "actor", "year", "month", "language"]


@dataclass(frozen=True, slots=True)
class TopDocs:
    """The answer to a query.

    Attributes:
        total: how many articles match.
        hits: the number and score of those asked for, best first.
        facets: for each facet asked for, how many of all the hits bear each value; the
            empty value is "unknown".
        cut: whether a pattern stood for more terms than were looked for.
    """

    total: int
    hits: tuple[tuple[int, float], ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    cut: bool = False


class Executor:
    """Searches one snapshot of an index; not for several threads at once.

    Attributes:
        snapshot: the index.
        statistics: what true BM25F depends on of it; single terms are scored as
            Whoosh does, which counts deleted articles too.
    """

    def __init__(self, snapshot: Snapshot, constants: Bm25 | None = None) -> None:
        self.snapshot = snapshot
        self.statistics = Statistics(snapshot)
        as_whoosh = Statistics(snapshot, as_whoosh=True)
        self._scoring = Scoring(as_whoosh, constants or Bm25())
        self._field_weights = FieldWeights(self.statistics)
        self._segments = [Segment(live) for live in snapshot.segments]
        self._articles = sum(segment.articles for segment in self._segments)

    def search(
        self,
        query: Query,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Order = "relevance",
        facets: Sequence[Facet] = (),
    ) -> TopDocs:
        """The hits from `offset` on, at most `limit`; the total and facets of all.

        Raises:
            UnsupportedQueryError: the query holds a part that cannot be done here.
        """
        planner = self._planner()
        node = planner.plan(query)
        counters = {str(facet): FacetCounter(facet) for facet in facets}
        count = min(offset + limit, self._articles)
        best = (
            BestScores(count)
            if order == "relevance"
            else ByDate(count, newest=order == "newest")
        )
        words = _only_words(node)
        if words and isinstance(best, BestScores) and not counters:
            total = sum(best.take_words(segment, words) for segment in self._segments)
        else:
            total = self._look_through(node, best, counters.values())
        hits = tuple(best.hits[offset:])
        counts = {facet: dict(counter.counts) for facet, counter in counters.items()}
        return TopDocs(total, hits, counts, planner.expander.cut)

    def matches(self, query: Query, numbers: Iterable[int]) -> list[bool]:
        """Which of the articles a query matches."""
        node = self._planner().plan(query, None)
        wanted = list(numbers)
        found: dict[int, bool] = {}
        for segment in self._segments:
            base = segment.live.doc_base
            inside = sorted(
                n - base for n in wanted if 0 <= n - base < segment.articles
            )
            if inside:
                mask = node.probe(segment, np.array(inside, np.uint16)).mask
                numbers_here = (n + base for n in inside)
                found.update(zip(numbers_here, mask.tolist(), strict=True))
        return [found[number] for number in wanted]

    def articles_of(self, query: Query) -> Array:
        """The numbers of all the articles that a query matches."""
        node = self._planner().plan(query, None)
        parts = [
            segment.alive(node.run(segment)).articles.astype(np.int64)
            + segment.live.doc_base
            for segment in self._segments
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def explain(self, query: Query, number: int) -> "tuple[ScorePart, ...]":
        """What the score of an article that a query matches adds up from."""
        # Few searches ask for it, and each would import it.
        from search.executor.explain_score import explain

        node = self._planner().plan(query)
        (segment,) = (
            segment
            for segment in self._segments
            if 0 <= number - segment.live.doc_base < segment.articles
        )
        return tuple(explain(node, segment, number - segment.live.doc_base))

    def _look_through(
        self, node: Node, best: BestScores | ByDate, counters: Collection[FacetCounter]
    ) -> int:
        """How many articles match, which are counted and of which the best are taken."""
        total = 0
        for segment in self._segments:
            found = segment.alive(node.run(segment))
            total += len(found.articles)
            for counter in counters:
                counter.take(segment, found.articles)
            if best.count and len(found.articles):
                best.take(segment, found)
        return total

    def _planner(self) -> Planner:
        return Planner(self._scoring, self._field_weights, self._segments)


def _only_words(node: Node) -> Sequence[WordForms]:
    """The words, if the node matches what any of some words does, and nothing else."""
    parts = node.parts if isinstance(node, AnyOf) else [node]
    words = [part for part in parts if isinstance(part, WordForms)]
    positive = all(word.factor and word.factor > 0 for word in words)
    return words if positive and len(words) == len(parts) else ()
