"""Makes declared fields of what stands behind the labels of a database."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from index.reading.formats.databases.bylines import read_byline
from index.reading.formats.databases.label_tables import find_language
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_text, as_url
from index.reading.metadata.metadata_source import (
    UNKNOWN_DATE,
    UNKNOWN_TEXT,
    MetadataSource,
)


class Labelled(NamedTuple):
    """A value, and the label that stands before it.

    Attributes:
        label: the label as the database writes it.
        value: the text behind it.
    """

    label: str
    value: str


def declare_fields(
    source: MetadataSource,
    found: Mapping[str, Labelled],
    read_authors: Callable[[str], tuple[str, ...]] = read_byline,
) -> DeclaredFields:
    """Declares the fields of an article.

    Args:
        source: the database.
        found: what it says, by `title`, `date`, `outlet`, `language`, `byline`,
            `section` and `url`; others are ignored.
        read_authors: reads the names in a byline.
    """
    title, outlet, language = (
        _find(found, field) for field in ("title", "outlet", "language")
    )
    date = _find(found, "date")
    code = find_language(language.value) if language.value else ""
    return DeclaredFields(
        title=source.field(title.label, title.value),
        date=source.date(date.label, date.value) if date.value else UNKNOWN_DATE,
        outlet=source.field(outlet.label, outlet.value),
        language=source.field(language.label, code) if code else UNKNOWN_TEXT,
        url=as_url(_find(found, "url").value),
        authors=read_authors(_find(found, "byline").value),
        section=_find(found, "section").value,
    )


def _find(found: Mapping[str, Labelled], field: str) -> Labelled:
    label, value = found.get(field, ("", ""))
    return Labelled(label, as_text(value))
