"""Keys of web addresses: the host from its top label down, then the path.

The addresses of a host and of its subdomains have keys that begin alike, so that those of
one outlet stand together in a sorted term dictionary. Web archives sort their indexes so
(Sort-friendly URI Reordering Transform, SURT).
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from index.analysis.analyzer import fold
from index.archived_pages import find_original_address, resembles_service

HOST_END = ")"
"""Ends the host in a key; it sorts before LABEL_END."""
LABEL_END = ","

_MAX_CHARS = 512
_SCHEME = re.compile(r"(?i)^(?:[a-z][a-z0-9+.-]*:)?//")
_HOST = re.compile(r"(?:[^/?#@]*@)?([^/?#:@]*)(?::\d*)?")
# Most addresses: nothing in them is to be decoded, cut off or folded but case.
_PLAIN = re.compile(r"(?:https?:)?//([a-zA-Z\d.-]+)(/[\w./?&=:;,+~-]*)?", re.ASCII)
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def make_url_keys(address: str) -> tuple[str, ...]:
    """Returns the keys of an address; of an archive's, that of the page it holds too.

    >>> make_url_keys("https://www.bbc.co.uk/news/world-1?page=2#top")
    ('uk,co,bbc)/news/world-1?page=2',)
    """
    if not address:
        return ()
    plain = _PLAIN.fullmatch(address) if len(address) <= _MAX_CHARS else None
    if plain and not resembles_service(plain[1].lower()):
        return (f"{turn_host(plain[1])}{HOST_END}{(plain[2] or '').lower()}",)
    addresses = dict.fromkeys((address, find_original_address(address)))
    return tuple(filter(None, dict.fromkeys(map(make_url_key, addresses))))


def make_url_key(address: str) -> str:
    """Returns the key of an address, with or without its scheme; empty for no host."""
    rest = _SCHEME.sub("", _UNPRINTABLE.sub("", address[: 4 * _MAX_CHARS]), count=1)
    host = _HOST.match(rest)
    if host is None or not host[1]:
        return ""
    path = unquote(rest[host.end() :].partition("#")[0])
    key = f"{turn_host(host[1])}{HOST_END}{_UNPRINTABLE.sub('', fold(path))}"
    return key[:_MAX_CHARS]


@lru_cache(maxsize=1 << 12)  # most articles are of few hosts
def turn_host(host: str) -> str:
    """Returns the labels of a host from the last to the first, without www.

    >>> turn_host("WWW.BBC.co.uk")
    'uk,co,bbc'
    """
    labels = fold(_decode(host)).strip(".").removeprefix("www.").split(".")
    return LABEL_END.join(reversed(labels))


def _decode(host: str) -> str:
    """Returns a host in letters of its own script."""
    if "xn--" not in host.lower():
        return host
    try:
        return host.encode().decode("idna")
    except UnicodeError:
        return host
