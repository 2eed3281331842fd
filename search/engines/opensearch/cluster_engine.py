"""Answers queries on an index in a cluster, with the engine that all indexes share."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from index import schema
from index.actor_edits import NO_EDITS, ActorEdits
from index.article import ActorType, Article
from index.codec.stored_article import load_article
from index.derived.aliases import ActorAliases
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from search.desk.tag_reader import NO_TAGS, TagReader
from search.duplicates.near_duplicates import find_near_duplicates
from search.engines.facet_order import sort_by_count
from search.engines.index_engine import EngineParts, IndexEngine
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer, ClusterClient
from search.engines.opensearch.cluster_errors import ClusterError, ClusterIndexGoneError
from search.engines.opensearch.cluster_executor import ClusterExecutor
from search.engines.opensearch.cluster_meta import (
    GENERATION,
    SAMPLE_FILE,
    keep_files,
    load_meta,
)
from search.engines.opensearch.cluster_snapshot import (
    VALUES,
    ClusterSnapshot,
)
from search.engines.opensearch.cluster_vocabulary import ClusterVocabulary
from search.engines.opensearch.lookups import Lookups, RunResult
from search.executor.executor import DocNumbers
from search.query import View
from search.query.query import FacetField, Query
from search.results.batch_results import AnswerTotals
from search.results.results import Results
from search.settings.cluster_options import ClusterSettings

if TYPE_CHECKING:
    from index.embedding.static_vectors import StaticVectors, Vectors
    from search.engines import Measures
    from search.engines.actor_tallies import ActorTallies
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
        """See `search.engines.Engine`.

        Raises:
            ClusterError: always: they read the postings of a local index.
        """
        raise ClusterError(
            "kwic and other measures need a local index; "
            "set engine: local in config.yaml, or name one with --index"
        )

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

    def _answer(self, ask: Callable[[IndexEngine], RunResult]) -> RunResult:
        return self._retry(
            # A new engine each time: what one remembers may rest on guesses.
            lambda: self._opened.lookups.answer(lambda: ask(self._opened.make_engine()))
        )

    def _retry(self, ask: Callable[[], RunResult]) -> RunResult:
        """Opens the index anew where another has taken its place meanwhile."""
        try:
            return ask()
        except ClusterIndexGoneError:
            self._opened = self._open()
        return ask()

    def _open(self) -> "OpenedCluster":
        return OpenedCluster(self._settings, self._edits, self._tags, self._client)


class OpenedCluster:
    """An index in a cluster, as it was found when it was opened.

    Attributes:
        lookups: the questions and answers.
    """

    def __init__(
        self,
        settings: ClusterSettings,
        edits: ActorEdits,
        tags: TagReader,
        client: ClusterClient,
    ) -> None:
        self._client = client
        self._tags = tags
        name = settings.index
        answers = client.search_all(
            [
                (f"{name}-words", {"query": {"ids": {"values": [mapping.META_ID]}}}),
                (f"{name}-articles", _COUNT_ALL),
            ]
        )
        hits = answers[0]["hits"]["hits"]
        if not hits:
            raise ClusterIndexGoneError(name)
        self._meta = meta = load_meta(hits[0]["_source"][mapping.CONTENT], name)
        self._n_docs = int(answers[1]["hits"]["total"]["value"])
        self._folder = folder = keep_files(client, meta, _find_cache())
        self._linked = LinkedNames(folder, GENERATION, edits)
        self._aliases = ActorAliases(folder, meta.manifest.names)
        self._guesses = GuessedDates(folder, GENERATION)
        self.lookups = Lookups(client, meta.articles)
        for field in (schema.LANGUAGE, schema.OUTLET):
            self.lookups.tell(("values", field), _read_values(answers[1], field))

    def make_engine(self) -> IndexEngine:
        """Makes an engine that remembers nothing of the runs before."""
        meta, lookups = self._meta, self.lookups
        snapshot = ClusterSnapshot(lookups, meta.articles, self._n_docs)
        executor = ClusterExecutor(
            lookups,
            snapshot,
            meta.articles,
            meta.mean_lengths,
            self._linked.merged_groups,
            self._tags.list_all,
        )
        vocabulary = ClusterVocabulary(
            lookups,
            snapshot,
            words=meta.words,
            articles=meta.articles,
            text_fields=meta.text_fields,
            read_sample=lambda: self._sample,
        )
        parts = EngineParts(
            executor,
            vocabulary,
            self._aliases,
            self._linked,
            self._guesses,
            meta.manifest,
            lambda: _make_tallies(executor, self._linked),
            snapshot.share_ids,
            partial(_find_copied, snapshot),
            self._tags,
        )
        return _RunEngine(parts)

    def read_status(self) -> "IndexStatus":
        """Reads the counts of the index."""
        from search.results.index_status import IndexStatus

        meta = self._meta
        (answer,) = self._client.search_all([(meta.articles, _COUNT_ALL | _COUNT_DAYS)])
        days = _read_values(answer, schema.DATE)
        undated = days.pop("", 0)
        sizes = self._client.ask("GET", f"/{meta.articles},{meta.words}/_stats/store")
        return IndexStatus(
            articles=int(answer["hits"]["total"]["value"]),
            outlets=sort_by_count(_read_values(answer, schema.OUTLET)),
            first=min(days, default=""),
            last=max(days, default=""),
            undated=undated,
            skipped=meta.list_skipped(),
            size_bytes=int(sizes["_all"]["total"]["store"]["size_in_bytes"]),
            format=meta.manifest.format,
            built_at=meta.manifest.built_at,
        )

    @cached_property
    def _sample(self) -> list[str]:
        path = self._folder / SAMPLE_FILE
        return path.read_bytes().decode().split("\n")


class _RunEngine(IndexEngine):
    """The engine of one run."""

    @cached_property
    def _vectors(self) -> "_TextVectors":
        return _TextVectors(self._snapshot_of_run)

    @property
    def _snapshot_of_run(self) -> ClusterSnapshot:
        snapshot = self._snapshot
        assert isinstance(snapshot, ClusterSnapshot)
        return snapshot


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
        import numpy as np

        rows = []
        for stored, place in self._snapshot.stored_documents(numbers):
            article = load_article(stored, place=place)
            # As those that a local index keeps, of half precision.
            vector = self.model.embed_article(article.title.value or "", article.body)
            rows.append(vector)
        found: Vectors = np.array(rows, np.float32)
        return found.reshape(len(rows), self.model.dimensions)


_COUNT_ALL = {
    "size": 0,
    "track_total_hits": True,
    "aggs": {
        field: {"terms": {"field": field, "size": VALUES, "missing": ""}}
        for field in (schema.LANGUAGE, schema.OUTLET)
    },
}
_COUNT_DAYS = {
    "aggs": {
        field: {"terms": {"field": field, "size": VALUES, "missing": ""}}
        for field in (schema.DATE, schema.OUTLET)
    }
}


def _read_values(answer: ClusterAnswer, field: str) -> dict[str, int]:
    buckets = answer["aggregations"][field]["buckets"]
    return {one["key"]: one["doc_count"] for one in buckets}


def _make_tallies(executor: ClusterExecutor, linked: LinkedNames) -> "ActorTallies":
    # No search needs them.
    from search.engines.opensearch.cluster_actors import ClusterTallies

    return ClusterTallies(executor, linked)


def _find_copied(
    snapshot: ClusterSnapshot, numbers: DocNumbers, among: DocNumbers
) -> dict[int, int]:
    others = set(among.tolist())
    found = {}
    for number in numbers.tolist():
        copies = find_near_duplicates(snapshot, number)
        first = next((copy for copy in copies if copy in others), None)
        if first is not None:
            found[number] = first
    return found


def _find_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(base) if base else Path.home() / ".cache"
    return folder / "corpus-search" / "opensearch"
