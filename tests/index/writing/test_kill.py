"""A build killed at any moment leaves the old index or the new one, whole."""

import random
import time
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index
from search.engines import open_engine
from search.query import View, make_query
from search.query.query import Query
from search.settings.config_file import Config
from tests.child_process import run_child, start_child
from tests.search.engines.test_engine import TODAY

ARTICLES = 30


def write_news(base: Path, edition: str) -> None:
    (base / "news").mkdir(exist_ok=True)
    for number in range(ARTICLES):
        text = f"The {edition} edition of article {number}. " + "More is said. " * 200
        (base / "news" / f"{number}.txt").write_text(text, encoding="utf-8")


def build(base: Path, kind: str) -> None:
    config = IndexConfig(
        paths=(base / "news",), directory=base / ".index", base=base, processes=1
    )
    build_index(config, rebuild=kind == "rebuild")


def count(base: Path, word: str) -> int:
    engine = open_engine(Config(IndexConfig(directory=base / ".index")))
    return engine.search(question(word)).total


def question(word: str) -> Query:
    return make_query(word, view=View(limit=1, correct=False), today=TODAY)


def kill_builds(base: Path, kills: int, seed: int) -> None:
    """Kill builds at random moments; after each, every article is of one edition."""
    chance = random.Random(seed)
    write_news(base, "edition0")
    build(base, "update")
    whole = measure(base)
    old = 0
    for new in range(1, kills + 1):
        write_news(base, f"edition{new}")
        kind = chance.choice(["rebuild", "update"])
        child = start_child(build, base, kind)
        time.sleep(chance.uniform(0, 1.1) * whole)
        child.kill()
        child.join()
        counts = [count(base, f"edition{edition}") for edition in (old, new)]
        assert counts in ([ARTICLES, 0], [0, ARTICLES]), (kind, counts)
        old = new if counts[1] else old
    build(base, "update")
    assert count(base, f"edition{kills}") == ARTICLES


def measure(base: Path) -> float:
    """Return the seconds that a child takes to build."""
    started = time.monotonic()
    assert run_child(build, base, "rebuild") == 0
    return time.monotonic() - started


def test_killed_builds_leave_the_old_index_or_the_new(tmp_path: Path) -> None:
    kill_builds(tmp_path, kills=3, seed=1)


@pytest.mark.deep
def test_200_killed_builds_leave_the_old_index_or_the_new(tmp_path: Path) -> None:
    kill_builds(tmp_path, kills=200, seed=2)


def test_a_second_build_says_who_holds_the_lock(tmp_path: Path) -> None:
    from index.errors import IndexLockedError
    from index.writing.writer import open_writer

    with (
        open_writer(tmp_path, settings="", rebuild=False),
        pytest.raises(IndexLockedError, match=r"written by process \d+ on "),
    ):
        open_writer(tmp_path, settings="", rebuild=False)
