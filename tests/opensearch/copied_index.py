"""Copies local indexes to a cluster, so that the tests of an engine ask either."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Protocol

from index.derived.opened_index import OpenedIndex, open_index
from search.desk.tag_reader import TagReader
from search.engines import Engine, open_engine
from search.engines.columnar.columnar_engine import ColumnarEngine
from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_engine import ClusterEngine
from search.engines.opensearch.cluster_meta import list_local_files
from search.engines.opensearch.sending.index_builder import IndexBuilder
from search.settings.cluster_options import ClusterSettings
from search.settings.config_file import Config


class OpenEngine(Protocol):
    """Opens an engine on an index."""

    def __call__(self, config: Config, tags: TagReader | None = None) -> Engine:
        """Opens the index that settings name; with these tags, not those of the desk."""


def open_local(config: Config, tags: TagReader | None = None) -> Engine:
    """Opens an index on this machine."""
    if tags is None:
        return open_engine(config)
    return ColumnarEngine(config.index.directory, tags=tags, lasting=True)


class CopyingOpener:
    """Opens copies of local indexes in a cluster; sends what is the same but once."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._urls = tuple(urls)
        self._sent: set[str] = set()

    def __call__(self, config: Config, tags: TagReader | None = None) -> Engine:
        """Sends the index, and opens it where it was sent."""
        opened = open_index(config.index.directory)
        settings = self._settings(f"copy-{_digest(opened)}")
        if settings.index not in self._sent:
            client = ClusterClient(settings)
            IndexBuilder(settings, opened, client).build(rebuild=False)
            self._sent.add(settings.index)
        if tags is not None:
            return ClusterEngine(settings, tags=tags)
        return open_engine(replace(config, cluster=settings, in_cluster=True))

    def remove(self) -> None:
        """Removes what was sent."""
        for name in self._sent:
            ClusterClient(self._settings(name)).ask("DELETE", f"/{name}-*")
        self._sent.clear()

    def _settings(self, index: str) -> ClusterSettings:
        nodes = len(self._urls)
        return ClusterSettings(
            self._urls, index, shards=nodes, replicas=nodes - 1, timeout_s=120
        )


def _digest(opened: OpenedIndex) -> str:
    snapshot, manifest = opened.snapshot, opened.manifest
    generation = snapshot.toc.generation
    files = list_local_files(opened.directory, generation, manifest.names)
    stored = [
        segment.reader.stored_document(doc_id)
        for segment in snapshot.segments
        for doc_id in range(segment.n_docs)
    ]
    everything = repr((stored, manifest, files)).encode()
    return blake2b(everything, digest_size=6).hexdigest()
