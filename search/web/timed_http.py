"""HTTP of which each request must come within a time, so that none holds a connection."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MAX_HEADERS_S = 10.0
"""So long the line and headers of a request may take to come."""


class TimedHttp(H11Protocol):
    """Closes a connection on which a request has begun, but its headers do not end."""

    _late: asyncio.TimerHandle | None = None

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

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends the waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
