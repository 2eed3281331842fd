"""corpus-search over a node of OpenSearch, under measurement."""

import atexit
from pathlib import Path

from benchmarks import ours
from benchmarks.contract import Answer, Question
from benchmarks.peers.stock_opensearch import make_client, run_node
from index.derived.opened_index import open_index
from search.engines.opensearch.cluster_engine import ClusterEngine
from search.engines.opensearch.sending.index_builder import IndexBuilder
from search.settings.cluster_options import ClusterSettings

_HEALTH = "/_cluster/health?wait_for_status=green&timeout=60s"


class Engine(ours.Engine):
    """corpus-search; its index is sent to a node, which ends with the process."""

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the local index, and sends it to a node that is stopped afterwards."""
        super().build(articles, directory)
        self._send(directory)

    def update(self, recent: Path, directory: Path) -> None:
        """Updates the local index, and sends it."""
        super().update(recent, directory)
        self._send(directory)

    def open(self, directory: Path) -> None:
        """Starts the node, and keeps it until the process ends."""
        cluster = run_node(directory / "node")
        cluster.__enter__()
        atexit.register(cluster.stop)
        self._settings = ClusterSettings(urls=tuple(cluster.urls), timeout_s=600)
        self._client = make_client(cluster)
        self._client.ask("GET", _HEALTH)

    def answer(self, question: Question) -> Answer:
        """Opens the index and searches: an engine remembers what it was asked before."""
        self._engine = ClusterEngine(self._settings, client=self._client)
        return super().answer(question)

    @staticmethod
    def _send(directory: Path) -> None:
        (directory / "node").mkdir(exist_ok=True)
        with run_node(directory / "node") as cluster:
            settings = ClusterSettings(urls=tuple(cluster.urls), timeout_s=600)
            make_client(cluster).ask("GET", _HEALTH)
            opened = open_index(directory / "index")
            IndexBuilder(settings, opened, make_client(cluster)).build(rebuild=False)
