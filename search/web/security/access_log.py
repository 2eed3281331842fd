"""Writes a line for each request: when, from where, what, how it went and how long.

What somebody looks for is nobody else's business: queries and names stand in the log
only where that is asked for. Without it the log has the pattern of the path.
"""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.output.unseen_characters import one_line

_TOKEN = re.compile(r"(?<![^&])token=[^&]*&?")
_NO_PAGE = "-"
"""Stands for an address that leads nowhere, and for a request that is refused."""


class AccessLog:
    """Writes a line for each request when its answer is sent.

    Args:
        app: answers.
        write: takes each line.
        queries: whether a line has the address as it was asked, but for a token.
    """

    def __init__(
        self, app: ASGIApp, write: Callable[[str], None], *, queries: bool = False
    ) -> None:
        self._app = app
        self._write = write
        self._queries = queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status, sent = 500, 0

        async def send_and_count(message: Message) -> None:
            nonlocal status, sent
            status = message.get("status", status)
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, send_and_count)
        finally:
            client = (scope.get("client") or ("-",))[0]
            address = _whole(scope) if self._queries else _pattern(scope)
            took_ms = (time.perf_counter() - started) * 1000
            when = datetime.now(UTC).isoformat(timespec="seconds")
            self._write(
                one_line(
                    f"{when} {client} {scope['method']} {address} {status} "
                    f"{sent} bytes {took_ms:.0f} ms"
                )
            )


def _whole(scope: Scope) -> str:
    path = (scope.get("raw_path") or b"").decode("latin-1").partition("?")[0]
    query = _TOKEN.sub("", scope["query_string"].decode("latin-1")).rstrip("&")
    return f"{path}?{query}" if query else path


def _pattern(scope: Scope) -> str:
    """Returns the pattern of the path, such as /articles/{id}."""
    route = scope.get("route")
    return f"{scope.get('root_path', '')}{route.path}" if route else _NO_PAGE
