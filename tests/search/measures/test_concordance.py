"""A concordance has a line for each mark of a search, cut, aligned and sorted."""

import pytest

from index.config import IndexConfig
from search.engines import Engine
from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.concordance.contexts import cut_by_cells, cut_by_words
from search.measures.concordance.line_order import SortError, parse_order
from search.query import find_today, make_query
from search.results.concordance import Concordance
from search.settings.config_file import Config
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

ARTICLES = [
    make_article(
        1,
        "The envoy left the talks. Later talks began in Malta; the envoy spoke.",
        title="Talks resume",
        date="2020-03-01",
        outlet="Coastal Wire",
    ),
    make_article(
        2,
        "No envoy came to the bitter talks of Sunday.",
        date="2019-05-01",
        outlet="Abend",
    ),
    make_article(3, "The harbour was quiet.", date="2018-05-01", outlet="Abend"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    directory = tmp_path_factory.mktemp("concordance")
    write_index(directory, ARTICLES)
    return open_either(Config(IndexConfig(directory=directory)))


def list_lines(engine: Engine, text: str, **view: object) -> Concordance:
    query = make_query(text, today=find_today())
    return engine.measures.concordance(query, ConcordanceView(**view))  # type: ignore[arg-type]


def test_each_match_in_title_and_body_is_a_line(engine: Engine) -> None:
    found = list_lines(engine, "talks", width=12)
    assert [(line.before, line.match, line.after) for line in found.lines] == [
        ("", "Talks", " resume"),
        ("left the ", "talks", ". Later"),
        ("Later ", "talks", " began in"),
        ("the bitter ", "talks", " of Sunday."),
    ]
    assert (found.total, found.articles, found.matching) == (4, 2, 2)
    assert [line.field for line in found.lines] == ["title", "body", "body", "body"]


def test_lines_are_sorted_by_words_date_or_outlet(engine: Engine) -> None:
    def nearest(sort: str) -> list[str]:
        order = parse_order(sort)
        lines = list_lines(engine, "envoy", order=order, window=1).lines
        return [f"{line.before}envoy{line.after}" for line in lines]

    assert nearest("right") == ["No envoy came", "The envoy left", "the envoy spoke"]
    assert nearest("1L,R1") == ["No envoy came", "The envoy left", "the envoy spoke"]
    assert nearest("left1,date")[0] == "No envoy came"
    assert nearest("date")[0] == nearest("outlet")[0] == "No envoy came"
    assert nearest("none")[0] == "The envoy left"


def test_a_limit_keeps_the_first_lines_and_counts_all(engine: Engine) -> None:
    for sort in ("right1", "date", "random", "none"):
        found = list_lines(engine, "talks", order=parse_order(sort), limit=1)
        assert (len(found.lines), found.total, found.articles) == (1, 4, 2), sort


def test_a_phrase_and_a_near_pair_are_one_line_each(engine: Engine) -> None:
    assert [line.match for line in list_lines(engine, '"bitter talks"').lines] == [
        "bitter talks"
    ]
    assert [line.match for line in list_lines(engine, '"envoy talks"~4').lines] == [
        "envoy left the talks",
        "envoy came to the bitter talks",
    ]
    assert {line.match for line in list_lines(engine, "harb*").lines} == {"harbour"}


def test_an_unknown_order_names_those_that_are() -> None:
    for key in ("middle", "left0", "right21"):
        with pytest.raises(SortError, match="left1 to left20"):
            parse_order(key)


def test_words_and_cells_are_cut_whole_in_every_script() -> None:
    chinese = "各方都表示支持停战。哈夫塔尔没有签署。"
    start = chinese.index("停战")
    assert cut_by_cells(chinese, start, start + 2, 6) == ("示支持", "。哈夫")
    assert cut_by_words(chinese, start, start + 2, 2) == ("支持", "。哈夫")
    accents = "le cafe\u0301 noir et le the\u0301"
    place = accents.index("noir")
    assert cut_by_cells(accents, place, place + 4, 5) == ("cafe\u0301 ", " et")


@pytest.mark.parametrize("text", ["envoy NEAR/2 talks", '"talks envoy"~~2'])
def test_only_what_is_near_each_other_has_lines(engine: Engine, text: str) -> None:
    found = list_lines(engine, text, width=12)
    assert [(line.before, line.match) for line in found.lines] == [
        ("The ", "envoy"),
        ("left the ", "talks"),
    ]
