"""Reads a record of any format: its text, declared fields and key."""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from index.reading.metadata.declared_fields import DeclaredFields, read_declared_fields
from index.reading.metadata.field_names import FieldKeys, FieldNames
from index.reading.metadata.field_values import as_text, is_address
from index.reading.metadata.metadata_source import RECORD, MetadataSource
from index.reading.metadata.record_text import as_prose

Values = Mapping[str, object]
_CONTEXT = ("date", "url", "outlet", "authors")
_SHOWN_FIELDS = (
    "title", "text", "lead", "date", "year", "outlet", "url", "authors", "language",
    "section", "id", "page",
)  # fmt: skip
_MAX_LIFTS = 3
_MAX_INNER = 200
_MAX_ADDRESS_CHARS = 500


class Record(NamedTuple):
    """A record of a file with many articles.

    Attributes:
        text: the text of the article; its title where it has no text.
        declared: the fields that it declares.
        key: its own id, empty where it has none.
        page: what else the file says of it: labels and notes, to be searched too.
    """

    text: str
    declared: DeclaredFields
    key: str
    page: str = ""


class Contents(IntEnum):
    """The contents of a mapping by which it is a record; a greater one is a surer sign."""

    NOTHING = 0
    TITLE = 1
    SUMMARY = 2
    TEXT = 3


def read_record(
    values: Values, names: FieldNames, source: MetadataSource = RECORD
) -> Record | None:
    """Reads a record; None if it has neither a text nor a title.

    A summary stands in for a text that is missing, and so does the title: a headline
    without a text is a news item too.

    Args:
        values: the values by key.
        names: the names of the fields.
        source: the kind of source, which may know the order of day and month.
    """
    keys = names.find_keys(values)
    # Most records have their text in front of them: no search inside takes their time.
    if not (keys["text"] and type(values[keys["text"][0]]) is str):
        values, keys = _lift(values, names)
    text = _find_text(values, keys, names)
    if not text:
        values, keys = _lift(values, names)
        text = _find_text(values, keys, names)
    declared = read_declared_fields(values, keys, source)
    if not text:
        text = declared.title.value or ""
        if not text:
            return None
    elif keys.get("lead"):
        text = _join_lead(values, keys, text)
    page = _join_page(values, keys) if keys.get("page") else ""
    return Record(text, declared, _find_key(values, keys), page)


def is_bare_link(record: Record, values: Values, names: FieldNames) -> bool:
    """Checks whether a record is a link that a program exported without its text."""
    bare = record.text == (record.declared.title.value or "")
    return bare and bool(names.find_keys(values).get("links"))


def describe_bare_links(count: int) -> str:
    """Says that links were exported without the texts behind them."""
    if count == 1:
        return "1 link without its text; only its title is indexed"
    return f"{count:,} links without texts; only their titles are indexed"


def describe_columns(values: Values, names: FieldNames) -> str:
    """Describes from which key of a record each field is taken.

    >>> describe_columns({"Headline": "A", "Body": "B", "x": 1}, FieldNames())
    'title ← Headline, text ← Body'
    """
    values, keys = _lift(values, names)
    if not keys["text"]:
        keys = {**keys, "text": keys["summary"]}
    taken = ((field, keys.get(field)) for field in _SHOWN_FIELDS)
    return ", ".join(f"{field} ← {found[0]}" for field, found in taken if found)


def find_contents(values: Values, names: FieldNames) -> Contents:
    """Returns by what a mapping is a record."""
    values, keys = _lift(values, names)
    if any(_holds_prose(values[key], names) for key in keys["text"]):
        return Contents.TEXT
    if any(_holds_prose(values[key], names) for key in keys["summary"]):
        return Contents.SUMMARY
    titled = any(as_text(values[key]) for key in keys["title"])
    return Contents.TITLE if titled else Contents.NOTHING


def _lift(values: Values, names: FieldNames) -> tuple[Values, FieldKeys]:
    """Adds the values of the inner mapping that is the article, if there is one.

    Databases and services wrap each record: {"_id": …, "_source": {…}}.
    """
    for _ in range(_MAX_LIFTS):
        keys = names.find_keys(values)
        if any(type(values[key]) is str and values[key] for key in keys["text"]):
            return values, keys
        inner = next(
            (each for each in values.values() if _is_article(each, names)), None
        )
        if not isinstance(inner, Mapping):
            return values, keys
        values = {**values, **inner}
    return values, names.find_keys(values)


def _is_article(value: object, names: FieldNames) -> bool:
    if not isinstance(value, Mapping):
        return False
    keys = names.find_keys(value)
    if not (keys["text"] or keys["title"]):
        return False
    text, summary, title = (
        any(value[key] for key in keys[field]) for field in ("text", "summary", "title")
    )
    return (text and (title or any(map(keys.get, _CONTEXT)))) or (title and summary)


def _holds_prose(value: object, names: FieldNames) -> bool:
    """Checks whether a value may be a text, rather than null, an address or articles."""
    if isinstance(value, str):
        short = len(value) < _MAX_ADDRESS_CHARS
        return not (short and (not value or value.isspace() or is_address(value)))
    if isinstance(value, list):
        return bool(value) and not _is_described(value[0], names)
    return bool(value) and not _is_described(value, names)


def _is_described(value: object, names: FieldNames) -> bool:
    """Checks for what articles have and their sections have not: a date, an address."""
    if not isinstance(value, Mapping) or not _is_article(value, names):
        return False
    return any(map(names.find_keys(value).get, _CONTEXT))


def _find_text(values: Values, keys: FieldKeys, names: FieldNames) -> str:
    for field in ("text", "summary"):
        for key in keys[field]:
            value = values[key]
            long = type(value) is str and len(value) >= _MAX_ADDRESS_CHARS
            if (long or _holds_prose(value, names)) and (text := as_prose(value)):
                return text
    return ""


def _join_lead(values: Values, keys: FieldKeys, text: str) -> str:
    leads = (as_prose(values[key]) for key in keys["lead"])
    return "\n\n".join([*(lead for lead in leads if lead and lead not in text), text])


def _join_page(values: Values, keys: FieldKeys) -> str:
    return "\n".join(filter(None, (as_text(values[key]) for key in keys["page"])))


def _find_key(values: Values, keys: FieldKeys) -> str:
    for name in keys["id"]:
        key = as_text(values[name])
        if key:
            return key
    return ""
