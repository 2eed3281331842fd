"""A protected application that answers with what it was asked, and a way to ask it."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from search.web.security.protection import Protection, protect


async def answer(request: Request) -> PlainTextResponse:
    body = await request.body()
    return PlainTextResponse(f"{request.method} {request.url.path} {len(body)}")


METHODS = ["GET", "POST", "DELETE"]


@pytest.fixture
def guard() -> Callable[..., TestClient]:
    """A function that protects an application, and returns a client of it."""

    def make(root_path: str = "", **how: Any) -> TestClient:  # noqa: ANN401
        routes = [
            Route("/", answer, methods=METHODS),
            Route("/api/search", answer, methods=METHODS),
            Route("/articles/{id}", answer),
        ]
        app = protect(Starlette(routes=routes), Protection(**how))
        return TestClient(
            app, "http://127.0.0.1:8765", root_path=root_path, follow_redirects=False
        )

    return make
