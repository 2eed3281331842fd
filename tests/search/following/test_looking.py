"""What is new to a saved search is what was indexed for the first time since."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from search.results.new_articles import NewArticles
from tests.corpus import make_article
from tests.reporter import Reporter

HARBOUR = (
    "Boats wait in the old harbour of Tripoli while the talks about fuel go on. " * 4
)
STORM = (
    "A storm closed the old harbour for two days and delayed every ship from Malta. "
    * 4
)
MARKET = (
    "The market opened late since no fish came from the boats this cold morning. " * 4
)
EDITED = HARBOUR.replace("fuel", "petrol", 1) + "This story was updated."


@pytest.fixture
def reporter(tmp_path: Path) -> Reporter:
    reporter = Reporter(tmp_path / "news")
    reporter.index(make_article(1, HARBOUR))
    reporter.save("boats", "boats")
    return reporter


def ids(found: Iterable[NewArticles]) -> list[tuple[list[str], list[str]]]:
    return [
        (
            [hit.article.id for hit in one.stories],
            [hit.article.id for hit in one.copies],
        )
        for one in found
    ]


def test_what_was_there_is_not_new_and_what_comes_is_new_once(
    reporter: Reporter,
) -> None:
    assert ids(reporter.look()) == [([], [])]
    reporter.index(make_article(1, HARBOUR), make_article(2, MARKET))
    assert ids(reporter.look(peek=True)) == [(["a2"], [])]
    assert ids(reporter.look()) == [(["a2"], [])]
    assert ids(reporter.look()) == [([], [])]


def test_a_copy_of_a_story_already_there_is_shown_apart(reporter: Reporter) -> None:
    reporter.index(
        make_article(1, HARBOUR), make_article(3, EDITED), make_article(2, MARKET)
    )
    (found,) = reporter.look()
    assert ids([found]) == [(["a2"], ["a3"])]
    assert found.originals == {"a3": "a1"}
    assert (found.n_stories, found.n_articles, found.n_copies) == (1, 1, 1)


def test_a_new_story_and_its_copies_are_one_story(reporter: Reporter) -> None:
    again = MARKET.replace("cold", "cool", 1)
    reporter.index(
        make_article(1, HARBOUR), make_article(2, MARKET), make_article(4, again)
    )
    (found,) = reporter.look()
    assert (found.n_stories, found.n_articles, found.n_copies) == (1, 2, 0)


def test_moved_rebuilt_and_returned_articles_are_not_new(reporter: Reporter) -> None:
    reporter.index(make_article(1, HARBOUR), make_article(2, MARKET))
    reporter.look()
    reporter.index(make_article(2, MARKET, path="elsewhere/a2.txt"))
    assert ids(reporter.look()) == [([], [])]
    shutil.rmtree(reporter.config.index.directory)
    reporter.index(make_article(1, HARBOUR), make_article(2, MARKET))
    assert ids(reporter.look()) == [([], [])]
    moved = reporter.folder.rename(reporter.folder.with_name("moved"))
    assert ids(Reporter(moved).look()) == [([], [])]


def test_an_article_that_matches_only_now_is_not_new(reporter: Reporter) -> None:
    reporter.index(make_article(1, HARBOUR), make_article(5, STORM))
    reporter.look()
    # As where a rule finds the outlet or a name only now.
    reporter.index(
        make_article(1, HARBOUR),
        make_article(5, STORM, title="Boats wait for the storm"),
    )
    assert ids(reporter.look()) == [([], [])]


def test_searches_looked_at_at_different_times_miss_nothing(reporter: Reporter) -> None:
    reporter.save("harbour", "harbour")
    reporter.index(make_article(1, HARBOUR), make_article(5, STORM))
    assert ids(reporter.look("boats")) == [([], [])]
    reporter.index(
        make_article(1, HARBOUR), make_article(5, STORM), make_article(2, MARKET)
    )
    assert ids(reporter.look("boats")) == [(["a2"], [])]
    assert ids(reporter.look("harbour")) == [(["a5"], [])]


def test_to_change_the_query_of_a_saved_search_leaves_new_what_was(
    reporter: Reporter,
) -> None:
    reporter.index(make_article(1, HARBOUR), make_article(5, STORM))
    reporter.save("Boats", "storm")
    assert ids(reporter.look()) == [(["a5"], [])]
