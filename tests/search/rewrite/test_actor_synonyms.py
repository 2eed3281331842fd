"""A name in a query finds the actor's articles, by whatever name they call it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Actor, ActorType, Article
from search.engines import Engine
from search.query import Filters, View, make_query
from search.query.query import Query
from search.results.results import Results
from tests.corpus import make_article, open_texts
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
ENGLISH = "Talks went on. Khalifa Haftar left Moscow without a word."
OTHER = "The army of General Hifter took the town of Sirte without a fight."
ARABIC = "قال خليفة حفتر إن الجيش دخل مدينة سرت صباح اليوم."
OIL = "The price of oil fell again, and nobody knew why it did."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    """An engine on four articles, of which three name one man in three ways."""
    texts = {"en": ENGLISH, "other": OTHER, "ar": ARABIC, "oil": OIL}
    return open_texts(tmp_path_factory.mktemp("names"), texts, opener=open_either)


def ask(text: str, filters: Filters = Filters(), *, exact: bool = False) -> Query:
    view = View(exact=exact, correct=False)
    return make_query(text, filters, view, today=TODAY)


def files(results: Results) -> list[str]:
    return [Path(hit.article.path).name for hit in results.hits]


@pytest.mark.parametrize("name", ["Хафтар", "Haftar", "haftar", "حفتر", "Hifter"])
def test_any_spelling_finds_the_articles_of_all(corpus: Engine, name: str) -> None:
    assert set(files(corpus.search(ask(name)))) == {"en.txt", "other.txt", "ar.txt"}
    assert set(files(corpus.search(ask("", Filters(actors=(name,)))))) == {
        "en.txt",
        "other.txt",
        "ar.txt",
    }


def test_what_is_written_so_comes_first(corpus: Engine) -> None:
    assert files(corpus.search(ask("Hifter")))[0] == "other.txt"
    assert files(corpus.search(ask("حفتر")))[0] == "ar.txt"


def test_the_reader_is_told_what_else_was_looked_for(corpus: Engine) -> None:
    (notice,) = corpus.search(ask("Хафтар")).notices
    names, _, why = notice.removeprefix("also searched: ").partition(" (")
    assert why == "names of Khalifa Haftar); --exact turns this off"
    assert {"Khalifa Haftar", "Hifter"} <= set(names.split(", "))


def test_a_hit_shows_the_name_it_has_and_lacks_nothing(corpus: Engine) -> None:
    (hit,) = [h for h in corpus.search(ask("Haftar")).hits if "other" in h.article.path]
    assert hit.missing == ()
    (snippet,) = hit.snippets
    assert [snippet.text[m.start : m.end] for m in snippet.marks] == ["Hifter"]


def test_exact_finds_only_what_is_written_so(corpus: Engine) -> None:
    results = corpus.search(ask("Haftar", exact=True))
    assert (files(results), results.notices) == (["en.txt"], ())
    assert corpus.search(ask("Хафтар", exact=True)).total == 0


@pytest.mark.parametrize("text", ['"Khalifa Haftar"', "Khalifa Haftar"])
def test_words_side_by_side_are_a_name(corpus: Engine, text: str) -> None:
    assert set(files(corpus.search(ask(text)))) == {"en.txt", "other.txt", "ar.txt"}


def test_a_name_may_be_among_other_words_of_a_query(corpus: Engine) -> None:
    assert set(files(corpus.search(ask("Хафтар AND Moscow")))) == {"en.txt"}
    assert set(files(corpus.search(ask("oil -Хафтар")))) == {"oil.txt"}
    assert corpus.search(ask("title:Хафтар")).total == 0


def test_a_word_that_is_no_name_says_nothing(corpus: Engine) -> None:
    results = corpus.search(ask("oil price"))
    assert (files(results), results.notices) == (["oil.txt"], ())


def test_a_name_that_all_articles_share_says_nothing(corpus: Engine) -> None:
    assert corpus.search(ask("Moscow")).notices == ()


def test_a_misspelled_name_that_is_an_alias_is_not_put_right(corpus: Engine) -> None:
    results = corpus.search(make_query("Хафтар", today=TODAY))
    assert (results.total, results.corrected, results.absent) == (3, {}, ())


def with_surfaces(number: int, body: str, actor: str, *surfaces: str) -> Article:
    article = make_article(number, body)
    found = Actor(actor, ActorType.PERSON, surfaces)
    return Article(
        id=article.id, path=article.path, text=body, body=body, actors=(found,)
    )


def test_an_actor_nobody_listed_is_found_by_its_spellings(
    engine_of: Callable[..., Engine],
) -> None:
    engine = engine_of(
        with_surfaces(0, "Mr Brook spoke.", "Ada Brook", "Brook", "Ada Brook"),
        with_surfaces(1, "A. M. Bruck came.", "Ada Brook", "A. M. Bruck"),
    )
    results = engine.search(ask('"A. M. Bruck"'))
    assert [hit.article.id for hit in results.hits] == ["a1", "a0"]
    assert results.notices == (
        "also searched: Ada Brook (names of Ada Brook); --exact turns this off",
    )


def test_a_spelling_of_several_actors_means_none(
    engine_of: Callable[..., Engine],
) -> None:
    engine = engine_of(
        with_surfaces(0, "Ali Hassan spoke.", "Ali Hassan al-Majid", "Ali Hassan"),
        with_surfaces(1, "Another came.", "Ali Hassan Salameh", "Ali Hassan"),
    )
    assert engine.search(ask('"Ali Hassan"')).total == 1
