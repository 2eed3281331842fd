"""Reads an article of Factiva without codes: lines in a known order, and the text.

Section, headline, byline, "123 words", date, time, outlet, code of the outlet, edition
and page, language, copyright; then the paragraphs, captions and the publisher.
"""

import re
from functools import cache
from typing import NamedTuple

from index.article import Basis
from index.reading.formats.databases.bundle import BundledArticle
from index.reading.formats.databases.bylines import opens_byline
from index.reading.formats.databases.label_tables import find_language, list_labels
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.formats.databases.page_blocks import ExportBlock, join_blocks
from index.reading.metadata.metadata_source import MetadataSource

_SOURCE = MetadataSource("Factiva", Basis.STATED, 0.95, day_first=True)
_PARAGRAPH = "articleparagraph "
_MAX_BEFORE_WORDS = 4
_MAX_AFTER_WORDS = 12
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{2,5}\)?)?"
)
_CODE = re.compile(r"[A-Z0-9_]{2,12}")
_COPYRIGHT = re.compile(
    r"©|\(c\)|copyright|all rights|\bdr[eo][iy]t[so]?\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "35) Headline" in lists, and "Headline ........ 7" in tables of contents.
_COUNT = re.compile(r"^\d{1,4}\)\s+")
_CONTENTS_LINE = re.compile(r".{5,400}?(?:\.{3,}|\t|[ \u00a0]{2,})[ \u00a0]*\d{1,4}")


class _Header(NamedTuple):
    """The places of the lines of an article."""

    words: int
    date: int
    outlet: int
    end: int


def read_lined_article(blocks: list[ExportBlock]) -> BundledArticle | None:
    """Reads the article; None if the number of its words and its date do not stand there."""
    header = _find_header(blocks)
    if header is None:
        return None
    found, rest = _read_before(blocks[: header.words])
    found["date"] = Labelled("date", blocks[header.date].text)
    found["outlet"] = Labelled("outlet", blocks[header.outlet].text)
    lines = blocks[header.outlet + 1 : header.end]
    for line in lines:
        if find_language(line.text):
            found["language"] = Labelled("language", line.text)
    body, after = _read_body(blocks[header.end :])
    page = [*rest, blocks[header.words], *lines, *after]
    return BundledArticle(
        join_blocks(body),
        declare_fields(_SOURCE, found),
        page="\n".join(block.text for block in page),
    )


def _find_header(blocks: list[ExportBlock]) -> _Header | None:
    words = _find_words(blocks)
    if words is None:
        return None
    for date in range(words + 1, min(words + 4, len(blocks))):
        written = blocks[date].text
        if len(written) < 60 and _SOURCE.date("date", written).value is not None:
            break
    else:
        return None
    outlet = date + 1
    while outlet < len(blocks) and _TIME.fullmatch(blocks[outlet].text):
        outlet += 1
    if outlet >= len(blocks):
        return None
    return _Header(words, date, outlet, _find_end(blocks, outlet + 1))


def _find_words(blocks: list[ExportBlock]) -> int | None:
    """Finds the first line that gives a number of words; headlines stand before it."""
    pattern = _compile_words()
    for place, block in enumerate(blocks):
        if len(block.text) < 30 and pattern.fullmatch(block.text):
            return place
        if _PARAGRAPH in block.names:
            break
    return None


@cache
def _compile_words() -> re.Pattern[str]:
    units = "|".join(map(re.escape, list_labels("factiva_words", "words")))
    return re.compile(rf"\d[\d.,'’ \u00a0\u202f]{{0,10}}(?:{units})", re.IGNORECASE)


