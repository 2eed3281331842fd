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
_MIN_SHARE = 0.3
_ALWAYS = 3
_ADDRESS = re.compile(r"https?://[^\s\x02/]{3,100}/[^\s\x02]{1,500}")
# "3/7" or "3 of 7", which browsers print beside the address of a page.
_PAGE_OF = re.compile(r"\d+ ?(?:/|[^\W\d]{1,6}) ?\d+")


class PageMargins(NamedTuple):
    """What stands around the text of a document.

    Attributes:
        pages: the lines of each page without it.
        texts: its texts, each once.
        url: the address that a browser printed on each page; empty where there is none.
    """

    pages: list[list[PdfLine]]
    texts: list[str]
    url: str


def remove_margins(pages: list[PdfPage]) -> PageMargins:
    """Returns the pages without what repeats at their top and bottom.

    A line counts as repeated if, but for its numbers, it stands at the edge of three pages or
    of a third of them. A document of one page has margins only where a browser printed it.
    """
    edges = [_find_edges(page) for page in pages]
    counts = Counter(mark for page in edges for mark in {_mark(*each) for each in page})
    least = max(2, min(_ALWAYS, round(len(pages) * _MIN_SHARE)))
    printed = any(_is_printed(page) for page in edges)
    kept: list[list[PdfLine]] = []
    texts: dict[str, None] = {}
    for page, edge in zip(pages, edges, strict=True):
        margin: set[int] = set()
        for each in edge:
            key, _, band = each
            outermost = band is edge[0][2] or band is edge[-1][2]
            alone = not _LETTERS.search(key) and outermost and len(key) < 12
            if counts[_mark(*each)] >= least or alone or (printed and outermost):
                margin.update(map(id, band))
                if _LETTERS.search(key):
                    texts.setdefault(" ".join(line.text for line in band))
        kept.append([line for line in page.lines if id(line) not in margin])
    return PageMargins(
        kept, _first_of_each(texts), _find_address(list(texts)) if printed else ""
    )


def _find_edges(page: PdfPage) -> list[tuple[str, bool, list[PdfLine]]]:
    """Returns the bands at the edges of a page: key, whether at the top, and lines."""
    bands = find_bands(page.lines)
    top = [
        band
        for band in bands[:_MAX_BANDS]
        if max(line.bottom for line in band) < page.height * _ZONE
    ]
    bottom = [
        band
        for band in bands[-_MAX_BANDS:]
        if min(line.top for line in band) > page.height * (1 - _ZONE)
    ]
    return [
        *((_key(band), True, band) for band in top),
        *((_key(band), False, band) for band in bottom),
    ]


def _mark(key: str, at_top: bool, band: list[PdfLine]) -> tuple[str, bool, int]:  # noqa: FBT001  (as in the tuple)
    # The title in large letters is no margin, though the pages repeat it in small ones.
    return key, at_top, round(max(line.size for line in band) / _SIZE_STEP)


def _key(band: list[PdfLine]) -> str:
    """Returns a band without its numbers."""
    text = " ".join(line.text for line in band)[:_MAX_KEY_CHARS]
    if _ROMAN.fullmatch(text.strip()):
        return "#"
    return " ".join(_DIGITS.sub("#", text).casefold().split())


def _is_printed(edge: list[tuple[str, bool, list[PdfLine]]]) -> bool:
    """Checks for a page's address and its number at the edge: a browser printed it."""
    if not edge:
        return False
    outer = [line.text for band in (edge[0][2], edge[-1][2]) for line in band]
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
