"""Over HTTP the tools stand behind the same checks as the pages."""

from collections.abc import Callable, Iterator

import anyio
import httpx2
import pytest
from starlette.testclient import TestClient

from tests.corpus import make_article, write_index
from tests.web_server import Server, start_server

pytest.importorskip("mcp")

from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client

TOKEN = "a-token-that-is-long"
BEARER = f"Bearer {TOKEN}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of tools that wants a token."""
    folder = tmp_path_factory.mktemp("served")
    write_index(folder / ".index", [make_article(1, "The ferry left late.")])
    server = start_server(folder, "--mcp", "--token", TOKEN)
    yield server
    server.process.kill()
    server.process.communicate()


def find(server: Server, *, mode: str, **headers: str) -> tuple[int, str]:
    """Returns the total and the first address of a search by the SDK's client."""
    answers = []

    async def main() -> None:
        async with httpx2.AsyncClient(headers=headers) as http:
            url = f"http://127.0.0.1:{server.port}/mcp"
            transport = streamable_http_client(url, http_client=http)
            async with Client(transport, mode=mode) as client:
                result = await client.call_tool("search", {"query": "ferry"})
                answers.append(result.structured_content or {})

    anyio.run(main)
    return answers[0]["total"], answers[0]["results"][0]["url"]


def test_an_assistant_asks_over_http_with_the_token(server: Server) -> None:
    for mode in ("auto", "legacy"):
        total, url = find(server, mode=mode, Authorization=BEARER)
        assert total == 1
        assert url == f"http://127.0.0.1:{server.port}/articles/a1"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": "Bearer wrong"}, 401),
        ({"host": "rebound.example", "authorization": BEARER}, 421),
        ({"origin": "https://evil.example", "authorization": BEARER}, 403),
        ({"origin": "null", "authorization": BEARER}, 403),
        ({"sec-fetch-site": "cross-site", "authorization": BEARER}, 403),
    ],
)
def test_who_may_not_see_the_pages_may_not_use_the_tools(
    server: Server, headers: dict[str, str], status: int
) -> None:
    url = f"http://127.0.0.1:{server.port}/mcp"
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    answer = httpx2.post(url, json=asked, headers=headers)
    assert answer.status_code == status
    assert "hint" in answer.json()


def test_no_stream_is_kept_open_and_a_long_request_is_refused(server: Server) -> None:
    url = f"http://127.0.0.1:{server.port}/mcp"
    headers = {"authorization": BEARER, "accept": "text/event-stream"}
    assert httpx2.get(url, headers=headers, timeout=20).status_code == 405
    long = httpx2.post(url, content=b"x" * 300_000, headers=headers)
    assert long.status_code == 413


def test_without_the_option_there_are_no_tools(
    serve: Callable[..., TestClient],
) -> None:
    assert serve(make_article(1, "The ferry left late.")).get("/mcp").status_code == 404
