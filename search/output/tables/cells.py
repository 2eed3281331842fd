"""Turns values into the cells of a table, which no spreadsheet takes for a formula."""

import json
import re
from collections.abc import Mapping

from search.output.unseen_characters import replace_controls

MAX_CELL = 32_767
"""A cell of Excel and LibreOffice holds so many characters, counted in UTF-16."""

_SIGN_OF_FORMULA = re.compile(r'(^|[;|\n]["\s]*)(?=[=+@＝＋－＠-])')
"""Before the sign with which a formula begins: in a cell, or after a character that a
spreadsheet may be set to take for the end of one."""
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WORD_BREAK = re.compile(r"[^\S\n]+")


def flatten(value: object) -> str | int | float:
    """Returns a value as the text or number of a cell; several are joined by semicolons.

    >>> flatten([{"name": "UN", "type": "organisation"}, {"name": "Ada Brook"}])
    'UN; Ada Brook'
    >>> flatten([{"value": "BBC", "count": 2}, {"value": None, "count": 1}])
    'BBC (2); unknown (1)'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_name, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key or 'unknown'} ({each})" for key, each in value.items())
    return str(value)


def clean(value: str | float) -> str | int | float:
    """Returns a cell without characters that a terminal obeys or a reader cannot see.

    Lines stay, each without blanks around it; other white space becomes one blank.
    """
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    lines = _WORD_BREAK.sub(" ", _BREAK.sub("\n", value)).split("\n")
    return replace_controls("\n".join(line.strip() for line in lines)).strip()


def disarm(cell: str | float) -> str | int | float:
    """Returns a cell with an apostrophe before what a spreadsheet takes for a formula."""
    return cell if not isinstance(cell, str) else _SIGN_OF_FORMULA.sub(r"\1'", cell)


def is_too_long(cell: str | float) -> bool:
    """Tells whether a spreadsheet does not hold a cell whole."""
    return isinstance(cell, str) and _count_utf16(cell) > MAX_CELL


def shorten(cell: str) -> str:
    """Returns as much of a text as a cell holds, and at its end how long it was."""
    end = f" … [cut: {len(cell):,} characters; --format csv has all]"
    kept = cell[: MAX_CELL - len(end)]
    while _count_utf16(kept) + len(end) > MAX_CELL:
        kept = kept[: -max(1, (_count_utf16(kept) + len(end) - MAX_CELL) // 2)]
    return kept + end


def _count_utf16(text: str) -> int:
    return (
        len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2
    )


def _name(value: object) -> str:
    if not isinstance(value, Mapping):
        return str(flatten(value))
    if "count" in value:
        return f"{value.get('value') or 'unknown'} ({value['count']})"
    named = value.get("name") or value.get("path") or value.get("text")
    return str(named) if named else json.dumps(value, ensure_ascii=False)
