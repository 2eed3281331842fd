"""Bounds the length of a request, the time it takes, and how many there are at once."""

import asyncio
from collections.abc import Awaitable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.web.security.refusals import read_headers, refuse

MAX_ADDRESS_BYTES = 32_000
"""A query of 5,000 letters that are percent-encoded in six bytes each."""
MAX_BODY_BYTES = 256_000
MAX_BODY_S = 10.0
MAX_ANSWER_S = 30.0
"""So long a request may take until its answer begins."""
MAX_AT_ONCE = 100
"""So many requests are answered or wait for their turn."""

_LATER = ("retry-after", "5")
_READING = frozenset({"GET", "HEAD"})


class RequestLimits:
    """Refuses requests that are too long, and those that come when too many are there.

    Args:
        app: answers the others.
        at_once: the maximum number of requests at once.
        answer_s: the maximum number of seconds until an answer begins.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        at_once: int = MAX_AT_ONCE,
        answer_s: float = MAX_ANSWER_S,
    ) -> None:
        self._app = app
        self._at_once = at_once
        self._answer_s = answer_s
        # Of those that were given up, too, whose threads are still at work.
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it with 408, 413, 414 or 503."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if length > MAX_ADDRESS_BYTES:
            problem = f"the address is longer than {MAX_ADDRESS_BYTES:,} bytes"
            await refuse(scope, send, 414, problem, "shorten the query")
        elif len(self._tasks) >= self._at_once:
            problem = "too much is asked at once"
            await refuse(scope, send, 503, problem, "try again", _LATER)
        elif scope["method"] in _READING:
            await self._answer(scope, receive, send)
        else:
            await self._take_body(scope, receive, send)

    async def _take_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        body: list[bytes] = []
        try:
            async with asyncio.timeout(MAX_BODY_S):
                fits = await _read_body(scope, receive, body)
        except TimeoutError:
            hint = "send it at once"
            await refuse(scope, send, 408, "the request comes too slowly", hint)
            return
        if not fits:
            problem = f"the request is longer than {MAX_BODY_BYTES:,} bytes"
            await refuse(
                scope, send, 413, problem, "send less", ("connection", "close")
            )
            return
        await self._answer(scope, _replay(b"".join(body), receive), send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers in a task of its own: what runs in a thread cannot be cancelled."""
        started: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        given_up = False

        async def send_in_time(message: Message) -> None:
            if not given_up:
                if not started.done():
                    started.set_result(None)
                await send(message)

        task = asyncio.create_task(_run(self._app(scope, receive, send_in_time)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait(
            [task, started],
            timeout=self._answer_s,
            return_when=asyncio.FIRST_COMPLETED,
        )
        if task.done() or started.done():
            await task
            return
        given_up = True
        task.cancel()
        problem = f"no answer within {self._answer_s:g} seconds"
        await refuse(scope, send, 503, problem, "ask for less", _LATER)


async def _run(answering: Awaitable[None]) -> None:
    await answering


async def _read_body(scope: Scope, receive: Receive, body: list[bytes]) -> bool:
    """Reads the body into a list; returns whether it is short enough."""
    declared = read_headers(scope, b"content-length")
    if any(not one.isdecimal() or int(one) > MAX_BODY_BYTES for one in declared):
        return False
    while True:
        message = await receive()
        body.append(message.get("body", b""))
        if sum(map(len, body)) > MAX_BODY_BYTES:
            return False
        if not message.get("more_body"):
            return True


def _replay(body: bytes, receive: Receive) -> Receive:
    """Returns a function that gives the body once, and then what `receive` does."""
    parts: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return parts.pop() if parts else await receive()

    return receive_again
