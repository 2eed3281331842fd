"""A desk that is killed at any moment has all that was told to be done, and nothing half."""

import random
import sqlite3
import sys
import time
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from search.desk.desk_file import Desk
from search.desk.marks import add_tag, list_tagged
from search.desk.saved_searches import list_searches, save_search
from search.desk.text_names import TextName
from search.desk.typed_query import TypedQuery
from tests.child_process import start_child
from tests.corpus import make_article
from tests.reporter import Reporter

_TEXTS = [TextName(f"a{number}", "", "") for number in range(50)]


def work(folder: Path, run: int) -> None:
    """Looks, saves and tags without end, and tells what is done."""
    reporter = Reporter(folder)
    with (folder / "told").open("a", encoding="utf-8") as told:

        def tell(what: str, *names: str) -> None:
            told.write(" ".join((what, *names)) + "\n")
            told.flush()

        for number in count():
            reporter.look("boats", show=lambda ids: tell("shown", *ids))
            with Desk(reporter.place.path) as desk:
                with desk.changing():
                    name = f"s{run}-{number}"
                    save_search(desk, ".index", name, TypedQuery("x"), looked=0)
                tell("saved", name)
                with desk.changing():
                    add_tag(desk, f"t{run}-{number}", _TEXTS)
                tell("tagged", f"t{run}-{number}")


def kill_often(folder: Path, kills: int) -> None:
    choose = random.Random(5)
    articles = [make_article(0, "Boats wait for the first time.")]
    reporter = Reporter(folder)
    reporter.index(*articles)
    reporter.save("boats", "boats")
    for number in range(1, kills + 1):
        articles.append(
            make_article(number, f"Boats {number} came, x{number} y{number}.")
        )
        reporter.index(*articles)
        before = _size(folder / "told")
        child = start_child(work, folder, number)
        while _size(folder / "told") == before and child.is_alive():
            time.sleep(0.01)  # it starts slowly where it is measured
        time.sleep(choose.uniform(0, 0.2))
        child.kill()
        child.join()
        with closing(sqlite3.connect(reporter.place.path)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check(reporter, {article.id for article in articles[1:]})


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def check(reporter: Reporter, ids: set[str]) -> None:
    told: dict[str, set[str]] = {"shown": set(), "saved": set(), "tagged": set()}
    for line in (reporter.folder / "told").read_text("utf-8").splitlines():
        what, *names = line.split()
        told[what].update(names)
    with Desk(reporter.place.path) as desk:
        saved = {one.name for one in list_searches(desk, ".index")}
        tagged = list_tagged(desk)
    assert told["saved"] <= saved
    assert told["tagged"] <= set(tagged)
    assert {len(texts) for texts in tagged.values()} <= {len(_TEXTS)}
    (left,) = reporter.look("boats")
    assert told["shown"] | {hit.article.id for hit in left.stories} == ids


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 3)


@pytest.mark.deep
@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 100)
