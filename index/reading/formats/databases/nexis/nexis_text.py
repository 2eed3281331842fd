"""Finds the articles of a Nexis download as plain text: each below "1 of 10 DOCUMENTS"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.nexis.nexis_article import (
    ABOVE_BODY,
    is_short,
    make_article,
)
from index.reading.formats.databases.nexis.nexis_blocks import (
    Block,
    read_date_line,
    split_blocks,
)
from index.reading.formats.databases.nexis.nexis_header import read_header
from index.reading.formats.databases.nexis.nexis_labels import read_heading, read_label

_COUNT = r"(\d[\d.,]{0,8})"
_SEPARATOR = re.compile(
    rf"^[^\S\n]*(?:FOCUS - )?(?:{_COUNT} (\w{{1,4}}) {_COUNT} ([^\W\d_]{{7,11}})"
    rf"|([^\W\d_]{{7,10}}) {_COUNT} (\w{{1,4}}) {_COUNT})[^\S\n]*$",
    re.MULTILINE,
)
_RANGES = re.compile(r"[\d,;\s-]+$")
_RANGE = re.compile(r"(\d{1,6})(?:\s?-\s?(\d{1,6}))?")
_HEAD_CHARS, _HEADER_CHARS, _SECTION_CHARS = 2_000, 800, 20_000
_TRIED, _HEADER_LINES = 5, 8
_SURE = ABOVE_BODY | {"load-date", "language"}


class Separator(NamedTuple):
    """The line above an article: 1 of 10 DOCUMENTS.

    Attributes:
        start: where the line begins.
        end: where it ends.
        number: the number of the article.
        total: how many articles were found by the search.
    """

    start: int
    end: int
    number: int
    total: int


def find_nexis_text(text: str) -> Bundle | None:
    """Returns the articles of an older Nexis download; None where the text is none.

    Cost: O(characters).
    """
    stated = count_selected(text[:_HEAD_CHARS])
    separators = list(_find_separators(text))
    sections = _list_sections(text, separators)
    if not stated:
        if not any(_is_nexis(text[one][:_SECTION_CHARS]) for one in sections[:_TRIED]):
            return None
        first, last = (read_section(text[sections[at]], 1) for at in (0, -1))
        if last.is_cut and not first.is_cut:
            stated = _count_found(separators)
    return Bundle("Nexis", _read_articles(text, sections), stated)


def read_section(section: str, number: int) -> BundledArticle:
    """Reads an article from what stands below its separator.

    An article that Nexis could not give has neither a date nor labels, and no text here.
    """
    header, blocks = read_header(split_blocks(section))
    if not header.date and not header.has_labels:
        return BundledArticle("", number=number)
    return make_article(header, blocks, number)


def drop_separator(section: str) -> str:
    """Returns a section without the separator with which it may begin."""
    separator = next(_find_separators(section[:_HEAD_CHARS]), None)
    return section[separator.end :] if separator else section


def count_selected(cover: str) -> int:
    r"""Counts the articles that the cover page says were selected; 0 where it does not.

    >>> count_selected("Download Request: Selected Items: 1-10, 12\nTerms: bridge")
    11
    """
    labels = [label for line in cover.split("\n") if (label := read_label(line))]
    if not any(label.field == "cover" for label in labels):
        return 0
    request = next((label for label in labels if label.field == "request"), None)
    ranges = _RANGES.search(request.value) if request else None
    found = _RANGE.findall(ranges[0]) if ranges else []
    return sum(max(0, int(last or first) - int(first) + 1) for first, last in found)


def _find_separators(text: str) -> Iterator[Separator]:
    before = Separator(0, 0, 0, 0)
    for match in _SEPARATOR.finditer(text):
        number, of, total, documents = _read_separator(match)
        named = documents[0].isupper() and read_heading(documents) == "document"
        if not named or read_heading(of) != "count-of":
            continue
        found = Separator(match.start(), match.end(), number, total)
        if _follows(found, before) or _begins_article(text, found):
            yield found
            before = found


def _read_separator(match: re.Match[str]) -> tuple[int, str, int, str]:
    if match[1]:
        number, of, total, documents = match.group(1, 2, 3, 4)
    else:
        documents, number, of, total = match.group(5, 6, 7, 8)
    return _to_int(number), of, _to_int(total), documents


def _to_int(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _follows(found: Separator, before: Separator) -> bool:
    return (found.number, found.total) == (before.number + 1, before.total)


def _begins_article(text: str, found: Separator) -> bool:
    """Checks that an article begins below: a body may contain such a line too."""
    below = text[found.end : found.end + _HEADER_CHARS].split("\n")
    for line in list(filter(str.strip, below))[:_HEADER_LINES]:
        if label := read_label(line):
            return label.field in ABOVE_BODY
        if _SEPARATOR.match(line):
            return False
        if read_date_line(line):
            return True
    return False


def _list_sections(text: str, separators: Sequence[Separator]) -> list[slice]:
    ends = [*(one.start for one in separators), len(text)][1:]
    return [slice(one.end, end) for one, end in zip(separators, ends, strict=True)]


def _is_nexis(section: str) -> bool:
    blocks = split_blocks(section)
    header, _ = read_header(blocks)
    return bool(header.date) and any(_is_sure(block) for block in blocks)


def _is_sure(block: Block) -> bool:
    return block.field in _SURE


def _count_found(separators: Sequence[Separator]) -> int:
    """Returns the total of the separators where they count from 1 on, else 0."""
    totals = {one.total for one in separators}
    if separators[0].number != 1 or len(totals) > 1:
        return 0
    return separators[0].total


def _read_articles(text: str, sections: Sequence[slice]) -> Iterator[BundledArticle]:
    ended = False
    for number, section in enumerate(sections, 1):
        article = read_section(text[section], number)
        ended = ended or not article.is_cut
        is_last = number == len(sections)
        # Some have nothing below the body; the end of the file shows by the others.
        is_cut = is_last and article.is_cut and (ended or is_short(article))
        yield article._replace(is_cut=is_cut)
