"""A record, whatever file it came from, as an article."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.file_bytes import ContentError
from index.reading.metadata.declared_fields import (
    RECORD,
    DeclaredFields,
    read_declared_fields,
)
from index.reading.metadata.field_values import as_text

FieldNames = Mapping[str, tuple[str, ...]]

# What markup a text field may hold; a look for these costs nothing.
_TAGS = ("</p>", "<br", "</a>", "</div>", "</span>", "</P>", "<BR", "</li>", "<p>")
_UNREAD = ("script", "style", "noscript", "template", "iframe", "svg")
_BLOCKS = (
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section",
    "article", "figure", "figcaption", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
)  # fmt: skip


class Record(NamedTuple):
    """A record, understood.

    Attributes:
        text: its text.
        declared: the fields it declares.
        key: its own id, empty where it has none.
    """

    text: str
    declared: DeclaredFields
    key: str


def read_record(values: Mapping[str, object], names: FieldNames) -> Record:
    """What a record says; its keys are matched without regard to case.

    A text that holds HTML loses its tags.

    Args:
        values: what the file says, by key.
        names: for each field of ours, the keys it may stand under, in lower case.

    Raises:
        ContentError: when it has no text.
    """
    values = {key.lower(): value for key, value in values.items()}
    text = _find_text(values, names)
    return Record(
        text, read_declared_fields(values, names, RECORD), _find_key(values, names)
    )


def lower_field_names(names: FieldNames) -> FieldNames:
    """The names of each field in lower case."""
    return {
        field: tuple(name.strip().lower() for name in keys)
        for field, keys in names.items()
    }


def describe_text_keys(names: FieldNames) -> str:
    """Where the text of a record is looked for, in words."""
    return f"(looked for: {', '.join(names.get('text', ()))})"


def _find_text(values: Mapping[str, object], names: FieldNames) -> str:
    for name in names.get("text", ()):
        value = values.get(name)
        if type(value) is not str:
            value = _joined(value)
        if value and (text := _plain(value)) and not text.isspace():
            return text
    raise ContentError(f"no text {describe_text_keys(names)}")


def _plain(text: str) -> str:
    if "<" in text and any(tag in text for tag in _TAGS):
        text = _strip_tags(text)
    return normalize_text(text)


def _strip_tags(markup: str) -> str:
    """The text of a piece of HTML, its blocks on lines of their own."""
    # Imported here: 20 ms that most corpora never need. lxml comes without type hints.
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(f"<div>{markup}</div>")
    except (etree.LxmlError, ValueError):
        return markup
    for element in root.iter(*_UNREAD):
        element.text = None
        for child in list(element):
            element.remove(child)
    for element in root.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def _joined(value: object) -> str:
    """A text given as a list of its paragraphs."""
    if not isinstance(value, list):
        return ""
    return "\n\n".join(part for part in value if isinstance(part, str))


def _find_key(values: Mapping[str, object], names: FieldNames) -> str:
    for name in names.get("id", ()):
        key = as_text(values.get(name))
        if key:
            return key
    return ""
