"""Finds the articles of a Nexis download as HTML.

Each article stands between comments with <DOC NUMBER=1> and </DOC>; its paragraphs have
generated classes, of which only the centred ones say something. So each is turned to plain
text as Nexis writes it, with centred lines, and read as such.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.markup import make_parsable
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.nexis.nexis_text import (
    drop_separator,
    find_nexis_text,
    read_section,
)

_DOCUMENT = re.compile(r"<DOC NUMBER=\d{1,9}>", re.IGNORECASE)
_COMMENT_END = re.compile(r"(?:\s*<DOCFULL>)?\s*-->", re.IGNORECASE)
_STATED = re.compile(
    r"<META\s+TOPIC=[^>]{0,200}\bDOCUMENTS=\"?(\d{1,6})", re.IGNORECASE
)
_CENTRED_CLASS = re.compile(
    r"\.([\w-]{1,40})\s*\{[^}]{0,400}\btext-align:\s*center", re.IGNORECASE
)
_SEPARATED = re.compile(
    r">\s*(?:\d[\d.,]* \w{1,4} \d[\d.,]* \w{7,11}|\w{7,10} \d+ \w{1,4} \d+)\s*<"
)
_HEAD_CHARS = 100_000
_BLOCKS = frozenset("p div table ul ol li h1 h2 h3 h4 h5 h6 blockquote pre hr".split())
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset(("style", "script", "title"))
_INDENT = " " * 20


def find_nexis_html(markup: str) -> Bundle | None:
    """Returns the articles of an older Nexis download; None where the page is none.

    Cost: O(characters); a part of the page is parsed at a time.
    """
    centred = frozenset(_CENTRED_CLASS.findall(markup[:_HEAD_CHARS]))
    meta = _STATED.search(markup[:_HEAD_CHARS])
    stated = int(meta[1]) if meta else 0
    starts = [match.end() for match in _DOCUMENT.finditer(markup)]
    if not starts:
        # Other programs that save a page may drop the comments.
        separated = _SEPARATED.search(markup)
        found = find_nexis_text(_read_text(markup, centred)) if separated else None
        return found or (Bundle("Nexis", (), stated) if stated else None)
    ends = [*starts[1:], len(markup)]
    parts = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
    articles = _read_articles(markup, parts, centred)
    return Bundle("Nexis", articles, stated)


def _read_articles(
    markup: str, parts: Sequence[slice], centred: frozenset[str]
) -> Iterator[BundledArticle]:
    for number, part in enumerate(parts, 1):
        section = markup[part]
        begun = _COMMENT_END.match(section)
        document, hidden, _ = section.partition("<!-- Hide XML section")
        text = _read_text(document[begun.end() if begun else 0 :], centred)
        article = read_section(drop_separator(text), number)
        yield article._replace(is_cut=not hidden)


def _read_text(markup: str, centred: frozenset[str]) -> str:
    """Returns the text of HTML, each block with an empty line around it."""
    # Imported here, as elsewhere: few corpora have pages.
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.fromstring(
            make_parsable(f"<div>{markup}</div>").encode("utf-8", "replace"),
            parser=html.HTMLParser(encoding="utf-8"),
        )
    except (etree.LxmlError, ValueError):
        return ""
    paragraphs = "".join(_walk(root, centred)).split("\n\n")
    return normalize_text("\n\n".join(filter(None, map(_tidy, paragraphs))))


def _tidy(paragraph: str) -> str:
    """Returns a paragraph without needless space, centred if it bears the sign of it."""
    indent = _INDENT if "\f" in paragraph else ""
    lines = paragraph.replace("\f", "").split("\n")
    tidied = [" ".join(line.split()) for line in lines]
    return "\n".join(indent + line if line else "" for line in tidied).strip("\n")


def _walk(root: Any, centred: frozenset[str]) -> Iterator[str]:  # noqa: ANN401  (lxml has no type hints)
    """Yields pieces of text: empty lines around blocks, and a form feed in centred ones."""
    from lxml import etree

    hidden = cells = 0
    for event, element in etree.iterwalk(root, ("start", "end", "comment", "pi")):
        tag = element.tag
        change = (event == "start") - (event == "end")
        hidden += change * (tag in _HIDDEN)
        # The cells of a row stand on one line.
        cells += change * (tag in _CELLS)
        if event == "start":
            yield _begin(tag, element.get("class", ""), centred) if not cells else " "
        elif event == "end":
            yield "\t" if tag in _CELLS or cells else _gap(tag)
        text = element.text if event == "start" else element.tail
        if text and not hidden:
            yield text.replace("\n", " ").replace("\r", " ")


def _begin(tag: str, classes: str, centred: frozenset[str]) -> str:
    if tag == "br":
        return "\n"
    return _gap(tag) + ("\f" if not centred.isdisjoint(classes.split()) else "")


def _gap(tag: str) -> str:
    if tag == "tr":
        return "\n"
    return "\n\n" if tag in _BLOCKS else ""