def _find_end(blocks: list[ExportBlock], start: int) -> int:
    """Finds where the text begins, after the language and the lines of copyright."""
    near = range(start, min(start + _MAX_AFTER_WORDS, len(blocks)))
    for place in near:
        if _PARAGRAPH in blocks[place].names:
            return place
    languages = [at for at in near if _is_language(blocks[at].text)]
    end = languages[0] + 1 if languages else start
    if not languages and end < len(blocks) and _CODE.fullmatch(blocks[end].text):
        end += 1
    while end < len(blocks) and _is_copyright(blocks[end].text):
        end += 1
    return end


def _is_language(line: str) -> bool:
    return len(line) < 40 and bool(find_language(line)) and not _CODE.fullmatch(line)


def _is_copyright(line: str) -> bool:
    if len(line) < 400 and _COPYRIGHT.search(line[:120]):
        return True
    return len(line) < 70 and bool(_YEAR.search(line))


def _read_before(
    blocks: list[ExportBlock],
) -> tuple[dict[str, Labelled], list[ExportBlock]]:
    """Reads section, headline and byline, and returns the lines that are none of them."""
    lines = [
        block for block in blocks if not _CONTENTS_LINE.fullmatch(block.text)
    ] or blocks[-1:]
    found: dict[str, Labelled] = {}
    # A table of contents may stand before the first article.
    rest: list[ExportBlock] = []
    if not any("headline" in block.names for block in lines):
        lines = lines[-_MAX_BEFORE_WORDS:]
    place = _find_headline(lines)
    for number, block in enumerate(lines):
        if number == place:
            text = _COUNT.sub("", block.text)
            found["title"] = Labelled("headline", text)
        elif number == place + 1 and _goes_on(block.text):
            found["title"] = Labelled("headline", f"{text} {block.text}")
        elif "headline" in block.names:
            rest.append(block)
        elif number < place:
            found["section"] = Labelled("section", block.text)
        elif "byline" not in found and _is_byline(block, last=number + 1 == len(lines)):
            found["byline"] = Labelled("byline", block.text)
        else:
            rest.append(block)
    return found, rest


def _goes_on(line: str) -> bool:
    """Checks whether a line is the second of a headline, as documents break them."""
    return line[:1].islower() and not opens_byline(line)


def _find_headline(lines: list[ExportBlock]) -> int:
    """Finds the headline: as marked, else the first line that is no section."""
    for place, block in enumerate(lines):
        if "headline" in block.names or " hd " in block.names:
            return place
    several = list(range(len(lines)))
    # A byline stands last, and a section, which is short, stands first.
    if len(several) > 1 and opens_byline(lines[several[-1]].text):
        several.pop()
    if len(several) > 1 and _is_section(lines[several[0]].text, lines[several[1]].text):
        several.pop(0)
    return several[0] if several else 0


def _is_section(line: str, after: str) -> bool:
    short = len(line.split()) <= 3 and len(line) <= 30
    return short and len(after) > len(line) and len(after.split()) > 3


def _is_byline(block: ExportBlock, *, last: bool) -> bool:
    if " author " in block.names or opens_byline(block.text):
        return True
    words = block.text.split()
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return last and 2 <= len(words) <= 8 and named and not block.text.endswith("?")


def _read_body(
    blocks: list[ExportBlock],
) -> tuple[list[ExportBlock], list[ExportBlock]]:
    """Splits what follows the header into the text, and captions and the publisher."""
    if any(_PARAGRAPH in block.names for block in blocks):
        body = [block for block in blocks if _PARAGRAPH in block.names]
        return body, [block for block in blocks if _PARAGRAPH not in block.names]
    if len(blocks) > 1 and _is_publisher(blocks[-1].text):
        return blocks[:-1], blocks[-1:]
    return blocks, []


def _is_publisher(line: str) -> bool:
    return len(line) < 80 and bool(_compile_publishers().search(line))


@cache
def _compile_publishers() -> re.Pattern[str]:
    ends = "|".join(map(re.escape, list_labels("factiva_words", "publisher")))
    return re.compile(rf"(?<!\w)(?:{ends})(?!\w)[.)]?$|^(?:{ends})\s", re.IGNORECASE)
