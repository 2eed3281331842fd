"""Articles as stored documents: five lines of JSON, then the texts.

docs/index-format.md has the grammar.
"""

import json
from collections.abc import Callable, Container, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring as quoted
from operator import attrgetter
from pathlib import Path
from typing import Any

from index.article import Actor, ActorType, Article, Basis, Field, PartialDate, Value
from index.errors import DECODING_ERRORS, IndexDamagedError
from index.file_names import absolute_name

# Every hit of every search is loaded: a dictionary is five times as fast as an Enum.
_BASES = {basis.value: basis for basis in Basis}
_TYPES = {kind.value: kind for kind in ActorType}
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# `raw_decode` ignores what follows the value, and so takes a sixth less than `decode`.
_DECODE = json.JSONDecoder().raw_decode
_ACTORS_LINE = 4
_FIELDS = ("title", "date", "outlet", "language")
# Outlets, days, languages and the actors that records declare recur.
_often = lru_cache(maxsize=1 << 13)
_REASON = "a stored article is not as it was written"
_SOMEWHERE = Path("the index")
# Raises TypeError where one is no text: a seventh of the time of looking at each.
_check_texts = "".join

Renaming = Callable[[tuple[Actor, ...]], tuple[Actor, ...]]


def dump_article(article: Article) -> bytes:
    """Encodes an article, with evidence and mentions but without its digest.

    Date, outlet, language and actors have a line each, so that `load_article` can cache
    or skip it: a search loads every hit, and uses little of it. The body follows, then
    the page, then the text where that differs from the body.
    """
    body, page = article.body.encode(), article.page.encode()
    text = b"" if article.text == article.body else article.text.encode()
    own = (
        quoted(article.id),
        quoted(article.path),
        quoted(article.file),
        quoted(article.url),
        quoted(article.section),
        str(len(body)),
        str(len(page)),
        _ENCODE(article.authors) if article.authors else "[]",
        _field_json(article.title),
    )
    lines = (
        f"[{','.join(own)}]",
        _common_field_json(article.date),
        _common_field_json(article.outlet),
        _common_field_json(article.language),
        _actors_json(article.actors),
        "",
    )
    return b"".join(("\n".join(lines).encode(), body, page, text))


def load_article(
    stored: bytes,
    rename: Renaming | None = None,
    *,
    place: Path = _SOMEWHERE,
    base: str = "",
) -> Article:
    """Decodes an article that `dump_article` encoded; its digest is empty.

    Args:
        stored: the encoded article.
        rename: changes the actors when they are first asked for.
        place: the file that it is from, for the error.
        base: the folder that the names of files are relative to; they are made absolute.
            Empty where it is not known.

    Raises:
        IndexDamagedError: it is not as it was written, now or at a later access.
    """
    article = object.__new__(_StoredArticle)
    try:
        values = _load_values(stored, base)
    except DECODING_ERRORS as error:
        raise IndexDamagedError(place, _REASON) from error
    for set_value, value in zip(_SETTERS, (*values, rename, place), strict=True):
        set_value(article, value)
    return article


def load_surfaces(
    stored: bytes, names: Container[str], *, place: Path = _SOMEWHERE
) -> tuple[str, ...]:
    """Returns how an encoded article spells some actors, in half the time of decoding it.

    Args:
        stored: the encoded article.
        names: the names of the actors, as the article has them.
        place: the file that it is from, for the error.

    Raises:
        IndexDamagedError: it is not as it was written.
    """
    try:
        rows = _load(stored.split(b"\n", 5)[_ACTORS_LINE])
        found = [_make_actor(*row).surfaces for row in rows if row[0] in names]
    except DECODING_ERRORS as error:
        raise IndexDamagedError(place, _REASON) from error
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _load_values(stored: bytes, base: str) -> tuple[object, ...]:
    """Decodes the values of `_STORED`, all but the last two."""
    own, date, outlet, language, actors, rest = stored.split(b"\n", 5)
    article_id, path, file, url, section, size, page_size, authors, title = _load(own)
    _check_texts((article_id, path, file, url, section, *authors))
    if not 0 <= size <= size + page_size <= len(rest) or page_size < 0:
        raise ValueError("a body or page larger than the document")
    return (
        article_id,
        absolute_name(path, base),
        absolute_name(file, base),
        url,
        section,
        "",
        rest[:size].decode(),
        tuple(authors),
        _make_text_field(*title),
        _load_date(date),
        _load_field(outlet),
        _load_field(language),
        actors,
        rest[size : size + page_size],
        rest[size + page_size :],
    )


