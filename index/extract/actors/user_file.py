"""Edits the user's actors file when the user merges names."""

import re
import textwrap
from collections.abc import Iterable
from typing import Any

import yaml

from index.article import ActorType

# A line that names a type of actors.
_HEAD = re.compile(r"[^\s#-][^:]*:")
# A line of an entry, neither blank nor a comment.
_ITEM = re.compile(r"\s*[^\s#]")


def merge_actors(
    content: str, name: str, others: Iterable[str], actor_type: ActorType
) -> str:
    """Returns the actors file with the other names as aliases of the first.

    Entries of the other names are merged, with their aliases, into the entry of the
    first. Comments and layout are kept if the file had no entry of any of the names.

    Args:
        content: the YAML text of the file.
        name: the canonical name.
        others: names of the same actor.
        actor_type: the type under which a new entry is added.

    >>> print(merge_actors("", "Ada Brook", ["A. Brook"], ActorType.PERSON))
    person:
    - name: Ada Brook
      aliases:
      - A. Brook
    <BLANKLINE>
    """
    aliases = [other for other in dict.fromkeys(others) if other != name]
    held = yaml.safe_load(content) or {}
    types = {type_: entries or [] for type_, entries in held.items()}
    types = _merge(types, name, aliases, actor_type)
    added = _add_entry(content, {"name": name, "aliases": aliases}, actor_type.value)
    # An added entry keeps the user's layout, but cannot merge existing entries.
    return added if _parses_to(added, types) else _dump(types)


def _merge(
    types: dict[str, list[dict[str, Any]]],
    name: str,
    others: list[str],
    actor_type: ActorType,
) -> dict[str, list[dict[str, Any]]]:
    aliases = list(others)
    for entries in types.values():
        for merged in [one for one in entries if one.get("name") in others]:
            aliases.extend(merged.get("aliases") or [])
            entries.remove(merged)
    entry = _find_or_add_entry(types, name, actor_type)
    known = list(entry.get("aliases") or [])
    entry["aliases"] = list(dict.fromkeys([*known, *aliases]))
    return {type_: entries for type_, entries in types.items() if entries}


def _add_entry(content: str, entry: dict[str, Any], type_name: str) -> str:
    """Adds an entry after the last one of its type, and leaves all other lines."""
    lines = content.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line)]
    start = next((n for n in heads if lines[n].startswith(f"{type_name}:")), None)
    if start is None:
        return "".join(lines) + _dump({type_name: [entry]})
    end = next((n for n in heads if n > start), len(lines))
    while not _ITEM.match(lines[end - 1]) and end > start + 1:
        end -= 1
    first = next((line for line in lines[start + 1 : end] if _ITEM.match(line)), "")
    indent = first[: len(first) - len(first.lstrip())]
    added = textwrap.indent(_dump([entry]), indent)
    return "".join([*lines[:end], added, *lines[end:]])


def _parses_to(content: str, types: dict[str, Any]) -> bool:
    try:
        return bool(yaml.safe_load(content) == types)
    except yaml.YAMLError:
        return False


def _dump(record: object) -> str:
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def _find_or_add_entry(
    types: dict[str, list[dict[str, Any]]], name: str, actor_type: ActorType
) -> dict[str, Any]:
    for entries in types.values():
        for entry in entries:
            if entry.get("name") == name:
                return entry
    entry = {"name": name}
    types.setdefault(actor_type.value, []).append(entry)
    return entry
