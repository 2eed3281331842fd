"""Reads YAML front matter: the fields between two lines of --- that begin a text."""

import re
from typing import NamedTuple

from index.reading.formats.sidecar import describe_date_problem
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    read_declared_fields,
)
from index.reading.metadata.field_names import FieldNames
from index.reading.metadata.metadata_source import FRONT_MATTER
from index.reading.metadata.yaml_fields import MAX_YAML_CHARS, YamlError, read_yaml

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# A line of dashes may also be a rule: then no key follows.
_KEY = re.compile(r"\s*(?:#.*\n\s*)*[\w\"'][\w \"'-]{0,60}:(?:\s|\Z)")


class FrontMatter(NamedTuple):
    """The front matter of a text, and the rest of the text.

    Attributes:
        declared: the fields of the front matter.
        text: the text after it; the whole text if it has none.
        problem: what is wrong in the front matter, empty if nothing is.
        line: the line of the problem, None where it is unknown.
    """

    declared: DeclaredFields
    text: str
    problem: str = ""
    line: int | None = None


def read_front_matter(text: str, names: FieldNames) -> FrontMatter:
    """Divides a text into its front matter and the rest.

    Args:
        text: the text of a file.
        names: the names of the fields.
    """
    opening = _OPENING.match(text)
    closing = opening and _CLOSING.search(text, opening.end(), MAX_YAML_CHARS)
    if not opening or not closing or not _KEY.match(text, opening.end()):
        return FrontMatter(NOTHING_DECLARED, text)
    rest = text[closing.end() :]
    try:
        values = read_yaml(text[opening.end() : closing.start()])
    except YamlError as error:
        line = error.line + 1 if error.line else None
        return FrontMatter(
            NOTHING_DECLARED, rest, f"broken front matter: {error.problem}", line
        )
    keys = names.find_keys(values)
    declared = read_declared_fields(values, keys, FRONT_MATTER)
    if declared.date.value is not None:
        return FrontMatter(declared, rest)
    problems = (describe_date_problem(values, key) for key in keys["date"])
    return FrontMatter(declared, rest, next(filter(None, problems), ""))
