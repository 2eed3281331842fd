"""A record, whatever file it came from, as an article."""

from collections.abc import Mapping
from typing import NamedTuple

from index.reading.decoding.encoding import clean
from index.reading.decoding.file_bytes import ContentError
from index.reading.metadata.declared_fields import RECORD, Declared, declare
from index.reading.metadata.field_values import as_text
from index.reading.metadata.markup import strip_tags

Names = Mapping[str, tuple[str, ...]]

# What markup a text field may hold; a look for these costs nothing.
_TAGS = ("</p>", "<br", "</a>", "</div>", "</span>", "</P>", "<BR", "</li>", "<p>")


class Record(NamedTuple):
    """A record, understood.

    Attributes:
        text: its text.
        declared: the fields it declares.
        key: its own id, empty where it has none.
    """

    text: str
    declared: Declared
    key: str


def read_record(values: Mapping[str, object], names: Names) -> Record:
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
    return Record(text, declare(values, names, RECORD), _find_key(values, names))


def lower_names(names: Names) -> Names:
    """The names of each field in lower case."""
    return {
        field: tuple(name.strip().lower() for name in keys)
        for field, keys in names.items()
    }


def looked_for(names: Names) -> str:
    """Where the text of a record is looked for, in words."""
    return f"(looked for: {', '.join(names.get('text', ()))})"


def _find_text(values: Mapping[str, object], names: Names) -> str:
    for name in names.get("text", ()):
        value = values.get(name)
        if type(value) is not str:
            value = _joined(value)
        if value and (text := _plain(value)) and not text.isspace():
            return text
    raise ContentError(f"no text {looked_for(names)}")


def _plain(text: str) -> str:
    if "<" in text and any(tag in text for tag in _TAGS):
        text = strip_tags(text)
    return clean(text)


def _joined(value: object) -> str:
    """A text given as a list of its paragraphs."""
    if not isinstance(value, list):
        return ""
    return "\n\n".join(part for part in value if isinstance(part, str))


def _find_key(values: Mapping[str, object], names: Names) -> str:
    for name in names.get("id", ()):
        key = as_text(values.get(name))
        if key:
            return key
    return ""
