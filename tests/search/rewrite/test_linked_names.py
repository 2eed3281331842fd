"""Transliterations of one name are one actor in every answer."""

import datetime
import random
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from search.engines import Engine
from search.query import Filters, View, make_query
from search.query.query import FacetField
from search.results.results import Results
from tests.corpus import open_texts
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
TEXTS = {
    "one": "Dmitri Ivankov met Yusuf Karimov in Cairo. Ivankov said nothing.",
    "two": "The envoy Dmitry Ivankow flew to Ankara. Ivankow spoke of the price of oil.",
    "three": "Дмитрий Иванков прибыл в Москву. Иванков отказался от комментариев.",
    "four": "The envoy Dmitri Ivankov, aged 54, came back to Moscow.",
    "five": "The philosopher Simone Weil died in Ashford. Simone Weil was 34.",
    "six": "The minister Simone Veil spoke in Paris. Simone Veil was 34.",
}
ALL = {"one.txt", "two.txt", "three.txt", "four.txt"}

Indexed = Callable[[Mapping[str, str]], Engine]


@pytest.fixture
def indexed(tmp_path: Path, open_either: OpenEngine) -> Indexed:
    """A function that brings an index up to date with articles, and opens it."""
    return partial(open_texts, tmp_path, opener=open_either)


def ask(
    engine: Engine, text: str, filters: Filters = Filters(), *, exact: bool = False
) -> Results:
    options = View(correct=False, facets=(FacetField.ACTOR,), exact=exact)
    return engine.search(make_query(text, filters, options, today=TODAY))


def files(results: Results) -> set[str]:
    return {Path(hit.article.path).name for hit in results.hits}


def people(results: Results) -> dict[str, int]:
    facet = results.facets[FacetField.ACTOR]
    return {one.value: one.count for one in facet if " " in one.value}


def test_facets_and_hits_know_one_actor(indexed: Indexed) -> None:
    results = ask(indexed(TEXTS), "")
    assert people(results) == {
        "Dmitri Ivankov": 4,
        "Yusuf Karimov": 1,
        "Simone Weil": 1,
        "Simone Veil": 1,
    }
    named = {
        actor.name
        for hit in results.hits
        for actor in hit.article.actors
        if Path(hit.article.path).name in ALL and "Karimov" not in actor.name
    }
    assert "Dmitri Ivankov" in named
    assert not {"Dmitry Ivankow", "Дмитрий Иванков"} & named


@pytest.mark.parametrize(
    "name", ["Dmitri Ivankov", "dmitry ivankow", "Ivankow", "Дмитрий Иванков"]
)
def test_a_filter_takes_any_spelling(indexed: Indexed, name: str) -> None:
    results = ask(indexed(TEXTS), "", Filters(actors=(name,)))
    assert files(results) == ALL
    assert files(ask(indexed(TEXTS), f'actor:"{name}"')) == ALL


@pytest.mark.parametrize(
    "text", ['"Dmitry Ivankow"', "Dmitry Ivankow", "Ivankow", "Иванков", "Ivankow oil"]
)
def test_a_query_finds_all_names_and_says_so(indexed: Indexed, text: str) -> None:
    engine = indexed(TEXTS)
    results = ask(engine, text)
    assert files(results) == ALL
    (notice,) = results.notices
    assert notice.startswith("also searched: ")
    assert notice.endswith(" (names of Dmitri Ivankov); --exact turns this off")
    assert files(ask(engine, text, exact=True)) < ALL


def test_names_of_a_filter_are_marked_under_any_spelling(indexed: Indexed) -> None:
    results = ask(indexed(TEXTS), "", Filters(actors=("Ivankov",)))
    marked = {
        snippet.text[mark.start : mark.end]
        for hit in results.hits
        for snippet in hit.snippets
        for mark in snippet.marks
    }
    assert marked == {
        "Dmitri Ivankov",
        "Ivankov",
        "Dmitry Ivankow",
        "Ivankow",
        "Дмитрий Иванков",
        "Иванков",
    }
    assert all(hit.missing == () for hit in results.hits)


def test_lists_and_profiles_count_them_together(indexed: Indexed) -> None:
    engine = indexed(TEXTS)
    found = {actor.name: actor for actor in engine.actors(limit=20).actors}
    one = found["Dmitri Ivankov"]
    assert (one.articles, one.mentions) == (4, 7)
    assert not {"Dmitry Ivankow", "Дмитрий Иванков"} & found.keys()
    profile = engine.actor("Ivankow")
    assert profile.actor == one
    assert set(profile.aliases) == {"Dmitry Ivankow", "Дмитрий Иванков"}
    assert {count.value for count in profile.spellings} >= {"Ivankow", "Иванков"}


def test_the_order_in_which_articles_come_makes_no_difference(indexed: Indexed) -> None:
    names = list(TEXTS)
    random.Random(7).shuffle(names)
    held: dict[str, str] = {}
    for name in names:
        held[name] = TEXTS[name]
        engine = indexed(held)
    assert people(ask(engine, ""))["Dmitri Ivankov"] == 4
    for name in ("one", "four"):
        del held[name]
    # Of the two spellings left, in an article each, the first in the alphabet.
    assert people(ask(indexed(held), ""))["Dmitry Ivankow"] == 2


def test_what_has_not_changed_is_not_linked_anew(
    indexed: Indexed, tmp_path: Path
) -> None:
    indexed(TEXTS)
    (before,) = (tmp_path / "index").glob("linked-*.tsv")
    made = before.stat().st_mtime_ns, before.read_bytes()
    engine = indexed(TEXTS)
    (after,) = (tmp_path / "index").glob("linked-*.tsv")
    assert (after.stat().st_mtime_ns, after.read_bytes()) == made
    assert people(ask(engine, ""))["Dmitri Ivankov"] == 4


def test_two_the_user_lists_are_held_apart(
    tmp_path: Path, open_either: OpenEngine
) -> None:
    own = tmp_path / "actors.yaml"
    own.write_text(
        "person:\n- {name: Dmitri Ivankov}\n- {name: Dmitry Ivankow}\n", "utf-8"
    )
    found = people(
        ask(open_texts(tmp_path, TEXTS, actors=(own,), opener=open_either), "")
    )
    assert (found["Dmitri Ivankov"], found["Dmitry Ivankow"]) == (2, 1)


def test_a_transliteration_of_a_listed_name_is_its_actor(indexed: Indexed) -> None:
    texts = {
        "a": "Fathi Bashagha met the envoy.",
        "b": "Fathi Bashaga met him too. Bashaga left.",
    }
    engine = indexed(texts)
    assert people(ask(engine, "")) == {"Fathi Bashagha": 2}
    assert files(ask(engine, "Bashaga")) == {"a.txt", "b.txt"}
