"""Writes new articles as an Atom feed (RFC 4287)."""

import re
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from index.article import Article
from search.output.unseen_characters import one_line
from search.results.feed_entry import FeedEntry

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
"""XML does not allow them, and `one_line` leaves them."""
_WHOLE_DATE = len("2019-12-20")


class FeedLinks(NamedTuple):
    """The addresses of a feed that a server offers.

    Attributes:
        own: of the feed itself.
        page: of the page that shows the same.
        article: returns the address of an article's page.
    """

    own: str
    page: str
    article: Callable[[Article], str]


def make_feed(
    title: str,
    corpus: str,
    entries: Sequence[FeedEntry],
    links: FeedLinks | None = None,
) -> bytes:
    """Returns a feed in UTF-8.

    Args:
        title: of the feed.
        corpus: the index, as the desk calls it; with the title it makes the feed's id.
        entries: the newest first.
        links: addresses on a server; without them entries lead to what was published,
            or to their files.
    """
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", _make_id("feed", corpus, title))
    _add(feed, "title", f"corpus-search: {one_line(title)}")
    _add(feed, "updated", max((one.first_seen for one in entries), default=_NEVER))
    _add(_add(feed, "author"), "name", "corpus-search")
    _add(feed, "generator", "corpus-search")
    if links:
        ET.SubElement(feed, "link", rel="self", type=MEDIA_TYPE, href=links.own)
        ET.SubElement(feed, "link", rel="alternate", type="text/html", href=links.page)
    find_address = links.article if links else _make_link
    for one in entries:
        _add_entry(feed, one, find_address(one.hit.article))
    ET.indent(feed)
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add_entry(feed: ET.Element, one: FeedEntry, address: str) -> None:
    article, entry = one.hit.article, _add(feed, "entry")
    _add(entry, "id", _make_id("article", one.search, one.text))
    _add(entry, "title", one_line(one.hit.label) or article.path)
    _add(entry, "updated", one.first_seen)
    date = str(article.date.value or "")
    if len(date) == _WHOLE_DATE:
        _add(entry, "published", f"{date}T00:00:00Z")
    for name in article.authors or (article.outlet.value,):
        if name:
            _add(_add(entry, "author"), "name", one_line(name))
    ET.SubElement(entry, "link", rel="alternate", href=address)
    ET.SubElement(
        entry, "category", term=_NO_CHARACTERS.sub("\ufffd", one_line(one.search))
    )
    if one.hit.snippets:
        _add(entry, "summary", one_line(one.hit.snippets[0].text))


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _NO_CHARACTERS.sub("\ufffd", text) or None
    return element


def _make_link(article: Article) -> str:
    """Returns the address of an article, or that of its file."""
    url = _NO_CHARACTERS.sub("", one_line(article.url))
    if url.startswith(("http://", "https://")):
        return url
    path = Path(article.file)
    return path.as_uri() if path.is_absolute() else f"urn:corpus-search:{article.id}"


def _make_id(kind: str, *parts: str) -> str:
    named = "\n".join((kind, *parts)).encode("utf-8", "replace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, named).urn
