"""The engine of one run over a cluster: it remembers nothing of the runs before."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.codec.stored_article import load_article
from search.engines.index_engine import IndexEngine
from search.engines.opensearch.cluster_errors import (
    ClusterError,
    TooManyToGatherError,
)
from search.engines.opensearch.cluster_snapshot import (
    ClusterSnapshot,
)
from search.engines.opensearch.lookups import Lookups
from search.executor.executor import DocNumbers
from search.executor.plan import Disjunction
from search.query import View
from search.query.query import FacetField, Query
from search.query.tree import Everything
from search.results.results import FacetCount, Results

if TYPE_CHECKING:
    from index.embedding.static_vectors import StaticVectors, Vectors
    from search.engines.measuring.measured_index import MeasuredIndex
    from search.engines.opensearch.gathering.gathered_index import (
        GatheredIndex,
        GatheredText,
    )


class RunEngine(IndexEngine):
    """Answers queries with what lookups know; see `search.engines.opensearch.lookups`."""

    @cached_property
    def _vectors(self) -> "_TextVectors":
        return _TextVectors(self._snapshot_of_run)

    def list_gathered(self, queries: Sequence[Query]) -> DocNumbers:
        """Lists the documents that match any of some queries: int64 array of shape (n,).

        Raises:
            TooManyToGatherError: there are too many.
        """
        from search.engines.opensearch.gathering.gathered_index import MOST_GATHERED

        rewritten = map(self._rewrite, queries)
        plan = Disjunction([t.translate(one.scored) for one, t in rewritten])
        count = self._executor.count(plan)
        if count > MOST_GATHERED:
            raise TooManyToGatherError("this", count, MOST_GATHERED)
        return self._executor.find_all(plan)

    def read_texts(self, numbers: Sequence[int]) -> "list[GatheredText]":
        """Reads articles to be gathered."""
        from search.engines.opensearch.gathering.gathered_index import GatheredText

        stored = self._snapshot.stored_documents(numbers)
        articles = self._articles.read_all(numbers)
        return [
            GatheredText(text, article.id)
            for (text, _), article in zip(stored, articles, strict=True)
        ]

    def measure_gathered(self, gathered: "GatheredIndex") -> "MeasuredIndex":
        """Makes what measures gathered articles, with the vocabulary of all."""
        from search.engines.measuring.measured_index import MeasuredIndex
        from search.engines.opensearch.gathering.gathered_index import (
            GatheredArticles,
            GatheredExecutor,
        )

        parts = self._parts
        executor = GatheredExecutor(gathered, self._executor, parts)
        articles = GatheredArticles(gathered, executor, parts.guesses, parts.linked)
        return MeasuredIndex(executor, articles, self._resolver, self._rewrite)

    @property
    def _snapshot_of_run(self) -> ClusterSnapshot:
        snapshot = self._snapshot
        assert isinstance(snapshot, ClusterSnapshot)
        return snapshot


class PatientFinder:
    """Goes on to the next question where the answer to one is not known yet.

    A question that rests on a guess may fail: an article is not found, say. The questions
    after it are then asked all the same, in the same request.
    """

    def __init__(self, engine: IndexEngine, lookups: Lookups) -> None:
        self._engine = engine
        self._lookups = lookups

    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        return self._go_on(lambda: self._engine.search(query), query)

    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """See `search.engines.Engine`."""
        nothing = within or Query("", Everything(), view)
        return self._go_on(
            lambda: self._engine.similar(id_or_path, view, within), nothing
        )

    def _go_on(self, ask: Callable[[], Results], query: Query) -> Results:
        try:
            return ask()
        except ClusterError:
            raise
        except Exception:
            if not self._lookups.is_guessing:
                raise
            facets: dict[FacetField, tuple[FacetCount, ...]] = dict.fromkeys(
                query.view.facets, ()
            )
            return Results(query, 0, 0, (), facets)


class _TextVectors:
    """Computes the vectors of articles from their texts, half a millisecond each."""

    def __init__(self, snapshot: ClusterSnapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def model(self) -> "StaticVectors":
        from index.embedding.static_vectors import load_static_vectors

        return load_static_vectors()

    def read(self, numbers: Sequence[int]) -> "Vectors":
        """Returns vectors: float32 array of shape (len(numbers), dimensions)."""
        rows = []
        for stored, place in self._snapshot.stored_documents(numbers):
            article = load_article(stored, place=place)
            # As those that a local index keeps, of half precision.
            vector = self.model.embed_article(article.title.value or "", article.body)
            rows.append(vector)
        found: Vectors = np.array(rows, np.float32)
        return found.reshape(len(rows), self.model.dimensions)
