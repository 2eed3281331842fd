"""Articles are found by their authors, their paths and their addresses."""

import datetime
from pathlib import Path

import pytest

from index.config import IndexConfig
from search.engines import Engine, open_engine
from search.query import Filters, View, make_query
from search.query.query import FacetField
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config, SearchConfig
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

_TODAY = datetime.date(2020, 6, 15)
_ARTICLES = (
    make_article(
        0,
        "Ferry repairs.",
        authors=("Jane Q. Smith", "José Núñez"),
        path="news/2019/May/ferry.jsonl#1",
        url="https://www.bbc.co.uk/news/world-1?page=2",
    ),
    make_article(
        1,
        "Bridge repairs.",
        authors=("Smith",),
        path="news/2020/Été à Zürich.pdf",
        url="http://news.BBC.co.uk:80/2/hi/libya-talks.stm",
    ),
    make_article(
        2,
        "Harbour repairs.",
        authors=("Иван Петров",),
        path="/mnt/old/my folder/2019.txt",
        url="https://web.archive.org/web/2019/https://tass.ru/politika/1",
    ),
    make_article(3, "Road repairs.", path="news/pack.zip#2019/road.html"),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    directory = tmp_path_factory.mktemp("index")
    write_index(directory, _ARTICLES)
    return open_either(Config(IndexConfig(directory=directory), SearchConfig(), None))


def find(engine: Engine, text: str, filters: Filters = Filters()) -> str:
    """The numbers of the articles that match, in order."""
    query = make_query(text, filters, today=_TODAY)
    return "".join(sorted(hit.article.id[1:] for hit in engine.search(query).hits))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("author:smith", "01"),
        ('author:"Jane Smith"', "0"),
        ('author:"Smith, Jane"', "0"),
        ("author:NUNEZ", "0"),
        ("author:петров", "2"),
        ("author:unknown", "3"),
        ("-author:Smith repairs", "23"),
        ("-author:unknown repairs", "012"),
        ("author:smith author:Петров", "012"),
        ("author:smith -author:nunez", "1"),
        ("path:2019", "023"),
        ("path:2019/*", "03"),
        ("path:2019/", "03"),
        ("path:*.jsonl", "0"),
        ("path:*.pdf", "1"),
        ("path:ferry", "0"),
        ("path:ferr", ""),
        ('path:"ete a zurich.pdf"', "1"),
        ('path:"MY FOLDER"', "2"),
        ("path:news/**/ferry*", "0"),
        ("path:news/20?9", "0"),
        ("path:pack.zip", "3"),
        ("path:/mnt/old", "2"),
        ("path:/mnt/*/2019.txt", ""),
        ("path:/mnt/**/2019.txt", "2"),
        ("-path:news", "2"),
        ("path:(pack.zip OR *.pdf)", "13"),
        ("url:bbc.co.uk", "01"),
        ("url:www.bbc.co.uk", "01"),
        ("url:*.bbc.co.uk", "1"),
        ("url:co.uk", "01"),
        ("url:bc.co.uk", ""),
        ("url:bbc.co.uk/news", "0"),
        ("url:bbc.co.uk/news/*", "0"),
        ("url:bbc.co.uk/new", ""),
        ("url:bbc.*", "01"),
        ("url:https://www.bbc.co.uk/news/world-1?page=2", "0"),
        ("url:libya", "1"),
        ("url:lib", ""),
        ("url:/2/hi/*", "1"),
        ("url:*/politika/*", "2"),
        ("url:tass.ru", "2"),
        ("url:archive.org", "2"),
        ("url:unknown", "3"),
        ("-url:bbc.co.uk", "23"),
        ("(url:tass.ru OR path:*.pdf) repairs", "12"),
    ],
)
def test_a_field_finds_the_articles(engine: Engine, text: str, expected: str) -> None:
    assert find(engine, text) == expected


def test_options_are_the_fields_of_the_same_names(engine: Engine) -> None:
    assert find(engine, "", Filters(authors=("smith", "Петров"))) == "012"
    assert find(engine, "", Filters(paths=("2019",), urls=("bbc.co.uk",))) == "0"


def test_authors_are_counted_and_those_unknown(engine: Engine) -> None:
    view = View(facets=(FacetField.AUTHOR,))
    counts = engine.search(make_query("", view=view, today=_TODAY)).facets
    assert {one.value: one.count for one in counts[FacetField.AUTHOR]} == {
        "Jane Q. Smith": 1,
        "José Núñez": 1,
        "Smith": 1,
        "Иван Петров": 1,
        "": 1,
    }


def test_an_unknown_author_is_an_error_that_names_the_nearest(engine: Engine) -> None:
    with pytest.raises(NoSuchNameError, match="did you mean 'Smith'"):
        find(engine, "author:Smithe")


def test_an_explanation_names_the_filter_as_typed(engine: Engine) -> None:
    query = make_query("repairs path:*.pdf", view=View(explain=True), today=_TODAY)
    (hit,) = engine.search(query).hits
    assert [part.text for part in hit.explanation] == ["path:*.pdf", "repairs"]


def test_a_hostile_pattern_is_matched_in_little_time(tmp_path: Path) -> None:
    path = "a/" * 400 + "b"
    write_index(
        tmp_path, [make_article(0, "One.", path=path, url=f"https://x.org/{path}")]
    )
    config = Config(IndexConfig(directory=tmp_path), SearchConfig(), None)
    engine = open_engine(config)  # a cluster refuses one of them
    for pattern in (
        "*a" * 60 + "c",
        "**/" * 30 + "c",
        "a?" * 99 + "*c",
        "**a" * 9 + "c",
    ):
        assert find(engine, f"path:{pattern}") == ""
        assert find(engine, f"url:x.org/{pattern}") == ""
