"""Finds the articles in what ProQuest exports: text, HTML and mails, in its languages.

An article is its headline, "Author: …", "Full text: …" and a list of labelled lines up to
"Database: …". In text there is a rule of underscores between articles.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from index.article import Basis
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.formats.databases.labelled_lines import (
    LabelledLine,
    find_tail,
    gather_values,
    read_lines,
)
from index.reading.formats.databases.page_blocks import (
    ExportBlock,
    cut_at,
    join_blocks,
    read_blocks,
    split_lines,
)
from index.reading.metadata.field_values import as_names
from index.reading.metadata.metadata_source import MetadataSource

_TABLE = "proquest_labels"
_SOURCE = MetadataSource("ProQuest", Basis.STATED, 0.95)
_PROQUEST = re.compile(r"proquest", re.IGNORECASE)
_DOCUMENT_TAG = re.compile(r"<a\b[^<>]{0,80}\bname\s*=\s*[\"']?DocID_", re.IGNORECASE)
_RULE = re.compile(r"^[ \t]*(?:_{20,}|-{40,}|={20,}|\*{30,})[ \t]*$", re.MULTILINE)
_COUNT = re.compile(r"[^\W\d_]{2,12} \d{1,6} [^\W\d_]{1,4} \d{1,6}")
_RULED_COUNT = re.compile(
    r"^[ \t]*_{20,}\s{1,20}[^\W\d_]{2,12} \d{1,6} [^\W\d_]{1,4} (\d{1,6})[ \t]*$",
    re.MULTILINE,
)
_EDITION = re.compile(
    r",\s[^,;]*\b(?:edition|édition|ausgabe|edición|edição|edizione|ed\.)(?!\w).*",
    re.IGNORECASE,
)
# Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2.
_ISSUE_DATE = re.compile(r"\]\.?\s*([^\]:]{4,40}?)\s*(?::|\.?$)")
_NO_TEXT = re.compile(
    r"available|disponible|disponível|verfügbar|доступ", re.IGNORECASE
)
# Who wrote it and what the pictures show, in the last lines behind a text.
_AFTER_TEXT = re.compile(
    r"(?:Credits?|Crédits?|Créditos?|Illustrations?|Photographs?|Captions?)(?::.*)?"
)
_MAX_AFTER_TEXT = 12
_MAX_NOTE_CHARS = 80
_STRAY_TAG = "html>"  # of a tag without its "<"
_NEEDED = frozenset({"key", "url", "outlet", "date", "source"})


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
    for lines in _join_pieces(read_lines(blocks, _TABLE) for blocks in pieces):
        article = _read_article(lines)
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


def _read_article(lines: list[LabelledLine]) -> BundledArticle | None:
    values = [line.meaning for line in lines]
    if len(_NEEDED.intersection(values)) < 2 and "text" not in values:
        return None
    start = values.index("text") if "text" in values else len(lines)
    tail = find_tail(lines, start + 1, "key")
    found = dict(gather_values([*lines[tail:], *lines[:start]]))
    first = dict(reversed(list(gather_values([*lines[:start], *lines[tail:]]))))
    found.update(
        {
            "title": _find_title(lines, first),
            "abstract": first.get("abstract", Labelled("", "")),
        }
    )
    body, captions = _read_body(lines[start:tail])
    text = body or found["abstract"].value
    page = [
        f"{label}: {value}"
        for meaning, (label, value) in gather_values([*lines[:start], *lines[tail:]])
        if meaning in ("other", "abstract", "source", "year") and value != text
    ]
    return BundledArticle(
        text,
        declare_fields(_SOURCE, _choose(found), as_names),
        key=found["key"].value.split("\n")[0] if "key" in found else "",
        page="\n".join([*captions, *page]),
        is_cut="key" not in found,
    )


def _find_title(lines: list[LabelledLine], found: dict[str, Labelled]) -> Labelled:
    """Finds the headline: as labelled, else the first line that is no number."""
    if "title" in found:
        return found["title"]
    for line in lines:
        if line.meaning:
            break
        if not _COUNT.fullmatch(line.block.text):
            return Labelled("headline", line.block.text)
    return Labelled("", "")


def _read_body(lines: list[LabelledLine]) -> tuple[str, list[str]]:
    """Reads the text behind "Full text:", and the captions behind it."""
    if not lines:
        return "", []
    blocks = [lines[0].block._replace(text=lines[0].value)]
    blocks += [line.block for line in lines[1:]]
    blocks = [block for block in blocks if block.text and block.text != _STRAY_TAG]
    near_end = range(max(1, len(blocks) - _MAX_AFTER_TEXT), len(blocks))
    ends = [place for place in near_end if _AFTER_TEXT.fullmatch(blocks[place].text)]
    end = min(ends, default=len(blocks))
    text = join_blocks(blocks[:end])
    if len(text) < _MAX_NOTE_CHARS and _NO_TEXT.search(text):
        text = ""
    return text, [block.text for block in blocks[end:]]


def _choose(found: dict[str, Labelled]) -> dict[str, Labelled]:
    """Chooses the outlet without its place, and the date that can be read."""
    chosen = {name: _first_line(value) for name, value in found.items()}
    source = found.get("source", Labelled("", ""))
    outlet = chosen.get("outlet") or source
    name = _EDITION.sub("", re.split(r"[;\[]", outlet.value)[0]).strip()
    chosen["outlet"] = outlet._replace(value=name)
    dates = [chosen["date"]] if "date" in chosen else []
    if issue := _ISSUE_DATE.search(source.value):
        dates.append(source._replace(value=issue[1]))
    if "year" in chosen:
        dates.append(chosen["year"])
    for date in dates:
        if _SOURCE.date(date.label, date.value).value is not None:
            chosen["date"] = date
            break
    return chosen


def _first_line(value: Labelled) -> Labelled:
    return value._replace(value=value.value.split("\n")[0])
