"""Reads an article of Factiva whose fields stand behind codes: HD, BY, PD, SN, LP, TD.

The code has a line of its own, or a cell of a table, or the value follows it:

    HD                       HD|Bridge to be repaired|      *HD* Bridge to be repaired
    Bridge to be repaired
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from index.article import Basis
from index.reading.formats.databases.bundle import BundledArticle
from index.reading.formats.databases.label_tables import load_labels
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.formats.databases.page_blocks import ExportBlock, join_blocks
from index.reading.metadata.metadata_source import MetadataSource

_SOURCE = MetadataSource("Factiva code", Basis.STATED, 0.95, day_first=True)
_TABLE = "factiva_labels"
_NEEDED = ("HD", "PD", "SN")
# How a code is set off from its value: by a line end, a cell, stars or space; all of them
# may stand in one file. A single space does where no code has more.
_SET_OFF = (
    r"^[ \t|]*(\*)?({codes})"
    r"(?(1)\*[ \t]*|(?:[ \t]*$|[ \t]*[|\t][ \t]*|[ \u00a0]{{2,}}))"
)
_SPACED = r"^[ \t]*()({codes})(?:[ \u00a0]|$)"
_COUNT = re.compile(r"^\d{1,4}\)\s+")

# Codes that a text, or a sentence, stands behind.
_PROSE_CODES = frozenset({"HD", "LP", "TD", "ART", "CY", "BY", "CR", "SE", "CLM", "CT"})
_MIN_PROSE = 60
# Pages mark the cells of codes, also of those that no table here has.
_ANY_CODE = re.compile(r"[A-Z]{2,6}")

Fields = list[tuple[str, list[ExportBlock]]]


def find_code_pattern(text: str) -> re.Pattern[str] | None:
    """Returns the pattern for a line that begins with a code; None if the text has none.

    Headline, date and outlet must have one.
    """
    for form in (_SET_OFF, _SPACED):
        needed = (form.format(codes=code) for code in _NEEDED)
        if all(re.search(pattern, text, re.MULTILINE) for pattern in needed):
            return _compile_form(form)
    return None


def read_coded_article(blocks: list[ExportBlock]) -> BundledArticle | None:
    """Reads the article; None if it has no codes."""
    pattern = find_code_pattern("\n".join(_list_short(blocks)))
    if pattern is None:
        return None
    fields = _split_fields(blocks, pattern)
    found = {
        meaning: Labelled(code, " ".join(block.text for block in value))
        for code, meaning, value in _list_known(fields)
    }
    if "title" in found:
        title = _COUNT.sub("", found["title"].value)
        found["title"] = found["title"]._replace(value=title)
    return BundledArticle(
        join_blocks(_gather(fields, "text")),
        declare_fields(_SOURCE, found),
        page=_describe(fields),
    )


def _list_short(blocks: Iterable[ExportBlock]) -> Iterator[str]:
    return (block.text[:40] for block in blocks)


@cache
def _compile_form(form: str) -> re.Pattern[str]:
    codes = "|".join(sorted(map(str.upper, load_labels(_TABLE)), key=len, reverse=True))
    return re.compile(form.format(codes=codes))


def _split_fields(blocks: list[ExportBlock], pattern: re.Pattern[str]) -> Fields:
    """Splits the blocks at the codes; what stands before the first is none of it."""
    fields: Fields = []
    for block in blocks:
        code = pattern.match(block.text)
        if code and not _is_prose(block.text, code.end(2)):
            fields.append((code[2], []))
            rest = block.text[code.end() :].strip(" \t|")
        elif " index " in block.names and _ANY_CODE.fullmatch(block.text):
            fields.append((block.text, []))
            rest = ""
        else:
            rest = block.text.strip(" \t|")
        if fields and rest:
            fields[-1][1].append(block._replace(text=rest))
    return fields


def _is_prose(line: str, end: int) -> bool:
    """Checks whether a code is the first word of a sentence, "IN the end"."""
    alone = line[end : end + 1] != " " or line[end + 1 : end + 2] in ("", " ")
    if alone or line[:end] in _PROSE_CODES:
        return False
    return len(line) > _MIN_PROSE and ":" not in line and "|" not in line


def _list_known(fields: Fields) -> Iterator[tuple[str, str, list[ExportBlock]]]:
    """Yields the fields, the last first, so that the first of two of a kind prevails."""
    meanings = _name_codes()
    for code, value in reversed(fields):
        if value:
            yield code, meanings.get(code, "other"), value


@cache
def _name_codes() -> Mapping[str, str]:
    return {code.upper(): meaning for code, meaning in load_labels(_TABLE).items()}


def _gather(fields: Fields, meaning: str) -> Iterator[ExportBlock]:
    for code, value in fields:
        if _name_codes().get(code) == meaning:
            # The lead and the rest are one text.
            yield from value[:1] and [value[0]._replace(apart=True)]
            yield from value[1:]


def _describe(fields: Fields) -> str:
    meanings = _name_codes()
    return "\n".join(
        f"{code} {' '.join(block.text for block in value)}"
        for code, value in fields
        if value and meanings.get(code, "other") == "other"
    )
