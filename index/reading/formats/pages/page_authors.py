"""Reads the names of the authors of a page from its meta tags and bylines."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from index.reading.metadata.field_values import as_names, is_address

_NAMES = (
    "author", "article:author", "og:article:author", "og:author", "authors", "byl",
    "citation_author", "dc.creator", "dc:creator", "dcterms.creator", "creator",
    "parsely-author", "sailthru.author", "rbauthors", "article:author_name",
    "shareaholic:article_author_name",
)  # fmt: skip
_AUTHORS = (
    "(//@rel[.='author']|//@itemprop[.='author']|//@id[.='author'])"
    "/parent::*[not(self::link or self::meta)]"
)
_BYLINE_TAGS = ("a", "span", "p", "div", "address", "strong")
_BYLINE_NAMES = ("author", "byline")
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|story) )?"
    r"(?:by|von|par|por|door|di|av|af|autor|author|redakce|text|foto)\s*:?\s+",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*(?:,|;|\||/|•|·)\s*|\s+(?:and|und|et|y|e|en|och|og|&)\s+")
_NAME = re.compile(r"[^\W\d_](?:[^\d_@<>{}|/\\]|(?<=\w)_){1,60}")
_MAX_WORDS = 6
_MAX_BYLINE_CHARS = 120
_MAX_AUTHORS = 20


def list_authors(declared: dict[str, list[str]]) -> tuple[str, ...]:
    """Returns the authors that meta tags name, empty where none does.

    Args:
        declared: the values of the page's meta tags by name, in lower case.
    """
    for name in _NAMES:
        names = clean_authors(declared.get(name, ()))
        if names:
            return names
    return ()


def find_byline(root: Any) -> tuple[str, ...]:  # noqa: ANN401  (lxml has no type hints)
    """Returns the authors in the first byline of a page, empty where it has none."""
    named = (
        element
        for element in root.iter(*_BYLINE_TAGS)
        if _is_byline(element.get("class"))
    )
    found = [*root.xpath(_AUTHORS)[:_MAX_AUTHORS], *islice(named, _MAX_AUTHORS)]
    for element in found:
        text = " ".join(" ".join(element.itertext()).split())
        names = clean_authors([text]) if len(text) <= _MAX_BYLINE_CHARS else ()
        # A single word is a label or a button, except in scripts without spaces.
        if names and (" " in names[0] or not names[0].isascii()):
            return names
    return ()


def _is_byline(names: str | None) -> bool:
    lowered = names.lower() if names else ""
    return any(name in lowered for name in _BYLINE_NAMES)


def clean_authors(written: Iterable[str]) -> tuple[str, ...]:
    """Returns the names of persons in values as they are written, each once.

    >>> clean_authors(["By Ann Lee and Bo Ek", "https://example.org/ann"])
    ('Ann Lee', 'Bo Ek')
    """
    names = (
        _BY.sub("", name, count=1).strip(" .,-–|")
        for value in written
        if not is_address(value)
        for one in as_names(value)
        for name in _JOINTS.split(_BY.sub("", one, count=1))
    )
    return tuple(dict.fromkeys(filter(_is_name, names)))[:_MAX_AUTHORS]


def _is_name(name: str) -> bool:
    return name.count(" ") < _MAX_WORDS and bool(_NAME.fullmatch(name))
