"""An index from a stranger, its checksums sound: an answer, or one line that names damage."""

import os
import random
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.codec.commit.toc import read_toc
from index.config import IndexConfig
from index.derived.index_checks import verify_index
from index.derived.opened_index import open_index
from index.errors import IndexDamagedError, IndexOutdatedError
from index.writing.build import build_index
from search.engines import Engine, open_engine
from search.output import results_json as as_json
from search.query import View, make_query
from search.query.query import FacetField, Query
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config
from tests.index.codec.crafted import craft_index
from tests.search.engines.test_engine import TODAY

MAX_SECONDS = 20
# The address sanitizer keeps freed memory for a while.
MAX_BYTES = (3_000 if "ASAN_OPTIONS" in os.environ else 600) << 20


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small index of articles of two outlets, copies and an undated article among them."""
    base = tmp_path_factory.mktemp("sound")
    (base / "news").mkdir()
    report = "Khalifa Haftar met Sergey Lavrov in Moscow on the talks about Libya. "
    for number in range(12):
        day = "" if number % 4 == 3 else f"date: 2019-12-{10 + number}\n"
        text = (
            f"---\ntitle: Talks {number}\noutlet: Outlet {number % 3}\n{day}---\n"
            f"{report * 3}\n\nTroops left Tripoli for Sirte on day {number // 2}. "
            + f"The ceasefire number{number} holds. " * (number % 4 + 1)
            + ("peace " * 300 if number == 5 else "")
        )
        (base / "news" / f"{number}.md").write_text(text, encoding="utf-8")
    config = IndexConfig(
        paths=(base / "news",), directory=base / "index", base=base, processes=1
    )
    build_index(config)
    return base / "index"


def ask(text: str, **view: object) -> Query:
    return make_query(text, view=View(**view), today=TODAY)  # type: ignore[arg-type]


def search_all(engine: Engine) -> None:
    view = View(facets=tuple(FacetField), limit=20, explain=True)
    for query in (
        make_query("talks Libya haftar", view=view, today=TODAY),
        make_query('"khalifa haftar" ceas* tro?ps', view=view, today=TODAY),
        ask("lavrof~ AND NOT peace", collapse=True, stories=True),
        ask("Haftar Moscow", expand=True, limit=3),
        ask("date:2019-12 outlet:\"Outlet 1\" actor:Lavrov", guesses=True),
        ask("peace [a TO c]"),
    ):  # fmt: skip
        as_json.dump_results(engine.search(query))


def read_articles(engine: Engine) -> None:
    hits = engine.search(make_query("*", view=View(limit=3), today=TODAY)).hits
    for hit in hits:
        article = engine.article(hit.article.id)
        assert article.text is not None
        as_json.dump(as_json.make_article_record(article))
        as_json.dump_results(engine.similar(article.id, View()))
        as_json.dump_results(engine.copies(article.id))


def list_actors(engine: Engine) -> None:
    engine.actors(limit=20)
    engine.actor("Haftar")
    engine.suggest_merges(limit=10)
    engine.status()


def use(directory: Path, act: Callable[[Engine], None]) -> bool:
    """Open an index and use it; return whether damage was named, in one line."""
    try:
        act(open_engine(Config(IndexConfig(directory=directory))))
    except NoSuchNameError:
        return False  # the article or the actor is another one now
    except (IndexDamagedError, IndexOutdatedError) as error:
        return len(str(error).splitlines()) == 1
    return False


@contextmanager
def bounded(label: str) -> Iterator[None]:
    """Fail where the block takes too long, or more memory than it may."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < MAX_SECONDS, label
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    assert peak < MAX_BYTES, (label, peak)


def check_crafted(sound: Path, target: Path, seeds: Iterable[int]) -> int:
    """Use an index crafted from each seed; return for how many damage was named."""
    named = 0
    for seed in seeds:
        change = craft_index(sound, target, random.Random(seed))
        with bounded(f"seed {seed}: {change}"):
            try:
                uses = (search_all, read_articles, list_actors)
                found = [use(target, act) for act in uses]
                found.append(is_unsound(target))
            except Exception as error:
                error.add_note(f"seed {seed}: {change}")
                raise
        named += any(found)
        shutil.rmtree(target)
    return named


def is_unsound(directory: Path) -> bool:
    """Return whether `verify` names damage."""
    try:
        verify_index(open_index(directory))
    except (IndexDamagedError, IndexOutdatedError):
        return True
    return False


def test_a_sound_index_is_verified(sound: Path) -> None:
    found = verify_index(open_index(sound))
    assert found.articles == 12
    assert found.segments[0].documents == read_toc(sound).segments[0].n_docs
    assert not any(use(sound, act) for act in (search_all, read_articles, list_actors))


def test_a_crafted_index_gives_an_answer_or_names_the_damage(
    sound: Path, tmp_path: Path
) -> None:
    # 364 counts an actor that no article has.
    assert check_crafted(sound, tmp_path / "index", [*range(15), 364]) > 8


@pytest.mark.deep
@pytest.mark.parametrize("part", range(4))  # so that several processes share them
def test_many_crafted_indexes_give_answers_or_name_the_damage(
    sound: Path, tmp_path: Path, part: int
) -> None:
    count = int(os.environ.get("CRAFTED_INDEXES", "2000"))
    seeds = range(part, 100 + count, 4)
    assert check_crafted(sound, tmp_path / "index", seeds) > len(seeds) / 2
