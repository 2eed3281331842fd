"""Answers a request that is refused, before any page sees it."""

from collections.abc import Iterable

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from search.web.api.failures import make_failure

_FOR_PROGRAMS = ("/api", "/mcp")


async def refuse(
    scope: Scope,
    send: Send,
    status: int,
    problem: str,
    hint: str,
    *headers: tuple[str, str],
) -> None:
    """Sends the answer: JSON for programs, else a line of text.

    Args:
        scope: the request.
        send: sends the parts of the answer.
        status: the status of HTTP.
        problem: what is wrong.
        hint: what to do.
        headers: names and values of further headers.
    """
    answer: Response = (
        make_failure(status, problem, hint)
        if is_for_programs(scope)
        else PlainTextResponse(f"{problem}; {hint}\n", status)
    )
    answer.headers["cache-control"] = "no-store"
    for name, value in headers:
        answer.headers[name] = value
    await answer(scope, _receive_nothing, send)


def is_for_programs(scope: Scope) -> bool:
    """Tells whether a program asks, not a browser for a page."""
    # Routes that have already seen the request have changed `root_path`.
    root = scope.get("app_root_path", scope.get("root_path", ""))
    path = scope["path"].removeprefix(root)
    return any(path == one or path.startswith(f"{one}/") for one in _FOR_PROGRAMS)


def read_headers(scope: Scope, name: bytes) -> list[str]:
    """Returns the values of all headers with a name in small letters."""
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return [value.decode("latin-1").strip() for key, value in headers if key == name]


_receive_nothing: Receive = None  # type: ignore[assignment]  # no answer here reads on
