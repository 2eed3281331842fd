"""Reads news as agencies send it: NITF, NewsML 1, NewsML-G2, and the Reuters corpus.

IPTC NITF 3.6, NewsML 1.2 and NewsML-G2 2.x; RCV1 of Reuters.
"""

import re
from collections.abc import Iterator
from typing import Any

from index.article import Basis
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.feeds.xml_tree import find_name, read_markup_of
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import (
    as_names,
    as_text,
    as_url,
    is_address,
    parse_language_tag,
)
from index.reading.metadata.metadata_source import MetadataSource
from index.reading.metadata.record_text import as_prose

_Element = Any  # lxml has no type hints

_NEWS = MetadataSource("field of the news item", Basis.STATED, 0.95)
# Where each field stands, the best place first: an element, or an attribute of one.
_TITLES = ("hl1", "headline", "title", "hedline")
_DATES = (
    "date.issue@norm", "firstcreated", "contentcreated", "pubdata@date.publication",
    "date.release@norm", "story.date@norm", "versioncreated", "dateid", "thisrevisioncreated",
    "newsitem@date", "sent", "dateandtime",
)  # fmt: skip
_OUTLETS = ("pubdata@name", "provider", "providerid", "distributor", "copyrightholder")
_AUTHORS = ("byline", "by", "creator", "author")
_LANGUAGES = ("body.content@lang", "nitf@lang", "language@tag", "language@formalname",
              "newsitem@lang", "newsml@lang")  # fmt: skip
_URLS = ("pubdata@ex-ref", "canonical", "uri")
_SECTIONS = ("pubdata@position.section", "slugline", "slug")
_KEYS = ("doc-id@id-string", "newsitem@guid", "newsitem@itemid", "publicidentifier")
_TEXTS = ("body.content", "inlinedata", "inlinexml", "datacontent", "text", "body")
_PAGES = ("dateline", "abstract", "copyrightline", "copyright", "doc.copyright@holder")
_NO_PROSE = frozenset(
    ("media", "media-reference", "media-metadata", "object", "hedline")
)
_NORMAL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d+.*)?$")
_BY = re.compile(r"^(?:by|von|par|por|di|door|af|av)\s+", re.IGNORECASE)


def read_news(root: _Element) -> Bundle:
    """Reads the news items of a file, from the root of its XML."""
    return Bundle("news item", _read_items(root))


def _read_items(root: _Element) -> Iterator[BundledArticle]:
    items = [each for each in root.iter() if find_name(each.tag) == "newsitem"]
    # An item may hold one in another standard: that is its text.
    for number, item in enumerate(items or [root], start=1):
        yield _read_item(item, number)


def _read_item(item: _Element, number: int) -> BundledArticle:
    places = _collect(item)
    text = ""
    for name in _TEXTS:
        text = "\n\n".join(
            filter(None, (_read_prose(each) for each in places.get(name, ())))
        )
        if text:
            break
    name = _find(places, _OUTLETS)
    declared = DeclaredFields(
        title=_NEWS.field(*_name(places, _TITLES)),
        outlet=_NEWS.field(
            _name(places, _OUTLETS)[0], "" if is_address(name) else name
        ),
        language=_NEWS.field("language", parse_language_tag(_find(places, _LANGUAGES))),
        url=_find_url(places),
        authors=as_names(_BY.sub("", _find(places, _AUTHORS))),
        section=_find(places, _SECTIONS),
    )
    key, written = _name(places, _DATES)
    if written:
        date = _NORMAL.sub(r"\1-\2-\3", written)
        declared = declared._replace(date=_NEWS.date(key, date))
    page = "\n".join(filter(None, (_find(places, (place,)) for place in _PAGES)))
    return BundledArticle(text, declared, number, _find(places, _KEYS), page)


def _collect(item: _Element) -> dict[str, list[_Element]]:
    """Collects the elements by name, without their prefix, the item itself first."""
    places: dict[str, list[_Element]] = {}
    for element in item.iter():
        name = find_name(element.tag).rpartition(":")[2]
        if name:
            places.setdefault(name, []).append(element)
    return places


def _name(places: dict[str, list[_Element]], names: tuple[str, ...]) -> tuple[str, str]:
    """Returns the first place that has a value, and the value."""
    for place in names:
        name, _, attribute = place.partition("@")
        for element in places.get(name, ()):
            if attribute:
                value = _attribute(element, attribute)
            else:
                value = as_text(" ".join(element.itertext())) or _named_party(element)
            if value:
                return place, value
    return "", ""


def _find(places: dict[str, list[_Element]], names: tuple[str, ...]) -> str:
    return _name(places, names)[1]


def _attribute(element: _Element, name: str) -> str:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower() == name:
            return as_text(value)
    return ""


def _named_party(element: _Element) -> str:
    """Returns the name of a party that stands in attributes alone."""
    for each in element.iter():
        for attribute in ("formalname", "literal"):
            if value := _attribute(each, attribute):
                return value
    return ""


def _find_url(places: dict[str, list[_Element]]) -> str:
    for place in _URLS:
        url = as_url(_find(places, (place,)))
        if url.startswith(("http://", "https://")):
            return url
    return ""


def _read_prose(element: _Element) -> str:
    for each in list(element.iter()):
        if find_name(each.tag).rpartition(":")[2] in _NO_PROSE:
            tail = each.tail
            each.clear()
            each.tail = tail
    return as_prose(read_markup_of(element)).strip()
