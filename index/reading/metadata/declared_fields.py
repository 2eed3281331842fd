"""Reads declared fields from any source: a record, a page, front matter, a sidecar."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from index.article import Actor, Field, PartialDate
from index.reading.metadata.declared_dates import AMBIGUOUS
from index.reading.metadata.field_names import FieldKeys
from index.reading.metadata.field_values import (
    SHORT_VALUE_CHARS,
    as_names,
    as_text,
    as_url,
    is_address,
    parse_cell,
    parse_language_tag,
)
from index.reading.metadata.metadata_source import (
    UNKNOWN_DATE,
    UNKNOWN_TEXT,
    MetadataSource,
)

Made = TypeVar("Made")


class DeclaredFields(NamedTuple):
    """The fields that one source of metadata declares."""

    title: Field[str] = UNKNOWN_TEXT
    date: Field[PartialDate] = UNKNOWN_DATE
    outlet: Field[str] = UNKNOWN_TEXT
    language: Field[str] = UNKNOWN_TEXT
    url: str = ""
    authors: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    section: str = ""


NOTHING_DECLARED = DeclaredFields()


def read_declared_fields(
    values: Mapping[str, object],
    keys: FieldKeys,
    source: MetadataSource,
) -> DeclaredFields:
    """Reads each field from the first of its keys that has a value."""
    if not values:
        return NOTHING_DECLARED
    return DeclaredFields(
        _find_title(values, keys, source),
        _find_date(values, keys, source),
        _find_outlet(values, keys, source),
        _language(source, *_pick(values, keys, "language")),
        _find_url(values, keys),
        as_names(_pick(values, keys, "authors")[1]),
        _as_actors(_pick(values, keys, "actors")[1], source),
        as_text(_pick(values, keys, "section")[1]),
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
        stronger.section or weaker.section,
    )


def _find_title(
    values: Mapping[str, object], keys: FieldKeys, source: MetadataSource
) -> Field[str]:
    for key in keys.get("title", ()):
        title = as_text(values.get(key))
        if title and not is_address(title):
            return source.field(key, title)
    return UNKNOWN_TEXT


def _find_date(
    values: Mapping[str, object], keys: FieldKeys, source: MetadataSource
) -> Field[PartialDate]:
    """Returns the first date that can be read; none after an ambiguous one."""
    unread = UNKNOWN_DATE
    for key in keys.get("date", ()):
        value = values.get(key)
        if value is None or value == "":
            continue
        date = _date(source, key, value)
        if date.value is not None or is_ambiguous(date):
            return date
        unread = unread if unread.quote else date
    return unread if unread.quote else _join_date(values, keys, source)


def _join_date(
    values: Mapping[str, object], keys: FieldKeys, source: MetadataSource
) -> Field[PartialDate]:
    """Joins a date whose year, month and day have a column each; 0 is unknown."""
    year, month, day = (
        as_text(_pick(values, keys, part)[1]) for part in ("year", "month", "day")
    )
    if not year:
        return UNKNOWN_DATE
    parts = [year]
    if month.strip("0"):
        parts += [month, day] if day.strip("0") else [month]
    figures = all(part.isdecimal() for part in parts)
    written = "-".join(parts) if figures else " ".join(reversed(parts))
    return source.date(_pick(values, keys, "year")[0], written)


def is_ambiguous(date: Field[PartialDate]) -> bool:
    """Checks whether a declared date may be read with its day or its month first."""
    return date.value is None and date.rule.startswith(AMBIGUOUS.problem)


def _find_outlet(
    values: Mapping[str, object], keys: FieldKeys, source: MetadataSource
) -> Field[str]:
    """Returns the first name that is no address: `source` is the address in some files."""
    for key in keys.get("outlet", ()):
        value = values.get(key)
        if value is None or value == "":
            continue
        outlet = _outlet(source, key, value)
        if outlet.value:
            return outlet
    return UNKNOWN_TEXT


def _find_url(values: Mapping[str, object], keys: FieldKeys) -> str:
    for key in keys.get("url", ()):
        url = as_url(values.get(key))
        if url and is_address(url):
            return url
    return ""


def _pick(
    values: Mapping[str, object], keys: FieldKeys, field: str
) -> tuple[str, object]:
    for key in keys.get(field, ()):
        value = values.get(key)
        if value is not None and value != "":
            return key, value
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
    if isinstance(value, list) and value and type(value[0]) is int:
        value = "-".join(map(str, value[:3]))
    written = as_text(value)
    date = source.date(key, written) if written else UNKNOWN_DATE
    # "data" is a date in Portuguese, and in JSON a mapping of anything.
    inner = date.value is None and isinstance(value, (Mapping, list))
    return UNKNOWN_DATE if inner else date


@_cache_short
def _outlet(source: MetadataSource, key: str, value: object) -> Field[str]:
    name = as_text(parse_cell(value))
    return UNKNOWN_TEXT if is_address(name) else source.field(key, name)


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
