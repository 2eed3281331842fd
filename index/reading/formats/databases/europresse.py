"""Finds the articles in the pages that Europresse exports, old and new, in any language.

Both name the elements of an article by their classes. The old layout has no element for
the text: it is what stands between the headline and the line of copyright.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from index.article import Basis
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.label_tables import fold_label, list_labels
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.formats.databases.page_blocks import (
    ExportBlock,
    cut_at,
    join_blocks,
    read_blocks,
)
from index.reading.metadata.metadata_source import MetadataSource

_SOURCE = MetadataSource("Europresse", Basis.STATED, 0.95, day_first=True)
_OUTLET, _HEADER, _TITLE = "docpublicationname", "docheader", "titrearticlevisu"
_TITLES = "titrearticle"
_AUTHORS = frozenset({"docauthors", "sm-margin-bottomnews"})
_TEXT = frozenset({"dococurrcontainer", "doctext"})
_BREAKS = frozenset({_OUTLET, _HEADER, _TITLE, _TITLES, *_AUTHORS, *_TEXT})
_OUTLET_TAG = re.compile(
    r"<span\b[^<>]{0,100}\bclass\s*=\s*[\"']?DocPublicationName\b", re.IGNORECASE
)
_ARTICLE_TAG = re.compile(r"<article\b", re.IGNORECASE)
_DOCUMENT_ID = re.compile(
    r"\b(?:news|web|tv|rad|bio|rep|sm)\s?·\s?(\d{8})\s?·[^\s·]+·[^\s·]+"
)
_MAX_HEADER_CHARS = 1000
_COPYRIGHT = re.compile(r"^[\s(]*(?:©|\(c\))", re.IGNORECASE)
_LINK = re.compile(
    r"<a\b[^<>]{0,200}\bhref\s*=\s*[\"'](https?://[^\"'<>\s]{1,1000})[\"'][^<>]{0,200}>"
    r"([^<]{1,200})",
    re.IGNORECASE,
)


def find_europresse_html(markup: str) -> Bundle | None:
    """Returns the bundle in a page of Europresse; None if it is none."""
    starts = [tag.start() for tag in _OUTLET_TAG.finditer(markup)]
    articles = [tag.start() for tag in _ARTICLE_TAG.finditer(markup)]
    if not starts:
        return None
    # An article of the new layout may name its outlet in several places.
    if articles and articles[0] < starts[0]:
        starts = articles
    read = _read_articles(cut_at(markup, starts))
    first = next(read, None)
    return None if first is None else Bundle("Europresse", chain([first], read))


def _read_articles(pieces: Iterable[str]) -> Iterator[BundledArticle]:
    number = 0
    before = ""
    for piece in pieces:
        article = _read_article(before + piece)
        # The name of the outlet may be in two elements.
        halved = article is None and _HEADER not in piece.lower()
        before = piece if halved else ""
        if article is not None:
            number += 1
            yield article._replace(number=number)


def _read_article(piece: str) -> BundledArticle | None:
    blocks = read_blocks(piece, _BREAKS)
    outlets = [block for block in blocks if f" {_OUTLET} " in block.names]
    titles = _find_titles(blocks)
    if not outlets:
        return None
    header = " ".join(block.text for block in blocks if f" {_HEADER} " in block.names)
    start = _find_start(blocks, titles)
    end = _find_end(blocks, start)
    body, byline = _read_body(blocks[start:end])
    if not (body or titles):
        return None
    document = _DOCUMENT_ID.search("\n".join(block.text for block in blocks[end:]))
    found = _find_fields(header, document)
    found["title"] = Labelled("headline", " ".join(block.text for block in titles))
    found["outlet"] = Labelled("publication name", _trim_issue(outlets[0].text))
    found["byline"] = Labelled("byline", byline)
    found["url"] = Labelled("link", _find_link(piece))
    used = {id(block) for block in [*body, *titles]}
    rest = [block.text for block in blocks[:end] if id(block) not in used]
    rest += [block.text for block in blocks[end:] if _is_copyright(block.text)][:1]
    return BundledArticle(
        join_blocks(body),
        declare_fields(_SOURCE, found),
        key=document[0] if document else "",
        page="\n".join(dict.fromkeys(rest)),
        is_cut=document is None and end == len(blocks),
    )


def _find_link(piece: str) -> str:
    """Finds the address of the paper that the article is from, which follows the text."""
    links = (link[1] for link in _LINK.finditer(piece) if _tells_origin(link[2]))
    return next(links, "")


def _tells_origin(text: str) -> bool:
    start = fold_label(text[:120])
    return start.startswith(tuple(list_labels("europresse_labels", "origin")))


def _find_titles(blocks: list[ExportBlock]) -> list[ExportBlock]:
    marked = [block for block in blocks if f" {_TITLE} " in block.names]
    titles = marked or [block for block in blocks if f" {_TITLES} " in block.names]
    # Headlines further down are those of other articles.
    first = blocks.index(titles[0]) if titles else 0
    return [block for block in titles if block in blocks[first : first + len(titles)]]


def _find_start(blocks: list[ExportBlock], titles: list[ExportBlock]) -> int:
    """Finds what follows the headline; where there is none, what follows the date."""
    if titles:
        return blocks.index(titles[-1]) + 1
    heads = [n for n, block in enumerate(blocks) if f" {_HEADER} " in block.names]
    return heads[-1] + 1 if heads else len(blocks)


def _find_end(blocks: list[ExportBlock], start: int) -> int:
    """Finds the line of copyright or the number of the document, which end the text."""
    for place in range(start, len(blocks)):
        text = blocks[place].text
        if _is_copyright(text) or (len(text) < 120 and _DOCUMENT_ID.search(text)):
            return place
    return len(blocks)


def _is_copyright(text: str) -> bool:
    if len(text) > 400:
        return False
    rights = _compile_rights()
    return bool(_COPYRIGHT.match(text)) or bool(rights.search(text) and len(text) < 150)


@cache
def _compile_rights() -> re.Pattern[str]:
    rights = list_labels("europresse_labels", "copyright")
    return re.compile("|".join(map(re.escape, rights)), re.IGNORECASE)


def _read_body(after: list[ExportBlock]) -> tuple[list[ExportBlock], str]:
    """Reads the text and the byline in what stands between headline and end."""
    inside = [block for block in after if not _TEXT.isdisjoint(block.names.split())]
    inside = inside or [block for block in after if " <section> " in block.names]
    body = [block for block in inside if not _tells_origin(block.text)]
    if body:
        return body, "; ".join(_list_authors(after[: after.index(body[0])]))
    if len(after) > 1 and _is_name(after[0].text):
        return after[1:], after[0].text
    return after, ""


def _list_authors(blocks: list[ExportBlock]) -> list[str]:
    """Lists the lines of authors; in some layouts they are what follows the headline."""
    below = [block for block in blocks if f" {_TITLES} " not in block.names]
    marked = [block for block in below if not _AUTHORS.isdisjoint(block.names.split())]
    plain = [block for block in below if " <header> " in block.names]
    return [block.text for block in marked or plain if len(block.text) < 200]


def _is_name(text: str) -> bool:
    words = text.rstrip(".").split()
    capital = [word for word in words if word[:1].isupper()]
    short = 1 < len(words) <= 10 and len(text) <= 80 and text[-1:] not in ".?!:"
    return short and len(capital) * 2 > len(words)


def _find_fields(header: str, document: re.Match[str] | None) -> dict[str, Labelled]:
    """Reads section and date: "Politique, jeudi 5 octobre 2013, p. 3"."""
    # Imported here: its patterns take 50 ms.
    from index.extract.dates.date_parser import find_dates

    found: dict[str, Labelled] = {}
    header = header[:_MAX_HEADER_CHARS]
    for mention in find_dates(header):
        if mention.date.year:
            found["date"] = Labelled("header", header[mention.start : mention.end])
            section = header[: mention.start].rstrip(" ,").rpartition(",")[0]
            found["section"] = Labelled("header", section.strip(" ,"))
            return found
    if document:
        found["date"] = Labelled("document number", document[1])
    return found


def _trim_issue(outlet: str) -> str:
    """Returns the name of an outlet without the number of its issue: ", no. 5968"."""
    words = "|".join(map(re.escape, list_labels("europresse_labels", "issue")))
    return re.sub(
        rf",\s*(?:(?:{words})[.\s]*[\w./-]*\d.*|\d.*)$", "", outlet, flags=re.IGNORECASE
    )
