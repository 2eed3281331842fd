"""Loads the gazetteer from the shipped files and the user's own."""

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from index.actor_edits import SECTIONS
from index.article import ActorType
from index.config import IndexConfig
from index.errors import ConfigError
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.gazetteer_builder import GazetteerBuilder, WordLists
from index.extract.gazetteer.inflections import slavic_cases
from index.extract.gazetteer.name_keys import name_key, name_keys
from index.extract.gazetteer.word_classes import SENTENCE_STARTERS
from index.extract.gazetteer.word_lists import read_words

# To be raised with every change that gives other fields for the same text.
RULES_VERSION = 11
_DATA = Path(__file__).parents[1] / "data"
_SHIPPED = (
    "states.yaml",
    "actors.yaml",
    "regional_actors.yaml",
    "dated_names.yaml",
    "outlets.yaml",
)
_ACTORS = _DATA / "actors.yaml"
_OPTIONAL = frozenset(
    {_ACTORS, _DATA / "regional_actors.yaml", _DATA / "dated_names.yaml"}
)
_WORD_LISTS = (
    "place_names.txt",
    "first_names.txt",
    "family_names.txt",
    "everyday_words.txt",
)
_FIRST_CYRILLIC = "\u0400"
_ABBREVIATIONS = "abbreviations.txt"
_RULE_FILES = (
    "events.yaml",
    "calendar.txt",
    "cyrillic_first_names.txt",
    "site_phrases.txt",
    "arabic.txt",
)
_ACTOR_KEYS = frozenset(
    {"name", "aliases", "demonyms", "seats", "offices", "needs", "from", "to"}
)
_OUTLET_KEYS = frozenset({"name", "aliases", "domains", "country", "agency", "common"})


_Entry = tuple[ActorType | None, Mapping[str, Any]]


class _Source(NamedTuple):
    """A file of actors or outlets.

    Attributes:
        path: where it is.
        content: all of it.
        outlets: whether its entries are outlets rather than actors.
        preferred: whether its actors go before others of the same name.
    """

    path: Path
    content: str
    outlets: bool
    preferred: bool


def load_gazetteer(config: IndexConfig, *, shipped_actors: bool = True) -> Gazetteer:
    """Loads the shipped data and the user's own files.

    Args:
        config: names the user's files of actors and outlets.
        shipped_actors: whether to include the shipped actors; states and outlets always
            are included.

    Raises:
        ConfigError: for an unreadable or malformed file; names the file and the entry.
    """
    return GazetteerFiles(config, shipped_actors=shipped_actors).build()


class GazetteerFiles:
    """The files that a gazetteer is made of, as they are now.

    Args:
        config: names the user's files of actors and outlets.
        shipped_actors: whether to include the shipped actors.

    Raises:
        ConfigError: for an unreadable file; `fingerprint` and `build` for a malformed one.
    """

    def __init__(self, config: IndexConfig, *, shipped_actors: bool = True) -> None:
        self._sources = tuple(
            _Source(
                path,
                _read(path),
                outlets=path in config.outlets or path.name == "outlets.yaml",
                preferred=path in config.actors,
            )
            for path in _list_files(config)
            if path not in _OPTIONAL or shipped_actors
        )
        names = (*_WORD_LISTS, *_RULE_FILES, _ABBREVIATIONS)
        self._lists = tuple(_read(_DATA / name) for name in names)

    @cached_property
    def fingerprint(self) -> str:
        """See `Gazetteer`; without the cost of building one, 0.2 s."""
        digest = hashlib.sha256(str(RULES_VERSION).encode())
        for source in self._sources:
            digest.update(_digest_content(source).encode())
        for content in self._lists:
            digest.update(content.encode())
        return digest.hexdigest()[:16]

    def build(self) -> Gazetteer:
        """Builds the gazetteer, at the first call."""
        collecting = gc.isenabled()
        # No object made here is garbage: collection would take a quarter of the time.
        gc.disable()
        try:
            return _build(self._sources, self._lists, self.fingerprint)
        finally:
            if collecting:
                gc.enable()


