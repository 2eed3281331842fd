"""Reads lists of links in HTML, as Pocket and browsers export them: no texts, but titles."""

import re
from collections.abc import Iterator
from html import unescape

from index.article import Basis
from index.reading.decoding.field_markup import strip_line_markup
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_text, as_url, is_address
from index.reading.metadata.metadata_source import MetadataSource

_SOURCE = MetadataSource("title of the link", Basis.STATED, 0.9, names_key=False)
_LINK = re.compile(
    r"<a\s[^<>]{0,4000}?href\s*=\s*\"([^\"<>]{1,4000})\"[^<>]{0,200000}>"
    r"((?:[^<]|<(?!/?a[\s>])){0,4000}+)</a>",
    re.IGNORECASE | re.DOTALL,
)
_OF_POCKET = re.compile(r"<title>\s*Pocket Export|\btime_added=", re.IGNORECASE)
_OF_BROWSER = re.compile(r"<!doctype\s+netscape-bookmark-file", re.IGNORECASE)
_HEAD_CHARS = 4096


def find_links(markup: str) -> Bundle | None:
    """Returns the links of an exported list; None if it is none."""
    head = markup[:_HEAD_CHARS]
    if _OF_BROWSER.search(head):
        return Bundle("Bookmarks", _read_links(markup), are_links=True)
    if _OF_POCKET.search(head):
        return Bundle("Pocket", _read_links(markup), are_links=True)
    return None


def _read_links(markup: str) -> Iterator[BundledArticle]:
    for number, match in enumerate(_LINK.finditer(markup), start=1):
        title = as_text(strip_line_markup(match[2]))
        # Pocket writes the address where it knows no title.
        title = "" if is_address(title) else title
        declared = DeclaredFields(
            title=_SOURCE.field("", title), url=as_url(unescape(match[1]))
        )
        yield BundledArticle("", declared, number)
