"""Makes articles of references, as programs for bibliographies export them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from index.article import Basis
from index.reading.article_builder import ArticleBuilder
from index.reading.formats.databases.bundle import (
    Bundle,
    BundledArticle,
    read_bundle,
)
from index.reading.formats.records.record_reader import describe_unread_dates
from index.reading.metadata.declared_fields import read_declared_fields
from index.reading.metadata.field_values import as_names, as_text
from index.reading.metadata.metadata_source import MetadataSource
from index.reading.metadata.record_text import as_prose
from index.reading.read_settings import Articles

Reference = Mapping[str, object]
"""The values of a reference by label; of a label that recurs, a list."""


class Broken(NamedTuple):
    """A reference that cannot be read, or the end of a file that is cut off.

    Attributes:
        line: where it begins, from 1.
        problem: what is wrong with it.
    """

    line: int
    problem: str


class ReferenceLabels(NamedTuple):
    """The labels of one format of references.

    Attributes:
        program: the format or the program, for the user.
        keys: for each field, the labels that hold it, the best first; "text", "page" and
            "id" too. All texts are joined; what "page" holds is searched beside them.
        source: the source of its fields.
    """

    program: str
    keys: Mapping[str, tuple[str, ...]]
    source: MetadataSource


def make_source(program: str) -> MetadataSource:
    """Makes the source of the fields of references."""
    return MetadataSource(f"{program} field", Basis.STATED, 0.95)


def read_references(
    found: Iterable[Reference | Broken],
    labels: ReferenceLabels,
    builder: ArticleBuilder,
) -> Articles:
    """Yields the articles of references, and a line for what is broken."""
    broken: list[Broken] = []
    unread_dates: list[str] = []
    read = 0

    def make() -> Iterable[BundledArticle]:
        nonlocal read
        for each in found:
            if isinstance(each, Broken):
                broken.append(each)
                continue
            read += 1
            article = make_article(each, labels, read)
            date = article.declared.date
            if date.quote and date.value is None:
                unread_dates.append(date.quote)
            yield article

    yield from read_bundle(Bundle(labels.program, make()), builder)
    builder.taken_for = f"{labels.program} references"
    if unread_dates:
        reason = describe_unread_dates(len(unread_dates), unread_dates[0])
        yield builder.build_error(reason)
    if not read and not broken:
        yield builder.build_error("no reference")
    if broken:
        more = f" ({len(broken):,} in all)" if len(broken) > 1 else ""
        yield builder.build_error(f"{broken[0].problem}{more}", line=broken[0].line)


def make_article(
    values: Reference, labels: ReferenceLabels, number: int
) -> BundledArticle:
    """Makes the article of a reference: its abstract is its text."""
    keys = labels.keys
    declared = read_declared_fields(values, keys, labels.source)
    texts = dict.fromkeys(as_prose(values.get(key)) for key in keys.get("text", ()))
    texts.pop("", None)
    page = (as_text(values.get(key)) for key in keys.get("page", ()))
    named = (as_text(values.get(key)) for key in keys.get("id", ()))
    return BundledArticle(
        text="\n\n".join(texts),
        declared=declared._replace(
            authors=turn_names(as_names(values.get(_first(values, keys, "authors"))))
        ),
        number=number,
        key=next(filter(None, named), ""),
        page="\n".join(filter(None, page)),
    )


def turn_names(names: Iterable[str]) -> tuple[str, ...]:
    """Turns names with the family name first into names as they are spoken.

    >>> turn_names(["Lee, Ann", "Lee, Bo, Jr.", "Reuters"])
    ('Ann Lee', 'Bo Lee Jr.', 'Reuters')
    """
    return tuple(map(_turn_name, names))


def _turn_name(name: str) -> str:
    family, *others = (part.strip() for part in name.split(","))
    if not others or len(others) > 2 or not family:
        return name
    return " ".join(filter(None, (others[0], family, *others[1:])))


def _first(values: Reference, keys: Mapping[str, tuple[str, ...]], field: str) -> str:
    return next((key for key in keys.get(field, ()) if values.get(key)), "")
