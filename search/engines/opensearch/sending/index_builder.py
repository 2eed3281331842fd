"""Brings the index in the cluster up to what a local index holds.

What the cluster has is listed with its stamps, what is new or changed is sent, what is
gone is removed: an update, a new index, and one whose build was killed differ only in how
much is there. A new index is made beside the old one, which answers until an alias is
moved, in one step.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from index import schema
from index.codec.commit.file_list import read_file_list
from index.codec.document import TEXT_FIELDS
from index.codec.snapshot import LiveSegment
from index.derived.opened_index import OpenedIndex
from search.engines.opensearch import mapping
from search.engines.opensearch.client import NOT_FOUND, ClusterClient
from search.engines.opensearch.cluster_errors import (
    ClusterError,
    ClusterIndexExistsError,
    ClusterIndexGoneError,
    ClusterVersionError,
)
from search.engines.opensearch.cluster_meta import (
    SAMPLE_FILE,
    ClusterMeta,
    list_local_files,
    load_meta,
    write_files,
)
from search.engines.opensearch.sending.build_lock import BuildLock, hold_lock
from search.engines.opensearch.sending.bulk_sender import BulkSender
from search.engines.opensearch.sending.documents import SegmentDocuments
from search.engines.opensearch.sending.entries import list_words
from search.executor.statistics import IndexStatistics
from search.settings.cluster_options import ClusterSettings

TellProgress = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""

SAMPLE = 20_000
"""Forms that are kept for spell correction."""

_MOST_DRIFT = 0.1
"""Mean lengths that differ more from those of the weights are worth a new index."""
_GREEN_S = 600


class SyncReport(NamedTuple):
    """What a build did.

    Attributes:
        articles: number of articles in the index.
        sent: number of articles that were new or changed.
        removed: number of articles that were removed.
        is_new: whether the index was made anew.
        drift: the greatest share by which a mean length differs from the weights'.
        seconds: how long it took.
    """

    articles: int
    sent: int
    removed: int
    is_new: bool
    drift: float
    seconds: float


class _Target(NamedTuple):
    """The two indexes that a build writes."""

    articles: str
    words: str
    mean_lengths: dict[str, float]
    segments: frozenset[str]
    is_new: bool


class IndexBuilder:
    """Writes one local index to a cluster.

    Args:
        settings: where the cluster is.
        opened: the local index.
        client: asks the cluster.
    """

    def __init__(
        self, settings: ClusterSettings, opened: OpenedIndex, client: ClusterClient
    ) -> None:
        self._settings = settings
        self._opened = opened
        self._client = client
        statistics = IndexStatistics(opened.snapshot)
        self._means = {name: statistics.mean_field_length(name) for name in TEXT_FIELDS}

    def build(
        self, *, rebuild: bool, progress: TellProgress | None = None
    ) -> SyncReport:
        """Updates the index, or makes it.

        Args:
            rebuild: whether to make it anew in any case.
            progress: is told of the progress.

        Raises:
            ClusterLockedError: another process builds it.
            ClusterError: the cluster fails.
        """
        started = time.monotonic()
        with hold_lock(self._client, self._settings.index) as lock:
            target = self._choose_target(rebuild=rebuild)
            documents = _DocumentSync(self._client, self._opened, target, lock)
            sent, removed = documents.sync(progress)
            self._send_words(target, lock)
            self._finish(target)
        drift = max(
            abs(self._means[name] / mean - 1)
            for name, mean in target.mean_lengths.items()
        )
        n_docs = self._opened.snapshot.n_live_docs
        seconds = time.monotonic() - started
        return SyncReport(n_docs, sent, removed, target.is_new, drift, seconds)

    def _choose_target(self, *, rebuild: bool) -> _Target:
        """Chooses the live index, one whose build was not finished, or a new one."""
        name = self._settings.index
        live = self._read_live()
        if live and not rebuild:
            return _Target(
                live.articles,
                live.words,
                live.mean_lengths,
                frozenset(live.segments),
                is_new=False,
            )
        key = blake2b(
            repr((mapping.VERSION, sorted(self._means.items()))).encode(), digest_size=4
        ).hexdigest()
        known = {live.articles} if live else set()
        unfinished = [
            n for n in self._list(f"{name}-articles-{key}-*") if n not in known
        ]
        stamp = (
            unfinished[0].rpartition("-")[2] if unfinished else f"{time.time_ns():x}"
        )
        target = _Target(
            f"{name}-articles-{key}-{stamp}",
            f"{name}-words-{key}-{stamp}",
            self._means,
            frozenset(),
            is_new=True,
        )
        for index, body in (
            (target.articles, mapping.make_articles_index(self._settings.shards, 0)),
            (target.words, mapping.make_words_index(0)),
        ):
            # A node that died may have made it before it could say so.
            with suppress(ClusterIndexExistsError):
                self._client.ask("PUT", f"/{index}", body)
        return target

    def _read_live(self) -> ClusterMeta | None:
        """Reads the facts of the live index; None where there is none that can be used."""
        alias = f"{self._settings.index}-words"
        found = self._client.ask(
            "GET", f"/{alias}/_doc/{mapping.META_ID}", accept=NOT_FOUND
        )
        if not found.get("found"):
            return None
        try:
            return load_meta(found["_source"][mapping.CONTENT], self._settings.index)
        except ClusterVersionError:
            return None

    def _list(self, pattern: str) -> list[str]:
        found = self._client.ask(
            "GET", f"/_cat/indices/{pattern}?format=json&h=index", accept=NOT_FOUND
        )
        return sorted(one["index"] for one in found.get("items", ()))

    def _send_words(self, target: _Target, lock: BuildLock) -> None:
        """Sends the forms and names of the segments whose words have not been sent."""
        segments = self._opened.snapshot.segments
        new = [one for one in segments if one.reader.name not in target.segments]
        with BulkSender(self._client, target.words) as sender:
            for n, (kind, value, term) in enumerate(list_words(new)):
                entry = {mapping.KIND: kind, mapping.VALUE: value}
                if term:
                    entry[mapping.TERM] = term
                sender.put(mapping.name_entry(kind, value, term), entry)
                if not n % 5_000:
                    lock.renew()
            sender.flush()

    def _finish(self, target: _Target) -> None:
        """Writes the facts, makes all visible, and moves the alias to a new index."""
        self._write_meta(target)
        both = (target.articles, target.words)
        if target.is_new and self._settings.replicas:
            replicas = {"index": {"number_of_replicas": self._settings.replicas}}
            for index in both:
                self._client.ask("PUT", f"/{index}/_settings", replicas)
            wait = f"wait_for_status=green&timeout={min(_GREEN_S, self._settings.timeout_s - 1)}s"
            self._client.ask(
                "GET", f"/_cluster/health/{','.join(both)}?{wait}", accept=_TIMED_OUT
            )
        self._client.ask("POST", f"/{','.join(both)}/_refresh")
        count = self._client.ask("GET", f"/{target.articles}/_count")["count"]
        expected = self._opened.snapshot.n_live_docs
        if count != expected:
            raise ClusterError(
                f"the cluster has {count:,} of {expected:,} articles; "
                "run the command again: it sends what is missing"
            )
        if target.is_new:
            self._move_aliases(target)

    def _move_aliases(self, target: _Target) -> None:
        name = self._settings.index
        new = {f"{name}-articles": target.articles, f"{name}-words": target.words}
        actions = [{"add": {"index": i, "alias": a}} for a, i in new.items()]
        old = self._find_aliased(new)
        actions += [{"remove_index": {"index": index}} for index in old]
        try:
            self._client.ask("POST", "/_aliases", {"actions": actions})
        except ClusterIndexGoneError:
            # A node that died may have done it before it could say so.
            if self._find_aliased(new) != list(new.values()):
                raise

    def _find_aliased(self, aliases: Iterable[str]) -> list[str]:
        """Returns the indexes that have one of the aliases."""
        return [
            index
            for alias in aliases
            for index in self._client.ask("GET", f"/_alias/{alias}", accept=NOT_FOUND)
            if index not in ("error", "status")
        ]

    def _write_meta(self, target: _Target) -> None:
        opened = self._opened
        generation = opened.snapshot.toc.generation
        files = list_local_files(opened.directory, generation, opened.manifest.names)
        files[SAMPLE_FILE] = _sample_forms(opened)
        errors = read_file_list(opened.directory, generation).errors()
        readers = [segment.reader for segment in opened.snapshot.segments]
        meta = ClusterMeta(
            version=mapping.VERSION,
            articles=target.articles,
            words=target.words,
            mean_lengths=target.mean_lengths,
            text_fields=tuple(
                name
                for name in TEXT_FIELDS
                if any(len(reader.term_dictionary(name)) for reader in readers)
            ),
            manifest=opened.manifest,
            skipped=tuple((e.path, e.reason, e.line, e.count) for e in errors),
            files=write_files(self._client, target.words, files),
            segments=tuple(reader.name for reader in readers),
        )
        document = {mapping.KIND: mapping.META_ID, mapping.CONTENT: meta.dump()}
        self._client.ask("PUT", f"/{target.words}/_doc/{mapping.META_ID}", document)


_TIMED_OUT = frozenset({408})


class _DocumentSync:
    """Sends the articles that the cluster lacks, and removes those that it has too many."""

    def __init__(
        self,
        client: ClusterClient,
        opened: OpenedIndex,
        target: _Target,
        lock: BuildLock,
    ) -> None:
        self._client = client
        self._opened = opened
        self._target = target
        self._lock = lock

    def sync(self, progress: TellProgress | None) -> tuple[int, int]:
        """Returns how many articles were sent, and how many removed."""
        there, next_number = self._list_present()
        shared = _find_shared_ids(self._opened)
        total, n_sent = self._opened.snapshot.n_live_docs, 0
        with BulkSender(self._client, self._target.articles) as sender:
            for key, document in self._make_documents(there, shared):
                document[mapping.NUMBER] = next_number + n_sent
                sender.put(key, document)
                n_sent += 1
                if not n_sent % 500:
                    self._lock.renew()
                    if progress:
                        progress(n_sent, total)
            for key in there:
                sender.delete(key)
            sender.flush()
        return n_sent, len(there)

    def _make_documents(
        self, there: dict[str, str], shared: frozenset[str]
    ) -> Iterator[tuple[str, dict[str, object]]]:
        """Yields what must be sent with its key, and takes all that stays from `there`."""
        for segment in self._opened.snapshot.segments:
            doc_ids, keys, stamps = self._compare(segment, there, shared)
            maker = SegmentDocuments(segment, self._target.mean_lengths)
            wanted = np.array(doc_ids, np.int64)
            for doc_id, document in zip(doc_ids, maker.make(wanted), strict=True):
                document[mapping.STAMP] = stamps[doc_id]
                document[mapping.SHARED_ID] = document[schema.ID] in shared
                yield keys[doc_id], document

    def _compare(
        self, segment: LiveSegment, there: dict[str, str], shared: frozenset[str]
    ) -> tuple[list[int], dict[int, str], dict[int, str]]:
        """Finds the documents of a segment that must be sent; takes all from `there`."""
        doc_ids, keys, stamps = [], {}, {}
        live = segment.filter_live(np.arange(segment.n_docs)).tolist()
        for doc_id in live:
            stored = segment.reader.stored_document(doc_id)
            path = segment.reader.value(schema.PATH, doc_id)
            key = blake2b(path.encode("utf-8", "replace"), digest_size=16).hexdigest()
            is_shared = segment.reader.value(schema.ID, doc_id) in shared
            stamp = blake2b(stored + bytes([is_shared]), digest_size=12).hexdigest()
            if there.pop(key, "") != stamp:
                doc_ids.append(doc_id)
                keys[doc_id], stamps[doc_id] = key, stamp
            self._lock.renew()
        return doc_ids, keys, stamps

    def _list_present(self) -> tuple[dict[str, str], int]:
        """Lists the stamps of the articles that are there, and the next free number."""
        self._client.ask("POST", f"/{self._target.articles}/_refresh")
        there: dict[str, str] = {}
        last = -1
        while True:
            body: dict[str, object] = {
                "size": mapping.WINDOW // 10,
                "_source": False,
                "docvalue_fields": [mapping.STAMP],
                "sort": [{mapping.NUMBER: "asc"}],
                "search_after": [last],
                "track_total_hits": False,
            }
            (answer,) = self._client.search_all([(self._target.articles, body)])
            hits = answer["hits"]["hits"]
            if not hits:
                return there, last + 1
            for hit in hits:
                there[hit["_id"]] = hit["fields"][mapping.STAMP][0]
            last = int(hits[-1]["sort"][0])
            self._lock.renew()


def _find_shared_ids(opened: OpenedIndex) -> frozenset[str]:
    """Finds the ids that several live articles have."""
    counts = opened.snapshot.count_values(schema.ID)
    return frozenset(name for name, count in counts.items() if count > 1)


def _sample_forms(opened: OpenedIndex) -> bytes:
    # The very forms that a search of the local index would take.
    from search.executor.vocabulary import Vocabulary

    vocabulary = Vocabulary(opened.snapshot, IndexStatistics(opened.snapshot))
    return "\n".join(vocabulary.sample_forms(SAMPLE)).encode()
