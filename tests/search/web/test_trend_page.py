"""The page of trends draws lines, links points to their articles, and has a table."""

import re
from collections.abc import Callable
from html import unescape

from starlette.testclient import TestClient

from tests.corpus import make_article

Serve = Callable[..., TestClient]
ARTICLES = (
    make_article(0, "The ferry sank.", outlet="<i>Post", date="2019-11-05"),
    make_article(1, "The ferry left.", outlet="Vis", date="2020-01-06"),
    make_article(2, "A storm came.", outlet="Vis", date="2020-01-07"),
    make_article(3, "A ferry of no date.", outlet="Vis"),
)


def read_table(page: str) -> list[list[str]]:
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, flags=re.DOTALL)
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in rows]
    return [[unescape(re.sub("<.*?>", "", cell)) for cell in row] for row in cells]


def test_each_query_is_a_line_with_shares_of_all_articles(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/trend?q=ferry&line=storm").text
    assert read_table(page) == [
        ["2019-11", "1 of 1, 100 %", "0 of 1, 0 %"],
        ["2019-12", "0 of 0", "0 of 0"],
        ["2020-01", "1 of 2, 50 %", "1 of 2, 50 %"],
    ]
    assert page.count("<polyline ") == 4  # a month without articles breaks both
    assert "not drawn: 1 undated" in page


def test_outlets_are_lines_and_what_they_are_called_is_escaped(serve: Serve) -> None:
    client = serve(*ARTICLES)
    page = client.get("/trend?q=ferry&lines=outlet&by=quarter").text
    assert read_table(page)[1] == ["2020-Q1", "1 of 2, 50 %", "0 of 0"]
    assert "<i>" not in page
    (address, *_) = re.findall(r'<td><a href="(.*?)"', page)
    found = client.get(unescape(address)).text
    assert "The ferry sank." in found
    assert "The ferry left." not in found


def test_what_is_drawn_is_saved_as_picture_and_table(serve: Serve) -> None:
    client = serve(*ARTICLES)
    page = client.get("/trend?q=ferry&by=year").text
    addresses = [unescape(one) for one in re.findall(r'href="([^"]*)" download', page)]
    svg, table, record = map(client.get, addresses)
    assert svg.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert svg.headers["content-disposition"] == 'attachment; filename="trend.svg"'
    assert svg.text.startswith("<svg ")
    assert table.text.splitlines()[1].startswith("ferry,ferry,2019,1,1,")
    assert [one["count"] for one in record.json()["lines"][0]["points"]] == [1, 1]
    nothing = client.get("/trend?q=x&since=2030&format=svg")
    assert nothing.text.startswith("<svg ")
    assert client.get("/trend?q=ferry&format=exe").status_code == 404


def test_what_means_nothing_in_an_address_is_passed_over(serve: Serve) -> None:
    client = serve(*ARTICLES)
    for address in ("/trend", "/trend?by=x&lines=zz&smooth=-3&q=ferry&line="):
        assert client.get(address).status_code == 200
    assert client.get("/trend?q=a+AND").status_code == 400
    assert "No article with a date" in client.get("/trend?q=x&since=2030").text
