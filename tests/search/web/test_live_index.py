"""A server answers from the last commit of an index, and from one commit at a time."""

import datetime
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from index.config import IndexConfig
from index.derived.opened_index import open_index
from index.errors import IndexDamagedError, IndexMissingError
from search.engines import open_engine
from search.query import View, make_query
from search.query.query import FacetField
from search.results.results import Results
from search.settings.config_file import ACTORS_HEADER, Config
from search.web.live.live_index import CHECK_S, N_ENGINES, LiveIndex
from search.web.live.shared_engine import BusyError
from tests.corpus import make_article, write_index
from tests.updating_process import N_ARTICLES, start_updates

TODAY = datetime.date(2020, 6, 15)
VIEW = View(facets=(FacetField.LANGUAGE,))


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def live(directory: Path, clock: Callable[[], float] = time.monotonic) -> LiveIndex:
    config = IndexConfig(directory=directory)
    return LiveIndex(Config(config, own_folder=directory.parent), clock)


def ask(index: LiveIndex, text: str = "tripoli", *, limit: int = 50) -> Results:
    view = View(limit=limit, snippets=0, facets=(FacetField.LANGUAGE,))
    return index.engine().search(make_query(text, view=view, today=TODAY))


def test_a_commit_is_seen_after_the_next_look(tmp_path: Path) -> None:
    clock, directory = Clock(), tmp_path / ".index"
    write_index(directory, [make_article(1, "Talks in Tripoli.")])
    index = live(directory, clock)
    assert ask(index).total == 1
    write_index(directory, [make_article(n, f"Tripoli {n}.") for n in (1, 2)])
    assert ask(index).total == 1
    clock.now_s += CHECK_S
    assert ask(index).total == 2


def test_an_index_of_the_same_generation_as_the_one_before_is_another(
    tmp_path: Path,
) -> None:
    clock, directory = Clock(), tmp_path / ".index"
    write_index(directory, [make_article(1, "Talks in Tripoli.")])
    index = live(directory, clock)
    assert ask(index).total == 1
    shutil.rmtree(directory)
    write_index(directory, [make_article(n, f"Tripoli {n}.") for n in (1, 2)])
    clock.now_s += CHECK_S
    assert ask(index).total == 2


def test_an_index_that_is_not_there_is_taken_up_when_it_appears(tmp_path: Path) -> None:
    index = live(tmp_path / ".index")
    with pytest.raises(IndexMissingError, match="make one with: corpus-search index"):
        ask(index)
    write_index(tmp_path / ".index", [make_article(1, "Talks in Tripoli.")])
    assert ask(index).total == 1


def test_a_damaged_index_is_named_until_it_is_rebuilt(tmp_path: Path) -> None:
    directory = tmp_path / ".index"
    write_index(directory, [make_article(1, "Talks in Tripoli.")])
    manifest = next(directory.glob("manifest-*.json"))
    manifest.write_text("{", "utf-8")
    index = live(directory)
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match="rebuild the index with"):
            ask(index)
    shutil.rmtree(directory)
    write_index(directory, [make_article(1, "Talks in Tripoli.")])
    assert ask(index).total == 1


def test_an_engine_answers_from_its_commit_after_the_next(tmp_path: Path) -> None:
    directory = tmp_path / ".index"
    write_index(directory, [make_article(1, "Talks in Tripoli.")])
    index = live(directory)
    before = index.engine()
    write_index(directory, [make_article(n, f"Tripoli {n}.") for n in (1, 2)])
    assert index.engine(now=True).status().articles == 2
    query = make_query("tripoli", today=TODAY)
    assert [hit.article.id for hit in before.search(query).hits] == ["a1"]


def test_names_that_the_user_merges_count_at_once(tmp_path: Path) -> None:
    clock, directory = Clock(), tmp_path / ".index"
    articles = [
        make_article(1, "Ada Brook spoke.", actors=["Ada Brook"]),
        make_article(2, "A. Brook spoke.", actors=["A. Brook"]),
    ]
    write_index(directory, articles)
    index = live(directory, clock)
    assert index.engine().actors(limit=9).total == 2
    merged = "merged:\n- {name: Ada Brook, aliases: [A. Brook]}\n"
    (tmp_path / "actors.yaml").write_text(f"{ACTORS_HEADER}\n{merged}", "utf-8")
    clock.now_s += CHECK_S
    assert index.engine().actors(limit=9).total == 1


