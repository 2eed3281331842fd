"""One question asked of two outlets: what each says, and what only one has."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.config import IndexConfig
from search.comparison.compare import Side, compare_sides
from search.query import View, make_query, parse_filters
from search.results.comparison import Comparison
from search.settings.config_file import Config
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
Compare = Callable[..., Comparison]

FERRY = "The ferry Lissa ran aground near Vis in thick fog; the harbour master Bell {}."
ARTICLES = (
    make_article(
        0,
        FERRY.format("counted 14 injured passengers"),
        outlet="Vis Post",
        date="2020-01-05",
        actors=["Ann Bell", "Coast Guard"],
    ),
    make_article(
        1,
        FERRY.format("counted 17 injured passengers and blamed the pilot"),
        outlet="Bari News",
        date="2020-01-06",
        actors=["Ann Bell", "Ivo Marin"],
    ),
    make_article(
        2,
        "A new ferry line opens in spring, the ministry of transport says.",
        outlet="Bari News",
        date="2020-03-01",
    ),
    *(
        make_article(n, f"Farmers of village {n} expect a good harvest of olives.")
        for n in range(3, 9)
    ),
)


@pytest.fixture
def compare(tmp_path: Path, open_either: OpenEngine) -> Compare:
    """A function that asks outlets of an index of some articles."""

    def ask(text: str, *outlets: str, articles: tuple[Article, ...] = ARTICLES):  # type: ignore[no-untyped-def]
        write_index(tmp_path, articles)
        engine = open_either(Config(IndexConfig(directory=tmp_path)))
        sides = [
            Side(
                name,
                make_query(
                    text,
                    parse_filters(outlet=[name], today=TODAY),
                    View(limit=10),
                    today=TODAY,
                ),
            )
            for name in outlets
        ]
        return compare_sides(engine, sides)

    return ask


def test_each_side_answers_for_itself(compare: Compare) -> None:
    post, news = compare("ferry", "Vis Post", "Bari News").sides
    assert (post.label, post.results.total) == ("Vis Post", 1)
    assert (news.label, news.results.total) == ("Bari News", 2)
    assert [one.value for one in post.own_actors] == ["Coast Guard"]
    assert [one.value for one in news.own_actors] == ["Ivo Marin"]


def test_reports_of_one_event_are_one_story_with_what_only_one_has(
    compare: Compare,
) -> None:
    (story,) = compare("ferry", "Vis Post", "Bari News").stories
    post, news = story.accounts
    assert post
    assert news
    assert [post.hit.article.id, news.hit.article.id] == ["a0", "a1"]
    assert post.numbers == ("14 injured",)
    assert news.numbers == ("17 injured",)
    assert post.actors == ("Coast Guard",)
    assert news.actors == ("Ivo Marin",)


def test_the_passages_of_a_story_show_the_words_of_the_question(
    compare: Compare,
) -> None:
    (story,) = compare("fog", "Vis Post", "Bari News").stories
    for account in story.accounts:
        assert account
        (snippet, *_) = account.hit.snippets
        marked = [snippet.text[mark.start : mark.end] for mark in snippet.marks]
        assert marked == ["fog"]


def test_the_words_of_the_question_are_marked_in_what_is_no_hit_of_its_page(
    compare: Compare,
) -> None:
    others = [
        make_article(n, f"Fog, fog and fog {n}.", outlet="Bari News", date="2020-04-06")
        for n in range(10, 25)
    ]
    (story,) = compare(
        "fog", "Vis Post", "Bari News", articles=(*ARTICLES, *others)
    ).stories
    account = story.accounts[1]
    assert account
    assert account.hit.article.id == "a1"
    (snippet, *_) = account.hit.snippets
    marked = [snippet.text[mark.start : mark.end] for mark in snippet.marks]
    assert marked == ["fog"]


def test_reports_of_weeks_apart_are_no_story(compare: Compare) -> None:
    late = make_article(
        1, FERRY.format("was acquitted"), outlet="Bari News", date="2020-03-06"
    )
    articles = (ARTICLES[0], late, *ARTICLES[2:])
    found = compare("ferry", "Vis Post", "Bari News", articles=articles)
    assert found.stories == ()


def test_a_side_without_an_answer_is_empty(compare: Compare) -> None:
    post, news = compare("pilot", "Vis Post", "Bari News").sides
    assert (post.results.total, news.results.total) == (0, 1)
