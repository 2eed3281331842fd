"""Reads the article that a page describes in JSON-LD, in the terms of schema.org."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SCRIPT = re.compile(
    r"<script\b[^<>]{0,300}application/ld\+json[^<>]{0,300}>(.{2,400000}?)</script",
    re.IGNORECASE | re.DOTALL,
)
_MAX_SCRIPTS = 30
_MAX_NODES = 5_000
_MAX_DEPTH = 12
_MAX_AUTHORS = 20
_ARTICLE_TYPES = ("article", "blogposting", "report", "review")
# Values that describe other articles.
_OTHER_ARTICLES = frozenset(
    {"mentions", "hasPart", "isPartOf", "itemListElement", "relatedLink", "citation"}
)


@dataclass(frozen=True, slots=True)
class JsonLdArticle:
    """The article that a page describes in JSON-LD; empty strings for what it omits.

    Attributes:
        published: the time of publication, as written.
        headline: its title.
        publisher: the name of its publisher.
        language: its language, as written.
        authors: the names of its authors, as written.
    """

    published: str = ""
    headline: str = ""
    publisher: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()


def read_json_ld(markup: str) -> JsonLdArticle:
    """Reads the article from the JSON-LD of a page; broken JSON is ignored.

    >>> article = '{"@type": "Article", "headline": "Truce", "datePublished": "2020"}'
    >>> script = f'<script type="application/ld+json">{article}</script>'
    >>> read_json_ld(script).headline
    'Truce'
    """
    for number, script in enumerate(_SCRIPT.finditer(markup)):
        if number == _MAX_SCRIPTS:
            break
        nodes = list(_nodes(_parse_json(script[1])))
        for node in nodes:
            if _is_article(node) and _text(node.get("datePublished")):
                return JsonLdArticle(
                    _text(node.get("datePublished")),
                    _text(node.get("headline")),
                    _text(node.get("publisher")),
                    _text(node.get("inLanguage")),
                    _list_authors(node, nodes),
                )
    return JsonLdArticle()


def _parse_json(content: str) -> object:
    try:
        # Many pages have line breaks in strings, which the strict mode rejects.
        loaded: object = json.loads(content.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return loaded


def _nodes(root: object) -> Iterator[dict[str, Any]]:
    """Yields the objects in a JSON value, outer ones first."""
    layer = [root]
    seen = 0
    for _ in range(_MAX_DEPTH):
        inner: list[object] = []
        for node in layer:
            seen += 1
            if seen > _MAX_NODES:
                return
            if isinstance(node, dict):
                yield node
                inner.extend(
                    value for key, value in node.items() if key not in _OTHER_ARTICLES
                )
            elif isinstance(node, list):
                inner.extend(node)
        layer = [node for node in inner if isinstance(node, (dict, list))]


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    types = types if isinstance(types, list) else [types]
    return any(
        isinstance(one, str) and one.lower().endswith(_ARTICLE_TYPES) for one in types
    )


def _list_authors(
    article: dict[str, Any], nodes: list[dict[str, Any]]
) -> tuple[str, ...]:
    """Returns the names of the authors, who may stand beside the article by their id."""
    written = article.get("author") or article.get("creator")
    authors = written if isinstance(written, list) else [written]
    names = (
        _text(author) or _text(_find_by_id(author, nodes))
        for author in authors[:_MAX_AUTHORS]
    )
    return tuple(filter(None, names))


def _find_by_id(reference: object, nodes: list[dict[str, Any]]) -> object:
    if not isinstance(reference, dict) or "@id" not in reference:
        return None
    return next(
        (n for n in nodes if n.get("@id") == reference["@id"] and "name" in n), None
    )


def _text(value: object) -> str:
    """Returns the text of a value: itself, its name, or that of the first in a list."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName")
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(value[:1000]).split())
