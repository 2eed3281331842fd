"""Answers only by names that the server has: a page elsewhere cannot rename it.

A page of another site could give its own name the address of this machine (DNS
rebinding), and then read the corpus as if it were its own. Its name stands in `Host`.
"""

import ipaddress
import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from search.web.security.refusals import read_headers, refuse

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[0-9a-z._-]+)(?::[0-9]{1,5})?")
_MISDIRECTED = 421


class HostCheck:
    """Refuses requests with another `Host` than the names of the server.

    An address in numbers is always a name of it: only names can be rebound.

    Args:
        app: answers the others.
        names: the names, beside `localhost`.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.lower().rstrip(".") for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it with 400 or 421."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        hosts = read_headers(scope, b"host")
        found = _HOST.fullmatch(hosts[0].lower()) if len(hosts) == 1 else None
        if found is None:
            problem = "a request must have one header Host"
            await refuse(scope, send, 400, problem, "with a name or address")
        elif not self._is_own(found["name"]):
            problem = f"this server is not called {found['name']}"
            hint = f"if it is: corpus-search serve --allow-host {found['name']}"
            await refuse(scope, send, _MISDIRECTED, problem, hint)
        else:
            await self._app(scope, receive, send)

    def _is_own(self, name: str) -> bool:
        name = name.rstrip(".")
        return name == "localhost" or name in self._names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
