"""Finds the articles in what Factiva exports: HTML, and text of TXT, RTF, DOCX and PDF.

Each article ends with its accession number, "Document ABC0000020191220efck0003l". Its
fields stand behind codes (`factiva_codes`), or in lines of a known order
(`factiva_lines`).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.factiva.factiva_codes import (
    find_code_pattern,
    read_coded_article,
)
from index.reading.formats.databases.factiva.factiva_lines import read_lined_article
from index.reading.formats.databases.factiva.factiva_merged import divide_joined_lines
from index.reading.formats.databases.page_blocks import (
    ExportBlock,
    cut_at,
    join_blocks,
    read_blocks,
    split_lines,
)

_DATABASE = "Factiva"
_MAX_UNREAD = 20
# The code of the source, the day, and a number in base 36.
ACCESSION = r"[A-Za-z0-9]{4,14}(?:19|20)\d{6}[a-z0-9]{7,10}"
_END_LINE = re.compile(
    rf"^[ \t|*]*(?:\*?AN\*?[ \t|]+)?(?:[^\W\d_]{{2,20}}[ \t\u3000:]{{1,4}}){{1,3}}({ACCESSION})[ \t|]*$",
    re.MULTILINE,
)
_END_BLOCK = re.compile(
    rf"(?:\*?AN\*?[\s|]+)?(?:[^\W\d_]{{2,20}}[\s:]{{1,4}}){{1,3}}({ACCESSION})"
)
_ARTICLE_TAG = re.compile(
    r"<div\b[^<>]{0,300}\bclass\s*=\s*[\"']?[^\"'<>]{0,100}?\barticle [a-z]{2,6}Article\b",
    re.IGNORECASE,
)
_FACTIVA_NAMES = ("Factiva", "factiva", "FACTIVA")
_FACTIVA_PAGE = re.compile(
    r"<title>\s*Factiva|factiva\.com|Factiva, Inc", re.IGNORECASE
)
# Head and foot of the pages of a PDF or Word file, and of a page saved as text.
_PAGE_EDGE = re.compile(
    r"^[ \t]*(?:Factiva|Dow Jones)(?:[ \t]+(?:Factiva|Dow Jones))?[ \t]*$\n?"
    r"|^.{0,40}?(?:©|\(c\))[ \u00a0]?\d{4}[ \u00a0]?Factiva\b.{0,80}$\n?"
    r"|^[^\W\d_]{2,12}[ \u00a0]\d+[ \u00a0][^\W\d_]{1,4}[ \u00a0]\d+[ \u00a0]*$\n?",
    re.MULTILINE | re.IGNORECASE,
)
# How Factiva writes a line end inside a field.
_RETURN = re.compile(r"&(?:soft|hard)Return;?")


def find_factiva_html(markup: str) -> Bundle | None:
    """Returns the bundle in a page of Factiva; None if it is none."""
    starts = [tag.start() for tag in _ARTICLE_TAG.finditer(markup)]
    if starts:
        pieces = (
            read_blocks(_RETURN.sub(" ", piece)) for piece in cut_at(markup, starts)
        )
        return _make_bundle(pieces)
    # The pattern takes 10 ms for a page; nearly all of them do not have the word.
    named = any(name in markup for name in _FACTIVA_NAMES)
    if not named or not _FACTIVA_PAGE.search(markup):
        return None
    # Other layouts, as in mails: the whole page, cut where articles end.
    return _make_bundle(_cut_blocks(read_blocks(_RETURN.sub(" ", markup))))


def find_factiva_text(text: str) -> Bundle | None:
    """Returns the bundle in a text; None if it is none."""
    if not _END_LINE.search(text) and find_code_pattern(text) is None:
        return None
    text = _PAGE_EDGE.sub("", text)
    ends = [0, *(line.end() for line in _END_LINE.finditer(text))]
    return _make_bundle(split_lines(piece) for piece in cut_at(text, ends))


def _make_bundle(pieces: Iterable[list[ExportBlock]]) -> Bundle | None:
    """Makes the bundle, if the fields of one of its first articles can be read."""
    articles = _read_pieces(pieces)
    begun: list[BundledArticle] = []
    for article in islice(articles, _MAX_UNREAD):
        begun.append(article)
        if article.declared.outlet.value is not None:
            return Bundle(_DATABASE, chain(begun, articles))
    return None


def _read_pieces(pieces: Iterable[list[ExportBlock]]) -> Iterator[BundledArticle]:
    """Yields the article of each piece; search summaries and lists have none."""
    number = 0
    for blocks in pieces:
        article = _read_piece(blocks)
        if article is not None:
            number += 1
            yield article._replace(number=number)


def _read_piece(blocks: list[ExportBlock]) -> BundledArticle | None:
    for place, block in enumerate(blocks):
        end = _END_BLOCK.fullmatch(block.text.strip("*| \t"))
        if end:
            blocks = blocks[:place]
            break
    else:
        end = None
    article = read_coded_article(blocks) or read_lined_article(blocks)
    if article is None:
        if end is None or not blocks:
            return None
        article = read_lined_article(divide_joined_lines(blocks, end[1]))
    if article is None:
        # Nothing is lost for lines that are not understood.
        article = BundledArticle(join_blocks(blocks))
    return article._replace(key=end[1] if end else "", is_cut=end is None)


def _cut_blocks(blocks: list[ExportBlock]) -> Iterator[list[ExportBlock]]:
    start = 0
    for place, block in enumerate(blocks):
        if _END_BLOCK.fullmatch(block.text):
            yield blocks[start : place + 1]
            start = place + 1
    yield blocks[start:]
