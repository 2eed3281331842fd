"""Copies of one text stand as one hit, other articles for themselves."""

import datetime
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.config import IndexConfig
from search.engines import Engine
from search.query import Filters, View, make_query
from search.query.query import FacetField, Query, Sort
from search.results.results import Copy, Results
from search.settings.config_file import Config, SearchConfig
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

EngineOf = Callable[..., Engine]


class Writer:
    """Writes sentences that nobody wrote before; the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def write(self, words: int) -> list[str]:
        return [self._write_sentence() for _ in range(words // 10)]

    def _write_sentence(self) -> str:
        return " ".join(f"w{self._chance.randrange(5_000)}" for _ in range(10)) + "."

    def edit(self, text: list[str], share: float) -> list[str]:
        """The text with this share of its words changed."""
        words = " ".join(text).split()
        for place in range(len(words)):
            if self._chance.random() < share:
                words[place] = f"w{self._chance.randrange(5_000)}"
        return words


def ask(text: str, view: View, filters: Filters = Filters()) -> Query:
    return make_query(text, filters, view, today=datetime.date(2020, 6, 15))


def fold(results: Results) -> list[list[str]]:
    """The ids of the hits, each followed by those of its copies."""
    return [[hit.article.id, *(c.id for c in hit.copies)] for hit in results.hits]


def fold_two(engine_of: EngineOf, first: list[str], second: list[str]) -> int:
    """As how many hits two texts stand."""
    texts = (" ".join(["oil", *text]) for text in (first, second))
    engine = engine_of(*(make_article(n, text) for n, text in enumerate(texts)))
    return len(engine.search(ask("oil", View(collapse=True))).hits)


@pytest.mark.parametrize("words", [80, 400, 3_000])
@pytest.mark.parametrize("seed", range(3))
def test_a_copy_cut_or_edited_with_something_new_is_one_hit_with_its_model(
    engine_of: EngineOf, words: int, seed: int
) -> None:
    writer = Writer(seed)
    text = writer.write(words)
    cut = text[: len(text) * 7 // 10] + writer.write(words // 5)
    shuffled = writer.write(words // 5) + text[len(text) * 3 // 10 :]
    for copy in (text, cut, shuffled, writer.edit(text, 0.03), text[: len(text) // 2]):
        assert fold_two(engine_of, text, copy) == 1


@pytest.mark.parametrize("words", [400, 3_000])
@pytest.mark.parametrize("seed", range(3))
def test_another_story_is_another_hit_whatever_it_shares(
    engine_of: EngineOf, words: int, seed: int
) -> None:
    writer = Writer(seed)
    background = writer.write(words // 5)
    story = writer.write(words)
    later = [*writer.write(4 * words), *story[: len(story) // 2]]
    of_one_writer = [story[:-20] + background, background + writer.write(words)]
    blog_that_grew = [story, writer.write(5 * words) + story]
    for first, second in (of_one_writer, [story, later], blog_that_grew):
        assert fold_two(engine_of, first, second) == 2


def test_short_texts_are_copies_only_word_for_word(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "Oil prices fell on Monday."),
        make_article(1, "Oil prices fell on Monday!"),
        make_article(2, "Oil prices fell on Tuesday."),
        make_article(3, "Oil."),
        make_article(4, "The price of oil. " * 40),
        make_article(5, "The price of oil. " * 40),
        make_article(6, "The price of oil. " * 41),
    )
    groups = fold(engine.search(ask("oil", View(collapse=True))))
    assert sorted(groups) == [["a0", "a1"], ["a2"], ["a3"], ["a4", "a5"], ["a6"]]


def test_texts_without_a_word_are_no_copies(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "", title="Oil"), make_article(1, "", title="Oil")
    )
    assert fold(engine.search(ask("oil", View(collapse=True)))) == [["a0"], ["a1"]]


def agency_articles() -> list[Article]:
    """An agency's text in three outlets, one of them unknown, and two other stories."""
    writer = Writer(7)
    text = writer.write(300)
    body = " ".join(["Oil oil oil.", *text])
    shorter = " ".join(["Oil.", *text[:20], *writer.write(60)])
    return [
        make_article(0, body, outlet="Reuters", date="2020-01-02"),
        make_article(1, " ".join(["Oil.", *writer.write(300)]), outlet="BBC"),
        make_article(2, shorter, outlet="Hürriyet", date="2020-01"),
        make_article(3, body, date="2019-12-31"),
        make_article(4, " ".join(["Peace.", *writer.write(300)]), outlet="BBC"),
    ]


def test_a_hit_names_the_copies_that_it_stands_for(engine_of: EngineOf) -> None:
    results = engine_of(*agency_articles()).search(ask("oil", View(collapse=True)))
    assert (results.total, results.stories) == (4, 2)
    assert [hit.rank for hit in results.hits] == [1, 2]
    first, second = results.hits
    assert first.article.id == "a0"
    assert first.copies == (
        Copy("a3", "a3.txt", "", "2019-12-31", "a3.txt"),
        Copy("a2", "a2.txt", "Hürriyet", "2020-01", "a2.txt"),
    )
    assert (second.article.id, second.copies) == ("a1", ())


