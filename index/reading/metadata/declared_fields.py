"""Reads declared fields from any source: a record, a page, front matter, a sidecar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from index.article import HTML_METADATA_RULE, Actor, Basis, Field, PartialDate
from index.reading.metadata.declared_dates import parse_declared_date
from index.reading.metadata.field_values import (
    SHORT_VALUE_CHARS,
    as_names,
    as_text,
    as_url,
    parse_language_tag,
)

Made = TypeVar("Made")

FieldKeys = Mapping[str, tuple[str, ...]]
"""For each field, the keys under which it may be, in lower case, the first first."""

UNKNOWN_TEXT: Field[str] = Field()
UNKNOWN_DATE: Field[PartialDate] = Field()


class DeclaredFields(NamedTuple):
    """The fields that one source of metadata declares."""

    title: Field[str] = UNKNOWN_TEXT
    date: Field[PartialDate] = UNKNOWN_DATE
    outlet: Field[str] = UNKNOWN_TEXT
    language: Field[str] = UNKNOWN_TEXT
    url: str = ""
    authors: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()


NOTHING_DECLARED = DeclaredFields()


# Compared by identity, which is fast: it is part of the keys of caches.
@dataclass(frozen=True, slots=True, eq=False)
class MetadataSource:
    """A kind of source that declares fields, and how far it is trusted.

    Attributes:
        rule: the name for `Field.rule`.
        basis: the basis of its fields.
        confidence: the confidence in its fields, from 0 to 1.
        names_key: whether the rule of a field names its key too.
    """

    rule: str
    basis: Basis
    confidence: float
    names_key: bool = True

    def field(self, key: str, value: str) -> Field[str]:
        """Returns the field with a value from under `key`; unknown if it is empty."""
        if not value:
            return UNKNOWN_TEXT
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        return Field(value, self.basis, self.confidence, value, rule)

    def date(self, key: str, written: str) -> Field[PartialDate]:
        """Returns the field with a date; with a quote but no value if it is no date."""
        date, problem = parse_declared_date(written)
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        if date is None:
            return Field(None, quote=written, rule=f"{problem} in {rule}")
        return Field(date, self.basis, self.confidence, written, rule)


SIDECAR = MetadataSource("sidecar", Basis.USER, 1.0, names_key=False)
FRONT_MATTER = MetadataSource("front matter", Basis.STATED, 0.95, names_key=False)
RECORD = MetadataSource("record field", Basis.STATED, 0.95)
HTML_METADATA = MetadataSource(HTML_METADATA_RULE, Basis.STATED, 0.9, names_key=False)


def read_declared_fields(
    values: Mapping[str, object],
    field_keys: FieldKeys,
    source: MetadataSource,
) -> DeclaredFields:
    """Reads each field from the first of its keys that has a value."""
    if not values:
        return NOTHING_DECLARED
    title_key, title = _pick(values, field_keys, "title")
    return DeclaredFields(
        source.field(title_key, as_text(title)),
        _date(source, *_pick(values, field_keys, "date")),
        _outlet(source, *_pick(values, field_keys, "outlet")),
        _language(source, *_pick(values, field_keys, "language")),
        as_url(_pick(values, field_keys, "url")[1]),
        as_names(_pick(values, field_keys, "authors")[1]),
        _as_actors(_pick(values, field_keys, "actors")[1], source),
    )


def merge_declared(stronger: DeclaredFields, weaker: DeclaredFields) -> DeclaredFields:
    """Merges two sources: each field of the stronger one, else of the weaker."""
    if stronger is NOTHING_DECLARED or weaker is NOTHING_DECLARED:
        return weaker if stronger is NOTHING_DECLARED else stronger
    return DeclaredFields(
        weaker.title if stronger.title.value is None else stronger.title,
        _prefer_date(stronger.date, weaker.date),
        weaker.outlet if stronger.outlet.value is None else stronger.outlet,
        weaker.language if stronger.language.value is None else stronger.language,
        stronger.url or weaker.url,
        stronger.authors or weaker.authors,
        stronger.actors or weaker.actors,
    )


def _pick(
    values: Mapping[str, object], field_keys: FieldKeys, field: str
) -> tuple[str, object]:
    for name in field_keys.get(field, ()):
        value = values.get(name)
        if value is not None and value != "":
            return name, value
    return "", None


def _cache_short(
    make: Callable[[MetadataSource, str, object], Made],
) -> Callable[[MetadataSource, str, object], Made]:
    """Caches the results for short values, which exports repeat in most records.

    A look-up takes a tenth of the time of `make`.
    """
    cached = lru_cache(maxsize=1 << 13)(make)

    def made(source: MetadataSource, key: str, value: object) -> Made:
        short = type(value) is str and len(value) <= SHORT_VALUE_CHARS
        return (cached if short else make)(source, key, value)

    return made


@_cache_short
def _date(source: MetadataSource, key: str, value: object) -> Field[PartialDate]:
    written = as_text(value)
    return source.date(key, written) if written else UNKNOWN_DATE


@_cache_short
def _outlet(source: MetadataSource, key: str, value: object) -> Field[str]:
    return source.field(key, as_text(value))


@_cache_short
def _language(source: MetadataSource, key: str, value: object) -> Field[str]:
    return source.field(key, parse_language_tag(as_text(value)))


def _as_actors(value: object, source: MetadataSource) -> tuple[Actor, ...]:
    return tuple([_named_actor(source, name) for name in as_names(value)])


@lru_cache(maxsize=1 << 13)
def _named_actor(source: MetadataSource, name: str) -> Actor:
    return Actor(
        name,
        surfaces=(name,),
        basis=source.basis,
        confidence=source.confidence,
        rule=source.rule,
    )


def _prefer_date(
    stronger: Field[PartialDate], weaker: Field[PartialDate]
) -> Field[PartialDate]:
    if stronger.value is None and (weaker.value is not None or not stronger.quote):
        return weaker
    return stronger
