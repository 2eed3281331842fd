"""The user's own actors file, written when the user says that two names are one."""

import re
import textwrap
from collections.abc import Iterable
from typing import Any

import yaml

from index.article import ActorType

_HEAD = re.compile(r"[^\s#-][^:]*:")
# A line of an entry: neither blank nor a comment.
_ITEM = re.compile(r"\s*[^\s#]")


def merge_actors(
    content: str, name: str, others: Iterable[str], kind: ActorType
) -> str:
    """The actors file with the other names as aliases of the first.

    What the file holds stays: entries of the other names, with their aliases, go into
    the entry of the first. Comments stay where the file knew none of the names.

    >>> print(merge_actors("", "Ada Brook", ["A. Brook"], ActorType.PERSON))
    person:
    - name: Ada Brook
      aliases:
      - A. Brook
    <BLANKLINE>
    """
    dropped = [other for other in dict.fromkeys(others) if other != name]
    held = yaml.safe_load(content) or {}
    types = {type_: entries or [] for type_, entries in held.items()}
    types = _merged(types, name, dropped, kind)
    added = _add_entry(content, {"name": name, "aliases": dropped}, kind.value)
    # The text is kept as the user wrote it wherever it says what it should.
    return added if _reads_as(added, types) else _dump(types)


def _merged(
    types: dict[str, list[dict[str, Any]]],
    name: str,
    dropped: list[str],
    kind: ActorType,
) -> dict[str, list[dict[str, Any]]]:
    aliases = list(dropped)
    for entries in types.values():
        for entry in [one for one in entries if one.get("name") in dropped]:
            aliases.extend(entry.get("aliases") or [])
            entries.remove(entry)
    kept = _entry(types, name, kind)
    known = list(kept.get("aliases") or [])
    kept["aliases"] = list(dict.fromkeys([*known, *aliases]))
    return {type_: entries for type_, entries in types.items() if entries}


def _add_entry(content: str, entry: dict[str, Any], kind: str) -> str:
    """The text with an entry at the end of its type's, all else as it was."""
    lines = content.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line)]
    start = next((n for n in heads if lines[n].startswith(f"{kind}:")), None)
    if start is None:
        return "".join(lines) + _dump({kind: [entry]})
    end = next((n for n in heads if n > start), len(lines))
    while not _ITEM.match(lines[end - 1]) and end > start + 1:
        end -= 1
    first = next((line for line in lines[start + 1 : end] if _ITEM.match(line)), "")
    indent = first[: len(first) - len(first.lstrip())]
    added = textwrap.indent(_dump([entry]), indent)
    return "".join([*lines[:end], added, *lines[end:]])


def _reads_as(content: str, types: dict[str, Any]) -> bool:
    try:
        return bool(yaml.safe_load(content) == types)
    except yaml.YAMLError:
        return False


def _dump(record: object) -> str:
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def _entry(
    types: dict[str, list[dict[str, Any]]], name: str, kind: ActorType
) -> dict[str, Any]:
    for entries in types.values():
        for entry in entries:
            if entry.get("name") == name:
                return entry
    entry = {"name": name}
    types.setdefault(kind.value, []).append(entry)
    return entry
