"""Reads the chapters of an EPUB: the heading, text and address of each."""

import re
from typing import Any, NamedTuple

from index.reading.decoding.file_bytes import ContentError
from index.reading.formats.pages.html import decode_html
from index.reading.formats.pages.html_text import read_lines
from index.reading.metadata.field_values import is_address

_HEADINGS = ("h1", "h2", "h3")
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])nav(?:bar|igation)?(?:$|[\s_-])|calibre_navbar", re.IGNORECASE
)
_NO_CHAPTER = re.compile(r"\b(?:cover|toc|titlepage|copyright-page|landmarks)\b")
_MAX_HEADING_CHARS = 400
_MAX_TAGS = 500_000
# A page of links is a table of contents; its words stand in the chapters.
_MAX_LINKED = 0.6
_LINES_WITH_ADDRESS = 5


class Chapter(NamedTuple):
    """A chapter.

    Attributes:
        heading: its first heading, if it stands before the text.
        lines: its paragraphs, the heading among them.
        url: the address of the page that it was made from, where it shows it.
        is_contents: whether it is a cover or a list of links.
    """

    heading: str
    lines: list[str]
    url: str = ""
    is_contents: bool = False


def read_chapter(content: bytes) -> Chapter:
    """Reads a page of a book; one that cannot be parsed has no lines."""
    from lxml import etree, html  # type: ignore[import-untyped]

    if not 0 < content.count(b"<") <= _MAX_TAGS:
        return Chapter("", [])
    try:
        markup = decode_html(content).encode("utf-8", "replace")
        root = html.document_fromstring(markup, html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, ContentError):
        return Chapter("", [])
    body = root.find(".//body")
    if body is None:
        return Chapter("", [])
    url = _find_url(body)
    for part in [each for each in body.iter("nav", "div") if _is_navigation(each)]:
        part.drop_tree()
    lines = read_lines(body)
    if not any(map(str.isalpha, "".join(lines))):
        lines = []
    return Chapter(_find_heading(body, lines), lines, url, _is_contents(body))


def _is_navigation(element: Any) -> bool:  # noqa: ANN401  (lxml has no types)
    return element.tag == "nav" or bool(_NAVIGATION.search(element.get("class") or ""))


def _find_heading(body: Any, lines: list[str]) -> str:  # noqa: ANN401  (as above)
    for element in body.iter(*_HEADINGS):
        heading = " ".join(" ".join(element.itertext()).split())
        if heading:
            near = heading in " ".join(lines[:6])
            return heading if near and len(heading) <= _MAX_HEADING_CHARS else ""
    return ""


def _find_url(body: Any) -> str:  # noqa: ANN401  (as above)
    """Returns the address that a chapter shows near its beginning or end."""
    lines = read_lines(body)
    ends = [*lines[:_LINES_WITH_ADDRESS], *lines[-_LINES_WITH_ADDRESS:]]
    for link in body.iter("a"):
        href, shown = link.get("href") or "", "".join(link.itertext()).strip()
        whole = is_address(shown) and shown.rstrip("/…. ") in href
        if whole and href.startswith("http") and any(shown in line for line in ends):
            return href
    return ""


def _is_contents(body: Any) -> bool:  # noqa: ANN401  (as above)
    kinds = [str(value) for name, value in body.attrib.items() if name.endswith("type")]
    if _NO_CHAPTER.search(" ".join(kinds)):
        return True
    links = [link for link in body.iter("a") if link.get("href")]
    linked = sum(len("".join(link.itertext())) for link in links)
    total = sum(map(len, body.itertext()))
    return len(links) > 2 and linked > total * _MAX_LINKED
