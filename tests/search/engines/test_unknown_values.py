"""Articles without a date, an outlet or a language: counted, and found when asked for."""

import datetime
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import Filters, View, make_query
from search.query.filters import parse_filters
from search.query.query import FacetField
from search.results.results import Results
from tests.corpus import make_article

TODAY = datetime.date(2020, 6, 15)
EngineOf = Callable[..., Engine]
CORPUS = (
    make_article(0, "Boats in the harbour.", date="2019-12-20", outlet="The Quay"),
    make_article(1, "Boats on the river.", outlet="Unknown", actors=["Ada Brook"]),
    make_article(2, "Boats at sea.", outlet="The Unknown Soldier", language="fr"),
    make_article(3, "No ships here.", language=None),
    make_article(4, "Boats again.", date="2020-03", outlet="The Quay", language=None),
)


def ask(engine: Engine, text: str, filters: Filters = Filters()) -> Results:
    return engine.search(make_query(text, filters, View(limit=100), today=TODAY))


def ids(results: Results) -> list[str]:
    return sorted(hit.article.id for hit in results.hits)


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("boats date:2019", 2),
        ("boats date:2021", 2),
        ("date:2019", 3),
        ("boats date:2019 date:2020", 2),
        ("boats date:>2018 date:<2020", 2),
        ("boats (date:2019 OR river)", 1),
        ("boats date:2019 date:undated", 0),
        ("boats -date:2019", 0),
        ("boats", 0),
        ("boats date:undated", 0),
        ("ships date:2019", 1),
        ("boats -outlet:nowhere date:2019", 2),
    ],
)
def test_undated_articles_that_a_date_leaves_out_are_counted(
    engine_of: EngineOf, text: str, left_out: int
) -> None:
    assert ask(engine_of(*CORPUS), text).undated_left_out == left_out


def test_undated_articles_are_taken_in_when_asked_for(engine_of: EngineOf) -> None:
    engine, since = engine_of(*CORPUS), datetime.date(2019, 1, 1)
    without = ask(engine, "boats", Filters(since=since))
    assert (ids(without), without.undated_left_out) == (["a0", "a4"], 2)
    taken_in = ask(engine, "boats", Filters(since=since, undated=True))
    assert (ids(taken_in), taken_in.undated_left_out) == (["a0", "a1", "a2", "a4"], 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("outlet:unknown", ["a3"]),
        ("outlet:UNKNOWN", ["a3"]),
        ('outlet:"unknown"', ["a1"]),
        ("outlet:(quay OR unknown)", ["a0", "a3", "a4"]),
        ("-outlet:unknown", ["a0", "a1", "a2", "a4"]),
        ("language:unknown", ["a3", "a4"]),
        ("actor:unknown", ["a0", "a2", "a3", "a4"]),
        ("date:unknown", ["a1", "a2", "a3"]),
        ("outlet:soldier", ["a2"]),
    ],
)
def test_unknown_is_a_value(engine_of: EngineOf, text: str, found: list[str]) -> None:
    assert ids(ask(engine_of(*CORPUS), text)) == found


def test_options_say_the_same_as_the_query(engine_of: EngineOf) -> None:
    engine = engine_of(*CORPUS)

    def find(**options: list[str]) -> list[str]:
        return ids(ask(engine, "", parse_filters(**options, today=TODAY)))  # type: ignore[arg-type]

    assert find(outlet=["unknown"]) == ["a3"]
    assert find(outlet=['"unknown"']) == find(outlet=["“Unknown”"]) == ["a1"]
    assert find(outlet=["unknown", "The Quay"]) == ["a0", "a3", "a4"]
    assert find(language=["unknown"]) == ["a3", "a4"]
    assert find(date=["unknown"]) == find(date=["undated"]) == ["a1", "a2", "a3"]
    assert find(date=["2019", "unknown"]) == ["a0", "a1", "a2", "a3"]


def test_an_outlet_that_is_called_so_is_mentioned(engine_of: EngineOf) -> None:
    engine = engine_of(*CORPUS)
    (notice,) = ask(engine, "outlet:unknown").notices
    assert 'outlet:"Unknown"' in notice
    assert ask(engine, "language:unknown").notices == ()


def test_months_and_years_without_articles_are_counted_as_none(
    engine_of: EngineOf,
) -> None:
    dates = ("2018-11", "2019", "2019-02-03", None)
    engine = engine_of(*(make_article(n, "x", date=d) for n, d in enumerate(dates)))
    view = View(facets=(FacetField.MONTH, FacetField.YEAR))
    facets = engine.search(make_query("", view=view, today=TODAY)).facets
    assert [(one.value, one.count) for one in facets[FacetField.MONTH]] == [
        ("2018-11", 1),
        ("2018-12", 0),
        ("2019", 1),
        ("2019-01", 0),
        ("2019-02", 1),
        ("", 1),
    ]
    assert [(one.value, one.count) for one in facets[FacetField.YEAR]] == [
        ("2018", 1),
        ("2019", 2),
        ("", 1),
    ]


def test_one_wrong_date_does_not_fill_a_page(engine_of: EngineOf) -> None:
    dates = ("1019-11", "2019-01", "2019-04")
    engine = engine_of(*(make_article(n, "x", date=d) for n, d in enumerate(dates)))
    view = View(facets=(FacetField.MONTH,))
    (months,) = engine.search(make_query("", view=view, today=TODAY)).facets.values()
    assert [one.count for one in months] == [1, 1, 0, 0, 1]


def test_a_date_counts_for_the_day_month_or_year_that_is_known(
    engine_of: EngineOf,
) -> None:
    dates = ("2019", "2019-02", "2019-02-27", "2019-03-01", None)
    engine = engine_of(*(make_article(n, "x", date=d) for n, d in enumerate(dates)))
    view = View(facets=(FacetField.DAY,))
    (days,) = engine.search(make_query("", view=view, today=TODAY)).facets.values()
    assert [(one.value, one.count) for one in days] == [
        ("2019", 1),
        ("2019-02", 1),
        ("2019-02-27", 1),
        ("2019-02-28", 0),
        ("2019-03-01", 1),
        ("", 1),
    ]


def test_two_facets_are_counted_together(engine_of: EngineOf) -> None:
    said = (("2019", "BBC"), ("2019", "BBC"), ("2019", None), ("2020", "TASS"))
    engine = engine_of(
        *(make_article(n, "x", date=d, outlet=o) for n, (d, o) in enumerate(said)),
        make_article(9, "another", outlet="BBC"),
    )
    view = View(crossed=(FacetField.YEAR, FacetField.OUTLET), limit=0)
    assert engine.search(make_query("x", view=view, today=TODAY)).crossed == {
        "2019": {"BBC": 2, "": 1},
        "2020": {"TASS": 1},
    }
    assert engine.search(make_query("", view=view, today=TODAY)).crossed[""] == {
        "BBC": 1
    }
