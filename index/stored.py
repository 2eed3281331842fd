"""An article as JSON: the form in which the index keeps it."""

import json
from collections.abc import Callable
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
    row = (
        article.id,
        article.path,
        article.file,
        article.url,
        article.digest,
        len(article.body),
        article.authors,
        _field_row(article.title),
        _field_row(article.date),
        _field_row(article.outlet),
        _field_row(article.language),
        [_actor_row(actor) for actor in article.actors],
    )
    text = "" if article.text == article.body else article.text
    return f"{_ENCODER.encode(row)}\n{article.body}{text}".encode()


def load_article(stored: bytes) -> Article:
    """The article that `dump_article` wrote."""
    line, _, rest = stored.decode().partition("\n")
    (
        article_id, path, file, url, digest, body_length, authors,
        title, date, outlet, language, actors,
    ) = json.loads(line)  # fmt: skip
    body, text = rest[:body_length], rest[body_length:]
    return Article(
        id=article_id,
        path=path,
        file=file,
        url=url,
        digest=digest,
        text=text or body,
        body=body,
        authors=tuple(authors),
        title=_load_field(title, str),
        date=_load_field(date, PartialDate.parse),
        outlet=_load_field(outlet, str),
        language=_load_field(language, str),
        actors=tuple([_load_actor(*actor) for actor in actors]),
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


def _field_row(field: Field[Any]) -> tuple[str | float | None, ...]:
    return tuple(_dump_field(field).values())


def _load_field(row: list[Any], read: Callable[[str], Value]) -> Field[Value]:
    value, basis, confidence, quote, rule, conflict = row
    return Field(
        None if value is None else read(value),
        _BASES[basis],
        confidence,
        quote,
        rule,
        conflict,
    )


def _actor_row(actor: Actor) -> tuple[Any, ...]:
    return (
        actor.name,
        actor.type.value,
        actor.surfaces,
        actor.mentions,
        actor.basis.value,
        actor.confidence,
        actor.rule,
    )


def _load_actor(
    name: str,
    kind: str,
    surfaces: list[str],
    mentions: list[list[int]],
    basis: str,
    *rest: Any,  # noqa: ANN401  (confidence and rule)
) -> Actor:
    places = tuple([(start, end) for start, end in mentions])
    return Actor(name, _TYPES[kind], tuple(surfaces), places, _BASES[basis], *rest)
