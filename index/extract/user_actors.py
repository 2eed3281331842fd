"""The user's own actors file, written when the user says that two names are one."""

from collections.abc import Iterable
from typing import Any

import yaml

from index.article import ActorType


def merge_actors(
    content: str, name: str, others: Iterable[str], kind: ActorType
) -> str:
    """The actors file with the other names as aliases of the first.

    What the file holds stays, but for comments: entries of the other names, with
    their aliases, go into the entry of the first.

    >>> print(merge_actors("", "Ada Brook", ["A. Brook"], ActorType.PERSON))
    person:
    - name: Ada Brook
      aliases:
      - A. Brook
    <BLANKLINE>
    """
    types: dict[str, list[dict[str, Any]]] = yaml.safe_load(content) or {}
    dropped = [other for other in dict.fromkeys(others) if other != name]
    aliases = list(dropped)
    for entries in types.values():
        for entry in [one for one in entries if one.get("name") in dropped]:
            aliases.extend(entry.get("aliases") or [])
            entries.remove(entry)
    kept = _entry(types, name, kind)
    known = list(kept.get("aliases") or [])
    kept["aliases"] = list(dict.fromkeys([*known, *aliases]))
    types = {type_: entries for type_, entries in types.items() if entries}
    return yaml.safe_dump(types, allow_unicode=True, sort_keys=False)


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
