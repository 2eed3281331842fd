"""The outlets and actors we know by name, and the user's own."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from index.analysis.analyzer import fold
from index.article import ActorType
from index.extract.gazetteer.inflections import slavic_cases
from index.extract.gazetteer.keys import name_key

_WORD = re.compile(r"[^\W_]+")
# A shorter name is a label of many hosts.
_LONG_NAME = 9


class Meaning(NamedTuple):
    """Whom an alias means, and under which condition.

    Attributes:
        name: the canonical name.
        type: what kind of actor it is.
        weak: whether it is a demonym or a seat of government.
        capitals: whether it must be written in capitals (US, not us).
        needs: folded words of which the article must have one; empty for none.
    """

    name: str
    type: ActorType
    weak: bool
    capitals: bool
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet.

    Attributes:
        name: the canonical name.
        aliases: other names.
        domains: where it publishes.
        country: two-letter code, empty where it has none.
        agency: whether others print its copy, so that its name is mostly a credit.
        common: whether its name is mostly something else: Time, Focus, Metro.
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    agency: bool = False
    common: bool = False


@dataclass(slots=True)
class Gazetteer:
    """Names we know; built once, then only read.

    Attributes:
        meanings: for a name's key, whom it can mean, likeliest first.
        longest: for the first word of a key, the most words a key with it has.
        outlets: the outlets by canonical name.
        places: keys of places that are no actors.
        given_names: folded given names.
        surnames: folded surnames.
        common_words: English words that a capital does not make a name.
        long_place_starts: first words of places of several words.
        offices: keys of institutions that stand for their state (Kremlin).
        demonyms: keys of demonyms, with the state's name.
        fingerprint: changes whenever the same text could give other fields.
    """

    meanings: dict[str, list[Meaning]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    surnames: Container[str] = frozenset()
    common_words: Container[str] = frozenset()
    long_place_starts: frozenset[str] = frozenset()
    offices: set[str] = field(default_factory=set)
    demonyms: dict[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    _aliases: dict[str, list[str]] = field(default_factory=dict)
    _outlet_names: dict[str, str] = field(default_factory=dict)
    _domains: dict[str, str] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)
    _outlets_in_small: set[str] = field(default_factory=set)
    _outlet_starts: dict[str, int] = field(default_factory=dict)
    _adjectives: dict[str, str] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        """Whether it is the canonical name of a listed actor."""
        return name in self._aliases

    def canonical_actor(self, text: str) -> str | None:
        """The actor that a name means by itself, None where none or unsure."""
        meanings = self.meanings.get(name_key(text), ())
        strong = [meaning for meaning in meanings if not meaning.weak]
        return strong[0].name if strong else None

    def canonical_outlet(self, text: str) -> str | None:
        """The outlet of this name, however it is spelled."""
        return self._outlet_names.get(outlet_key(text))

    def is_agency(self, text: str) -> bool:
        """Whether a name is that of an agency, whose copy others print."""
        outlet = self.outlets.get(self.canonical_outlet(text) or "")
        return outlet is not None and outlet.agency

    def is_common(self, name: str) -> bool:
        """Whether an outlet's name is a word that pages use for other things."""
        outlet = self.outlets.get(name)
        return outlet is not None and outlet.common

    def may_name_outlet(self, text: str) -> bool:
        """Whether a line has the first word of an outlet's name; most have none."""
        return not self._outlet_starts.keys().isdisjoint(outlet_key(text).split())

    def outlets_in(self, text: str) -> Iterator[tuple[str, str]]:
        """The outlets that a line names, each with the words that name it."""
        words = outlet_key(text).split()
        for place, word in enumerate(words):
            for size in range(self._outlet_starts.get(word, 0), 0, -1):
                alias = " ".join(words[place : place + size])
                name = self._outlet_names.get(alias)
                # Words are a name only where they are written as one.
                if name and len(alias) > 1 and self._is_written(alias, text):
                    yield name, alias
                    break

    def _is_written(self, alias: str, text: str) -> bool:
        last = alias.rpartition(" ")[2]
        return (
            alias in self._outlets_in_small
            or _is_capitalised(last, text)
            # A hyphen within holds words together as a capital would: t-online.
            or (" " in alias and alias.replace(" ", "-") in text.lower())
        )

    def outlet_of_domain(self, domain: str) -> str | None:
        """The outlet that publishes under a domain or a URL.

        >>> Gazetteer().outlet_of_domain("example.org") is None
        True
        """
        host = domain.lower().partition("://")[2] or domain.lower()
        parts = host.split("/", 1)[0].split(":")[0].strip(".").split(".")[-6:]
        for first in range(len(parts) - 1):
            found = self._domains.get(".".join(parts[first:]))
            if found:
                return found
        return None

    def outlet_of_label(self, host: str) -> str | None:
        """The outlet whose whole name, written as one word, a host bears.

        Hosts of other countries bear the same names: only the outlet's own country's
        count, and those of no country.
        """
        labels = host.lower().split(".")
        known = self.outlets.get(self._labels.get("".join(labels[-2:-1]), ""))
        if known is None or known.common:
            return None
        own = {known.country.lower(), "com", "org", "net"}
        return known.name if labels[-1] in own else None

    def aliases(self, name: str) -> tuple[str, ...]:
        """The other names of an actor, by its canonical name."""
        return tuple(self._aliases.get(name, ()))

    def adjective_of(self, state: str) -> str:
        """The demonym that goes before a noun, the state's name where it has none."""
        return self._adjectives.get(state, state)

    def country_of(self, outlet: str | None) -> str:
        """The country of an outlet, as a two-letter code; empty where unknown."""
        known = self.outlets.get(outlet or "")
        return known.country if known else ""

    def add_actor(self, entry: Mapping[str, Any], kind: ActorType) -> None:
        """Make an actor known; a name that is there already is added to."""
        name = str(entry["name"])
        needs = {
            name_key(alias): frozenset(fold(str(word)) for word in words)
            for alias, words in (entry.get("needs") or {}).items()
        }
        strong = [name, *_strings(entry.get("aliases"))]
        offices = _strings(entry.get("offices"))
        weak = [
            *_strings(entry.get("demonyms")),
            *_strings(entry.get("seats")),
            *offices,
        ]
        self.offices.update(map(name_key, offices))
        known = self._aliases.setdefault(name, [])
        known.extend(alias for alias in strong if alias != name and alias not in known)
        for alias in strong:
            self._mean(alias, name, kind, weak=False, needs=needs)
        for alias in weak:
            self._mean(alias, name, kind, weak=True, needs=needs)
        for demonym in _strings(entry.get("demonyms")):
            self.demonyms.setdefault(name_key(demonym), name)
            self._adjectives.setdefault(name, demonym)

    def prefer(self, entry: Mapping[str, Any]) -> None:
        """Let an actor, added before, win its names from all others: the user's word.

        An actor whose canonical name is among them becomes this one altogether.
        """
        name = str(entry["name"])
        aliases = _strings(entry.get("aliases"))
        swallowed = {alias for alias in aliases if alias in self._aliases} - {name}
        if swallowed:
            for known in self.meanings.values():
                known[:] = [
                    one._replace(name=name) if one.name in swallowed else one
                    for one in known
                ]
            for other in swallowed:
                self._aliases[name].extend([other, *self._aliases.pop(other)])
        for key in map(name_key, (name, *aliases)):
            self.meanings.get(key, []).sort(key=lambda one: one.name != name)

    def _mean(
        self,
        alias: str,
        name: str,
        kind: ActorType,
        *,
        weak: bool,
        needs: Mapping[str, frozenset[str]],
    ) -> None:
        key = name_key(alias)
        if not key:
            return
        bare = alias.replace(".", "")
        capitals = bare.isupper() and len(bare) <= 3
        meaning = Meaning(name, kind, weak, capitals, needs.get(key, frozenset()))
        known = self.meanings.setdefault(key, [])
        if any(other.name == name for other in known):
            return
        # An alias with a condition goes first: it is the more special one.
        known.insert(0 if meaning.needs else len(known), meaning)
        self._note_length(key)
        if "\u0400" <= alias[:1] <= "\u04ff":
            for case in slavic_cases(alias):
                declined = name_key(case)
                if declined not in self.meanings:
                    self.meanings[declined] = [meaning]
                    self._note_length(declined)

    def _note_length(self, key: str) -> None:
        first = key.partition(" ")[0]
        self.longest[first] = max(self.longest.get(first, 0), key.count(" ") + 1)

    def add_outlet(self, entry: Mapping[str, Any]) -> None:
        """Make an outlet known."""
        outlet = Outlet(
            str(entry["name"]),
            tuple(_strings(entry.get("aliases"))),
            tuple(domain.lower() for domain in _strings(entry.get("domains"))),
            str(entry.get("country") or ""),
            bool(entry.get("agency")),
            bool(entry.get("common")),
        )
        self.outlets[outlet.name] = outlet
        for name in (outlet.name, *outlet.aliases):
            key = outlet_key(name)
            self._outlet_names[key] = outlet.name
            if name.islower():
                self._outlets_in_small.add(key)
            if len(key) >= _LONG_NAME and key.isascii():
                self._labels.setdefault(key.replace(" ", ""), outlet.name)
            first = key.split(" ", 1)[0]
            size = key.count(" ") + 1
            self._outlet_starts[first] = max(self._outlet_starts.get(first, 0), size)
        for domain in outlet.domains:
            self._domains[domain] = outlet.name


def _is_capitalised(word: str, text: str) -> bool:
    place = fold(text).find(word)
    return 0 <= place < len(text) and not text[place].islower()


# The records of an export name the same few outlets, a site's pages bear the same lines.
@lru_cache(maxsize=1 << 12)
def outlet_key(text: str) -> str:
    """An outlet's name without case, signs and a leading article.

    >>> outlet_key("The Washington Post") == outlet_key("WASHINGTON POST")
    True
    """
    words = fold(" ".join(_WORD.findall(text[:300]))).split()
    # The Print and The Nation are not what "print" and "nation" say.
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def _strings(value: Iterable[Any] | str | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return [text for text in (str(item).strip() for item in value) if text]