def test_copies_are_hits_of_their_own_unless_asked_otherwise(
    engine_of: EngineOf,
) -> None:
    results = engine_of(*agency_articles()).search(ask("oil", View()))
    assert fold(results) == [["a0"], ["a3"], ["a2"], ["a1"]]
    assert results.stories is None


def test_a_filter_finds_a_copy_whichever_other_would_stand_for_it(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(*agency_articles())
    only = Filters(outlets=("Hürriyet",))
    assert fold(engine.search(ask("oil", View(collapse=True), only))) == [["a2"]]


def test_the_newest_copy_stands_for_the_others_where_the_newest_come_first(
    engine_of: EngineOf,
) -> None:
    view = View(sort=Sort.NEWEST, collapse=True)
    results = engine_of(*agency_articles()).search(ask("oil", view))
    assert fold(results) == [["a0", "a2", "a3"], ["a1"]]


def test_facets_count_articles_or_where_asked_stories(engine_of: EngineOf) -> None:
    engine = engine_of(*agency_articles())

    def count(view: View) -> dict[str, dict[str, int]]:
        facets = engine.search(ask("", view)).facets
        return {f: {c.value: c.count for c in found} for f, found in facets.items()}

    fields = (FacetField.YEAR, FacetField.OUTLET)
    outlets = {"BBC": 2, "Reuters": 1, "Hürriyet": 1, "": 1}
    articles = {"year": {"2019": 1, "2020": 2, "": 2}, "outlet": outlets}
    assert count(View(facets=fields)) == articles
    assert count(View(facets=fields, collapse=True)) == articles
    stories = {"year": {"2019": 1, "2020": 1, "": 2}, "outlet": outlets}
    assert count(View(facets=fields, stories=True)) == stories


def test_of_no_articles_no_stories_are_counted(engine_of: EngineOf) -> None:
    view = View(facets=tuple(FacetField), stories=True, collapse=True)
    results = engine_of(*agency_articles()).search(ask("qwertz", view))
    assert (results.total, results.stories, results.hits) == (0, 0, ())
    assert not any(results.facets.values())


def test_stories_are_counted_by_actor_as_by_any_other_field(
    engine_of: EngineOf,
) -> None:
    text = " ".join(Writer(1).write(100))
    engine = engine_of(
        make_article(0, text, actors=["Khalifa Haftar", "Fayez al-Sarraj"]),
        make_article(1, text, actors=["Khalifa Haftar"]),
        make_article(2, "Another.", actors=["Khalifa Haftar"]),
    )
    facets = engine.search(
        ask("", View(facets=(FacetField.ACTOR,), stories=True))
    ).facets
    counts = {count.value: count.count for count in facets[FacetField.ACTOR]}
    assert counts == {"Khalifa Haftar": 2, "Fayez al-Sarraj": 1}


def test_all_copies_of_an_article_are_listed_oldest_first(engine_of: EngineOf) -> None:
    engine = engine_of(*agency_articles())
    found = engine.copies("a0")
    assert [(hit.rank, hit.article.id) for hit in found.hits] == [(1, "a3"), (2, "a2")]
    assert found.total == 2
    assert engine.copies("a1.txt").hits == ()


def test_a_text_is_on_a_page_once_however_many_have_it(engine_of: EngineOf) -> None:
    writer = Writer(3)
    text = " ".join(["Oil oil oil.", *writer.write(100)])
    others = (" ".join(["Oil.", *writer.write(200)]) for _ in range(12))
    bodies = [text] * 130 + list(others)
    engine = engine_of(*(make_article(n, body) for n, body in enumerate(bodies)))
    first = engine.search(ask("oil", View(collapse=True)))
    assert [len(group) for group in fold(first)] == [130, *[1] * 9]
    second = engine.search(ask("oil", View(collapse=True, page=2)))
    assert [len(group) for group in fold(second)] == [1, 1, 1]
    assert (second.stories, second.hits[0].rank) == (13, 11)


@settings(max_examples=settings().max_examples // 8)  # an example makes an index
@given(seed=st.integers(0, 1_000_000), limit=st.integers(1, 25))
def test_pages_together_hold_every_hit_once_whatever_is_folded(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    limit: int,
    open_either: OpenEngine,
) -> None:
    chance, writer = random.Random(seed), Writer(seed)
    texts = [writer.write(60) for _ in range(40)]
    picked = [texts[int(40 * chance.random() ** 2)] for _ in range(130)]
    directory = tmp_path_factory.mktemp("index")
    write_index(
        directory,
        (
            make_article(n, " ".join(["oil"] * chance.randint(1, 9) + text))
            for n, text in enumerate(picked)
        ),
    )
    engine = open_either(Config(IndexConfig(directory=directory), SearchConfig(), None))
    plain = fold(engine.search(ask("oil", View(limit=1_000))))
    pages: list[list[str]] = []
    for page in range(1, 200):
        view = View(limit=limit, page=page, snippets=0, collapse=True)
        results = engine.search(ask("oil", view))
        assert results.total == 130
        assert [hit.rank for hit in results.hits] == list(
            range(len(pages) + 1, len(pages) + 1 + len(results.hits))
        )
        pages += fold(results)
        if not results.hits:
            break
    assert results.stories == len(pages)
    order = [name for (name,) in plain]
    assert sorted(name for group in pages for name in group) == sorted(order)
    places = [order.index(leader) for leader, *_ in pages]
    assert places == sorted(places)
