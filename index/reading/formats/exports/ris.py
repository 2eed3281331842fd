"""Reads RIS files: references, each from its type (TY) to its end (ER)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.exports.references import (
    Broken,
    Reference,
    ReferenceLabels,
    make_source,
    read_references,
)
from index.reading.read_settings import Articles, ReadSettings

# TAG  - value; some programs write one space, and none after the hyphen.
_TAGGED = re.compile(r"[ \t]*([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t](.*))?$")
_TYPE = re.compile(r"^[ \t]*TY[ \t]{1,3}-", re.MULTILINE)
_END = re.compile(r"^[ \t]*ER[ \t]{1,3}-.*$", re.MULTILINE)
_YEAR = re.compile(r"\b\d{4}\b")
_LABELS = ReferenceLabels(
    "RIS",
    {
        "title": ("TI", "T1", "CT", "BT", "ST"),
        "date": ("DA", "Y1", "PY", "YR"),
        # A secondary title; the journal's full, then its short name; the publisher.
        "outlet": ("T2", "JF", "JO", "JA", "J1", "J2", "PB"),
        "url": ("UR", "L1", "LK"),
        "authors": ("AU", "A1"),
        "language": ("LA",),
        "section": ("SE",),
        "text": ("AB", "N2"),
        "page": ("N1", "KW", "T3", "M1", "M3", "C1", "CY", "RN"),
        "id": ("ID", "AN"),
    },
    make_source("RIS"),
)
_DATES = ("DA", "Y1", "PY", "YR")
_YEARS = ("PY", "YR", "Y1")
# Of other labels that recur the first counts.
_LISTS = frozenset(("AU", "A1", "AB", "N2", "N1", "KW"))
_MAX_VALUES = 500
_REST_LOST = "the last reference has no end (ER  -): the file may break off there"


def read_ris(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of each reference.

    Raises:
        ContentError: if the file has none.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    text = normalize_text(decode(content))
    starts = [match.start() for match in _TYPE.finditer(text)]
    if not starts:
        raise ContentError("no reference: no line begins with 'TY  -'")
    return read_references(_list_references(text, starts), _LABELS, builder)


def _list_references(text: str, starts: list[int]) -> Iterator[Reference | Broken]:
    # Some programs write no ends at all.
    has_ends = bool(_END.search(text))
    for start, stop in pairwise([*starts, len(text)]):
        block = text[start:stop]
        end = _END.search(block)
        is_last = stop == len(text)
        at_line_end = not has_ends and block.count("\n") > 1 and block.endswith("\n")
        if end or not is_last or at_line_end:
            yield _read_values(block[: end.start()] if end else block)
        rest = block[end.end() :].strip() if end else ""
        is_whole = not rest if end else at_line_end and len(starts) > 1
        if is_last and not is_whole:
            yield Broken(text.count("\n", 0, start) + 1, _REST_LOST)


def _read_values(block: str) -> Reference:
    """Reads the lines of a reference; a long value goes on without a tag."""
    values: dict[str, list[str]] = {}
    tag = ""
    for line in block.split("\n"):
        match = _TAGGED.match(line)
        if match:
            tag = match[1]
            values.setdefault(tag, []).append((match[2] or "").strip())
        elif line.strip() and tag:
            values[tag][-1] += f"\n{line.strip()}"
    found = {
        tag: list(filter(None, parts[:_MAX_VALUES])) for tag, parts in values.items()
    }
    year = _find_year(found)
    return {
        tag: _tidy_date(parts[0], year) if tag in _DATES else _unwrap(tag, parts)
        for tag, parts in found.items()
        if parts
    }


def _unwrap(tag: str, parts: list[str]) -> object:
    return parts if tag in _LISTS and len(parts) > 1 else parts[0]


def _find_year(values: dict[str, list[str]]) -> str:
    written = " ".join(part for tag in _YEARS for part in values.get(tag, ())[:1])
    match = _YEAR.search(written)
    return match[0] if match else ""


def _tidy_date(written: str, year: str) -> str:
    """Returns a date without empty parts, and with the year that stands elsewhere.

    >>> _tidy_date("2019/12//", ""), _tidy_date("2019/12/20/Friday", "")
    ('2019/12', '2019/12/20')
    >>> _tidy_date("December 20", "2019")
    'December 20 2019'
    """
    if re.match(r"\d{4}/", written):
        parts = written.split("/")[:3]
        return "/".join(part.strip() for part in parts if part.strip())
    if year and not _YEAR.search(written) and not re.search(r"\d[-/.]\d", written):
        return f"{written} {year}"
    return written
