"""What stands for very many words is cut, and the answer says so."""

import datetime
import itertools
import json
import string
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.output.results_json import dump_results
from search.query import make_query
from search.rewrite.term_resolver import MAX_EXPANSIONS
from tests.corpus import make_article

EngineOf = Callable[..., Engine]

TODAY = datetime.date(2020, 6, 15)
LETTERS = string.ascii_lowercase + string.digits
WORDS = ["x" + "".join(pair) + "y" for pair in itertools.product(LETTERS, repeat=2)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("x*", "x*"),
        ("x?*y", "x?*y"),
        ("*?*?*?*y", "*?*?*?*y"),
        ("xaay~2", "xaay~2"),
        ("body:[x TO *]", "[x TO *]"),
    ],
)
def test_a_pattern_of_too_many_words_is_cut_and_said_to_be(
    engine_of: EngineOf, text: str, written: str
) -> None:
    assert len(WORDS) > MAX_EXPANSIONS
    engine = engine_of(make_article(0, " ".join(WORDS)), make_article(1, "else"))
    results = engine.search(make_query(text, today=TODAY))
    notice = (
        f"{written} stands for more than 1000 words: "
        "only the first 1000 were looked for"
    )
    assert (results.total, results.notices) == (1, (notice,))
    assert json.loads(dump_results(results))["notices"] == [notice]


def test_as_many_words_as_may_be_are_all_looked_for(engine_of: EngineOf) -> None:
    one, other = WORDS[: MAX_EXPANSIONS - 1], WORDS[MAX_EXPANSIONS - 1]
    engine = engine_of(make_article(0, " ".join(one)), make_article(1, other))
    results = engine.search(make_query("x*", today=TODAY))
    assert (results.total, results.notices) == (2, ())
