"""Finds the articles in the XML of Factiva: answers of its PPS service, and its archive."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from index.article import Basis
from index.reading.decoding.markup import make_parsable
from index.reading.decoding.xml_parser import make_xml_parser
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.metadata.metadata_source import MetadataSource

_SOURCE = MetadataSource("Factiva element", Basis.STATED, 0.95)
_START = re.compile(r"<(?:\w+:)?article(?=[\s>])")
_END = re.compile(r"</(?:\w+:)?article\s*>")
_STATED = re.compile(
    r"<(?:\w+:)?ppsarticleResultSet\b[^<>]{0,200}?\bcount=\"(\d{1,6})\""
)
_FIELDS = {
    "headline": "title",
    "byline": "byline",
    "publicationDate": "date",
    "sourceName": "outlet",
    "baseLanguage": "language",
    "sectionName": "section",
    "accessionNo": "key",
}
_BODY = ("leadParagraph", "tailParagraphs")
_ONE_LINE = frozenset(_FIELDS)
# Marks that say nothing to a reader.
_UNSEEN = frozenset(
    ("reference", "sourceCode", "logo", "descField", "ipDocId", "metadata")
)


def find_factiva_xml(markup: str) -> Bundle | None:
    """Returns the bundle in a file of Factiva's XML; None if it is none."""
    articles = _read_articles(markup)
    first = next(articles, None)
    if first is None:
        return None
    stated = _STATED.search(markup)
    return Bundle("Factiva", chain([first], articles), int(stated[1]) if stated else 0)


def _read_articles(markup: str) -> Iterator[BundledArticle]:
    """Yields the articles; one by one, since a tree of all of them is large."""
    starts = [tag.start() for tag in _START.finditer(markup)]
    number = 0
    for start, end in pairwise([*starts, len(markup)]):
        close = _END.search(markup, start, end)
        piece = markup[start : close.end() if close else end]
        article = _read_article(piece)
        if article is not None:
            number += 1
            yield article._replace(number=number, is_cut=close is None)


def _read_article(piece: str) -> BundledArticle | None:
    from lxml import etree  # type: ignore[import-untyped]

    # Without the file's head there are no entities to expand, and no namespaces.
    parser = make_xml_parser(recover=True, keep_comments=True)
    try:
        root = etree.fromstring(make_parsable(piece).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    texts = _gather_texts(root)
    if not (texts["accessionNo"] or texts["sourceName"]):
        return None
    found = {
        field: Labelled(name, texts[name][0])
        for name, field in _FIELDS.items()
        if texts[name]
    }
    return BundledArticle(
        "\n\n".join(chain.from_iterable(texts[name] for name in _BODY)),
        declare_fields(_SOURCE, found),
        key=found["key"].value if "key" in found else "",
        page="\n".join(_describe(texts)),
    )


def _gather_texts(root: Any) -> dict[str, list[str]]:  # noqa: ANN401  (lxml: no hints)
    """Returns the texts of the elements right inside an article, by their names."""
    texts: dict[str, list[str]] = defaultdict(list)
    for element in root:
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2].rpartition(":")[2]
        if name == "publicationDate" or (name in _ONE_LINE and name != "headline"):
            # A date and its time are elements of their own: the first is the date.
            parts = list(_list_texts(element))[:1]
        elif name == "headline":
            parts = [" ".join(_list_texts(element))]
        else:
            parts = list(_list_texts(element))
        texts[name] += filter(None, parts)
    return texts


def _list_texts(element: Any) -> Iterator[str]:  # noqa: ANN401  (as above)
    """Yields the text of each paragraph, or other part, of an element."""
    parts = [part for part in element if _is_paragraph(part)]
    if not parts:
        yield " ".join("".join(element.itertext()).split())
        return
    if element.text and element.text.strip():
        yield " ".join(element.text.split())
    for part in parts:
        yield " ".join("".join(part.itertext()).split())


def _is_paragraph(part: Any) -> bool:  # noqa: ANN401  (as above)
    name = part.tag if isinstance(part.tag, str) else ""
    return name.rpartition("}")[2].rpartition(":")[2] not in (
        "",
        "hlt",
        "eLink",
        "entityReference",
        "en",
    )


def _describe(texts: dict[str, list[str]]) -> Iterator[str]:
    for name, values in texts.items():
        if values and name not in {*_FIELDS, *_BODY, *_UNSEEN}:
            yield f"{name}: {'; '.join(values)}"
