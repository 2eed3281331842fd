"""Reads a record of any format: its text, declared fields and key."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.file_bytes import ContentError
from index.reading.decoding.markup import make_parsable
from index.reading.metadata.declared_fields import (
    RECORD,
    DeclaredFields,
    FieldKeys,
    read_declared_fields,
)
from index.reading.metadata.field_values import as_text

# Tags that show that a text is HTML; the search for them is fast.
_COMMON_TAGS = (
    "</p>",
    "<br",
    "</a>",
    "</div>",
    "</span>",
    "</P>",
    "<BR",
    "</li>",
    "<p>",
)
_INVISIBLE_ELEMENTS = ("script", "style", "noscript", "template", "iframe", "svg")
_BLOCK_ELEMENTS = (
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section",
    "article", "figure", "figcaption", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
)  # fmt: skip


class Record(NamedTuple):
    """A record of a file with many articles.

    Attributes:
        text: the text of the article.
        declared: the fields that it declares.
        key: its own id, empty where it has none.
    """

    text: str
    declared: DeclaredFields
    key: str


def read_record(values: Mapping[str, object], field_keys: FieldKeys) -> Record:
    """Reads a record, ignoring the case of its keys; HTML in its text loses its tags.

    Args:
        values: the values by key.
        field_keys: for each field, the keys under which it may be.

    Raises:
        ContentError: if it has no text.
    """
    values = {key.lower(): value for key, value in values.items()}
    text = _find_text(values, field_keys)
    return Record(
        text,
        read_declared_fields(values, field_keys, RECORD),
        _find_key(values, field_keys),
    )


def lower_field_keys(field_keys: FieldKeys) -> FieldKeys:
    """Returns the keys in lower case, without blanks around them."""
    return {
        field: tuple(name.strip().lower() for name in keys)
        for field, keys in field_keys.items()
    }


def describe_text_keys(field_keys: FieldKeys) -> str:
    """Lists the keys of the text, for messages."""
    return f"(looked for: {', '.join(field_keys.get('text', ()))})"


def _find_text(values: Mapping[str, object], field_keys: FieldKeys) -> str:
    for name in field_keys.get("text", ()):
        value = values.get(name)
        if type(value) is not str:
            value = _join_paragraphs(value)
        if value and (text := _plain_text(value)) and not text.isspace():
            return text
    raise ContentError(f"no text {describe_text_keys(field_keys)}")


def _plain_text(text: str) -> str:
    if "<" in text and any(tag in text for tag in _COMMON_TAGS):
        text = _strip_tags(text)
    return normalize_text(text)


def _strip_tags(markup: str) -> str:
    """Returns the text of HTML, with a line for each block element."""
    # Imported here: it takes 20 ms, and most corpora never need it. lxml has no types.
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(f"<div>{make_parsable(markup)}</div>")
    except (etree.LxmlError, ValueError):
        return markup
    for element in root.iter(*_INVISIBLE_ELEMENTS):
        element.text = None
        for child in list(element):
            element.remove(child)
    for element in root.iter(*_BLOCK_ELEMENTS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def _join_paragraphs(value: object) -> str:
    """Joins a text that is given as a list of paragraphs."""
    if not isinstance(value, list):
        return ""
    return "\n\n".join(part for part in value if isinstance(part, str))


def _find_key(values: Mapping[str, object], field_keys: FieldKeys) -> str:
    for name in field_keys.get("id", ()):
        key = as_text(values.get(name))
        if key:
            return key
    return ""
