"""What a file declares of its article, from whichever place it declares it."""

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

UNKNOWN_TEXT: Field[str] = Field()
UNKNOWN_DATE: Field[PartialDate] = Field()


class DeclaredFields(NamedTuple):
    """The fields that one place in a file declares."""

    title: Field[str] = UNKNOWN_TEXT
    date: Field[PartialDate] = UNKNOWN_DATE
    outlet: Field[str] = UNKNOWN_TEXT
    language: Field[str] = UNKNOWN_TEXT
    url: str = ""
    authors: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()


NOTHING_DECLARED = DeclaredFields()


# Compared as itself: that takes no time where it is part of a cache's key.
@dataclass(frozen=True, slots=True, eq=False)
class MetadataSource:
    """A kind of place that declares fields, and how far it is to be trusted."""

    rule: str
    basis: Basis
    confidence: float
    names_key: bool = True

    def field(self, key: str, value: str) -> Field[str]:
        """The value as this place declares it under `key`; unknown when empty."""
        if not value:
            return UNKNOWN_TEXT
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        return Field(value, self.basis, self.confidence, value, rule)

    def date(self, key: str, written: str) -> Field[PartialDate]:
        """The date written; without a value, but with the quote, where it says none."""
        date, trouble = parse_declared_date(written)
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        if date is None:
            return Field(None, quote=written, rule=f"{trouble} in {rule}")
        return Field(date, self.basis, self.confidence, written, rule)


SIDECAR = MetadataSource("sidecar", Basis.USER, 1.0, names_key=False)
FRONT_MATTER = MetadataSource("front matter", Basis.STATED, 0.95, names_key=False)
RECORD = MetadataSource("record field", Basis.STATED, 0.95)
HTML_METADATA = MetadataSource(HTML_METADATA_RULE, Basis.STATED, 0.9, names_key=False)


def read_declared_fields(
    values: Mapping[str, object],
    names: Mapping[str, tuple[str, ...]],
    place: MetadataSource,
) -> DeclaredFields:
    """The fields that `values` hold under one of their `names`, first found first taken."""
    if not values:
        return NOTHING_DECLARED
    title_key, title = _pick(values, names, "title")
    return DeclaredFields(
        place.field(title_key, as_text(title)),
        _date(place, *_pick(values, names, "date")),
        _outlet(place, *_pick(values, names, "outlet")),
        _language(place, *_pick(values, names, "language")),
        as_url(_pick(values, names, "url")[1]),
        as_names(_pick(values, names, "authors")[1]),
        _as_actors(_pick(values, names, "actors")[1], place),
    )


def merge_declared(stronger: DeclaredFields, weaker: DeclaredFields) -> DeclaredFields:
    """Each field from the stronger place that declares it."""
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
    values: Mapping[str, object], names: Mapping[str, tuple[str, ...]], field: str
) -> tuple[str, object]:
    for name in names.get(field, ()):
        value = values.get(name)
        if value is not None and value != "":
            return name, value
    return "", None


def _often(
    make: Callable[[MetadataSource, str, object], Made],
) -> Callable[[MetadataSource, str, object], Made]:
    """The same of values that come again and again: short ones are made once.

    In the records of an export these are most, and a look takes a tenth of the making.
    """
    remembered = lru_cache(maxsize=1 << 13)(make)

    def made(place: MetadataSource, key: str, value: object) -> Made:
        short = type(value) is str and len(value) <= SHORT_VALUE_CHARS
        return (remembered if short else make)(place, key, value)

    return made


@_often
def _date(place: MetadataSource, key: str, value: object) -> Field[PartialDate]:
    written = as_text(value)
    return place.date(key, written) if written else UNKNOWN_DATE


@_often
def _outlet(place: MetadataSource, key: str, value: object) -> Field[str]:
    return place.field(key, as_text(value))


@_often
def _language(place: MetadataSource, key: str, value: object) -> Field[str]:
    return place.field(key, parse_language_tag(as_text(value)))


def _as_actors(value: object, place: MetadataSource) -> tuple[Actor, ...]:
    return tuple([_named_actor(place, name) for name in as_names(value)])


@lru_cache(maxsize=1 << 13)
def _named_actor(place: MetadataSource, name: str) -> Actor:
    return Actor(
        name,
        surfaces=(name,),
        basis=place.basis,
        confidence=place.confidence,
        rule=place.rule,
    )


def _prefer_date(
    stronger: Field[PartialDate], weaker: Field[PartialDate]
) -> Field[PartialDate]:
    if stronger.value is None and (weaker.value is not None or not stronger.quote):
        return weaker
    return stronger
