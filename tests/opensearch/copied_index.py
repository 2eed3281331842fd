"""Copies local indexes to a cluster, so that the tests of an engine ask either."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import blake2b

from index.derived.opened_index import OpenedIndex, open_index
from search.engines import Engine, open_engine
from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_meta import list_local_files
from search.engines.opensearch.sending.index_builder import IndexBuilder
from search.settings.cluster_options import ClusterSettings
from search.settings.config_file import Config

OpenEngine = Callable[[Config], Engine]
"""Opens the index that settings name."""


class CopyingOpener:
    """Opens copies of local indexes in a cluster; sends what is the same but once."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._urls = tuple(urls)
        self._sent: set[str] = set()

    def __call__(self, config: Config) -> Engine:
        """Sends the index, and opens it where it was sent."""
        opened = open_index(config.index.directory)
        settings = self._settings(f"copy-{_digest(opened)}")
        if settings.index not in self._sent:
            client = ClusterClient(settings)
            IndexBuilder(settings, opened, client).build(rebuild=False)
            self._sent.add(settings.index)
        return open_engine(replace(config, cluster=settings, in_cluster=True))

    def remove(self) -> None:
        """Removes what was sent."""
        for name in self._sent:
            ClusterClient(self._settings(name)).ask("DELETE", f"/{name}-*")
        self._sent.clear()

    def _settings(self, index: str) -> ClusterSettings:
        return ClusterSettings(urls=self._urls, index=index, timeout_s=120)


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
