"""Engines must agree on what matches, or their times could not be compared."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.compare import find_missing
from benchmarks.contract import (
    MODULES,
    WARMING_ROUNDS,
    Engine,
    Question,
    Record,
    load_engine,
)
from benchmarks.corpus import make_articles, write_jsonl

ARTICLES = list(make_articles(100))
OUTLET = ARTICLES[0]["outlet"]


ENGINES = [
    pytest.param(name, marks=[pytest.mark.opensearch] if name in WARMING_ROUNDS else [])
    for name in MODULES  # those in a JVM are left to `make test-opensearch`
]


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Engine:
    name = request.param
    if reason := find_missing([name]).get(name):
        pytest.skip(f"{name} is not installed: {reason}")
    directory = tmp_path_factory.mktemp(name)
    articles = tmp_path_factory.mktemp("articles")
    write_jsonl(articles / "corpus.jsonl", ARTICLES)
    made = load_engine(name)
    made.build(articles, directory)
    made.open(directory)
    return made


def matching(*patterns: str) -> list[Record]:
    """Returns the articles whose title or text matches each of the patterns."""
    found = [re.compile(rf"\b{p}(s|ed|ing)?\b", re.IGNORECASE) for p in patterns]
    return [
        article
        for article in ARTICLES
        if all(one.search(f"{article['title']}\n\n{article['text']}") for one in found)
    ]


def among(allowed: Callable[[Record], bool]) -> list[Record]:
    return [article for article in matching("attack") if allowed(article)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question("", ("attack",)), matching("attack")),
        (Question("", ("weapon",)), matching("weapon")),
        (Question("", ("nosuchword",)), []),
        (Question("", ("attack", "weapon")), matching("(?:attack|weapon)")),
        (Question("", ("attack", "weapon"), "all"), matching("attack", "weapon")),
        (Question("", ("of", "the"), "phrase"), matching(r"of\W+the")),
        (Question("", ("presid",), "prefix"), matching(r"presid\w*")),
        (
            Question("", ("attack",), outlet=OUTLET),
            among(lambda article: article["outlet"] == OUTLET),
        ),
        (
            Question("", ("attack",), since="2018-03-01", until="2020-02-28"),
            among(lambda article: "2018-03-01" <= article["date"] <= "2020-02-28"),
        ),
    ],
)
def test_engines_find_what_matches(
    engine: Engine, question: Question, expected: list[Record]
) -> None:
    answer = engine.answer(question)
    assert answer.total == len(expected)
    assert set(answer.ids) <= {article["id"] for article in expected}
    assert len(answer.ids) == len(set(answer.ids)) == min(10, len(expected))


def test_engines_count_outlets_over_all_hits(engine: Engine) -> None:
    answer = engine.answer(Question("", ("attack",), facet=True))
    assert answer.facets == Counter(article["outlet"] for article in matching("attack"))


def test_engines_give_a_snippet_for_a_hit_in_the_text(engine: Engine) -> None:
    answer = engine.answer(Question("", ("weapon",)))
    texts = {article["id"]: article["text"].lower() for article in ARTICLES}
    for name, snippet in zip(answer.ids, answer.snippets, strict=True):
        assert "weapon" in snippet.lower() or "weapon" not in texts[name]


def test_an_updated_article_is_found_by_its_new_words(
    engine: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if request.node.callspec.params["engine"].startswith("ours"):
        pytest.skip("ours updates from its folder; other tests cover it")
    # Last of the module: the engine answers from another index afterwards.
    directory = tmp_path / "index"
    directory.mkdir()
    write_jsonl(tmp_path / "all.jsonl", ARTICLES[:3])
    write_jsonl(tmp_path / "recent.jsonl", [{**ARTICLES[1], "text": "quetzalcoatlus"}])
    engine.build(tmp_path / "all.jsonl", directory)
    engine.update(tmp_path / "recent.jsonl", directory)
    engine.open(directory)
    answer = engine.answer(Question("", ("quetzalcoatlus",)))
    assert (answer.total, answer.ids) == (1, [ARTICLES[1]["id"]])
    assert engine.answer(Question("", ("president", "the"))).total == 2