class _StoredArticle(Article):
    """An article that decodes its actors, page and text when they are first asked for.

    Most searches ask for none, and they are nine tenths of a long article.
    """

    __slots__ = ("_actors", "_page", "_place", "_rename", "_text")
    _actors: bytes
    _page: bytes
    _place: Path
    _rename: Renaming | None
    _text: bytes

    def __getattr__(self, name: str) -> object:
        """Actors, page or text, decoded."""
        if name not in ("actors", "page", "text"):
            raise AttributeError(name)
        try:
            value = self._decode(name)
        except DECODING_ERRORS as error:
            raise IndexDamagedError(self._place, _REASON) from error
        object.__setattr__(self, name, value)
        return value

    def _decode(self, name: str) -> object:
        if name == "page":
            return self._page.decode()
        if name == "text":
            return self._text.decode() or self.body
        actors = tuple([_make_actor(*row) for row in _load(self._actors)])
        return self._rename(actors) if self._rename else actors

    def __eq__(self, other: object) -> bool:
        """Equality of all values with any other article."""
        return isinstance(other, Article) and _values_of(self) == _values_of(other)

    __hash__ = Article.__hash__


_STORED = (
    *("id", "path", "file", "url", "section", "digest", "body", "authors"),
    *("title", "date", "outlet", "language"),
    *("_actors", "_page", "_text", "_rename", "_place"),
)
# A third of the time of `object.__setattr__`.
_SETTERS = [getattr(_StoredArticle, name).__set__ for name in _STORED]
_mentions_of = attrgetter("mentions")
_values_of = attrgetter(*(field.name for field in fields(Article)))


def make_evidenced_field(
    value: Value | None,
    basis: str,
    *evidence: Any,  # noqa: ANN401  (what JSON holds)
) -> Field[Value]:
    """Makes a field of a value, its basis, and confidence, quote, rule and conflict.

    Raises:
        KeyError, TypeError or ValueError: one of them is none.
    """
    confidence, quote, rule, conflict = evidence
    _check_texts((quote, rule, conflict))
    if not 0 <= confidence <= 1:
        raise ValueError("no share")
    return Field(value, _BASES[basis], confidence, quote, rule, conflict)


def dump_fields(article: Article) -> dict[str, dict[str, Any]]:
    """Returns title, date, outlet and language, each with its evidence, as plain values."""
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


def _field_json(field: Field[Any]) -> str:
    value = "null" if field.value is None else quoted(str(field.value))
    return (
        f"[{value},{quoted(field.basis)},{float(field.confidence)!r},"
        f"{quoted(field.quote)},{quoted(field.rule)},{quoted(field.conflict)}]"
    )


_common_field_json = _often(_field_json)


def _actors_json(actors: Sequence[Actor]) -> str:
    # Actors with mentions differ from all others, and are encoded faster all at once.
    if any(map(_mentions_of, actors)):
        return _ENCODE([_actor_row(actor) for actor in actors])
    return f"[{','.join(map(_common_actor_json, actors))}]"


@_often
def _common_actor_json(actor: Actor) -> str:
    return _ENCODE(_actor_row(actor))


def _actor_row(actor: Actor) -> tuple[object, ...]:
    return (
        actor.name,
        actor.type.value,
        actor.surfaces,
        actor.mentions,
        actor.basis.value,
        float(actor.confidence),
        actor.rule,
    )


def _load(line: bytes) -> Any:  # noqa: ANN401  (what JSON holds)
    text = line.decode()
    found = _DECODE(text)[0]
    if "\\u" in text:
        _ENCODE(found).encode()  # half a surrogate pair could not be printed
    return found


@_often
def _load_field(line: bytes) -> Field[str]:
    return _make_text_field(*_load(line))


@_often
def _load_date(line: bytes) -> Field[PartialDate]:
    value, *evidence = _load(line)
    date = None if value is None else PartialDate.parse(value)
    return make_evidenced_field(date, *evidence)


def _make_text_field(value: str | None, *evidence: Any) -> Field[str]:  # noqa: ANN401  (basis, confidence, quote, rule and conflict)
    if value is not None:
        _check_texts((value,))
    return make_evidenced_field(value, *evidence)


def _make_actor(
    name: str,
    kind: str,
    surfaces: list[str],
    mentions: list[list[int]],
    *rest: Any,  # noqa: ANN401  (basis, confidence and rule)
) -> Actor:
    basis, confidence, rule = rest
    _check_texts((name, rule, *surfaces))
    if not 0 <= confidence <= 1:
        raise ValueError("no share")
    places: Any = tuple(map(tuple, mentions))
    if not all(start >= 0 and end >= 0 for start, end in places):
        raise ValueError("a mention before the text")
    evidence = _BASES[basis], confidence, rule
    return Actor(name, _TYPES[kind], tuple(surfaces), places, *evidence)
