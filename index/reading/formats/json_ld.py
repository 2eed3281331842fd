"""What a page says of its article in JSON-LD, as schema.org has it."""

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
_MOST_SCRIPTS = 30
_MOST_NODES = 5_000
_DEEPEST = 12
_KINDS = ("article", "blogposting", "report", "review")
# Lists of related stories are made of articles too.
_ELSEWHERE = frozenset(
    {"mentions", "hasPart", "isPartOf", "itemListElement", "relatedLink", "citation"}
)


@dataclass(frozen=True, slots=True)
class JsonLdArticle:
    """The article of a page by its JSON-LD; empty where it does not say.

    Attributes:
        published: the moment of publication, as written.
        headline: its title.
        publisher: who publishes it.
        language: its language, as written.
    """

    published: str = ""
    headline: str = ""
    publisher: str = ""
    language: str = ""


def read_json_ld(markup: str) -> JsonLdArticle:
    """The article that the page's JSON-LD describes; broken JSON counts for nothing.

    >>> article = '{"@type": "Article", "headline": "Truce", "datePublished": "2020"}'
    >>> script = f'<script type="application/ld+json">{article}</script>'
    >>> read_json_ld(script).headline
    'Truce'
    """
    for number, script in enumerate(_SCRIPT.finditer(markup)):
        if number == _MOST_SCRIPTS:
            break
        for node in _nodes(_loaded(script[1])):
            if _is_article(node) and _text(node.get("datePublished")):
                return JsonLdArticle(
                    _text(node.get("datePublished")),
                    _text(node.get("headline")),
                    _text(node.get("publisher")),
                    _text(node.get("inLanguage")),
                )
    return JsonLdArticle()


def _loaded(content: str) -> object:
    try:
        # Many pages break lines within strings, which only strict readers mind.
        loaded: object = json.loads(content.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return loaded


def _nodes(root: object) -> Iterator[dict[str, Any]]:
    """The objects within, the outer ones first."""
    layer = [root]
    seen = 0
    for _ in range(_DEEPEST):
        inner: list[object] = []
        for node in layer:
            seen += 1
            if seen > _MOST_NODES:
                return
            if isinstance(node, dict):
                yield node
                inner.extend(
                    value for key, value in node.items() if key not in _ELSEWHERE
                )
            elif isinstance(node, list):
                inner.extend(node)
        layer = [node for node in inner if isinstance(node, (dict, list))]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(kind, str) and kind.lower().endswith(_KINDS) for kind in kinds
    )


def _text(value: object) -> str:
    """The text of a value: itself, its name, or the first of several."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName")
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(value[:1000]).split())
