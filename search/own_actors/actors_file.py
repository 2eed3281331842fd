"""Changes the user's own actors file: merged, split and ignored names.

The file is replaced in one step. Lines that a change does not concern stay as they are.
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from index.actor_edits import (
    IGNORED,
    MERGED,
    SECTIONS,
    SPLIT,
    EditSections,
    load_sections,
    load_yaml,
)
from index.article import ActorType
from index.codec.commit.side_files import write_safely
from index.errors import ConfigError
from search.settings.config_file import ACTORS_HEADER, ACTORS_NAME, Config

# A line that begins a section, or ends the one before.
_HEAD = re.compile(r"[^\s#-]")
# A line of an entry, neither blank nor a comment.
_ITEM = re.compile(r"\s*[^\s#]")

_Record = dict[str, Any]


def find_actors_file(settings: Config) -> Path:
    """Returns the path of the user's actors file: the first in the settings, or a new one."""
    return next(iter(settings.index.actors), settings.own_folder / ACTORS_NAME)


def change_actors_file(
    settings: Config, change: Callable[[EditSections], None]
) -> Path | None:
    """Changes the merged, split and ignored names of the actors file.

    Args:
        settings: tell which file it is.
        change: changes the sections in place.

    Returns:
        The path of a copy of the old file, if comments in it were lost; else None.

    Raises:
        ConfigError: the file is no actors file, or `change` refuses.
    """
    path = find_actors_file(settings)
    before = path.read_bytes() if path.exists() else b""
    record = _load(path, before)
    sections = load_sections(path, before)
    change(sections)
    content = before.decode("utf-8-sig")
    changed = edit_sections(content, record, sections)
    if ACTORS_HEADER not in changed.splitlines():
        changed = f"{ACTORS_HEADER}\n{changed}"
    kept = None
    if not _comments(content) <= _comments(changed):
        kept = path.with_name(f"{path.name}.before-change")
        write_safely(kept, before)
    if not path.parent.exists():
        path.parent.mkdir(parents=True)
    # The target of a link is changed, not the link.
    write_safely(path.resolve(), changed.encode())
    return kept


def edit_sections(content: str, record: _Record, sections: EditSections) -> str:
    """Returns the text of an actors file with other merged, split and ignored names.

    Args:
        content: the text.
        record: what the YAML in it holds.
        sections: the names that it shall hold.

    >>> print(edit_sections("person: []  # none", {"person": []}, EditSections({}, ["Bo"], [])))
    person: []  # none
    split:
    - Bo
    <BLANKLINE>
    """
    wanted: dict[str, list[Any]] = {
        MERGED: [{"name": n, "aliases": a} for n, a in sections.merged.items() if a],
        SPLIT: sections.split,
        IGNORED: sections.ignored,
    }
    for section, value in wanted.items():
        if value == (record.get(section) or []):
            continue
        record = {name: one for name, one in record.items() if name != section}
        record |= {section: value} if value else {}
        edits = _edit_section(content, section, value)
        content = next((one for one in edits if _holds(one, record)), _dump(record))
    return content


def _edit_section(content: str, section: str, value: list[Any]) -> Iterator[str]:
    """Yields ways to change a section, those that keep most of the user's lines first."""
    lines = content.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start, end = _find_section(lines, section)
    own = lines[start:end]
    first = next((line for line in own[1:] if _ITEM.match(line)), "")
    indent = first[: len(first) - len(first.lstrip())]
    for count in range(1, len(value) + 1 if own else 0):
        added = textwrap.indent(_dump(value[-count:]), indent)
        yield "".join([*lines[:end], added, *lines[end:]])
    kept = [line for line in own[1:] if _load_item(line) in (None, *value)]
    yield "".join([*lines[:start], *own[:1], *kept, *lines[end:]])
    whole = _dump({section: value}) if value else ""
    yield "".join([*lines[:start], whole, *lines[end:]])


def _find_section(lines: list[str], section: str) -> tuple[int, int]:
    """Finds where a section begins and ends; both the end of the file if there is none."""
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line)]
    start = next((n for n in heads if lines[n].startswith(f"{section}:")), len(lines))
    end = next((n for n in heads if n > start), len(lines))
    while end > start + 1 and not _ITEM.match(lines[end - 1]):
        end -= 1
    return start, end


def _load_item(line: str) -> object:
    """Returns the item of a list that a line holds, None for another line."""
    try:
        item = yaml.safe_load(line)
    except yaml.YAMLError:
        return line
    return item[0] if isinstance(item, list) and len(item) == 1 else item


def _load(path: Path, content: bytes) -> _Record:
    record = load_yaml(path, content) or {}
    if not isinstance(record, dict):
        raise ConfigError(f"{path}: must be types of actors with lists of entries")
    known = (*ActorType, *SECTIONS)
    for name in record:
        if name not in known:
            raise ConfigError(f"{path}: no type {name!r}; known: {', '.join(known)}")
    return record


def _holds(content: str, record: _Record) -> bool:
    try:
        return bool((yaml.safe_load(content) or {}) == record)
    except yaml.YAMLError:
        return False


def _dump(record: object) -> str:
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def _comments(content: str) -> set[str]:
    lines = (line.strip() for line in content.splitlines())
    return {line for line in lines if "#" in line}
