"""Relevance feedback adds words of the best hits, and keeps required parts required."""

import datetime
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import View, make_query
from search.results.results import Results
from tests.corpus import make_article

EngineOf = Callable[..., Engine]

TODAY = datetime.date(2020, 6, 15)
# Of many articles each word is in few: in a handful, none tells anything.
OTHERS = [make_article(n, f"Weather of day {n}, word{n}.") for n in range(10, 30)]
BLOCKADE = make_article(0, "A blockade of oil terminals by tribesmen.", outlet="BBC")
TERMINALS = make_article(1, "Tribesmen shut the terminals.", outlet="TASS")
TRIBESMEN = make_article(2, "Tribesmen talked; no blockade ended.", outlet="TASS")
CORPUS = (BLOCKADE, TERMINALS, TRIBESMEN, *OTHERS)


def ask(engine: Engine, text: str, *, every_word: bool = False) -> Results:
    view = View(expand=True)
    query = make_query(text, view=view, today=TODAY, every_word=every_word)
    return engine.search(query)


def ids(results: Results) -> set[str]:
    return {hit.article.id for hit in results.hits}


def test_articles_without_the_word_are_found_by_what_goes_with_it(
    engine_of: EngineOf,
) -> None:
    results = ask(engine_of(*CORPUS), "blockade")
    assert set(results.added) == {"terminals", "tribesmen"}
    assert [hit.article.id for hit in results.hits] == ["a0", "a2", "a1"]
    assert results.hits[2].missing == ("blockade",)


def test_what_is_required_stays_required(engine_of: EngineOf) -> None:
    engine = engine_of(*CORPUS)
    assert ids(ask(engine, "blockade outlet:TASS")) == {"a1", "a2"}
    assert ids(ask(engine, "blockade -talked")) == {"a0", "a1"}
    assert ids(ask(engine, "+blockade oil")) == {"a0", "a2"}
    assert ids(ask(engine, '"blockade of oil"')) == {"a0"}
    assert ids(ask(engine, "blockade AND oil")) == {"a0"}
    assert ids(ask(engine, "blockade oil", every_word=True)) == {"a0"}
    assert ids(ask(engine, "body:blockade")) == {"a0", "a2"}
    assert ids(ask(engine, "block*")) == {"a0", "a2"}


@pytest.mark.parametrize("text", ["", "outlet:BBC", "qwertz", "-blockade"])
def test_where_there_is_nothing_to_learn_from_nothing_is_added(
    engine_of: EngineOf, text: str
) -> None:
    assert ask(engine_of(*CORPUS), text).added == ()


def test_nothing_is_added_unasked(engine_of: EngineOf) -> None:
    results = engine_of(*CORPUS).search(make_query("blockade", today=TODAY))
    assert (results.added, ids(results)) == ((), {"a0", "a2"})
