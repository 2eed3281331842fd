"""Opens an index in a cluster, and makes the engines that answer from it."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index import schema
from index.actor_edits import ActorEdits
from index.derived.aliases import ActorAliases
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from search.desk.tag_reader import TagReader
from search.duplicates.near_duplicates import find_near_duplicates
from search.engines.facet_order import sort_by_count
from search.engines.index_engine import EngineParts
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer, ClusterClient
from search.engines.opensearch.cluster_errors import (
    ClusterIndexGoneError,
)
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
from search.engines.opensearch.run_engine import PatientFinder, RunEngine
from search.executor.executor import DocNumbers
from search.query.query import Query
from search.settings.cluster_options import ClusterSettings

if TYPE_CHECKING:
    from search.engines import FindsArticles
    from search.engines.actor_tallies import ActorTallies
    from search.engines.opensearch.gathering.gathered_index import (
        GatheredIndex,
        GatheredText,
    )
    from search.results.index_status import IndexStatus


_TEXTS_AT_ONCE = 1_000
"""Articles that are read with one request, where many are: some 10 MB."""


class OpenedCluster:
    """An index in a cluster, as it was found when it was opened."""

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
        self._lookups = Lookups(client, meta.articles)
        self._gathered: GatheredIndex | None = None
        for field in (schema.LANGUAGE, schema.OUTLET):
            self._lookups.tell(("values", field), _read_values(answers[1], field))

    def answer(self, ask: "Callable[[RunEngine], RunResult]") -> RunResult:
        """Answers a question, in as many runs as it takes."""
        # A new engine each time: what one remembers may rest on guesses.
        return self._lookups.answer(lambda: ask(self._make_engine(self._lookups)))

    def together(self, ask: "Callable[[FindsArticles], RunResult]") -> RunResult:
        """Answers many questions, all in one run."""

        def run() -> RunResult:
            engine = self._make_engine(self._lookups)
            return ask(PatientFinder(engine, self._lookups))

        return self._lookups.answer(run)

    def gather(self, queries: Sequence[Query]) -> "GatheredIndex":
        """Reads the articles that match any of some queries into a small index.

        Raises:
            TooManyToGatherError: there are too many.
        """
        # No search needs it.
        from search.engines.opensearch.gathering.gathered_index import GatheredIndex

        numbers = self.answer(lambda engine: engine.list_gathered(queries))
        known = self._gathered
        if known is None or not np.array_equal(known.numbers, numbers):
            texts = self._read_texts(numbers)
            self._gathered = known = GatheredIndex(numbers, texts, self._meta.manifest)
        return known

    def _read_texts(self, numbers: DocNumbers) -> "Iterator[GatheredText]":
        for start in range(0, len(numbers), _TEXTS_AT_ONCE):
            some = numbers[start : start + _TEXTS_AT_ONCE].tolist()
            # Its answers are not kept: they would take much memory.
            lookups = Lookups(self._client, self._meta.articles)
            yield from lookups.answer(partial(self._read_block, lookups, some))

    def _read_block(
        self, lookups: Lookups, numbers: Sequence[int]
    ) -> "list[GatheredText]":
        return self._make_engine(lookups).read_texts(numbers)

    def _make_engine(self, lookups: Lookups) -> "RunEngine":
        meta = self._meta
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
        return RunEngine(parts)

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
