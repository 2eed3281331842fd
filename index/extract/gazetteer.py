"""The outlets and actors we know by name, and the user's own."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from index.analysis import fold
from index.article import ActorType
from index.config import IndexConfig
from index.errors import ConfigError
from index.extract.tokens import name_key

# Raised whenever the same text would give other fields than before.
RULES_VERSION = 1

_DATA = Path(__file__).parent / "data"
_SHIPPED = ("states.yaml", "actors.yaml", "outlets.yaml")
_WORD_LISTS = ("places.txt", "given_names.txt", "surnames.txt", "events.yaml")
_ACTOR_KEYS = frozenset({"name", "aliases", "demonyms", "seats", "needs", "id", "type"})
_OUTLET_KEYS = frozenset({"name", "aliases", "domains", "country", "agency", "common"})


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
        demonyms: keys of demonyms, with the state's name.
        fingerprint: changes whenever the same text could give other fields.
    """

    meanings: dict[str, list[Meaning]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    demonyms: dict[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    _aliases: dict[str, list[str]] = field(default_factory=dict)
    _outlet_names: dict[str, str] = field(default_factory=dict)
    _domains: dict[str, str] = field(default_factory=dict)
    _outlet_starts: dict[str, int] = field(default_factory=dict)
    _adjectives: dict[str, str] = field(default_factory=dict)

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

    def outlets_in(self, text: str) -> Iterator[tuple[str, str]]:
        """The outlets that a line names, each with the words that name it."""
        words = outlet_key(text).split()
        for place, word in enumerate(words):
            for size in range(self._outlet_starts.get(word, 0), 0, -1):
                alias = " ".join(words[place : place + size])
                name = self._outlet_names.get(alias)
                # One word is a name only where it is written as one.
                if name and (size > 1 or _is_capitalised(alias, text)):
                    yield name, alias
                    break

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
        weak = [*_strings(entry.get("demonyms")), *_strings(entry.get("seats"))]
        known = self._aliases.setdefault(name, [])
        known.extend(alias for alias in strong if alias != name and alias not in known)
        for alias in strong:
            self._mean(alias, name, kind, weak=False, needs=needs)
        for alias in weak:
            self._mean(alias, name, kind, weak=True, needs=needs)
        for demonym in _strings(entry.get("demonyms")):
            self.demonyms.setdefault(name_key(demonym), name)
            self._adjectives.setdefault(name, demonym)

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
        words = key.split(" ")
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

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
            first = key.split(" ", 1)[0]
            size = key.count(" ") + 1
            self._outlet_starts[first] = max(self._outlet_starts.get(first, 0), size)
        for domain in outlet.domains:
            self._domains[domain] = outlet.name


def _is_capitalised(word: str, text: str) -> bool:
    place = fold(text).find(word)
    return 0 <= place < len(text) and not text[place].islower()


def outlet_key(text: str) -> str:
    """An outlet's name without case, signs and a leading article.

    >>> outlet_key("The Washington Post") == outlet_key("WASHINGTON POST")
    True
    """
    words = fold("".join(c if c.isalnum() else " " for c in text[:120])).split()
    # The Print and The Nation are not what "print" and "nation" say.
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def load_gazetteer(config: IndexConfig) -> Gazetteer:
    """The shipped names with the user's own.

    Raises:
        ConfigError: for an unreadable or ill-formed file, naming file and entry.
    """
    names = Gazetteer()
    digest = hashlib.sha256(str(RULES_VERSION).encode())
    for path in _files(config):
        content = _read(path)
        digest.update(content.encode())
        outlets = path in config.outlets or path.name == "outlets.yaml"
        for kind, entry in _entries(path, content, outlets=outlets):
            if kind is None:
                names.add_outlet(entry)
            else:
                names.add_actor(entry, kind)
    for name in _WORD_LISTS:
        content = _read(_DATA / name) if (_DATA / name).exists() else ""
        digest.update(content.encode())
    names.places = _words("places.txt")
    names.given_names = _words("given_names.txt")
    names.surnames = _words("surnames.txt")
    names.fingerprint = digest.hexdigest()[:16]
    return names


def _files(config: IndexConfig) -> Iterator[Path]:
    yield from (_DATA / name for name in _SHIPPED)
    yield from config.outlets
    yield from config.actors


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error


def _words(name: str) -> frozenset[str]:
    path = _DATA / name
    if not path.exists():
        return frozenset()
    lines = _read(path).split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _entries(
    path: Path, content: str, *, outlets: bool
) -> Iterator[tuple[ActorType | None, Mapping[str, Any]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded = yaml.load(content, Loader=loader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not YAML: {error}") from error
    if outlets:
        for entry in _checked(path, loaded or [], _OUTLET_KEYS):
            yield None, entry
        return
    if not isinstance(loaded or {}, dict):
        raise ConfigError(f"{path}: must be types of actors with lists of entries")
    for kind, entries in (loaded or {}).items():
        try:
            type_ = ActorType(kind)
        except ValueError:
            known = ", ".join(ActorType)
            raise ConfigError(f"{path}: no type {kind!r}; known: {known}") from None
        for entry in _checked(path, entries or [], _ACTOR_KEYS):
            yield type_, entry


def _checked(
    path: Path,
    entries: Any,
    keys: frozenset[str],  # noqa: ANN401  (what YAML holds)
) -> Iterator[Mapping[str, Any]]:
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: must be a list of entries with a name each")
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or not str(entry.get("name") or "").strip():
            raise ConfigError(f"{path}: entry {number} has no name")
        unknown = sorted(str(key) for key in entry if key not in keys)
        if unknown:
            raise ConfigError(
                f"{path}: {entry['name']}: unknown key {unknown[0]!r}; "
                f"known: {', '.join(sorted(keys))}"
            )
        needs = entry.get("needs") or {}
        if not isinstance(needs, dict) or not all(
            isinstance(words, list) for words in needs.values()
        ):
            raise ConfigError(f"{path}: {entry['name']}: needs must be alias: [words]")
        yield entry


def _strings(value: Iterable[Any] | str | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return [text for text in (str(item).strip() for item in value) if text]
