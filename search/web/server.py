"""Runs the application on a port of this machine."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from index.errors import ConfigError
from search.web.security.protection import (
    Protection,
    is_loopback,
    list_machine_names,
    protect,
)
from search.web.security.token_check import check_token, make_token
from search.web.timed_http import TimedHttp

USUAL_PORT = 8765
LOOPBACK = "127.0.0.1"
_KEEP_ALIVE_S = 30
_LAST_ANSWERS_S = 5
_MAX_CONNECTIONS = 500
_MAX_HEADER_BYTES = 1 << 16
_READ_ALONG = (
    "without TLS, anyone on the way can read the token and all answers; put a proxy with "
    "TLS before it, or name --tls-cert and --tls-key"
)
_UNASKED = (
    "whom the proxy lets in, reads the corpus; --token TOKEN asks for a secret too"
)


class Address(NamedTuple):
    """Where the server listens.

    Attributes:
        host: name or address of an interface.
        port: the port; None for the usual one, or a free one where that is taken.
        root_path: the path below which a proxy serves the pages.
        proxies: the addresses or networks of proxies whose `X-Forwarded-For` and
            `X-Forwarded-Proto` are believed.
        certificate: the file of the certificate for TLS, None for none.
        key: the file of its key.
    """

    host: str = LOOPBACK
    port: int | None = None
    root_path: str = ""
    proxies: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None


class Opening(NamedTuple):
    """A server that has begun to listen.

    Attributes:
        url: the address of the first page, with the token where there is one.
        warnings: what whoever started it should know, a line each.
    """

    url: str
    warnings: tuple[str, ...] = ()


def serve(
    app: ASGIApp,
    address: Address,
    protection: Protection,
    tell: Callable[[Opening], None],
) -> None:
    """Answers requests until it is interrupted.

    Beyond this machine only those are answered who know a token, which is made if there
    is none.

    Args:
        app: the application.
        address: where to listen.
        protection: how it is protected.
        tell: called with the address of the first page, once requests are accepted.

    Raises:
        ConfigError: the port is taken, the host is none of this machine, the token is too
            short, or the certificate cannot be read.
    """
    with _listen(address) as listener:
        host, port = listener.getsockname()[:2]
        exposed = not is_loopback(host)
        protection = _complete(protection, exposed=exposed)
        config = _configure(protect(app, protection), address)
        shown = (
            socket.gethostname() if exposed else f"[{host}]" if ":" in host else host
        )
        scheme = "https" if address.certificate else "http"
        url = f"{scheme}://{shown}:{port}{address.root_path}/"
        url += f"?token={protection.token}" * bool(protection.token)
        warnings = [_READ_ALONG] * (exposed and not address.certificate)
        warnings += [_UNASKED] * bool(protection.hosts and not protection.token)
        tell(Opening(url, tuple(warnings)))
        uvicorn.Server(config).run(sockets=[listener])


def _complete(protection: Protection, *, exposed: bool) -> Protection:
    """Returns the protection with a token and names, if other machines reach the server."""
    token = check_token(protection.token) if protection.token else ""
    if not exposed:
        return protection._replace(token=token)
    hosts = (*protection.hosts, *list_machine_names())
    return protection._replace(token=token or make_token(), hosts=hosts)


def _configure(app: ASGIApp, address: Address) -> uvicorn.Config:
    config = uvicorn.Config(
        app,
        http=TimedHttp,
        ws="none",
        root_path=address.root_path,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(address.proxies),
        forwarded_allow_ips=list(address.proxies),
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_LAST_ANSWERS_S,
        limit_concurrency=_MAX_CONNECTIONS,
        h11_max_incomplete_event_size=_MAX_HEADER_BYTES,
    )
    try:
        config.load()
    except OSError as error:
        where = f"{address.certificate}, {address.key}"
        raise ConfigError(f"no certificate for TLS: {where}: {error}") from error
    return config


def _listen(address: Address) -> socket.socket:
    """Opens the port, which connections may wait at until they are accepted."""
    ports = (USUAL_PORT, 0) if address.port is None else (address.port,)
    for port in ports:
        try:
            family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
            listener = socket.create_server((address.host, port), family=family)
            # Connections inherit it. Without, the body of an answer would wait some 40 ms
            # until the other side has acknowledged the headers.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return listener
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
    where = f"{address.host}:{port}"
    raise ConfigError(f"cannot listen at {where}: {reason}; name another with --port")
