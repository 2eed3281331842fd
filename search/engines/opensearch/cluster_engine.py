"""Answers queries on an index in a cluster, with the engine that all indexes share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.actor_edits import NO_EDITS, ActorEdits
from index.article import ActorType, Article
from search.desk.tag_reader import NO_TAGS, TagReader
from search.engines.index_engine import IndexEngine
from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_errors import (
    ClusterIndexGoneError,
)
from search.engines.opensearch.lookups import RunResult
from search.engines.opensearch.opened_cluster import OpenedCluster
from search.query import View
from search.query.query import FacetField, Query
from search.results.batch_results import AnswerTotals
from search.results.results import Results
from search.settings.cluster_options import ClusterSettings

if TYPE_CHECKING:
    from search.engines import FindsArticles, Measures
    from search.engines.measuring.measured_index import MeasuredIndex
    from search.results.actor_results import (
        ActorList,
        ActorNaming,
        ActorProfile,
        MergeSuggestions,
    )
    from search.results.index_status import IndexStatus
    from search.results.marked_article import MarkedArticle


class ClusterEngine:
    """See `search.engines.Engine`.

    Args:
        settings: where the cluster is.
        edits: the user's changes to actors.
        tags: the user's tags.
        client: asks the cluster; None for one made of the settings.

    Raises:
        ClusterIndexGoneError: there is no index.
        ClusterVersionError: it has another format.
        ClusterError: the cluster fails.
    """

    def __init__(
        self,
        settings: ClusterSettings,
        edits: ActorEdits = NO_EDITS,
        *,
        tags: TagReader = NO_TAGS,
        client: ClusterClient | None = None,
    ) -> None:
        self._settings = settings
        self._edits = edits
        self._tags = tags
        self._client = client or ClusterClient(settings)
        self._opened = self._open()

    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.search(query))

    def files(self, query: Query, *, most: int | None = None) -> Iterator[str]:
        """See `search.engines.Engine`."""
        return iter(self._answer(lambda engine: tuple(engine.files(query, most=most))))

    def texts(self, query: Query) -> list[str]:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.texts(query))

    def count(self, query: Query, by: FacetField | None = None) -> AnswerTotals:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.count(query, by))

    def find_originals(self, texts: Iterable[str], within: Query) -> dict[str, str]:
        """See `search.engines.Engine`."""
        wanted = list(texts)
        return self._answer(lambda engine: engine.find_originals(wanted, within))

    @property
    def measures(self) -> "Measures":
        """See `search.engines.Engine`."""
        # No search needs it.
        from search.engines.opensearch.gathering.cluster_measures import ClusterMeasures

        return ClusterMeasures(self._measure)

    def article(self, id_or_path: str) -> Article:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.article(id_or_path))

    def mark(self, id_or_path: str, query: Query) -> "MarkedArticle":
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.mark(id_or_path, query))

    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.similar(id_or_path, view, within))

    def copies(
        self,
        id_or_path: str,
        view: View = View(limit=1_000, snippets=0),
        within: Query | None = None,
    ) -> Results:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.copies(id_or_path, view, within))

    def file_articles(self, file: str, view: View) -> Results:
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.file_articles(file, view))

    def actors(
        self,
        *,
        limit: int,
        page: int = 1,
        kind: ActorType | None = None,
        within: Query | None = None,
    ) -> "ActorList":
        """See `search.engines.Engine`."""
        ask = partial(
            IndexEngine.actors, limit=limit, page=page, kind=kind, within=within
        )
        return self._answer(ask)

    def actor(self, name: str, within: Query | None = None) -> "ActorProfile":
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.actor(name, within))

    def actor_naming(self, name: str) -> "ActorNaming":
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.actor_naming(name))

    def suggest_merges(self, *, limit: int) -> "MergeSuggestions":
        """See `search.engines.Engine`."""
        return self._answer(lambda engine: engine.suggest_merges(limit=limit))

    def status(self) -> "IndexStatus":
        """See `search.engines.Engine`."""
        return self._retry(lambda: self._opened.read_status())

    def together(self, ask: "Callable[[FindsArticles], RunResult]") -> RunResult:
        """See `search.engines.Engine`."""
        return self._retry(lambda: self._opened.together(ask))

    def _measure(
        self,
        queries: Sequence[Query],
        measure: "Callable[[MeasuredIndex], RunResult]",
    ) -> RunResult:
        """Gathers the articles that match any of some queries, and measures them."""

        def gather_and_measure() -> RunResult:
            opened = self._opened
            gathered = opened.gather(queries)
            return opened.answer(
                lambda engine: measure(engine.measure_gathered(gathered))
            )

        return self._retry(gather_and_measure)

    def _answer(self, ask: Callable[[IndexEngine], RunResult]) -> RunResult:
        return self._retry(lambda: self._opened.answer(ask))

    def _retry(self, ask: Callable[[], RunResult]) -> RunResult:
        """Opens the index anew where another has taken its place meanwhile."""
        try:
            return ask()
        except ClusterIndexGoneError:
            self._opened = self._open()
        return ask()

    def _open(self) -> OpenedCluster:
        return OpenedCluster(self._settings, self._edits, self._tags, self._client)
