"""Finds the address of the page that a web archive, a cache or a translator holds.

The outlet of a saved page is that of the page, and the day in an archive's address is that
of the copy.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

# Services whose address contains that of a page, or stands for one.
_SERVICES = re.compile(
    r"(?:(?:web|wayback|www)\.)?archive\.org|(?:[\w-]+\.)*(?:archive\.(?:ph|is|today|li|md|fo|vn)|webcache\.googleusercontent\.com"
    r"|webcitation\.org|ghostarchive\.org|perma\.cc|arquivo\.pt|megalodon\.jp|timetravel\.mementoweb\.org"
    r"|webarchive\.(?:nationalarchives\.gov\.uk|loc\.gov|org\.uk|nla\.gov\.au)|cc\.bingj\.com"
    r"|cdn\.ampproject\.org|translate\.goog|translate\.google\.[a-z.]{2,6}|12ft\.io|r\.jina\.ai"
    r"|translate\.yandex\.(?:ru|com)|yandexwebcache\.net|l\.facebook\.com)"
)
# Google has many services; these two hold a page of others.
_GOOGLE = re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/(?:amp|url)\b")
_HOST = re.compile(
    r"(?i)[a-z][a-z\d+.-]*://(?:[^/?#@]*@)?([^/?#:@\[\]\s]+)(?=[/?#:]|$)"
)
_SCHEME = re.compile(r"(?i)^(?:https?:)?//")
_INNER_SCHEME = re.compile(r"(?i)https?:/{1,2}(?=[\w.-]+\.[a-z]{2,})")
# "/web/20191220083000id_/www.example.org", "cache:AbC123:www.example.org", "/amp/s/…".
_INNER_HOST = re.compile(
    r"(?i)(?:/\d{4,14}(?:\*|[a-z]{2}_)?/|cache:(?:[\w-]{8,}:)?|/amp/(?:s/)?|/[cvi]/(?:s/)?|/web/|[?&](?:u|url|q)=)"
    r"((?:[\w-]+\.)+[a-z]{2,}(?:[/:?#+&].*)?$)"
)
# These write the host of the page with hyphens: www-example-org.translate.goog.
_HYPHENATED = re.compile(
    r"(?i)([\w-]+)\.(?:translate\.goog|cdn\.ampproject\.org)(/.*)?"
)
_ADDRESS_END = re.compile(r"[&+\s]")
_MAX_CHARS = 2_000


def find_original_address(address: str) -> str:
    """Returns the address of the page that an archive's address holds.

    Args:
        address: a URL or a host.

    Returns:
        The address of the page; an empty text if the archive's address does not tell it.
        Any other address is returned unchanged.

    >>> find_original_address("https://web.archive.org/web/2019/https://example.org/a")
    'https://example.org/a'
    >>> find_original_address("https://archive.ph/AbC12"), find_original_address("bbc.com")
    ('', 'bbc.com')
    """
    bare = _SCHEME.sub("", address[:_MAX_CHARS])
    host, slash, rest = bare.partition("/")
    if not _is_service(host.lower(), bare):
        return address
    rest = unquote(slash + rest)
    inner = _INNER_SCHEME.search(rest)
    if inner is not None:
        found = "https://" + _ADDRESS_END.split(rest[inner.end() :], maxsplit=1)[0]
        # An archive may hold the copy of another; each step shortens the address.
        return find_original_address(found)
    bare_host = _INNER_HOST.search(rest)
    if bare_host is not None:
        return "https://" + _ADDRESS_END.split(bare_host[1], maxsplit=1)[0]
    hyphenated = _HYPHENATED.fullmatch(host + rest)
    if hyphenated is not None:
        return f"https://{_with_dots(hyphenated[1])}{hyphenated[2] or ''}"
    return ""


def find_host(address: str) -> str:
    """Returns the host of a URL in small letters, without www.; empty if it has none.

    Unlike `urlsplit`, it raises nothing where a page declares a malformed address.

    >>> find_host("https://www.example.org:8080/a"), find_host("https://[x/1")
    ('example.org', '')
    """
    host = _HOST.match(address[:_MAX_CHARS])
    return host[1].lower().removeprefix("www.") if host else ""


def is_archive(host: str) -> bool:
    """Checks whether a host is that of an archive, a cache or a translator of pages."""
    return _SERVICES.fullmatch(host.lower()) is not None


@lru_cache(maxsize=1 << 12)  # most articles are of few hosts
def resembles_service(host: str) -> bool:
    """Checks quickly whether a host in lower case may be that of such a service."""
    return any(part in host for part in _PARTS)


def _is_service(host: str, address: str) -> bool:
    if not resembles_service(host):
        return False
    return is_archive(host) or _GOOGLE.match(address) is not None


_PARTS = (
    "archive", "google", "translate", "ampproject", "webcitation", "perma.cc", "arquivo", "megalodon",
    "memento", "bingj", "12ft", "jina", "yandex", "facebook",
)  # fmt: skip


def _with_dots(label: str) -> str:
    """Returns the host that a label writes with hyphens; "--" stands for a hyphen."""
    return label.replace("--", "\0").replace("-", ".").replace("\0", "-")
