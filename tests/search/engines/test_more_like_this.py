"""The articles most like one come first, and never the one itself."""

from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import View
from search.query_errors import NoSuchNameError
from tests.corpus import make_article

EngineOf = Callable[..., Engine]

PORTS = make_article(0, "Oil ports of Benghazi were blocked by tribesmen.")
PORTS_AGAIN = make_article(1, "The tribesmen who blocked the oil ports want a share.")
MARKET = make_article(2, "Oil fell on Monday as traders looked to Vienna.")
HAFTAR = make_article(3, "A general spoke in the east.", actors=["Khalifa Haftar"])
HAFTAR_TOO = make_article(4, "He flew to Moscow.", actors=["Khalifa Haftar"])
FOOTBALL = make_article(5, "The cup final was a draw.")
CORPUS = (PORTS, PORTS_AGAIN, MARKET, HAFTAR, HAFTAR_TOO, FOOTBALL)


def like(engine: Engine, article: str) -> list[str]:
    return [hit.article.id for hit in engine.similar(article, View()).hits]


def test_articles_that_share_significant_words_come_first(engine_of: EngineOf) -> None:
    assert like(engine_of(*CORPUS), "a0") == ["a1", "a2"]


def test_articles_that_share_an_actor_are_alike(engine_of: EngineOf) -> None:
    assert like(engine_of(*CORPUS), "a3.txt") == ["a4"]


def test_an_article_like_no_other_has_none(engine_of: EngineOf) -> None:
    results = engine_of(*CORPUS).similar("a5", View())
    assert (results.total, results.hits) == (0, ())


def test_a_hit_marks_what_it_shares_and_lacks_nothing(engine_of: EngineOf) -> None:
    hit, *_ = engine_of(*CORPUS).similar("a0", View(snippets=1)).hits
    (snippet,) = hit.snippets
    marked = [snippet.text[mark.start : mark.end] for mark in snippet.marks]
    assert marked == ["tribesmen", "blocked", "oil", "ports"]
    assert hit.missing == ()


def test_copies_of_the_article_are_left_out_and_those_of_others_folded(
    engine_of: EngineOf,
) -> None:
    text = " ".join(f"Tribesmen held port {n} for {n * n} days." for n in range(40))
    other = " ".join(f"Of {n * n} ports tribesmen left {n}." for n in range(40))
    texts = (text, text, text, other, other, *["The cup final was a draw."] * 9)
    corpus = [make_article(n, body) for n, body in enumerate(texts)]
    engine = engine_of(*corpus)
    results = engine.similar("a1", View(collapse=True, limit=2))
    (hit,) = results.hits
    assert (hit.article.id, [copy.id for copy in hit.copies]) == ("a3", ["a4"])
    assert (results.total, results.stories) == (2, 1)
    assert like(engine, "a1") == ["a0", "a2", "a3", "a4"]


def test_an_article_that_is_not_there_is_an_error(engine_of: EngineOf) -> None:
    with pytest.raises(NoSuchNameError, match="no article 'b'"):
        engine_of(*CORPUS).similar("b", View())
