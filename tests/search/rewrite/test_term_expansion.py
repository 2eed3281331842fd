"""The prefixes, wildcards, fuzzy words and ranges of a query share one budget."""

from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import View, make_query
from search.results.results import Results
from tests.corpus import make_article
from tests.search.engines.test_engine import TODAY

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def engine(engine_of: Callable[..., Engine]) -> Engine:
    """An index with 120 words for each first letter."""
    return engine_of(
        *(
            make_article(n, " ".join(f"{letter}{n}x{m}" for m in range(120)))
            for n, letter in enumerate(LETTERS)
        )
    )


def ask(engine: Engine, text: str) -> Results:
    return engine.search(make_query(text, view=View(limit=50), today=TODAY))


def test_a_query_of_many_prefixes_looks_for_the_first_words_of_each(
    engine: Engine,
) -> None:
    found = ask(engine, " ".join(f"{letter}*" for letter in LETTERS))
    assert found.total == 26
    assert found.notices == (
        "a*, b*, c*, d*, e* and 21 more stand for more than the 1000 words that a "
        "query can look for: only the first 38 or more of each were looked for",
    )
    assert found.absent == ()


def test_a_prefix_gets_what_others_leave_over(engine: Engine) -> None:
    assert ask(engine, "a* b* zz*").notices == ()


def test_more_wildcards_than_a_query_can_have_are_named_and_not_called_absent(
    engine: Engine,
) -> None:
    found = ask(engine, " OR ".join(f"*{n}" for n in range(10, 20)))
    assert "*18, *19 were not looked for" in found.notices[0]
    assert found.absent == ()


def test_a_word_typed_a_thousand_times_costs_as_much_as_once(engine: Engine) -> None:
    many, once = ask(engine, "a0x1 " * 1_000), ask(engine, "a0x1")
    assert many.total == once.total == 1
    assert many.hits[0].snippets == once.hits[0].snippets
