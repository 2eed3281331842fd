"""Requests that no reader of the corpus makes are refused."""

import asyncio
import time
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from search.web.security.request_limits import (
    MAX_ADDRESS_BYTES,
    MAX_BODY_BYTES,
    RequestLimits,
)

Guard = Callable[..., TestClient]


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1:8765", "localhost", "LOCALHOST:9", "[::1]:8765", "192.168.1.4"),
        *("news.example", "News.Example.:443"),
    ],
)
def test_the_server_answers_by_its_own_names(guard: Guard, host: str) -> None:
    answer = guard(hosts=("news.example",)).get("/", headers={"host": host})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("rebound.example", "localhost.rebound.example", "127.0.0.1.rebound.example"),
        *("rebound-localhost", "anews.example", "news.example.rebound.example"),
        *("127.1", "0x7f000001", "2130706433"),
    ],
)
def test_a_rebound_name_is_refused(guard: Guard, host: str) -> None:
    answer = guard(hosts=("news.example",)).get("/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.text.startswith(f"this server is not called {host}; ")


@pytest.mark.parametrize(
    "host", ["", "a b", "localhost\\@x", "localhost:x", "localhost/", "ü", "user@host"]
)
def test_a_host_that_is_none_is_refused(guard: Guard, host: str) -> None:
    answer = guard().get("/", headers=[(b"host", host.encode())])
    assert answer.status_code == 400


def test_two_hosts_are_refused(guard: Guard) -> None:
    headers = [("host", "localhost"), ("host", "rebound.example")]
    assert guard().get("/", headers=headers).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1:8765.evil.example"},
        {"origin": "file://127.0.0.1:8765"},
        {"origin": "http://[evil"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8765"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "OPTIONS"])
def test_a_page_of_another_site_changes_nothing(
    guard: Guard, method: str, headers: dict[str, str]
) -> None:
    answer = guard().request(method, "/", headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://127.0.0.1:8765"},
        {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8765"},
    ],
)
def test_a_page_of_the_server_and_a_program_may_post(
    guard: Guard, headers: dict[str, str]
) -> None:
    assert guard().post("/", headers=headers, content="12345").text == "POST / 5"


@pytest.mark.parametrize(
    ("mode", "dest", "status"),
    [
        ("navigate", "document", 200),
        ("navigate", "iframe", 403),
        ("navigate", "embed", 403),
        ("no-cors", "image", 403),
        ("no-cors", "script", 403),
        ("cors", "empty", 403),
    ],
)
def test_another_site_may_link_here_and_no_more(
    guard: Guard, mode: str, dest: str, status: int
) -> None:
    headers = {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": mode,
        "sec-fetch-dest": dest,
    }
    assert guard().get("/", headers=headers).status_code == status


@pytest.mark.parametrize("path", ["/", "/nothing", "/articles/a1"])
@pytest.mark.parametrize("host", ["localhost", "rebound.example"])
def test_every_answer_keeps_scripts_frames_and_guesses_out(
    guard: Guard, path: str, host: str
) -> None:
    headers = guard().get(path, headers={"host": host}).headers
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_an_address_that_is_too_long_is_refused(guard: Guard) -> None:
    answer = guard().get("/api/search", params={"q": "x" * MAX_ADDRESS_BYTES})
    assert answer.status_code == 414
    assert answer.json()["hint"] == "shorten the query"


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_long_is_refused(guard: Guard, declared: bool) -> None:
    parts = [b"x" * 50_000] * (MAX_BODY_BYTES // 50_000 + 1)
    content = b"".join(parts) if declared else iter(parts)
    answer = guard().post("/api/search", content=content)
    assert answer.status_code == 413


def test_a_length_that_is_no_number_is_refused(guard: Guard) -> None:
    headers = {"content-length": "-1"}
    assert guard().post("/", content=b"x", headers=headers).status_code == 413


def ask_raw(app: RequestLimits, path: str) -> "asyncio.Task[int]":
    """Asks an application without a client; returns the status of the answer."""
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "root_path": "",
    }
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def ask() -> int:
        await app(scope, receive, send)
        starts = [one for one in messages if one["type"] == "http.response.start"]
        assert len(starts) == 1
        return int(starts[0]["status"])

    return asyncio.create_task(ask())


def slow_app(seconds: float) -> Starlette:
    def work(request: Request) -> PlainTextResponse:
        time.sleep(seconds)
        return PlainTextResponse("done")

    return Starlette(routes=[Route("/slow", work)])


def test_more_at_once_than_there_is_room_for_is_refused() -> None:
    async def crowd() -> list[int]:
        app = RequestLimits(slow_app(0.2), at_once=3)
        return await asyncio.gather(*(ask_raw(app, "/slow") for _ in range(10)))

    statuses = asyncio.run(crowd())
    assert sorted(statuses) == [200] * 3 + [503] * 7


def test_a_slow_answer_is_given_up_and_its_room_is_freed_when_it_ends() -> None:
    async def wait() -> tuple[int, int, int]:
        app = RequestLimits(slow_app(0.5), at_once=1, answer_s=0.1)
        first = await ask_raw(app, "/slow")
        second = await ask_raw(app, "/slow")  # the thread is still at work
        await asyncio.sleep(0.7)
        third = await ask_raw(app, "/nothing")
        return first, second, third

    assert asyncio.run(wait()) == (503, 503, 404)


def test_a_body_that_does_not_come_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("search.web.security.request_limits.MAX_BODY_S", 0.05)
    sent: list[Message] = []

    async def post() -> None:
        async def receive() -> Message:
            await asyncio.sleep(60)
            raise AssertionError

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/",
            "query_string": b"",
            "headers": [],
        }
        await RequestLimits(slow_app(0))(scope, receive, send)

    asyncio.run(post())
    assert sent[0]["status"] == 408


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../../config.yaml", "/static/%2e%2e/%2e%2e/etc/passwd"),
        *("/articles/..%2f..%2fetc%2fpasswd/x", "//evil.example/", "/%00", "/\\..\\.."),
    ],
)
def test_a_path_leads_out_of_nowhere(guard: Guard, path: str) -> None:
    answer = guard().get(f"http://127.0.0.1:8765{path}")
    assert answer.status_code == 404
