"""Answers only those who know a secret token, where others can reach the server.

A program sends it as `Authorization: Bearer TOKEN`. A reader opens the address with
`?token=TOKEN` once: a cookie keeps it, which no script can read and no other site can
send along, and the address is opened again without it. Feed readers know neither: for
the address of a feed the token is also the password of HTTP's basic authentication.
"""

import hashlib
import hmac
import secrets
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode

from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from index.errors import ConfigError
from search.web.security.refusals import is_for_programs, read_headers, refuse

MIN_CHARACTERS = 16
"""A shorter token could be guessed."""
_RANDOM_BYTES = 24
_KEPT_S = 30 * 24 * 3600
_PARAMETER = "token"
_UNKNOWN = "this server answers only those who know its token"
_ASKED_OF_FEED_READERS = 'Basic realm="corpus-search", charset="UTF-8"'
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>corpus-search</title>
<h1>Who asks?</h1>
<p>This server answers only those who know its token. Open the address that it printed
when it was started; it ends with <code>?token=…</code>.</p>
<p>If you have done so in this browser: <a href="{address}">open this page</a>.</p>
</html>
"""


def make_token() -> str:
    """Returns a random token of 32 letters and digits, with - and _."""
    return secrets.token_urlsafe(_RANDOM_BYTES)


def check_token(token: str) -> str:
    """Returns a token that somebody chose.

    Raises:
        ConfigError: it is too short, or has letters that an address may not have.
    """
    plain = all(one.isascii() and (one.isalnum() or one in "-_.~") for one in token)
    if len(token) < MIN_CHARACTERS or not plain:
        raise ConfigError(
            f"a token has at least {MIN_CHARACTERS} letters, digits, or any of - _ . ~; "
            f"this one was just made: {make_token()}"
        )
    return token


class TokenCheck:
    """Refuses requests without the token.

    Args:
        app: answers the others.
        token: the token.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()
        # Servers on ports of one machine share their cookies.
        self._cookie = f"token-{hashlib.sha256(self._token).hexdigest()[:8]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it with 401."""
        if scope["type"] != "http" or self._is_known(scope):
            await self._app(scope, receive, send)
        elif self._is_equal(_read_parameter(scope)):
            await self._remember(scope)(scope, receive, send)
        elif is_for_programs(scope):
            hint = "send it as: Authorization: Bearer TOKEN"
            asked = ("www-authenticate", "Bearer")
            await refuse(scope, send, 401, _UNKNOWN, hint, asked)
        else:
            await _ask_for_token(scope)(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        """Tells whether the token comes with a header or a cookie, but not in the address."""
        if _read_parameter(scope):
            return False
        given = _read_authorization(scope)
        return any(map(self._is_equal, (*given, *self._read_cookies(scope))))

    def _read_cookies(self, scope: Scope) -> list[str]:
        found = []
        for header in read_headers(scope, b"cookie"):
            try:
                cookie = SimpleCookie(header).get(self._cookie)
            except CookieError:
                continue
            found += [cookie.value] if cookie else []
        return found

    def _is_equal(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token)

    def _remember(self, scope: Scope) -> RedirectResponse:
        answer = RedirectResponse(_address_without_token(scope), 303)
        answer.headers["cache-control"] = "no-store"
        answer.set_cookie(
            self._cookie,
            self._token.decode(),
            max_age=_KEPT_S,
            path=scope.get("root_path") or "/",
            secure=scope["scheme"] == "https",
            httponly=True,
            samesite="strict",
        )
        return answer


def _read_authorization(scope: Scope) -> Iterator[str]:
    """Yields the tokens sent in a header: for feeds also as the password of any user."""
    for header in read_headers(scope, b"authorization"):
        kind, _, value = header.partition(" ")
        if kind.lower() == "bearer":
            yield value.strip()
        elif kind.lower() == "basic" and _is_feed(scope):
            with suppress(ValueError):
                pair = b64decode(value.strip(), validate=True)
                yield pair.decode("utf-8", "replace").partition(":")[2]


def _is_feed(scope: Scope) -> bool:
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    return bool(path.startswith("/saved/") and path.endswith("/feed"))


def _ask_for_token(scope: Scope) -> HTMLResponse:
    # A link of another site comes without the cookie; one of this page comes with it.
    address = escape(_address_without_token(scope))
    asked = _ASKED_OF_FEED_READERS if _is_feed(scope) else "Bearer"
    headers = {"www-authenticate": asked, "cache-control": "no-store"}
    return HTMLResponse(_PAGE.format(address=address), 401, headers)


def _read_parameter(scope: Scope) -> str:
    pairs = _read_pairs(scope)
    return next((value for name, value in pairs if name == _PARAMETER), "")


def _read_pairs(scope: Scope) -> list[tuple[str, str]]:
    text = scope["query_string"].decode("latin-1")
    return parse_qsl(text, keep_blank_values=True, errors="replace")


def _address_without_token(scope: Scope) -> str:
    """Returns the address that was asked, below the same host: never that of another."""
    path = "/" + quote(scope["path"]).lstrip("/")
    pairs = [pair for pair in _read_pairs(scope) if pair[0] != _PARAMETER]
    return f"{path}?{urlencode(pairs)}" if pairs else path
