"""News outlets, found by their names, their domains and their host names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.analysis.analyzer import fold
from index.archived_pages import find_original_address

_WORD = re.compile(r"[^\W_]+")
_BLANK_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_MAX_LINE_CHARS = 300
# Shorter names are part of many unrelated host names.
_MIN_LABEL_LETTERS = 9
_COUNTRYLESS_DOMAINS = frozenset({"com", "org", "net"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet.

    Attributes:
        name: the canonical name.
        aliases: other names.
        domains: the internet domains under which it publishes, in small letters.
        country: two-letter code, empty if it has none.
        agency: whether it is a news agency. Others print the copy of an agency, so its
            name on a page is mostly a credit.
        common: whether its name mostly means something else: Time, Focus, Metro.
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    agency: bool = False
    common: bool = False


class OutletDirectory:
    """Looks up outlets; immutable once made.

    Attributes:
        by_name: the outlets by canonical name. Of two with one name, the later counts.
    """

    def __init__(self, outlets: Iterable[Outlet] = ()) -> None:
        self.by_name: dict[str, Outlet] = {}
        self._names_by_key: dict[str, str] = {}
        self._names_by_domain: dict[str, str] = {}
        self._names_by_label: dict[str, str] = {}
        self._lowercase_keys: set[str] = set()
        # For the first word of a key, the most words that a key with it has.
        self._max_words: dict[str, int] = {}
        for outlet in outlets:
            self.by_name[outlet.name] = outlet
            for name in (outlet.name, *outlet.aliases):
                self._add_name(name, outlet.name)
            for domain in outlet.domains:
                self._names_by_domain[domain] = outlet.name

    def _add_name(self, name: str, canonical: str) -> None:
        key = outlet_key(name)
        self._names_by_key[key] = canonical
        if name.islower():
            self._lowercase_keys.add(key)
        if len(key) >= _MIN_LABEL_LETTERS and key.isascii():
            self._names_by_label.setdefault(key.replace(" ", ""), canonical)
        first = key.split(" ", 1)[0]
        size = key.count(" ") + 1
        self._max_words[first] = max(self._max_words.get(first, 0), size)

    def canonical_name(self, text: str) -> str | None:
        """Returns the canonical name of the outlet that the whole text names, if any."""
        return self._names_by_key.get(outlet_key(text))

    def name_of_key(self, key: str) -> str | None:
        """Returns the canonical name of the outlet with a name of this key, if any.

        Args:
            key: what `outlet_key` returns, so that it need not be made again.
        """
        return self._names_by_key.get(key)

    def name_of_declared(self, value: str) -> str | None:
        """Returns the outlet that a declared value names or whose domain it is, if any."""
        name = self.canonical_name(value)
        bare_domain = name is None and "." in value and " " not in value
        return self.name_of_domain(value) if bare_domain else name

    def is_agency(self, text: str) -> bool:
        """Checks whether the text is a name of a news agency."""
        outlet = self.by_name.get(self.canonical_name(text) or "")
        return outlet is not None and outlet.agency

    def is_common(self, name: str) -> bool:
        """Checks whether a canonical name mostly means something else (Time, Focus)."""
        outlet = self.by_name.get(name)
        return outlet is not None and outlet.common

    def country_of(self, name: str | None) -> str:
        """Returns the two-letter country code of an outlet, empty if unknown."""
        outlet = self.by_name.get(name or "")
        return outlet.country if outlet else ""

    def may_occur_in(self, text: str) -> bool:
        """Checks whether the text contains the first word of any outlet's name.

        A cheap test before `find_in`: most lines fail it.
        """
        return not self._max_words.keys().isdisjoint(split_words(text))

    def find_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yields each outlet that a line names: canonical name and the key it matched."""
        words = outlet_key(text).split()
        for first, word in enumerate(words):
            for size in range(self._max_words.get(word, 0), 0, -1):
                alias = " ".join(words[first : first + size])
                name = self._names_by_key.get(alias)
                if name and len(alias) > 1 and self._is_written_as_name(alias, text):
                    yield name, alias
                    break

    def _is_written_as_name(self, alias: str, text: str) -> bool:
        last = alias.rpartition(" ")[2]
        return (
            alias in self._lowercase_keys
            or _is_capitalised(last, text)
            # A hyphen marks words as one name, as a capital does: t-online.
            or (" " in alias and alias.replace(" ", "-") in text.lower())
        )

    def name_of_domain(self, domain: str) -> str | None:
        """Returns the outlet that publishes under a domain or a URL, if any.

        Subdomains belong to the outlet of the domain, and the address of an archive to
        that of the page that it holds.

        >>> directory = OutletDirectory([Outlet("BBC", domains=("bbc.co.uk",))])
        >>> directory.name_of_domain("https://news.bbc.co.uk/world")
        'BBC'
        """
        address = find_original_address(domain).lower()
        host = address.partition("://")[2] or address
        parts = host.split("/", 1)[0].split(":")[0].strip(".").split(".")[-6:]
        for first in range(len(parts) - 1):
            found = self._names_by_domain.get(".".join(parts[first:]))
            if found:
                return found
        return None

    def name_of_host(self, host: str) -> str | None:
        """Returns the outlet whose whole name, without spaces, is a host's second level.

        Outlets of different countries share names, so the top-level domain must be that
        of the outlet's country, or com, org or net.

        >>> paper = Outlet("Kyiv Independent", country="UA")
        >>> OutletDirectory([paper]).name_of_host("www.kyivindependent.com")
        'Kyiv Independent'
        """
        labels = host.lower().split(".")
        outlet = self.by_name.get(self._names_by_label.get("".join(labels[-2:-1]), ""))
        if outlet is None or outlet.common:
            return None
        ends = {outlet.country.lower(), *_COUNTRYLESS_DOMAINS}
        return outlet.name if labels[-1] in ends else None


def _is_capitalised(word: str, text: str) -> bool:
    offset = fold(text).find(word)
    return 0 <= offset < len(text) and not text[offset].islower()


def split_words(text: str) -> Sequence[str]:
    """Returns the folded words of a text, without signs.

    >>> split_words("Harbour-News.com, Überblick")
    ('harbour', 'news', 'com', 'uberblick')
    """
    # A cache of whole texts would have no limit in bytes.
    return _split_line(text) if len(text) <= _MAX_LINE_CHARS else _split(text)


# Cached: a line is looked at in several ways, and a site repeats its lines.
@lru_cache(maxsize=1 << 12)
def _split_line(text: str) -> tuple[str, ...]:
    return tuple(_split(text))


def _split(text: str) -> list[str]:
    if text.isascii():
        # A third of the time of the pattern.
        return text.lower().translate(_BLANK_SIGNS).split()
    return fold(" ".join(_WORD.findall(text))).split()


# Records of one export repeat few outlets; pages of one site repeat their lines.
@lru_cache(maxsize=1 << 12)
def outlet_key(text: str) -> str:
    """Returns the words of an outlet's name, folded, without a leading article.

    >>> outlet_key("The Washington Post") == outlet_key("WASHINGTON POST")
    True
    """
    words = split_words(text[:_MAX_LINE_CHARS])
    # The article distinguishes The Print and The Nation from the common nouns.
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