def test_8_threads_are_answered_from_one_commit_each_during_updates(
    tmp_path: Path,
) -> None:
    writer = start_updates(tmp_path, 7, rebuild_every=3)
    index, done = live(tmp_path / ".index"), Event()

    def keep_asking(_: int) -> set[str]:
        editions = set()
        while not done.is_set():
            found = ask(index)
            seen = {hit.article.body.split()[3] for hit in found.hits}
            counts = [one.count for one in found.facets[FacetField.LANGUAGE]]
            assert (found.total, len(seen), counts) == (N_ARTICLES, 1, [N_ARTICLES])
            editions |= seen
        return editions

    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(keep_asking, n) for n in range(8)]
        assert writer.communicate()[0] == "1\n2\n3\n4\n5\n6\n"
        time.sleep(CHECK_S)
        done.set()
    editions = set().union(*(one.result() for one in asked))
    assert len(editions) > 1
    assert {hit.article.body.split()[3] for hit in ask(index).hits} == {"edition6"}


def test_engines_are_opened_while_searches_take_long_and_hold_facets_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_index(tmp_path / ".index", [make_article(1, "Talks in Tripoli.")])
    monkeypatch.setattr("search.web.live.live_index.LONG_S", 0)
    index = live(tmp_path / ".index")
    assert index.engine() is index.engine()
    engines = []
    for _ in range(N_ENGINES + 2):
        engine = index.engine()
        query = make_query("tripoli", view=VIEW, today=TODAY)
        assert engine.search(query).facets[FacetField.LANGUAGE][0].value == "en"
        engine._began_s = 0.0  # as if a search had not ended
        engines.append(engine)
    assert len({id(engine) for engine in engines}) == N_ENGINES
    held = {id(one.engine._executor._held) for one in engines}  # type: ignore[attr-defined]
    assert len(held) == 1


def test_engines_on_different_commits_hold_their_own_facets(tmp_path: Path) -> None:
    settings = Config(IndexConfig(directory=tmp_path / ".index"))
    write_index(tmp_path / ".index", [make_article(1, "Talks in Tripoli.")])
    first = open_engine(settings, lasting=True)
    query = make_query("tripoli", view=VIEW, today=TODAY)
    assert first.search(query).facets[FacetField.LANGUAGE][0].count == 1
    write_index(
        tmp_path / ".index", [make_article(n, f"Tripoli {n}.") for n in range(3)]
    )
    second = open_engine(settings, lasting=True, beside=first)
    assert second.search(query).facets[FacetField.LANGUAGE][0].count == 3


def test_who_waits_too_long_is_told_to_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_index(tmp_path / ".index", [make_article(1, "Talks in Tripoli.")])
    monkeypatch.setattr("search.web.live.shared_engine.MAX_WAIT_S", 0.01)
    engine = live(tmp_path / ".index").engine()
    with engine._lock, pytest.raises(BusyError, match="try again in a few seconds"):
        engine.article("a1")
    assert engine.article("a1").id == "a1"
    assert engine.n_asked == 0


def test_a_text_is_unpacked_in_several_threads_at_once(tmp_path: Path) -> None:
    texts = [f"Report {n} from Tripoli: " + "talks went on. " * 200 for n in range(300)]
    write_index(
        tmp_path / ".index", [make_article(n, text) for n, text in enumerate(texts)]
    )
    engines = [open_index(tmp_path / ".index").snapshot for _ in range(4)]

    def read_all(number: int) -> list[bytes]:
        return [engines[number].stored_document(n) for n in range(300)]

    with ThreadPoolExecutor(4) as threads:
        first, *others = threads.map(read_all, range(4))
    assert all(one == first for one in others)
