"""HTTP with times: a connection is closed on which a request does not come, or no answer is read."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MAX_HEADERS_S = 10.0
"""So long the line and headers of a request may take to come."""
MAX_UNREAD_S = 60.0
"""So long an answer waits for a reader who takes nothing more of it."""


class TimedHttp(H11Protocol):
    """Closes a connection whose request does not end, or whose answer nobody reads."""

    _late: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for the first request."""
        super().connection_made(transport)
        self._late = self.loop.call_later(MAX_HEADERS_S, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Takes a part of a request; the timer runs until its headers are there."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._late is None and not self.transport.is_closing():
            self._late = self.loop.call_later(MAX_HEADERS_S, self.transport.abort)

    def pause_writing(self) -> None:
        """Begins to wait for the reader, where what was sent piles up."""
        super().pause_writing()
        self._unread = self.loop.call_later(MAX_UNREAD_S, self.transport.abort)

    def resume_writing(self) -> None:
        """Ends the waiting for the reader."""
        if self._unread is not None:
            self._unread.cancel()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends all waiting."""
        self._stop_waiting()
        super().connection_lost(exc)
        if self._unread is not None:
            self._unread.cancel()

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
