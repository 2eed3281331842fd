"""The search page gives the answers of the command line, and shows texts as text."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests.corpus import make_article

Serve = Callable[..., TestClient]


def test_a_search_lists_its_hits(serve: Serve) -> None:
    page = serve(
        make_article(1, "The ferry left the harbour late.", title="Ferry late"),
        make_article(2, "Bread was handed out on the quay."),
    ).get("/", params={"q": "ferry"})
    assert page.status_code == 200
    assert "1 of 2" in page.text
    assert "<mark>Ferry</mark> late" in page.text


def test_text_of_an_article_is_never_markup(serve: Serve) -> None:
    title = "<script>alert(1)</script> boat"
    page = serve(make_article(1, "A ferry.", title=title)).get("/?q=ferry")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


def test_an_error_is_the_line_of_the_command_line(serve: Serve) -> None:
    page = serve(make_article(1, "A ferry.")).get("/", params={"q": "(ferry"})
    assert page.status_code == 400
    assert "this parenthesis is never closed; close it with )" in page.text


def test_styles_and_script_are_kept_for_a_year_by_their_content(serve: Serve) -> None:
    client = serve(make_article(1, "A ferry."))
    page = client.get("/")
    address = page.text.partition('href="/static/')[2].partition('"')[0]
    style = client.get(f"/static/{address}")
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/0/style.css").status_code == 404
