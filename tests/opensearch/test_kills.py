"""Each of three nodes is killed ten times, while it indexes, answers and rebuilds."""

import itertools
import logging
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index
from search.engines.opensearch.cluster_engine import ClusterEngine
from search.engines.opensearch.cluster_errors import ClusterError
from search.query import View, make_query
from search.results.results import Results
from search.settings.cluster_options import ClusterSettings
from tests.opensearch.cluster import Cluster
from tests.opensearch.questions import TODAY
from tests.opensearch.test_failures import build, wait_for_green

pytestmark = [pytest.mark.opensearch, pytest.mark.deep]

_LOG = logging.getLogger(__name__)
_ARTICLES = 600
_CHANGED = 200
_KILLS = 10
_DOWN_S = 3.0
"""Seconds until a node that was killed is started again."""
_MOST_TRIES = 6


class Corpus:
    """Articles that each have a word of their own, and one that says their edition."""

    def __init__(self, folder: Path) -> None:
        self._texts = folder / "texts"
        self._texts.mkdir()
        self._editions = [0] * _ARTICLES
        for number in range(_ARTICLES):
            self._write(number)
        self.config = IndexConfig(
            paths=(self._texts,), directory=folder / "index", base=folder
        )
        build_index(self.config)

    def change(self, edition: int) -> None:
        """Writes some of the articles anew, and indexes them here."""
        for number in random.Random(edition).sample(range(_ARTICLES), _CHANGED):
            self._editions[number] = edition
            self._write(number)
        build_index(self.config)

    def count_editions(self) -> Counter[str]:
        return Counter(f"edition{edition}x" for edition in self._editions)

    def _write(self, number: int) -> None:
        text = f"This is story number{number}x of edition{self._editions[number]}x."
        (self._texts / f"{number}.txt").write_text(f"Story {number}\n\n{text}")


class Reader(threading.Thread):
    """Asks without end, and keeps what was answered wrongly and what was refused."""

    def __init__(self, settings: ClusterSettings) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.refused: Counter[str] = Counter()
        self.answered = 0
        self._settings = settings
        self._stopped = threading.Event()

    def run(self) -> None:
        engine = ClusterEngine(self._settings)
        for number in itertools.cycle(range(_ARTICLES)):
            if self._stopped.is_set():
                return
            try:
                self._ask(engine, number)
            except ClusterError as error:
                self.refused[str(error)] += 1

    def stop(self) -> None:
        self._stopped.set()
        self.join()

    def _ask(self, engine: ClusterEngine, number: int) -> None:
        for words, expected in (("story", _ARTICLES), (f"number{number}x", 1)):
            found = ask(engine, words)
            self.answered += 1
            path = Path(found.hits[0].article.path).name if found.hits else "none"
            if found.total != expected or (expected == 1 and path != f"{number}.txt"):
                self.wrong.append(f"{words}: {found.total}, {path}")


def ask(engine: ClusterEngine, words: str) -> Results:
    return engine.search(make_query(words, view=View(exact=True, limit=1), today=TODAY))


@contextmanager
def killed(cluster: Cluster, number: int, after_s: float) -> Iterator[None]:
    """Kills a node in a while, and starts it again; at the end all nodes are there."""

    def kill() -> None:
        cluster.kill(number)
        time.sleep(_DOWN_S)
        cluster.start(number)

    timer = threading.Timer(after_s, kill)
    timer.start()
    try:
        yield
    finally:
        timer.join()
        cluster.wait(len(cluster.urls), 240)


def build_at_last(config: IndexConfig, settings: ClusterSettings, rebuild: bool) -> int:
    """Builds; where that fails it says so, and goes on when asked again."""
    for _ in range(_MOST_TRIES):
        try:
            return build(config, settings, rebuild=rebuild)
        except ClusterError as error:
            _LOG.info("%s", error)
            time.sleep(_DOWN_S)
    return build(config, settings, rebuild=rebuild)


def test_nothing_is_lost_or_left_unsaid_when_each_node_is_killed_ten_times(
    three_nodes: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    corpus = Corpus(tmp_path)
    settings = ClusterSettings(
        urls=tuple(three_nodes.urls), index="kept", shards=3, replicas=1, timeout_s=60
    )
    build(corpus.config, settings)
    wait_for_green(settings)
    actions: list[Callable[[], object]] = [
        lambda: time.sleep(_DOWN_S),  # only the reader asks
        lambda: build_at_last(corpus.config, settings, rebuild=False),
        lambda: build_at_last(corpus.config, settings, rebuild=True),
    ]
    drawn = random.Random(1)
    reader = Reader(settings)
    reader.start()
    try:
        for kill in range(_KILLS * len(three_nodes.urls)):
            # In ten rounds each node is killed three or four times during each action.
            node, action = kill % 3, (kill + kill // 3) % 3
            corpus.change(kill + 1)
            with killed(three_nodes, node, after_s=drawn.uniform(0, 3)):
                actions[action]()
            wait_for_green(settings)
            build_at_last(corpus.config, settings, rebuild=False)
            engine = ClusterEngine(settings)
            for edition, count in corpus.count_editions().items():
                assert ask(engine, edition).total == count
            _LOG.info(
                "%d kills survived, %d answers, refused: %s",
                kill + 1,
                reader.answered,
                reader.refused,
            )
    finally:
        reader.stop()
    assert reader.wrong == []
    assert reader.refused.total() <= reader.answered / 10
