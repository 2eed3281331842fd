"""An article is shown with all matches of a query, wherever they stand."""

import datetime
from dataclasses import replace

import pytest

from index.config import IndexConfig
from search.engines import Engine
from search.query import Filters, make_query, parse_filters
from search.query_errors import NoSuchNameError
from search.results.marked_article import MarkedArticle
from search.settings.config_file import Config
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
BODY = "Ferries sail again. A ferry to Bari sails on Monday.\nNo ferry sails to Vis."
PAGE = f"News | Weather\nFerry strike ends\n{BODY}\nMore on ferries"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    directory = tmp_path_factory.mktemp("index")
    article = make_article(0, BODY, title="Ferry strike ends", actors=["Ann Bell"])
    write_index(
        directory,
        [replace(article, text=PAGE), make_article(1, "Bari is a port.")],
    )
    return open_either(Config(IndexConfig(directory=directory)))


def mark(engine: Engine, text: str, filters: Filters = Filters()) -> MarkedArticle:
    return engine.mark("a0", make_query(text, filters, today=TODAY))


def test_every_match_is_marked_in_title_body_and_all_that_was_saved(
    engine: Engine,
) -> None:
    found = mark(engine, "ferry port")
    assert [BODY[one.start : one.end] for one in found.body_marks] == [
        *("Ferries", "ferry", "ferry")
    ]
    assert [(one.start, one.end) for one in found.title_marks] == [(0, 5)]
    assert [PAGE[one.start : one.end] for one in found.text_marks] == [
        *("Ferry", "Ferries", "ferry", "ferry", "ferries")
    ]
    assert found.missing == ("port",)


def test_an_article_need_not_match_the_whole_query(engine: Engine) -> None:
    assert mark(engine, "port AND harbour").missing == ("port", "harbour")
    assert [BODY[m.start : m.end] for m in mark(engine, "Bari -ferry").body_marks] == [
        "Bari"
    ]


def test_a_phrase_is_one_match(engine: Engine) -> None:
    marks = mark(engine, '"ferry to Bari"').body_marks
    assert [BODY[one.start : one.end] for one in marks] == ["ferry to Bari"]


def test_a_query_without_words_marks_nothing(engine: Engine) -> None:
    filters = parse_filters(since="2019", undated=True, today=TODAY)
    found = mark(engine, "", filters)
    assert (found.article.id, found.body_marks, found.missing) == ("a0", (), ())


def test_an_article_that_is_not_there_is_named(engine: Engine) -> None:
    with pytest.raises(NoSuchNameError, match="nowhere"):
        engine.mark("nowhere", make_query("ferry", today=TODAY))
