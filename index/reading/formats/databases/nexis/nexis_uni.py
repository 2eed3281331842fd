"""Finds the articles of a download from Nexis Uni or Lexis Advance.

Word, RTF and PDF files have the same lines: a cover page that lists the documents, then each
with its title, outlet, date, note of rights, labels, "Body", the text, more labels, and "End
of Document".
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.nexis.nexis_article import make_article
from index.reading.formats.databases.nexis.nexis_labels import (
    is_copyright,
    is_page_number,
    read_heading,
    read_label,
)
from index.reading.formats.databases.nexis.nexis_uni_header import (
    FoundHeader,
    find_uni_header,
    make_bare_header,
)

# The end of an article stands on a line of its own; in some PDFs it ends the last one.
_END = re.compile(
    r"^[^\S\n]*((?:end|ende|fin|fine|fim|einde|slut|slutt|dokumentende)\b[^\n]{0,30}?)"
    r"[^\S\n]*$|(?-i:(?<=[ .”\"])End of Document)[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_LISTED = re.compile(r"^[^\S\n]*([^\W\d_]{8,11}) ?\((\d{1,6})\)[^\S\n]*$", re.MULTILINE)
_HEAD_CHARS = 3_000
_TRIED = 5


class NexisSection(NamedTuple):
    """The part of the text that is an article.

    Attributes:
        header: its header, with the blocks below it; None where it has none.
        is_ended: whether it ends with the end of an article, not with that of the file.
    """

    header: FoundHeader | None
    is_ended: bool = True


def find_nexis_uni(text: str) -> Bundle | None:
    """Returns the articles of a Nexis Uni download; None where the text is none.

    Cost: O(characters).
    """
    stated = _count_listed(text[:_HEAD_CHARS])
    first = islice(_find_sections(text, stated), _TRIED)
    if not stated and not any(one.header and one.header.is_labelled for one in first):
        return None
    return Bundle("Nexis", _read_articles(text, stated), stated)


def _count_listed(cover: str) -> int:
    """Counts the documents that the cover page lists; 0 where there is no cover page."""
    match = _LISTED.search(cover)
    if not match or read_heading(match[1]) != "document":
        return 0
    labels = (read_label(line) for line in cover.split("\n"))
    covers = sum(label is not None and label.field == "cover" for label in labels)
    return int(match[2]) if covers > 1 else 0


def _read_articles(text: str, stated: int) -> Iterator[BundledArticle]:
    for number, (found, is_ended) in enumerate(_find_sections(text, stated), 1):
        if found:
            article = make_article(found.header, found.blocks, number)
            yield article._replace(is_cut=not is_ended)
        elif is_ended or not stated or number <= stated:
            yield BundledArticle("", number=number)


def _find_sections(text: str, stated: int) -> Iterator[NexisSection]:
    """Yields the articles, and what is left of one within which the file ends."""
    end = 0
    for part in _list_parts(text, stated):
        end = part.stop
        yield NexisSection(find_uni_header(text[part]) or make_bare_header(text[part]))
    end = text.find("\n", end) if end else -1
    if end >= 0 and _has_content(text[end:]):
        yield NexisSection(find_uni_header(text[end:]), is_ended=False)


def _list_parts(text: str, stated: int) -> Iterator[slice]:
    """Yields where each article stands, up to the line that ends it.

    A body may have such a line too. It is an end where a header follows, or nothing but
    the end of the file; all are where there are as many as the cover page lists.
    """
    ends = [match for match in _END.finditer(text) if _is_end(match)]
    starts = [0, *(match.end() for match in ends)]
    pieces = [
        slice(start, end.start()) for start, end in zip(starts, ends, strict=False)
    ]
    all_sure = len(ends) == stated
    part = None
    for piece in pieces:
        if part is None or all_sure or find_uni_header(text[piece]):
            if part:
                yield part
            part = piece
        else:
            part = slice(part.start, piece.stop)
    if part:
        yield part


def _is_end(match: re.Match[str]) -> bool:
    return not match[1] or read_heading(match[1]) == "end"


def _has_content(rest: str) -> bool:
    """Checks whether something of an article stands below the last end."""
    lines = (line.strip() for line in rest.split("\n"))
    return any(
        line
        and not is_page_number(line)
        and not is_copyright(line)
        and "lexisnexis" not in line.lower()
        for line in lines
    )
