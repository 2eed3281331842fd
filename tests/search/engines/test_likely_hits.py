"""Facets of a query of any of its words count what a reader would call hits."""

import datetime
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import View, make_query
from search.query.query import FacetField, Sort
from search.results.results import Results
from tests.corpus import make_article

TODAY = datetime.date(2020, 6, 15)
EngineOf = Callable[..., Engine]
OUTLET = (FacetField.OUTLET,)
MANY = (
    *(make_article(n, "The ferry has a captain.", outlet="Quay") for n in range(12)),
    *(make_article(n, "A ferry came.", outlet="Harbour") for n in range(12, 60)),
    make_article(60, "No boats at all.", outlet="Harbour"),
)
FEW = (
    make_article(0, "ferry ferry captain", outlet="Quay"),
    make_article(1, "captain, captain, captain", outlet="Quay"),
    *(make_article(n, "A ferry came.", outlet="Harbour") for n in range(2, 60)),
)


def ask(
    engine: Engine, text: str, *, every_word: bool = False, **view: object
) -> Results:
    shown = View(facets=OUTLET, **view)  # type: ignore[arg-type]
    return engine.search(
        make_query(text, view=shown, today=TODAY, every_word=every_word)
    )


def outlets(results: Results) -> dict[str, int]:
    return {one.value: one.count for one in results.facets[FacetField.OUTLET]}


def test_facets_count_those_with_every_word_where_there_are_enough(
    engine_of: EngineOf,
) -> None:
    results = ask(engine_of(*MANY), "ferry captain")
    assert (results.total, results.with_every_word, results.faceted) == (60, 12, 12)
    assert outlets(results) == {"Quay": 12}


def test_facets_count_the_best_where_few_have_every_word(engine_of: EngineOf) -> None:
    results = ask(engine_of(*FEW), "ferry captain")
    assert (results.total, results.with_every_word, results.faceted) == (60, 1, 2)
    assert outlets(results) == {"Quay": 2}


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("limit", [0, 1, 100])
@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize("stories", [False, True])
def test_what_facets_count_depends_on_no_page_or_order(
    engine_of: EngineOf, sort: Sort, limit: int, page: int, stories: bool
) -> None:
    results = ask(
        engine_of(*FEW),
        "ferry captain",
        sort=sort,
        limit=limit,
        page=page,
        stories=stories,
    )
    assert (results.total, results.faceted, outlets(results)) == (60, 2, {"Quay": 2})


def test_facets_count_all_hits_when_asked_to(engine_of: EngineOf) -> None:
    results = ask(engine_of(*MANY), "ferry captain", facets_of_all=True)
    assert (results.with_every_word, results.faceted) == (12, None)
    assert outlets(results) == {"Harbour": 48, "Quay": 12}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("ferry OR captain", 60),
        ("ferry", 60),
        ("+ferry +captain", 12),
        ("ferry AND captain", 12),
        ('"a captain"', 12),
        ("outlet:quay", 12),
        ("ferry -(captain boats)", 48),
        ("-(ferry captain)", 1),
        ("", 61),
    ],
)
def test_a_query_that_says_what_it_requires_is_counted_as_it_is(
    engine_of: EngineOf, text: str, total: int
) -> None:
    results = ask(engine_of(*MANY), text)
    assert (results.total, results.with_every_word, results.faceted) == (
        total,
        None,
        None,
    )
    assert sum(outlets(results).values()) == total


@pytest.mark.parametrize(
    "text",
    ["ferry captain", "ferry zebra", "feryr captain", "the ferry", "+ferry boats"],
)
def test_the_count_is_that_of_a_search_for_every_word(
    engine_of: EngineOf, text: str
) -> None:
    engine = engine_of(*MANY)
    strict = ask(engine, text, every_word=True)
    assert strict.with_every_word is None
    assert ask(engine, text).with_every_word == strict.total


def test_pages_reach_every_hit(engine_of: EngineOf) -> None:
    engine = engine_of(*MANY)
    pages = [ask(engine, "ferry captain", limit=25, page=n) for n in (1, 2, 3)]
    assert sorted(len(page.hits) for page in pages) == [10, 25, 25]
