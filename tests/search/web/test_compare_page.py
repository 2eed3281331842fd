"""The page that compares shows each side's answer, and the stories that sides share."""

import re
from collections.abc import Callable

from starlette.testclient import TestClient

from tests.corpus import make_article

Serve = Callable[..., TestClient]
FERRY = "The ferry Lissa ran aground near Vis in thick fog; Bell counted {} injured."
ARTICLES = (
    make_article(0, FERRY.format(14), outlet="Vis Post", date="2019-01-05"),
    make_article(1, FERRY.format(17), outlet="<Bari> News", date="2019-01-06"),
    make_article(2, "A ferry opens.", outlet="Vis Post", date="2020-03-01"),
    make_article(3, "Una barca.", language="it", date="2020-03-02"),
)


def read_columns(page: str) -> list[tuple[str, str]]:
    """The name of each side, and how many articles it has."""
    return re.findall(
        r'<section class="side".*?<bdi>(.*?)</bdi>.*?<p class="count">(\d+)',
        page,
        flags=re.DOTALL,
    )


def test_without_sides_the_two_with_most_hits_are_compared(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/compare?q=ferry").text
    assert read_columns(page) == [("Vis Post", "2"), ("&lt;Bari&gt; News", "1")]


def test_stories_show_the_numbers_that_only_one_side_has(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/compare?q=ferry").text
    assert "numbers only here: <bdi>14 injured</bdi>" in page
    assert "numbers only here: <bdi>17 injured</bdi>" in page


def test_bars_of_all_sides_have_one_scale(serve: Serve) -> None:
    articles = [
        make_article(n, f"A ferry, {n}.", outlet=outlet, date=f"2019-01-0{n + 1}")
        for n, outlet in enumerate(("Vis Post", "Vis Post", "Bari News"))
    ]
    page = serve(*articles).get("/compare?q=ferry").text
    heights = re.findall(r'<rect class="c0"[^>]* height="(\d+)"', page)
    assert heights == ["96", "48"]


def test_sides_may_be_periods_or_languages(serve: Serve) -> None:
    client = serve(*ARTICLES)
    address = "/compare?q=ferry&by=period&side=2019&side=2020-03"
    assert read_columns(client.get(address).text) == [("2019", "2"), ("2020-03", "1")]
    address = "/compare?q=ferry+barca&by=language&side=en&side=it"
    assert read_columns(client.get(address).text) == [("en", "3"), ("it", "1")]


def test_a_period_that_is_none_is_an_error_in_words(serve: Serve) -> None:
    answer = serve(*ARTICLES).get("/compare?q=ferry&by=period&side=soon")
    assert answer.status_code == 400
    assert "soon" in answer.text


def test_the_empty_page_asks_for_a_question(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/compare").text
    assert read_columns(page) == []
    assert 'name="q"' in page
