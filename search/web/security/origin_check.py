"""Refuses what a page of another site asks behind its reader's back.

Browsers say in `Sec-Fetch-Site` and `Origin` which page asks. A page elsewhere may only
lead its reader here, as a link does: it can neither change anything, nor measure how
long a search takes, nor show a page within its own.
"""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from search.web.security.refusals import read_headers, refuse

_READING = frozenset({"GET", "HEAD"})
_OWN = frozenset({"same-origin", "none"})


class OriginCheck:
    """Refuses requests that pages of other sites make."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it with 403."""
        if scope["type"] == "http" and not _is_own(scope):
            hint = "open a page of this server, and go on from there"
            await refuse(scope, send, 403, "asked by a page of another site", hint)
        else:
            await self._app(scope, receive, send)


def _is_own(scope: Scope) -> bool:
    sites = read_headers(scope, b"sec-fetch-site")
    from_elsewhere = any(site not in _OWN for site in sites)
    if scope["method"] in _READING:
        return not from_elsewhere or _is_link(scope)
    origins = read_headers(scope, b"origin")
    (host,) = read_headers(scope, b"host")
    return not from_elsewhere and all(_names_host(one, host) for one in origins)


def _is_link(scope: Scope) -> bool:
    """Tells whether the reader goes from the other site to a whole page."""
    modes = read_headers(scope, b"sec-fetch-mode")
    shown_as = read_headers(scope, b"sec-fetch-dest")
    return modes == ["navigate"] and shown_as in ([], ["document"])


def _names_host(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
