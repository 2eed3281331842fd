"""Dates of undated articles are guessed from similar dated ones."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from index.article import Basis
from index.config import IndexConfig
from index.writing.build import build_index
from search.engines import Engine, open_engine
from search.query import Filters, View, make_query, parse_range
from search.query.query import FacetField
from search.results.results import FacetCount
from search.settings.config_file import Config, SearchConfig
from tests.corpus import open_texts

TODAY = datetime.date(2022, 1, 1)
STORY = (
    "The Varenni bridge collapsed in the harbour at dawn. Divers searched beneath the "
    "bridge for the ferry. Mayor Ada Brook said engineers had warned of corrosion. "
)
TELLERS = {
    "undated": f"{STORY}\nNobody knows yet who is to blame.\n",
    "first": f"---\ndate: 2021-05-03\noutlet: Heron Post\n---\n{STORY}\nA report follows.\n",
    "second": f"---\ndate: 2021-05-05\noutlet: Lantern\n---\n{STORY}\nThe ferry was found.\n",
}
OTHERS = {
    f"other{n}": f"---\ndate: 2001-01-0{n}\noutlet: O{n}\n---\n{text}\n"
    for n, text in enumerate(
        (
            "Wheat prices rose after a dry spring in the north of the country.",
            "The council voted on new rules for the opening hours of shops.",
            "A painter of some fame showed her landscapes in a small gallery.",
            "Rain stopped play on the second afternoon of the cricket match.",
            "Chemists described a pigment that changes colour when it is heated.",
        ),
        1,
    )
}

Build = Callable[[dict[str, str]], Engine]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Returns a function that updates an index with articles, and opens it."""
    return partial(open_texts, tmp_path)


def dated(engine: Engine, *, guesses: bool) -> list[str]:
    filters = Filters(dates=(parse_range("2021-05", today=TODAY),))
    view = View(guesses=guesses)
    results = engine.search(make_query("", filters, view, today=TODAY))
    return sorted(Path(hit.article.path).name for hit in results.hits)


def undated(engine: Engine, *, guesses: bool) -> int:
    view = View(guesses=guesses)
    query = make_query("", Filters(undated=True), view, today=TODAY)
    return engine.search(query).total


def test_two_dated_articles_date_a_third_as_a_guess(build: Build) -> None:
    date = build(TELLERS | OTHERS).article("undated.txt").date
    assert (str(date.value), date.basis) == ("2021-05", Basis.GUESS)
    assert date.quote.startswith("the same story: ")


def test_a_guess_counts_only_when_asked_for(build: Build) -> None:
    engine = build(TELLERS | OTHERS)
    sound = ["first.txt", "second.txt"]
    assert dated(engine, guesses=False) == sound
    assert dated(engine, guesses=True) == [*sound, "undated.txt"]
    assert (undated(engine, guesses=False), undated(engine, guesses=True)) == (1, 0)
    days = Filters(dates=(parse_range("2021-05-03..2021-05-05", today=TODAY),))
    query = make_query("", days, View(guesses=True), today=TODAY)
    assert engine.search(query).total == 2


def test_hits_are_counted_by_guessed_date_where_guesses_count(build: Build) -> None:
    engine = build(TELLERS | OTHERS)
    facets = (FacetField.MONTH,)
    query = make_query("bridge", view=View(guesses=True, facets=facets), today=TODAY)
    results = engine.search(query)
    counts = {one.value: one.count for one in results.facets[FacetField.MONTH]}
    assert counts == {"2021-05": 2, "": 1}
    assert results.guessed == {FacetField.MONTH: (FacetCount("2021-05", 1),)}
    query = make_query("bridge", view=View(facets=facets), today=TODAY)
    assert engine.search(query).guessed == {}


def test_a_guess_stays_where_nothing_changes(build: Build) -> None:
    build(TELLERS | OTHERS)
    date = build(TELLERS | OTHERS).article("undated.txt").date
    assert str(date.value) == "2021-05"


def test_a_guess_goes_with_its_reasons(build: Build) -> None:
    build(TELLERS | OTHERS)
    changed = {"second": TELLERS["second"].replace("2021-05-05", "2011-05-05")}
    date = build(TELLERS | OTHERS | changed).article("undated.txt").date
    assert date.value is None


def test_no_sample_article_is_dated_with_certainty_that_it_does_not_give(
    tmp_path: Path,
) -> None:
    seeds = Path(__file__).parents[3] / "seeds"
    config = IndexConfig(paths=(seeds,), directory=tmp_path, base=seeds, processes=1)
    build_index(config)
    engine = open_engine(Config(config, SearchConfig(), None))
    date = engine.article("001_5eff2ec82090edfe.txt").date
    assert date.basis in {Basis.INFERRED, Basis.GUESS}
    assert date.value is not None
    assert (date.value.month, date.value.day) == (12, 20)
    assert date.value.year in {None, 2019}
