"""Light and dark by hand, without a script and without a way out of the site."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.corpus import make_article

Serve = Callable[..., TestClient]


def test_colours_are_chosen_by_hand_and_kept_in_a_cookie(serve: Serve) -> None:
    client = serve(make_article(1, "A ferry."))
    assert "data-theme" not in client.get("/").text
    page = client.get("/theme?to=dark&back=/?q=ferry")
    assert page.url.path == "/"
    assert '<html lang="en" data-theme="dark">' in page.text
    assert "data-theme" not in client.get("/theme?to=system&back=/").text


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/\\example.org", "", "x"]
)
def test_the_way_back_leads_nowhere_else(serve: Serve, back: str) -> None:
    client = serve(make_article(1, "A ferry."))
    answer = client.get(
        "/theme", params={"to": "dark", "back": back}, follow_redirects=False
    )
    assert answer.headers["location"] == "/"
