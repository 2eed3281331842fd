"""The user's own changes to actors: names merged, split from an actor, and ignored.

They stand in the user's actors file, in sections of their own. Searches apply them to
the names of the index, so that a change takes effect at once and costs no rebuild:

    merged:
    - {name: Ada Brook, aliases: [A. Brook]}
    split: [Ada Broke]
    ignored: [Breaking News]
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from index.errors import ConfigError

MERGED, SPLIT, IGNORED = SECTIONS = ("merged", "split", "ignored")
"""The sections of an actors file that hold no entries for extraction."""

_LARGEST_BYTES = 20_000_000
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class ActorEdits(NamedTuple):
    """The changes of all actors files of a user.

    Attributes:
        merged: the canonical name by each other name that the user merged into it.
        split: names that are actors of their own, whatever the program finds.
        ignored: names that are no actors.
    """

    merged: Mapping[str, str] = _NO_NAMES
    split: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def apply(self, canonical: Mapping[str, str]) -> dict[str, str]:
        """Returns the canonical names of linked names as the user wants them.

        Args:
            canonical: canonical name by linked name, as the program found them.

        >>> edits = ActorEdits({"A. Brook": "Ada Brook"}, frozenset({"Broke"}))
        >>> edits.apply({"A. Bruk": "A. Brook", "Broke": "A. Brook"})
        {'A. Bruk': 'Ada Brook', 'A. Brook': 'Ada Brook'}
        """
        kept = {name: one for name, one in canonical.items() if name not in self.split}
        linked: dict[str, list[str]] = {}
        for name, one in kept.items():
            linked.setdefault(one, [one]).append(name)
        for other, target in self.merged.items():
            for member in (target, other):
                group = linked.get(canonical.get(member, member), ())
                moved = {member, *group} if member not in self.split else {member}
                kept.update(dict.fromkeys(moved - {target}, target))
        for target in self.merged.values():
            kept.pop(target, None)
        return kept


NO_EDITS = ActorEdits()


def read_edits(paths: Iterable[Path]) -> ActorEdits:
    """Reads the changes in actors files; a file that there is not holds none.

    Raises:
        ConfigError: a file cannot be read, or a section is not as it should be.
    """
    merged: dict[str, str] = {}
    split: set[str] = set()
    ignored: set[str] = set()
    for path in paths:
        sections = load_sections(path, _read(path))
        for name, aliases in sections.merged.items():
            for alias in aliases:
                if merged.setdefault(alias, name) != name:
                    raise ConfigError(
                        f"{path}: merged: {alias!r} is another name of both "
                        f"{merged[alias]!r} and {name!r}; keep one"
                    )
        split.update(sections.split)
        ignored.update(sections.ignored)
        merged = _follow(path, merged)
    if not (merged or split or ignored):
        return NO_EDITS
    return ActorEdits(merged, frozenset(split), frozenset(ignored))


class EditSections(NamedTuple):
    """The sections of one actors file that hold the user's changes.

    Attributes:
        merged: the other names by canonical name.
        split: names, in order.
        ignored: names, in order.
    """

    merged: dict[str, list[str]]
    split: list[str]
    ignored: list[str]


def load_sections(path: Path, content: bytes) -> EditSections:
    """Loads the changes of one actors file.

    Args:
        path: the file, for errors.
        content: all of it.

    Raises:
        ConfigError: it is no YAML, or a section is not as it should be.
    """
    if not any(section.encode() in content for section in SECTIONS):
        return EditSections({}, [], [])
    record = load_yaml(path, content)
    if not isinstance(record, dict):
        raise ConfigError(f"{path}: must be types of actors with lists of entries")
    merged: dict[str, list[str]] = {}
    for entry in _items(path, record, MERGED):
        if not isinstance(entry, dict) or set(entry) != {"name", "aliases"}:
            raise ConfigError(f"{path}: merged: each entry must have name and aliases")
        (name,) = _names(path, MERGED, [entry["name"]])
        aliases = _names(path, MERGED, entry["aliases"])
        merged.setdefault(name, []).extend(one for one in aliases if one != name)
    return EditSections(
        merged,
        list(_names(path, SPLIT, _items(path, record, SPLIT))),
        list(_names(path, IGNORED, _items(path, record, IGNORED))),
    )


def load_yaml(path: Path, content: bytes) -> Any:  # noqa: ANN401  (what the YAML holds)
    """Loads a YAML file.

    Raises:
        ConfigError: it is none.
    """
    # 10 ms of imports, for those who changed an actor.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(content.decode("utf-8-sig"), Loader=loader)
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: cannot be read: not UTF-8") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = " ".join(str(error).split())
        raise ConfigError(f"{path}: not YAML: {problem}") from error


def _items(path: Path, record: Mapping[str, Any], section: str) -> list[Any]:
    items = record.get(section) or []
    if not isinstance(items, list):
        raise ConfigError(f"{path}: {section}: must be a list")
    return items


def _names(path: Path, section: str, names: object) -> Iterator[str]:
    for name in names if isinstance(names, list) else [names]:
        text = " ".join(name.split()) if isinstance(name, str) else ""
        if not text:
            raise ConfigError(
                f"{path}: {section}: {str(name)[:40]!r} is no name; put names in quotes"
            )
        yield text


def _follow(path: Path, merged: Mapping[str, str]) -> dict[str, str]:
    """Follows names that are merged into others, which are merged in turn.

    Raises:
        ConfigError: they go in a circle.
    """
    found = {}
    for alias in merged:
        name, steps = alias, 0
        while name in merged:
            name, steps = merged[name], steps + 1
            if steps > len(merged):
                raise ConfigError(
                    f"{path}: merged: {alias!r} and {name!r} are merged in a circle"
                )
        found[alias] = name
    return found


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    if len(content) > _LARGEST_BYTES:
        raise ConfigError(f"{path}: larger than {_LARGEST_BYTES:,} bytes")
    return content