# A process that brings an index up to date again and again, as tests do, would spend
# most of its time here. The files are read each time: they may have changed.
@lru_cache(maxsize=1)
def _build(
    sources: tuple[_Source, ...], lists: tuple[str, ...], fingerprint: str
) -> Gazetteer:
    builder = GazetteerBuilder()
    for source in sources:
        _add_entries(builder, source, _parse_source(source))
    words = _parse_word_lists(lists[: len(_WORD_LISTS)], lists[-1])
    return builder.build(words, fingerprint)


def _digest_content(source: _Source) -> str:
    """Returns what of a file extraction depends on: of the user's, its entries alone."""
    if not source.preferred:
        return source.content
    entries = _parse_source(source)
    return repr(entries) if entries else ""


def _parse_source(source: _Source) -> tuple[_Entry, ...]:
    return tuple(_parse_entries(source.path, source.content, outlets=source.outlets))


def _add_entries(
    builder: GazetteerBuilder, source: _Source, entries: Sequence[_Entry]
) -> None:
    builder.fold_names([entry for kind, entry in entries if kind is not None])
    for actor_type, entry in entries:
        if actor_type is None:
            builder.add_outlet(entry)
        else:
            builder.add_actor(entry, actor_type)
            if source.preferred:
                builder.prefer(entry)


def _parse_word_lists(contents: Iterable[str], abbreviations: str) -> WordLists:
    places, first_names, family_names, common_words = map(read_words, contents)
    return WordLists(
        places=_as_keys(places | set(_list_cases(places))),
        given_names=_as_keys(first_names),
        family_names=family_names,
        common_words=common_words | SENTENCE_STARTERS,
        abbreviations=tuple(
            line for line in abbreviations.splitlines() if not line.startswith("#")
        ),
    )


def _list_cases(places: Iterable[str]) -> Iterator[str]:
    for place in places:
        if place >= _FIRST_CYRILLIC:
            yield from slavic_cases(place)


def _list_files(config: IndexConfig) -> Iterator[Path]:
    yield from (_DATA / name for name in _SHIPPED)
    yield from config.outlets
    yield from config.actors


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ConfigError(f"{path}: cannot be read: {why}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: cannot be read: not UTF-8") from error


def _as_keys(names: frozenset[str]) -> frozenset[str]:
    """Returns the keys of folded names; a single plain word is its own key."""
    words = frozenset(name for name in names if name.isalpha())
    others = names - words
    keys = name_keys(list(others))
    return words.union(
        keys.get(name) or name_key(name.replace("-", "- ")) for name in others
    )


def _parse_entries(path: Path, content: str, *, outlets: bool) -> Iterator[_Entry]:
    """Yields the entries of a file with their type of actor, None for outlets."""
    loaded = _parse(path, content)
    if outlets:
        for entry in _checked(path, loaded or [], _OUTLET_KEYS):
            yield None, entry
        return
    if not isinstance(loaded or {}, dict):
        raise ConfigError(f"{path}: must be types of actors with lists of entries")
    for type_name, entries in (loaded or {}).items():
        if type_name in SECTIONS:  # of no concern to extraction: searches apply them
            continue
        try:
            actor_type = ActorType(type_name)
        except ValueError:
            known = ", ".join(ActorType)
            raise ConfigError(
                f"{path}: no type {type_name!r}; known: {known}"
            ) from None
        for entry in _checked(path, entries or [], _ACTOR_KEYS):
            yield actor_type, entry


def _parse(path: Path, content: str) -> Any:  # noqa: ANN401  (what the YAML holds)
    if path.parent == _DATA:
        return _parse_lines(content)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(content, Loader=loader)
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not YAML: {error}") from error


def _parse_lines(content: str) -> Any:  # noqa: ANN401  (as above)
    """Parses a YAML file whose entries are JSON, one a line: ten times as fast."""
    types: dict[str, list[Any]] = {}
    entries: list[Any] = []
    for line in content.split("\n"):
        if line.endswith("}"):
            entries.append(json.loads(line.lstrip(" -")))
        elif line.endswith(":") and not line.startswith("#"):
            entries = types.setdefault(line[:-1], [])
    return types or entries


def _checked(
    path: Path,
    entries: object,
    keys: frozenset[str],
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
        for key in ("from", "to"):
            if not isinstance(entry.get(key) or 0, int):
                raise ConfigError(f"{path}: {entry['name']}: {key} must be a year")
        yield entry
