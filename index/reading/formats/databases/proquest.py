"""Finds the articles in what ProQuest exports: text, HTML and mails, in its languages.

An article is its headline, "Author: …", "Full text: …" and a list of labelled lines up to
"Database: …". In text there is a rule of underscores between articles.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.joined_labels import divide_joined_labels
from index.reading.formats.databases.labelled_lines import (
    LabelledLine,
    read_lines,
)
from index.reading.formats.databases.page_blocks import (
    ExportBlock,
    cut_at,
    join_blocks,
    read_blocks,
    split_lines,
)
from index.reading.formats.databases.proquest_article import read_proquest_article

_TABLE = "proquest_labels"
_HEADINGS = ("text", "abstract", "details", "links", "end")
_PAGE_EDGE = re.compile(
    r"^.{0,40}\bPROQUEST\.COM\b.{0,40}$|^Database copyright .{0,80}$", re.MULTILINE
)
_DOCUMENT_LINK = re.compile(
    r"[^:]{0,40}\b(?:link|lien|enlace|collegamento|łącze|bağlantısı|ссылка)\b[^:]{0,40}"
    r"|ProQuest[ -]?Dokumentlink|ProQuest.{0,6}(?:链接|連結|リンク|링크)",
    re.IGNORECASE,
)
# Lee, Ann. Daily Alpha; New York [New York]. 03 Feb 2020: A.1.
_MAX_ISSUE_CHARS = 600
_ISSUE_LINE = re.compile(r".*(?:\[[^\]]+\]|;).*\b(?:1[6-9]|20)\d\d\b.*")
_PROQUEST = re.compile(r"proquest", re.IGNORECASE)
_DOCUMENT_TAG = re.compile(r"<a\b[^<>]{0,80}\bname\s*=\s*[\"']?DocID_", re.IGNORECASE)
_RULE = re.compile(r"^[ \t]*(?:_{20,}|-{40,}|={20,}|\*{30,})[ \t]*$", re.MULTILINE)
_RULED_COUNT = re.compile(
    r"^[ \t]*_{20,}\s{1,20}[^\W\d_]{2,12} \d{1,6} [^\W\d_]{1,4} (\d{1,6})[ \t]*$",
    re.MULTILINE,
)


def find_proquest_html(markup: str) -> Bundle | None:
    """Returns the bundle in a page of ProQuest; None if it is none."""
    starts = [tag.start() for tag in _DOCUMENT_TAG.finditer(markup)]
    if starts:
        return _make_bundle(map(read_blocks, cut_at(markup, starts)), len(starts))
    if not _PROQUEST.search(markup):
        return None
    return find_proquest_text(join_blocks(read_blocks(markup)))


def find_proquest_text(text: str) -> Bundle | None:
    """Returns the bundle in a text; None if it is none."""
    if not _PROQUEST.search(text):
        return None
    text = _PAGE_EDGE.sub("", divide_joined_labels(text, _TABLE, _HEADINGS))
    stated = max((int(count[1]) for count in _RULED_COUNT.finditer(text)), default=0)
    return _make_bundle(map(split_lines, _cut_at_rules(text)), stated)


def _cut_at_rules(text: str) -> Iterator[str]:
    start = 0
    for rule in _RULE.finditer(text):
        yield text[start : rule.start()]
        start = rule.end()
    yield text[start:]


def _make_bundle(pieces: Iterable[list[ExportBlock]], stated: int) -> Bundle | None:
    articles = _read_pieces(pieces)
    first = next(articles, None)
    if first is None:
        return None
    return Bundle("ProQuest", chain([first], articles), stated)


def _read_pieces(pieces: Iterable[list[ExportBlock]]) -> Iterator[BundledArticle]:
    """Yields the article of each piece; lists of titles and of sources have none."""
    number = 0
    lined = (read_lines(blocks, _TABLE, _HEADINGS) for blocks in pieces)
    for lines in chain.from_iterable(map(_divide, _join_pieces(lined))):
        article = read_proquest_article(lines)
        if article is not None:
            number += 1
            yield article._replace(number=number)


def _join_pieces(pieces: Iterable[list[LabelledLine]]) -> Iterator[list[LabelledLine]]:
    """Joins what a rule inside a text has cut: its labels are in the second part."""
    before: list[LabelledLine] = []
    for lines in pieces:
        meanings = {line.meaning for line in lines}
        if before and "key" in meanings and not meanings & {"text", "source"}:
            lines = before + lines
        elif before:
            yield before
        whole = "key" in {line.meaning for line in lines}
        before = [] if whole else lines
        if whole:
            yield lines
    if before:
        yield before


def _divide(lines: list[LabelledLine]) -> Iterator[list[LabelledLine]]:
    """Divides lines with several articles, as documents without rules have them.

    Each begins two lines before "ProQuest document link": the headline, and the line
    with authors and outlet.
    """
    keys = [n for n, line in enumerate(lines) if line.meaning == "key"]
    ends = (n for n, line in enumerate(lines) if line.meaning == "end" and n > keys[-1])
    end = next(ends, len(lines)) if keys else len(lines)
    links = [n for n, line in enumerate(lines[:end]) if _is_document_link(line)]
    if len(keys) < 2:
        yield lines[:end]
        return
    if len(links) < len(keys):
        starts = [0, *(_find_next(lines, key) for key in keys[:-1])]
    else:
        starts = [_find_start(lines, link) for link in links]
    yield from (lines[start:stop] for start, stop in pairwise([*starts, end]))


def _find_next(lines: list[LabelledLine], key: int) -> int:
    """Finds what follows the details with a key, and the links that may follow them."""
    place = key + 1
    while place < len(lines) and lines[place].meaning not in ("", "text", "abstract"):
        place += 1
    linked = lines[place - 1].meaning == "links" and not lines[place - 1].value
    return place + linked


def _is_document_link(line: LabelledLine) -> bool:
    text = line.block.text
    short = not line.meaning and len(text) < 60 and "proquest" in text.lower()
    return short and bool(_DOCUMENT_LINK.fullmatch(text))


def _find_start(lines: list[LabelledLine], link: int) -> int:
    start = link
    before = lines[start - 1].block.text if start else ""
    if len(before) < _MAX_ISSUE_CHARS and _ISSUE_LINE.fullmatch(before):
        start -= 1
    return max(0, start - 1)
