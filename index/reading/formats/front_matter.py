"""YAML front matter: the fields between two lines of --- at the head of a text."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from index.reading.formats.sidecar import date_trouble
from index.reading.metadata.declared_fields import (
    FRONT_MATTER,
    NOTHING,
    Declared,
    declare,
)
from index.reading.metadata.yaml_fields import LONGEST_YAML, YamlError, read_yaml

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# A text may begin with a rule of dashes, too: then no key follows.
_KEY = re.compile(r"\s*(?:#.*\n\s*)*[\w\"'][\w \"'-]{0,60}:(?:\s|\Z)")


class Split(NamedTuple):
    """A text parted from its front matter.

    Attributes:
        declared: the fields of the front matter.
        text: what follows it; the whole text where there is none.
        trouble: what in it cannot be understood, empty when all can.
        line: the line of the trouble.
    """

    declared: Declared
    text: str
    trouble: str = ""
    line: int | None = None


def split_front_matter(text: str, names: Mapping[str, tuple[str, ...]]) -> Split:
    """The front matter of a text and the rest of it."""
    opening = _OPENING.match(text)
    closing = opening and _CLOSING.search(text, opening.end(), LONGEST_YAML)
    if not opening or not closing or not _KEY.match(text, opening.end()):
        return Split(NOTHING, text)
    rest = text[closing.end() :]
    try:
        values = read_yaml(text[opening.end() : closing.start()])
    except YamlError as error:
        line = error.line + 1 if error.line else None
        return Split(NOTHING, rest, f"broken front matter: {error.problem}", line)
    declared = declare(values, names, FRONT_MATTER)
    troubles = (date_trouble(values, key) for key in names.get("date", ()))
    return Split(declared, rest, next(filter(None, troubles), ""))
