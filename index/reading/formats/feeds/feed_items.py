"""Reads feeds: RSS of all versions, RDF, Atom, and the exports of WordPress and Blogger.

RSS 2.0, RSS 1.0 with its modules, RFC 4287, and WordPress eXtended RSS.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from index.article import Field, PartialDate
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.feeds.feed_posts import FeedPosts
from index.reading.formats.feeds.xml_tree import find_name, read_markup_of
from index.reading.formats.mail.mail_headers import parse_sender
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import (
    as_names,
    as_text,
    as_url,
    is_address,
    parse_language_tag,
)
from index.reading.metadata.metadata_source import FEED, UNKNOWN_DATE, UNKNOWN_TEXT
from index.reading.metadata.record_text import as_prose

_Element = Any  # lxml has no type hints
_Elements = dict[str, list[_Element]]

_TEXTS = (
    "content:encoded", "yandex:full-text", "turbo:content", "content", "body",
    "description", "summary", "excerpt:encoded", "media:description", "itunes:summary",
)  # fmt: skip
_TITLES = ("title", "dc:title", "media:title")
# The day of publication before that of an update; WordPress has the local one too.
_DATES = (
    "wp:post_date", "pubdate", "published", "dc:date", "dc:issued", "dc:created", "issued",
    "created", "prism:publicationdate", "date", "updated", "modified", "dc:modified",
)  # fmt: skip
_LINKS = ("feedburner:origlink", "link", "guid", "id", "prism:url")
_SECTIONS = ("category", "prism:section", "dc:subject")
_NO_DATE = ("0000", "-0001")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def read_feed(root: _Element) -> Bundle:
    """Reads the items of a feed, from the root of its XML."""
    return Bundle("feed", _read_items(root))


def _read_items(root: _Element) -> Iterator[BundledArticle]:
    channel = next(
        (each for each in root.iter() if find_name(each.tag) == "channel"), root
    )
    posts = FeedPosts(channel)
    around = _declare_channel(root, channel)
    number = 0
    for item in root.iter():
        if find_name(item.tag) in ("item", "entry"):
            children = _group(item)
            if posts.are_published(children):
                number += 1
                yield _read_item(item, children, number, posts, around)


def _read_item(
    item: _Element,
    children: _Elements,
    number: int,
    posts: FeedPosts,
    around: DeclaredFields,
) -> BundledArticle:
    texts = [text for text in (_prose(children, name) for name in _TEXTS) if text]
    text = posts.clean(texts[0]) if texts else ""
    rest = [other for other in texts[1:] if other not in text]
    declared = DeclaredFields(
        title=_find_title(children),
        date=_find_date(children),
        outlet=_find_outlet(children, around),
        language=around.language,
        url=_find_url(item, children),
        authors=_find_authors(children, posts) or around.authors,
        section=_find_section(children),
    )
    key = _text(children, "guid") or _text(children, "id") or item.get(_ABOUT, "")
    return BundledArticle(text, declared, number, as_text(key), "\n".join(rest))


def _declare_channel(root: _Element, channel: _Element) -> DeclaredFields:
    """Declares what holds for all items: the outlet and the language."""
    own = _group(channel)
    language = _text(own, "language") or _text(own, "dc:language")
    language = language or channel.get(_XML_LANGUAGE) or root.get(_XML_LANGUAGE) or ""
    title = _text(own, "title")
    return DeclaredFields(
        outlet=UNKNOWN_TEXT if is_address(title) else FEED.field("title", title),
        language=FEED.field("language", parse_language_tag(language)),
        authors=_find_people(own),
    )


def _group(element: _Element) -> _Elements:
    """Groups the children by name; those of RDF may be in a list of their own."""
    children: _Elements = defaultdict(list)
    for child in element:
        if name := find_name(child.tag):
            children[name.rpartition("atom:")[2]].append(child)
    return children


def _text(children: _Elements, name: str) -> str:
    for element in children.get(name, ()):
        if text := as_text(read_markup_of(element)):
            return text
    return ""


def _prose(children: _Elements, name: str) -> str:
    for element in children.get(name, ()):
        if text := as_prose(read_markup_of(element)).strip():
            return text
    return ""


def _find_title(children: _Elements) -> Field[str]:
    for name in _TITLES:
        title = _text(children, name)
        if title and not is_address(title):
            return FEED.field(name, title)
    return UNKNOWN_TEXT


def _find_date(children: _Elements) -> Field[PartialDate]:
    for name in _DATES:
        written = _text(children, name)
        if written and not written.startswith(_NO_DATE) and _NO_DATE[1] not in written:
            return FEED.date(name, written)
    return UNKNOWN_DATE


def _find_outlet(children: _Elements, around: DeclaredFields) -> Field[str]:
    """Returns the outlet of the item: news of many outlets name theirs."""
    for source in children.get("source", ()):
        name = _text(_group(source), "title") or as_text(source.text)
        if name and not is_address(name):
            return FEED.field("source", name)
    publisher = _text(children, "dc:publisher")
    if publisher and not is_address(publisher):
        return FEED.field("dc:publisher", publisher)
    return around.outlet


def _find_url(item: _Element, children: _Elements) -> str:
    for name in _LINKS:
        for element in children.get(name, ()):
            if element.get("rel", "alternate") != "alternate":
                continue
            url = as_url(element.get("href") or element.text)
            if url.startswith(("http://", "https://")):
                return url
    about = as_url(item.get(_ABOUT, ""))
    return about if is_address(about) else ""


def _find_authors(children: _Elements, posts: FeedPosts) -> tuple[str, ...]:
    written = [as_text(each.text) for each in children.get("dc:creator", ())]
    names = [name for each in written for name in as_names(each)]
    return tuple(dict.fromkeys(map(posts.find_name, names))) or _find_people(children)


def _find_people(children: _Elements) -> tuple[str, ...]:
    """Returns the names under `author`: of Atom in parts, of RSS as mails write them."""
    names: dict[str, None] = {}
    for name in ("author", "itunes:author"):
        for element in children.get(name, ()):
            parts = _text(_group(element), "name")
            written = parts or as_text(element.text)
            for each in as_names(parse_sender(written).name):
                names[each] = None
        if names:
            break
    return tuple(names)


def _find_section(children: _Elements) -> str:
    for name in _SECTIONS:
        for element in children.get(name, ()):
            said = element.get("label") or element.text or element.get("term")
            if section := as_text(said):
                return "" if is_address(section) else section
    return ""
