"""An index that is watched over has what comes within seconds, and the process ends well."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from index.config import IndexConfig
from search.engines import open_engine
from search.query import Query
from search.query.tree import Word
from search.settings.config_file import Config

ROOT = Path(__file__).parents[3]
_PATIENCE_S = 30


def wait_until(holds: Callable[[], object]) -> None:
    """Waits for something that is slow only on a busy machine."""
    end = time.monotonic() + _PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def find(index: Path, word: str) -> bool:
    engine = open_engine(Config(IndexConfig(directory=index)))
    return engine.search(Query(word, Word(word))).total > 0


def start(folder: Path, said: Path) -> "subprocess.Popen[bytes]":
    with said.open("w", encoding="utf-8") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "corpus_search", "index", "--watch"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=file,
        )


@pytest.mark.skipif(os.name == "nt", reason="sends signals")
def test_what_comes_is_found_and_a_signal_ends_the_watch(tmp_path: Path) -> None:
    seeds, said = tmp_path / "seeds", tmp_path / "said"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Boats wait in the harbour.\n", "utf-8")
    (tmp_path / "config.yaml").write_text("index: {paths: [seeds]}\n", "utf-8")
    finds = partial(find, tmp_path / ".index")
    watch = start(tmp_path, said)
    try:
        wait_until(lambda: "watching" in said.read_text("utf-8"))
        (seeds / "bad.json").write_text('{"title": "Storm", "text": "half a', "utf-8")
        (seeds / "b.txt").write_text("A storm closed the", "utf-8")
        wait_until(lambda: finds("storm"))
        with (seeds / "b.txt").open("a", encoding="utf-8") as half:
            half.write(" market.\n")
        wait_until(lambda: finds("market"))
        (seeds / "a.txt").rename(seeds / "c.txt")
        wait_until(lambda: "1 removed" in said.read_text("utf-8"))
        wait_until(lambda: "bad.json" in said.read_text("utf-8"))
    finally:
        watch.send_signal(signal.SIGTERM)
        status = watch.wait(_PATIENCE_S)
    assert status == 0
    assert finds("harbour")
    assert said.read_text("utf-8").count("bad.json") == 1
