"""Collocates, keywords and dispersion count what the texts have."""

from collections.abc import Sequence

import pytest

from index.config import IndexConfig
from search.engines import Engine
from search.measures.measure_views import (
    CollocatesView,
    CountBy,
    DispersionView,
    KeywordsView,
)
from search.query import Query, find_today, make_query
from search.query_errors import NoArticlesError
from search.results.word_statistics import Collocates
from search.settings.config_file import Config
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

TEXTS: Sequence[tuple[str, str, str, str]] = [
    ("A", "2020-01-05", "en", "Peace talks began. The peace talks with rebels failed."),
    ("A", "2020-02-01", "en", "Rebels left the peace talks; war began."),
    ("B", "2020-02-09", "en", "A harbour by the sea has ships and more ships."),
    ("B", "2020-02-10", "de", "Die Waffenruhe war von Dauer, sagte der Rebell."),
    ("B", "", "en", "Ships left the harbour of the town of Sirte, talks or none."),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    directory = tmp_path_factory.mktemp("words")
    write_index(
        directory,
        [
            make_article(n, text, outlet=outlet, date=date or None, language=language)
            for n, (outlet, date, language, text) in enumerate(TEXTS)
        ],
    )
    return open_either(Config(IndexConfig(directory=directory)))


def ask(text: str) -> Query:
    return make_query(text, today=find_today())


def list_near(found: Collocates) -> dict[str, tuple[int, int, int]]:
    return {
        row.counted.word: (row.left, row.right, row.frequency) for row in found.rows
    }


def test_collocates_are_counted_on_both_sides_without_stop_words(
    engine: Engine,
) -> None:
    view = CollocatesView(left=1, right=2, min_count=1)
    found = engine.measures.collocates(ask("talks"), view)
    # peace talks began the | peace talks with rebels | peace talks war began |
    # sirte talks or none
    assert list_near(found) == {
        "peace": (3, 0, 3),
        "began": (0, 2, 2),
        "rebels": (0, 1, 2),
        "war": (0, 1, 1),
        "Sirte": (1, 0, 1),
        "none": (0, 1, 1),
    }
    assert (found.frequency, found.window_tokens, found.tokens) == (4, 12, 46)
    (peace,) = [row for row in found.rows if row.counted.word == "peace"]
    assert peace.expected == pytest.approx(12 * 3 / 46)


def test_collocates_keep_stop_words_when_asked_and_know_filters(engine: Engine) -> None:
    view = CollocatesView(left=2, right=0, min_count=1, stop_words=True)
    found = engine.measures.collocates(ask("talks outlet:A"), view)
    assert list_near(found) == {"peace": (3, 0, 3), "the": (2, 0, 2)}
    assert (found.articles, found.frequency) == (2, 3)


def test_a_word_between_two_matches_is_near_once(engine: Engine) -> None:
    found = engine.measures.collocates(ask("talks"), CollocatesView(min_count=1))
    (peace,) = [row for row in found.rows if row.counted.word == "peace"]
    # peace talks began the peace talks with rebels failed; rebels left the peace talks
    assert (peace.joint, peace.left, peace.right, peace.frequency) == (3, 3, 1, 3)


def test_no_window_reaches_into_another_article(engine: Engine) -> None:
    view = CollocatesView(left=50, right=50, min_count=1)
    found = engine.measures.collocates(ask("Waffenruhe"), view)
    assert set(list_near(found)) == {"Dauer", "Rebell", "sagte"}


def test_a_stop_word_of_one_language_is_a_word_of_another(engine: Engine) -> None:
    found = engine.measures.keywords(
        ask("outlet:A"), None, None, KeywordsView(min_count=1)
    )
    words = {row.counted.word: row for row in found.rows}
    assert (words["war"].target, words["war"].reference) == (1, 0)
    assert "the" not in words
    assert (found.target.tokens, found.reference.tokens) == (16, 30)


def test_keywords_count_both_sets_and_either_direction(engine: Engine) -> None:
    measures, view = engine.measures, KeywordsView(min_count=2)
    found = measures.keywords(ask("outlet:A"), ask("outlet:B"), None, view)
    first = found.rows[0]
    assert (first.counted.word, first.target, first.reference) == ("peace", 3, 0)
    assert (first.articles, first.percent_diff) == (2, None)
    less = measures.keywords(
        ask("outlet:A"), ask("outlet:B"), None, KeywordsView(min_count=2, negative=True)
    )
    assert [row.counted.word for row in less.rows] == ["ships", "harbour"]
    assert all(row.g2 < 0 for row in less.rows)


def test_keywords_of_nothing_are_an_error(engine: Engine) -> None:
    with pytest.raises(NoArticlesError, match="date:1999"):
        engine.measures.keywords(ask("date:1999"))


def test_forms_are_counted_for_themselves(engine: Engine) -> None:
    view = KeywordsView(min_count=1, forms=True)
    less = KeywordsView(min_count=1, forms=True, negative=True)
    found = engine.measures.keywords(ask("outlet:A"), ask("language:de"), None, view)
    words = {row.counted.word: (row.target, row.articles) for row in found.rows}
    assert (words["talks"], words["rebels"], words["war"]) == ((3, 2), (2, 2), (1, 1))
    assert "the" not in words
    german = engine.measures.keywords(ask("outlet:A"), ask("language:de"), None, less)
    # "war" and "die" are stop words in German.
    assert {row.counted.word for row in german.rows} == {
        *("Waffenruhe", "Dauer", "sagte", "Rebell")
    }
    near = engine.measures.collocates(
        ask("harbour"), CollocatesView(left=3, right=3, min_count=1, forms=True)
    )
    assert list_near(near) == {
        "sea": (0, 1, 1),
        "ships": (1, 0, 3),
        "left": (1, 0, 2),
        "town": (0, 1, 1),
    }


def test_dispersion_counts_by_outlet_month_and_article(engine: Engine) -> None:
    def count(by: CountBy) -> tuple[int, int, list[tuple[str, int]]]:
        found = engine.measures.dispersion(ask("talks"), DispersionView(by=by))
        parts = [(part.name, part.count) for part in found.parts]
        return found.n_parts, found.n_with, parts

    assert count(CountBy.OUTLET) == (2, 2, [("A", 3), ("B", 1)])
    assert count(CountBy.MONTH) == (2, 2, [("2020-01", 2), ("2020-02", 1)])
    assert count(CountBy.ARTICLE)[:2] == (5, 3)


def test_what_is_counted_is_what_a_concordance_lists(engine: Engine) -> None:
    for text in (
        "talks",
        "rebels OR ships",
        '"peace talks"',
        '"peace rebels"~3',
        "sh*",
    ):
        lines = engine.measures.concordance(ask(text))
        counted = engine.measures.dispersion(ask(text))
        assert len(lines.lines) == lines.total == counted.count > 0, text
