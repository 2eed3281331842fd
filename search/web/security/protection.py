"""Puts an application behind all that protects it."""

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple

from starlette.types import ASGIApp

from search.web.security.access_log import AccessLog
from search.web.security.host_check import HostCheck
from search.web.security.origin_check import OriginCheck
from search.web.security.request_limits import RequestLimits
from search.web.security.response_headers import SecurityHeaders
from search.web.security.token_check import TokenCheck


class Protection(NamedTuple):
    """How an application is protected.

    Attributes:
        hosts: the names of the server, beside `localhost` and its addresses.
        token: the secret that requests must have; empty for none.
        log: takes a line for each request; None for no log.
        log_queries: whether these lines have the queries.
    """

    hosts: tuple[str, ...] = ()
    token: str = ""
    log: Callable[[str], None] | None = None
    log_queries: bool = False


def protect(app: ASGIApp, protection: Protection = Protection()) -> ASGIApp:
    """Returns the application behind the checks, the first of which sees a request first."""
    app = RequestLimits(app)
    app = OriginCheck(app)
    if protection.token:
        app = TokenCheck(app, protection.token)
    app = HostCheck(app, protection.hosts)
    app = SecurityHeaders(app)
    if protection.log:
        app = AccessLog(app, protection.log, queries=protection.log_queries)
    return app


def is_loopback(address: str) -> bool:
    """Tells whether an address is reached from this machine only."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def is_own_machine(host: str) -> bool:
    """Tells whether a host, an address or a name, is reached from this machine only."""
    try:
        return is_loopback(host)
    except ValueError:
        return host.lower() == "localhost"


def list_machine_names() -> tuple[str, ...]:
    """Lists the names that this machine has in its network."""
    name = socket.gethostname().lower()
    return (name, f"{name}.local", socket.getfqdn().lower())
