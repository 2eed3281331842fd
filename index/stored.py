"""An article as JSON: the form in which the index keeps it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from index.article import Actor, ActorType, Article, Basis, Field, PartialDate, Value

# Every hit of every search is loaded: a dictionary is five times as fast as an Enum.
_BASES = {basis.value: basis for basis in Basis}
_TYPES = {kind.value: kind for kind in ActorType}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FIELDS = ("title", "date", "outlet", "language")


def dump_article(article: Article) -> bytes:
    """The article, evidence and mentions included: a line of JSON, then its text.

    The text stands outside of the JSON because every hit of a search is read: without
    escapes that takes half as long.
    """
    record = {
        "id": article.id,
        "path": article.path,
        "file": article.file,
        "url": article.url,
        "digest": article.digest,
        "body": len(article.body),
        "authors": article.authors,
        "fields": dump_fields(article),
        "actors": [_dump_actor(actor) for actor in article.actors],
    }
    text = "" if article.text == article.body else article.text
    return f"{_ENCODER.encode(record)}\n{article.body}{text}".encode()


def load_article(stored: bytes) -> Article:
    """The article that `dump_article` wrote."""
    line, _, rest = stored.decode().partition("\n")
    record = json.loads(line)
    body, text = rest[: record["body"]], rest[record["body"] :]
    fields = record["fields"]
    return Article(
        id=record["id"],
        path=record["path"],
        file=record["file"],
        url=record["url"],
        digest=record["digest"],
        text=text or body,
        body=body,
        authors=tuple(record["authors"]),
        title=_load_field(fields["title"], str),
        date=_load_field(fields["date"], PartialDate.parse),
        outlet=_load_field(fields["outlet"], str),
        language=_load_field(fields["language"], str),
        actors=tuple(_load_actor(actor) for actor in record["actors"]),
    )


def dump_fields(article: Article) -> dict[str, dict[str, Any]]:
    """Title, date, outlet and language, each with its evidence, as plain values."""
    return {name: _dump_field(getattr(article, name)) for name in _FIELDS}


def _dump_field(field: Field[Any]) -> dict[str, Any]:
    return {
        "value": None if field.value is None else str(field.value),
        "basis": field.basis.value,
        "confidence": field.confidence,
        "quote": field.quote,
        "rule": field.rule,
        "conflict": field.conflict,
    }


def _load_field(
    record: Mapping[str, Any], read: Callable[[str], Value]
) -> Field[Value]:
    return Field(
        value=None if record["value"] is None else read(record["value"]),
        basis=_BASES[record["basis"]],
        confidence=record["confidence"],
        quote=record["quote"],
        rule=record["rule"],
        conflict=record["conflict"],
    )


def _dump_actor(actor: Actor) -> list[Any]:
    return [
        actor.name,
        actor.type.value,
        actor.surfaces,
        actor.mentions,
        actor.basis.value,
        actor.confidence,
        actor.rule,
    ]


def _load_actor(record: list[Any]) -> Actor:
    name, kind, surfaces, mentions, basis, confidence, rule = record
    return Actor(
        name=name,
        type=_TYPES[kind],
        surfaces=tuple(surfaces),
        mentions=tuple((start, end) for start, end in mentions),
        basis=_BASES[basis],
        confidence=confidence,
        rule=rule,
    )
