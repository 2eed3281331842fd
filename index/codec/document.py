"""Documents as segment writers take them, and how each field of one is indexed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.schema import (
    ACTOR_NAMES,
    ACTORS,
    AUTHOR_NAMES,
    AUTHORS,
    BODY,
    DATE,
    DATE_LAST,
    FILE,
    ID,
    LANGUAGE,
    OUTLET,
    PAGE,
    PATH,
    PATH_KEY,
    TITLE,
    URL_KEYS,
)


class FieldKind(StrEnum):
    """Kinds of indexed fields.

    TEXT is running text, with positions; SINGLE is one value a document, a doc-values
    column; MULTI is any number of values a document, with postings but no positions.
    """

    TEXT = "text"
    SINGLE = "single"
    MULTI = "multi"


INDEXED_FIELDS: Mapping[str, FieldKind] = {
    TITLE: FieldKind.TEXT,
    BODY: FieldKind.TEXT,
    PAGE: FieldKind.TEXT,
    ID: FieldKind.SINGLE,
    PATH: FieldKind.SINGLE,
    PATH_KEY: FieldKind.SINGLE,
    DATE: FieldKind.SINGLE,
    DATE_LAST: FieldKind.SINGLE,
    OUTLET: FieldKind.SINGLE,
    LANGUAGE: FieldKind.SINGLE,
    FILE: FieldKind.SINGLE,
    ACTORS: FieldKind.MULTI,
    ACTOR_NAMES: FieldKind.MULTI,
    AUTHORS: FieldKind.MULTI,
    AUTHOR_NAMES: FieldKind.MULTI,
    URL_KEYS: FieldKind.MULTI,
}
"""The indexed fields of the schema."""

TEXT_FIELDS = tuple(
    name for name, kind in INDEXED_FIELDS.items() if kind is FieldKind.TEXT
)
SINGLE_FIELDS = tuple(
    name for name, kind in INDEXED_FIELDS.items() if kind is FieldKind.SINGLE
)
MULTI_FIELDS = tuple(
    name for name, kind in INDEXED_FIELDS.items() if kind is FieldKind.MULTI
)


# Not frozen: that would double the time to make one, and every article makes one.
@dataclass(slots=True)
class Document:
    """One article, as the index takes it.

    Attributes:
        id: the article's id, by which it is deleted.
        single_values: by field of SINGLE_FIELDS but ID, missing or empty for no value.
        multi_values: by field of MULTI_FIELDS.
        actor_details: for each value of ACTORS what `pack_details` returns; none if unknown.
        title: running text.
        body: running text.
        page: running text, that of the file that is neither title nor body.
        stored: bytes that `SegmentReader.stored_document` returns.
        small_stored_fields: other stored fields, seldom read (url, digest).
        stem_language: code of the language whose stemmer the words go through.
    """

    id: str
    single_values: Mapping[str, str]
    multi_values: Mapping[str, tuple[str, ...]]
    title: str
    body: str
    page: str
    stored: bytes
    small_stored_fields: Mapping[str, str]
    stem_language: str = DEFAULT_LANGUAGE
    actor_details: tuple[int, ...] = ()
