"""Nodes are killed while an index is built and searched: nothing is lost or left unsaid."""

import threading
import time
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.derived.opened_index import open_index
from index.writing.build import build_index
from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_engine import ClusterEngine
from search.engines.opensearch.cluster_errors import ClusterError
from search.engines.opensearch.sending.index_builder import IndexBuilder
from search.query import View, make_query
from search.settings.cluster_options import ClusterSettings
from tests.opensearch.cluster import Cluster
from tests.opensearch.questions import TODAY

pytestmark = [pytest.mark.opensearch, pytest.mark.deep]

_ARTICLES = 1_500


def make_index(folder: Path) -> IndexConfig:
    texts = folder / "texts"
    texts.mkdir()
    for n in range(_ARTICLES):
        (texts / f"{n}.txt").write_text(
            f"Story {n}\n\nThe end of the story number {n}."
        )
    config = IndexConfig(paths=(texts,), directory=folder / "index", base=folder)
    build_index(config)
    return config


def build(
    config: IndexConfig, settings: ClusterSettings, *, rebuild: bool = False
) -> int:
    builder = IndexBuilder(
        settings, open_index(config.directory), ClusterClient(settings)
    )
    return builder.build(rebuild=rebuild).articles


def count(settings: ClusterSettings) -> int:
    engine = ClusterEngine(settings)
    query = make_query("story", view=View(exact=True, limit=1), today=TODAY)
    return engine.search(query).total


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


class Searcher(threading.Thread):
    """Counts the articles over and over, and keeps what it is told."""

    def __init__(self, settings: ClusterSettings) -> None:
        super().__init__()
        self.totals: list[int] = []
        self.errors: list[str] = []
        self._settings = settings
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.is_set():
            try:
                self.totals.append(count(self._settings))
            except ClusterError as error:
                self.errors.append(str(error))

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def test_each_node_may_die_while_it_is_indexed_and_searched(
    three_nodes: Cluster, tmp_path: Path
) -> None:
    config = make_index(tmp_path)
    settings = ClusterSettings(
        urls=tuple(three_nodes.urls), index="kept", shards=3, replicas=1, timeout_s=60
    )
    assert build(config, settings) == _ARTICLES
    searcher = Searcher(settings)
    searcher.start()
    try:
        for number in range(3):
            timer = threading.Timer(1.0, three_nodes.kill, [number])
            timer.start()
            assert build_at_last(config, settings) == _ARTICLES
            timer.join()
            three_nodes.start(number)
            three_nodes.wait(3)
            wait_for_green(settings)
    finally:
        searcher.stop()
    # Whatever was answered was whole.
    assert set(searcher.totals) == {_ARTICLES}
    assert len(searcher.errors) <= len(searcher.totals)
    assert count(settings) == _ARTICLES


def build_at_last(config: IndexConfig, settings: ClusterSettings) -> int:
    """Builds anew; where that fails it says so, and goes on when asked again."""
    for _ in range(4):
        try:
            return build(config, settings, rebuild=True)
        except ClusterError:
            time.sleep(5)
    return build(config, settings, rebuild=True)


def test_a_shard_that_is_lost_is_told_and_no_part_is_given_for_the_whole(
    three_nodes: Cluster, tmp_path: Path
) -> None:
    config = make_index(tmp_path)
    settings = ClusterSettings(
        urls=tuple(three_nodes.urls), index="lost", shards=3, timeout_s=20
    )
    build(config, settings)
    client = ClusterClient(settings)
    shards = client.ask("GET", "/_cat/shards/lost-articles?format=json")["items"]
    words = client.ask("GET", "/_cat/shards/lost-words?format=json")["items"][0]["node"]
    victim = next(one["node"] for one in shards if one["node"] != words)
    three_nodes.kill(int(victim.removeprefix("node")))
    with pytest.raises(ClusterError, match="part of the index is not available"):
        count(settings)


def wait_for_green(settings: ClusterSettings) -> None:
    client = ClusterClient(settings)
    end = time.monotonic() + 120
    while time.monotonic() < end:
        found = client.ask("GET", f"/_cluster/health/{settings.index}-*?timeout=1s")
        if found["status"] == "green":
            return
        time.sleep(1)
