"""A trend counts what matches in each period, and all articles beside it."""

import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from index.config import IndexConfig
from search.engines import Engine
from search.output.plain_page import PlainPage
from search.output.trends.svg_chart import draw_chart
from search.output.trends.trend_page import ChartLook, answer_trend
from search.query import find_today, make_filter_query, make_query
from search.query.query import Query
from search.query.tree import NameField
from search.query_errors import OptionConflictError
from search.results.trend_lines import PeriodUnit, Trend
from search.settings.config_file import Config
from search.trends.trend import TrendView, measure_trend
from tests.command_line import Run
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

ROOT = Path(__file__).parents[3]
LONG = "The ferry left the harbour at noon with the envoy and his men on board again. "
ARTICLES = [
    make_article(1, "The talks began.", date="2019-11-04", outlet="Abend"),
    make_article(2, "The ferry sank.", date="2019-11-10", outlet="Abend"),
    make_article(3, "The talks went on.", date="2020-01-01", outlet="Küste"),
    make_article(4, "A storm came.", date="2020-01-31", outlet="Küste"),
    make_article(5, "More talks.", outlet="Küste"),
    make_article(6, "Talks of the year.", date="2020", outlet="Abend"),
    make_article(7, "Talks of old.", date="1850-01-01", outlet="<b>&"),
    make_article(8, LONG * 4, date="2020-01-05", outlet="Abend"),
    make_article(9, LONG * 4, date="2020-01-06", outlet="Küste"),
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("trend") / "index"
    write_index(directory, ARTICLES)
    return directory


@pytest.fixture(scope="module")
def engine(directory: Path, open_either: OpenEngine) -> Engine:
    return open_either(Config(IndexConfig(directory=directory)))


def ask(text: str) -> Query:
    return make_query(text, today=find_today(), every_word=True)


def count(
    engine: Engine,
    *texts: str,
    within: Query | None = None,
    **view: Any,  # noqa: ANN401
) -> Trend:
    asked = [ask(text) for text in texts]
    return measure_trend(
        engine, asked, within or make_filter_query(), TrendView(**view)
    )


def list_points(found: Trend, line: int = 0) -> list[tuple[str, int, int]]:
    points = found.lines[line].points
    return [(point.period, point.count, point.articles) for point in points]


def test_each_month_has_its_count_and_its_articles(engine: Engine) -> None:
    found = count(engine, "talks")
    assert list_points(found) == [
        ("2019-11", 1, 2),
        ("2019-12", 0, 0),
        ("2020-01", 1, 4),
    ]
    (line,) = found.lines
    assert [point.share for point in line.points] == [0.5, None, 0.25]
    assert (line.total, line.articles) == (5, 9)
    assert (line.undated, line.coarse, line.outside, line.guessed) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("by", "first", "last", "size"),
    [
        (PeriodUnit.DAY, "2019-11-04", "2020-01-31", 89),
        (PeriodUnit.WEEK, "2019-W45", "2020-W05", 13),
        (PeriodUnit.QUARTER, "2019-Q4", "2020-Q1", 2),
        (PeriodUnit.YEAR, "2019", "2020", 2),
    ],
)
def test_periods_between_are_there_without_an_article(
    engine: Engine, by: PeriodUnit, first: str, last: str, size: int
) -> None:
    periods = count(engine, "talks", by=by).periods
    assert (periods[0], periods[-1], len(periods)) == (first, last, size)


def test_all_words_of_a_line_count_and_lines_have_the_same_periods(
    engine: Engine,
) -> None:
    found = count(engine, "talks began", "storm OR ferry", by=PeriodUnit.YEAR)
    assert list_points(found, 0) == [("2019", 1, 2), ("2020", 0, 5)]
    assert list_points(found, 1) == [("2019", 1, 2), ("2020", 3, 5)]


def test_outlets_are_lines_with_shares_of_their_own_articles(engine: Engine) -> None:
    found = count(engine, "talks", lines=NameField.OUTLET, most=2)
    assert [line.label for line in found.lines] == ["Abend", "Küste"]
    assert list_points(found, 1) == [
        ("2019-11", 0, 0),
        ("2019-12", 0, 0),
        ("2020-01", 1, 3),
    ]
    assert found.left_out == 1


def test_filters_narrow_what_shares_are_taken_of(engine: Engine) -> None:
    within = make_filter_query(outlet=["Abend"], since="2019-11")
    found = count(engine, "talks", within=within, by=PeriodUnit.YEAR)
    assert list_points(found) == [("2019", 1, 2), ("2020", 1, 2)]


def test_copies_of_a_story_count_once_where_stories_are_asked_for(
    engine: Engine,
) -> None:
    found = count(engine, "envoy", stories=True)
    assert list_points(found)[-1] == ("2020-01", 1, 3)


def test_a_moving_mean_weighs_shares_by_articles(engine: Engine) -> None:
    points = count(engine, "talks", smooth=3).lines[0].points
    assert [point.smooth_count for point in points] == pytest.approx(
        [1 / 2, 2 / 3, 1 / 2]
    )
    assert [point.smooth_share for point in points] == pytest.approx(
        [1 / 2, 2 / 6, 1 / 4]
    )


def test_too_many_lines_are_an_error(engine: Engine) -> None:
    with pytest.raises(OptionConflictError, match="13 lines"):
        count(engine, *["talks"] * 13)


def test_a_picture_is_well_formed_whatever_names_are(engine: Engine) -> None:
    found = count(engine, "talks <b>", "*", lines=NameField.OUTLET)
    for relative in (False, True):
        picture = draw_chart(found, relative=relative, link=lambda line, n: '/?q="<&')
        texts = "".join(ElementTree.fromstring(picture).itertext())
        assert "<b>&" in texts


def test_a_chart_fits_the_terminal_and_its_characters(
    engine: Engine, run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    chart = run("trend", "talks", "--index", str(directory), "--smooth", "2").out
    assert {"┤", "⠤"} & set(chart)
    assert "\x1b" not in chart
    assert max(map(len, chart.splitlines())) <= 80
    printed = io.StringIO()
    answer = answer_trend(count(engine, "talks", "ferry"), ChartLook(60, unicode=False))
    assert answer.print_page
    answer.print_page(PlainPage(printed, 200, lambda: pytest.fail("nothing is long")))
    assert printed.getvalue().isascii()
    assert "behind each point, up to 4 articles" in printed.getvalue()


def test_records_have_a_row_for_each_period_of_each_line(
    run: Run, directory: Path, tmp_path: Path
) -> None:
    where = ("--index", str(directory), "--by", "year")
    picture = tmp_path / "talks.svg"
    record = json.loads(
        run("trend", "talks", "ferry", *where, "--json", "--svg", str(picture)).out
    )
    jsonschema.validate(
        record, json.loads((ROOT / "docs/trends.schema.json").read_text("utf-8"))
    )
    assert [line["line"] for line in record["lines"]] == ["talks", "ferry"]
    assert record["lines"][0]["points"][0] == {
        "period": "2019",
        "count": 1,
        "articles": 2,
        "share": 0.5,
        "smooth_count": None,
        "smooth_share": None,
    }
    assert picture.read_text("utf-8").startswith("<svg ")
    table = run("trend", "talks", *where, "--format", "csv").out.splitlines()
    assert table[:2] == [
        "line,query,period,count,articles,share,smooth_count,smooth_share",
        "talks,talks,2019,1,2,0.5,,",
    ]
    assert run("trend", "a AND", *where).status == 2
    assert run("trend", "nowhere", *where).status == 1
