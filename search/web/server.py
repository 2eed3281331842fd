"""Runs the application on a port of this machine."""

import socket
from collections.abc import Callable
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from index.errors import ConfigError

USUAL_PORT = 8765
LOOPBACK = "127.0.0.1"
_KEEP_ALIVE_S = 30


class Address(NamedTuple):
    """Where the server listens.

    Attributes:
        host: name or address of an interface.
        port: the port; None for the usual one, or a free one where that is taken.
        root_path: the path below which a proxy serves the pages.
    """

    host: str = LOOPBACK
    port: int | None = None
    root_path: str = ""


def serve(app: ASGIApp, address: Address, tell: Callable[[str], None]) -> None:
    """Answers requests until it is interrupted.

    Args:
        app: the application.
        address: where to listen.
        tell: called with the address of the first page, once requests are accepted.

    Raises:
        ConfigError: the port is taken, or the host is none of this machine.
    """
    listener = _listen(address)
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        app,
        root_path=address.root_path,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
    )
    tell(f"http://{shown}:{port}{address.root_path}/")
    uvicorn.Server(config).run(sockets=[listener])


def _listen(address: Address) -> socket.socket:
    """Opens the port, which connections may wait at until they are accepted."""
    ports = (USUAL_PORT, 0) if address.port is None else (address.port,)
    for port in ports:
        try:
            family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
            return socket.create_server((address.host, port), family=family)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
    where = f"{address.host}:{port}"
    raise ConfigError(f"cannot listen at {where}: {reason}; name another with --port")
