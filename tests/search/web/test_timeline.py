"""Hits over time above the hits: bars that are links, and what no bar shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.config import IndexConfig
from search.results.date_steps import DateStep
from search.results.results import FacetCount
from search.settings.config_file import Config
from search.web.app import make_app
from search.web.pictures.histogram import draw_histogram
from search.web.pictures.time_axis import list_labels, make_axis
from tests.corpus import make_article, open_texts
from tests.search.web.page_parts import PageParts, read_page

Serve = Callable[..., TestClient]


def dated(*dates: str | None, **more: str) -> list[object]:
    return [
        make_article(n, f"A ferry, {n}.", date=date, **more)
        for n, date in enumerate(dates)
    ]


def bars_of(page: PageParts) -> tuple[str, int]:
    """The unit of the bars, and their number, those without a hit too."""
    (svg,) = page.elements("svg.bars")
    return svg.get("data-step"), int(svg.get("data-count"))


@pytest.mark.parametrize(
    ("dates", "step", "count"),
    [
        (("2019-12-20", "2019-12-24"), "day", 5),
        (("2019-12-20", "2020-03-01"), "month", 4),
        (("2017-01", "2019-12-20"), "month", 36),
        (("1950-01-01", "2019-12-20"), "year", 70),
        (("2019", "2020"), "year", 2),
    ],
)
def test_bars_are_days_months_or_years_as_fits_and_none_is_missing(
    serve: Serve, dates: tuple[str, ...], step: str, count: int
) -> None:
    page = read_page(serve(*dated(*dates)), "/", q="ferry")
    assert bars_of(page) == (step, count)
    assert sum(page.bars.values()) == len(dates)


def test_a_bar_narrows_the_search_to_its_time(serve: Serve) -> None:
    client = serve(*dated("2019-12-20", "2019-12-21", "2020-03-01"))
    page = read_page(client, "/", q="ferry", page=2, size=10)
    links = {
        e.xpath("string(title)"): e.get("href") for e in page.elements("svg.bars a")
    }
    assert links["2019-12: 2"] == "/?q=ferry&since=2019-12&until=2019-12"
    inside = read_page(client, links["2019-12: 2"])
    assert inside.bars == {"2019-12-20": 1, "2019-12-21": 1}
    # The whole month is there, not only the days between two hits.
    assert bars_of(inside) == ("day", 31)


def test_guessed_dates_are_a_part_of_their_own_on_top_of_each_bar() -> None:
    histogram = draw_histogram(
        [FacetCount("2019", 3)],
        DateStep.YEAR,
        lambda name: f"/{name}",
        guessed=[FacetCount("2019", 1), FacetCount("2021", 2), FacetCount("", 9)],
    )
    assert histogram is not None
    assert [(one.name, one.counts) for one in histogram.series] == [
        ("dated", [3, 0, 0]),
        ("guessed", [1, 0, 2]),
    ]
    assert (histogram.most, histogram.counted) == (4, 6)
    assert "<title>2019: 4, 1 guessed</title>" in histogram.svg
    assert "<td>2<td>0<td>2" in histogram.table


def test_guesses_are_in_the_bars_only_where_they_count(tmp_path: Path) -> None:
    story = (
        "The bridge fell into the harbour at dawn. Mayor Ada Brook warned of corrosion."
    )
    texts = {
        f"{n}": f"---\ndate: 2021-05-0{n}\noutlet: O{n}\n---\n{story}\nReport {n}.\n"
        for n in (3, 5)
    }
    others = {f"o{n}": f"The price of wheat rose by {n}.\n" for n in range(6)}
    open_texts(
        tmp_path,
        texts | others | {"undated": f"{story}\nNobody knows yet who is to blame.\n"},
    )
    config = Config(IndexConfig(directory=tmp_path / "index"), own_folder=tmp_path)
    with TestClient(make_app([config]), base_url="http://127.0.0.1") as client:
        page = read_page(client, "/", q="bridge", span="month")
        assert page.bars == {"2021-05": 2}
        page = read_page(client, "/", q="bridge", span="month", guesses="1")
        titles = [e.xpath("string(title)") for e in page.elements("svg.bars a")]
        assert titles == ["2021-05: 3, 1 guessed"]


def test_the_table_says_the_same_as_the_bars_and_its_rows_are_links(
    serve: Serve,
) -> None:
    page = read_page(serve(*dated("2019-12", "2020-03", "2020-03-09")), "/", q="ferry")
    rows = page.links(".timeline tbody a")
    assert rows == {
        "2019-12": "/?q=ferry&since=2019-12&until=2019-12",
        "2020-03": "/?q=ferry&since=2020-03&until=2020-03",
    }
    assert page.texts(".timeline tbody td") == ["1", "2"]


def test_undated_and_half_dated_hits_are_counted_beside_the_bars(serve: Serve) -> None:
    client = serve(*dated("2019-12-20", "2020-03-01", "2020", None, None))
    page = read_page(client, "/", q="ferry", each_copy=1)
    caption = page.texts("figcaption span")
    assert caption == [
        "2 by month, at most 1",
        "2 undated",
        "1 known less exactly",
    ]
    undated = read_page(client, page.links("figcaption a")["2 undated"])
    assert undated.texts("p.count")[0].startswith("2 of 5")


def test_bars_are_divided_by_outlet_or_language(serve: Serve) -> None:
    client = serve(
        make_article(1, "A ferry.", date="2019-12-01", outlet="BBC"),
        make_article(2, "A ferry.", date="2019-12-02", outlet="BBC"),
        make_article(3, "A ferry.", date="2020-06-02", outlet="TASS", language="ru"),
    )
    page = read_page(client, "/", q="ferry", stack="outlet")
    assert page.texts(".legend li") == ["BBC", "TASS"]
    assert page.texts(".timeline thead th") == ["Month", "Articles", "BBC", "TASS"]
    assert page.texts(".timeline tbody td") == ["2", "2", "0", "1", "0", "1"]
    by_language = read_page(client, "/", q="ferry", stack="language")
    assert by_language.texts(".legend li") == ["en", "ru"]


def test_values_beyond_five_are_one_part_of_a_bar() -> None:
    crossed = {"2019": {f"Outlet {n}": 1 for n in range(9)}}
    found = draw_histogram(
        [FacetCount("2019", 9)], DateStep.YEAR, lambda name: name, crossed=crossed
    )
    assert found is not None
    assert [(one.name, one.counts) for one in found.series][-2:] == [
        ("Outlet 4", [1]),
        ("others", [4]),
    ]


def test_one_wrong_date_does_not_squeeze_the_others() -> None:
    axis = make_axis(["1019", *map(str, range(2000, 2020))], DateStep.YEAR)
    assert axis is not None
    assert (axis.names[0], axis.n_bars, axis.outside) == ("2000", 20, ("1019",))


@pytest.mark.parametrize(
    ("first", "last", "step", "labels"),
    [
        ("2019-10", "2020-01", DateStep.MONTH, ["Oct", "Nov", "Dec", "2020"]),
        ("2019-03", "2019-05", DateStep.MONTH, ["Mar 2019", "Apr", "May"]),
        ("2001", "2004", DateStep.YEAR, ["2001", "2002", "2003", "2004"]),
        ("2019-12-30", "2020-01-01", DateStep.DAY, ["30 Dec", "31 Dec", "1 Jan"]),
        ("1990", "2020", DateStep.YEAR, ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
    ],
)  # fmt: skip
def test_labels_are_few_and_round(
    first: str, last: str, step: DateStep, labels: list[str]
) -> None:
    axis = make_axis([first, last], step)
    assert axis is not None
    assert [text for _, text in list_labels(axis)] == labels


@pytest.mark.parametrize("step", list(DateStep))
@pytest.mark.parametrize("count", [1, 2, 13, 40, 150, 700])
def test_any_number_of_bars_has_a_handful_of_labels(step: DateStep, count: int) -> None:
    names = {
        DateStep.YEAR: ("1200", f"{1199 + count:04}"),
        DateStep.MONTH: ("1960-02", f"{1960 + count // 12}-{count % 12 + 1:02}"),
        DateStep.DAY: ("2019-01-01", f"{2019 + count // 360}-06-07"),
    }[step]
    axis = make_axis(names, step, *names)
    assert axis is not None
    assert len(list_labels(axis)) <= 13


def test_a_picture_of_hundreds_of_months_is_drawn_in_a_blink() -> None:
    counts = [
        FacetCount(f"{1970 + n // 12}-{n % 12 + 1:02}", n % 7 + 1) for n in range(500)
    ]
    found = draw_histogram(counts, DateStep.MONTH, lambda name: f"/?since={name}&b=1")
    assert found is not None
    assert len(found.svg) < 250_000
    assert "&amp;b=1" in found.svg
