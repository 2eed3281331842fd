"""Finds what stands around the text of each page: headers, footers, page numbers."""

import re
from collections import Counter
from typing import NamedTuple

from index.reading.formats.documents.pdf.page_columns import find_bands
from index.reading.formats.documents.pdf.pdf_lines import PdfLine, PdfPage

_ZONE = 0.2  # of the height of a page, at its top and at its bottom
_SIZE_STEP = 3  # points
_MAX_BANDS = 3
_MAX_KEY_CHARS = 80
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]")
_ROMAN = re.compile(r"[ivxl]{1,7}", re.IGNORECASE)
_MAX_NUMBER_CHARS = 12
_MAX_SHORT_CHARS = 50
_MIN_SHARE = 0.3
_ALWAYS = 3
_ADDRESS = re.compile(r"https?://[^\s\x02/]{3,100}/[^\s\x02]{1,500}")
# "3/7" or "3 of 7", which browsers print beside the address of a page.
_PAGE_OF = re.compile(r"\d+ ?(?:/|[^\W\d]{1,6}) ?\d+")


class PageMargins(NamedTuple):
    """Lines around the text of a document.

    Attributes:
        pages: the lines of each page without it.
        texts: its texts, each once.
        url: the address that a browser printed on each page; empty where there is none.
    """

    pages: list[list[PdfLine]]
    texts: list[str]
    url: str


class _Edge(NamedTuple):
    """Lines beside each other at the top or at the bottom of a page."""

    key: str  # their text without its numbers
    at_top: bool
    size: int  # so that a title in large letters is no margin that repeats it in small
    band: list[PdfLine]
    is_apart: bool  # whether a gap is between them and the text
    is_outermost: bool


def remove_margins(pages: list[PdfPage]) -> PageMargins:
    """Returns the pages without what repeats at their top and bottom.

    A line counts as repeated if, but for its numbers, it stands at the edge of three pages or
    of a third of them. A document of one page has margins only where a browser printed it.
    """
    edges = [_find_edges(page) for page in pages]
    counts = Counter(mark for page in edges for mark in {each[:3] for each in page})
    printed = any(map(_is_printed, edges))
    kept: list[list[PdfLine]] = []
    texts: dict[str, None] = {}
    for page, edge in zip(pages, edges, strict=True):
        margin: set[int] = set()
        for each in edge:
            repeats = _is_repeated(each, counts[each[:3]], len(pages))
            number = not _LETTERS.search(each.key) and len(each.key) < _MAX_NUMBER_CHARS
            if repeats or (each.is_outermost and (number or printed)):
                margin.update(map(id, each.band))
                if not number:
                    texts.setdefault(" ".join(line.text for line in each.band))
        kept.append([line for line in page.lines if id(line) not in margin])
    if not any(kept):
        return PageMargins([page.lines for page in pages], [], "")
    return PageMargins(
        kept, _first_of_each(texts), _find_address(list(texts)) if printed else ""
    )


def _is_repeated(edge: _Edge, count: int, pages: int) -> bool:
    if count < 2:
        return False
    if count >= pages * _MIN_SHARE:
        return True
    # A line of the text may stand at the edge of some pages too.
    return count >= _ALWAYS and (edge.is_apart or len(edge.key) < _MAX_SHORT_CHARS)


def _find_edges(page: PdfPage) -> list[_Edge]:
    bands = find_bands(page.lines)
    edges = []
    last = len(bands) - 1
    for place, band in enumerate(bands):
        top = min(line.top for line in band)
        bottom = max(line.bottom for line in band)
        size = max(line.size for line in band)
        at_top = place < _MAX_BANDS and bottom < page.height * _ZONE
        at_bottom = place > last - _MAX_BANDS and top > page.height * (1 - _ZONE)
        if not (at_top or at_bottom):
            continue
        inner = bands[min(place + 1, last) if at_top else place - 1]
        gap = (
            min(line.top for line in inner) - bottom
            if at_top
            else top - max(line.bottom for line in inner)
        )
        edges.append(
            _Edge(_key(band), at_top, round(size / _SIZE_STEP), band, gap > size,
                  place in (0, last))
        )  # fmt: skip
    return edges


def _key(band: list[PdfLine]) -> str:
    """Returns a band without its numbers."""
    text = " ".join(line.text for line in band)[:_MAX_KEY_CHARS]
    if _ROMAN.fullmatch(text.strip()):
        return "#"
    return " ".join(_DIGITS.sub("#", text).casefold().split())


def _is_printed(edges: list[_Edge]) -> bool:
    """Checks for a page's address and its number at the edge: a browser printed it."""
    outer = [line.text for edge in edges if edge.is_outermost for line in edge.band]
    text = " ".join(outer)
    return bool(_ADDRESS.search(text) and _PAGE_OF.search(_ADDRESS.sub("", text)))


def _first_of_each(texts: dict[str, None]) -> list[str]:
    """Returns one of the texts that differ in numbers alone."""
    return list({_DIGITS.sub("#", text): text for text in reversed(texts)}.values())[
        ::-1
    ]


def _find_address(texts: list[str]) -> str:
    found = map(_ADDRESS.search, texts)
    return next((address[0] for address in found if address), "")
