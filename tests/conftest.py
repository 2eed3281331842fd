"""Fixtures that many tests share."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
import typer.main
from hypothesis import HealthCheck, settings

from index.article import Article
from index.config import IndexConfig
from search.cli import run as run_command_line
from search.engines import Engine
from search.settings.config_file import Config, SearchConfig
from tests.command_line import Outcome, Run
from tests.corpus import write_index
from tests.opensearch.cluster import Cluster, archive_classes
from tests.opensearch.copied_index import CopyingOpener, OpenEngine, open_local
from tests.opensearch.java_programs import CannotStartError

_MOST_PROCESSES = 4

# On a busy machine drawing examples is slow; tests of time measure the processor's.
_BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("suite", _BUSY, max_examples=20)
settings.register_profile("deep", _BUSY, max_examples=500)  # `make check-deep`
settings.load_profile("suite")

# Some images forbid it. The commands that tests start would compile all that they import.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


# Thousands of tests are collected, and then stay: nobody need look through them again.
gc.disable()


def pytest_collection_finish() -> None:
    """Leaves all that is there out of the collections of garbage that follow."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Returns in how many processes the tests run; 0 for the process of pytest alone.

    The whole suite runs in several. A part of it is over before these are ready, and
    shows its output and stops in a debugger as one expects.
    """
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    processes = min(_MOST_PROCESSES, os.cpu_count() or 1)
    return processes if whole and processes > 1 else 0


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps what searches remember out of the folders of whoever runs the tests."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session", autouse=True)
def arranged_commands() -> Iterator[None]:
    """Arranges the commands and options once: for each run it would take 50 ms."""
    with patch("typer.main.get_command", cache(typer.main.get_command)):
        yield


@pytest.fixture(scope="session", autouse=True)
def kept_in_memory() -> Iterator[None]:
    """Waits for no disk: no test cuts the power, and a kill loses nothing written."""
    with patch.object(os, "fsync", lambda _: None):
        yield


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One node, or as many as a variable says, for all tests that stop none.

    Skips them where none can run.
    """
    yield from run_nodes(int(os.environ.get("OPENSEARCH_TEST_NODES", "1")))


def run_nodes(size: int) -> Iterator[Cluster]:
    """Yields running nodes; skips the test where none can run."""
    try:
        archive_classes()
    except CannotStartError as error:
        pytest.skip(f"OpenSearch is left out: {error}")
    with Cluster(size) as cluster:
        yield cluster


@pytest.fixture(
    scope="module",
    params=["local", pytest.param("opensearch", marks=pytest.mark.opensearch)],
)
def open_either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenEngine]:
    """Opens an index on this machine, and a copy in a cluster: both answer the same.

    A test that asks for it runs once with each; with the cluster's only where tests
    marked `opensearch` are asked for.
    """
    if request.param == "local":
        yield open_local
        return
    opener = CopyingOpener(request.getfixturevalue("cluster").urls)
    with patch.dict(os.environ, XDG_CACHE_HOME=str(tmp_path_factory.mktemp("cache"))):
        yield opener
        opener.remove()


@pytest.fixture
def engine_of(tmp_path: Path, open_either: OpenEngine) -> Callable[..., Engine]:
    """A function that indexes articles and opens an engine on them."""

    def build(*articles: Article) -> Engine:
        write_index(tmp_path / "index", articles)
        return open_either(
            Config(IndexConfig(directory=tmp_path / "index"), SearchConfig(), None)
        )

    return build


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """A function that runs the command line in a folder with settings alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("CORPUS_SEARCH_INDEX", raising=False)
    (tmp_path / "config.yaml").write_text("index: {paths: [seeds]}\n", "utf-8")
    monkeypatch.delenv("CORPUS_SEARCH_CONFIG", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)  # a worker of xdist has it

    def call(*arguments: str) -> Outcome:
        status = run_command_line(arguments)
        captured = capsys.readouterr()
        return Outcome(captured.out, captured.err, status)

    return call
