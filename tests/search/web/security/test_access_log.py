"""The log says what was done, and what was looked for only where that is asked."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

Guard = Callable[..., TestClient]


@pytest.mark.parametrize(
    ("path", "without", "with_queries"),
    [
        ("/?q=Haftar", "GET / 200", "GET /?q=Haftar 200"),
        ("/articles/a1?q=x", "GET /articles/{id} 200", "GET /articles/a1?q=x 200"),
        ("/Haftar", "GET - 404", "GET /Haftar 404"),
        ("/?token=secret&q=x", "GET / 200", "GET /?q=x 200"),
        ("/?q=x&token=secret", "GET / 200", "GET /?q=x 200"),
        ("/%0a%1b?q=%0a", "GET - 404", "GET /%0A%1B?q=%0a 404"),
    ],
)
def test_a_line_has_the_query_only_where_that_is_asked(
    guard: Guard, path: str, without: str, with_queries: str
) -> None:
    lines: list[str] = []
    guard(log=lines.append).get(path)
    guard(log=lines.append, log_queries=True).get(path)
    assert len(lines) == 2
    for line, wanted in zip(lines, (without, with_queries), strict=True):
        assert f" {wanted.lower()} " in line.lower()
        assert "secret" not in line
        assert line.isprintable()


def test_what_is_refused_is_logged_too(guard: Guard) -> None:
    lines: list[str] = []
    guard(log=lines.append).get("/", headers={"host": "rebound.example"})
    assert " GET - 421 " in lines[0]
