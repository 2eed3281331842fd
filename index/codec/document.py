"""What an article is to the index: terms, texts and what is merely kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.schema import (
    ACTOR_NAMES,
    ACTORS,
    BODY,
    DATE,
    DATE_LAST,
    FILE,
    ID,
    LANGUAGE,
    OUTLET,
    PATH,
    TITLE,
)


class FieldKind(StrEnum):
    """How a field is kept."""

    TEXT = "text"
    SINGLE = "single"
    MULTI = "multi"


INDEXED_FIELDS: Mapping[str, FieldKind] = {
    TITLE: FieldKind.TEXT,
    BODY: FieldKind.TEXT,
    ID: FieldKind.SINGLE,
    PATH: FieldKind.SINGLE,
    DATE: FieldKind.SINGLE,
    DATE_LAST: FieldKind.SINGLE,
    OUTLET: FieldKind.SINGLE,
    LANGUAGE: FieldKind.SINGLE,
    FILE: FieldKind.SINGLE,
    ACTORS: FieldKind.MULTI,
    ACTOR_NAMES: FieldKind.MULTI,
}
"""The indexed fields of the schema: running text with places, one value an article
(empty for none), or any number of values."""

TEXT_FIELDS = tuple(
    name for name, kind in INDEXED_FIELDS.items() if kind is FieldKind.TEXT
)
SINGLE_FIELDS = tuple(
    name for name, kind in INDEXED_FIELDS.items() if kind is FieldKind.SINGLE
)
MULTI_FIELDS = tuple(
    name for name, kind in INDEXED_FIELDS.items() if kind is FieldKind.MULTI
)


# Not frozen: that would double what it costs to make one, and one is made an article.
@dataclass(slots=True)
class Document:
    """One article, as the index takes it.

    Attributes:
        id: what `delete` knows it by.
        single_values: the one value of each of SINGLE_FIELDS but ID; missing or empty for none.
        multi_values: the values of MULTI_FIELDS.
        title: running text.
        body: running text.
        stored: given back whole by `stored`.
        small_stored_fields: other stored fields, small and seldom asked for (url, digest).
        stem_language: the language whose stems the text's words become.
    """

    id: str
    single_values: Mapping[str, str]
    multi_values: Mapping[str, tuple[str, ...]]
    title: str
    body: str
    stored: bytes
    small_stored_fields: Mapping[str, str]
    stem_language: str = DEFAULT_LANGUAGE
