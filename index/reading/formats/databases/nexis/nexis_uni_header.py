"""Reads the header of an article from Nexis Uni: title, outlet, date, labels, "Body".

The date is the fixed point: the outlet stands above it, the title above the outlet. Above the
first title stands the cover page, with the titles of all.
"""

from collections.abc import Sequence
from typing import NamedTuple

from index.reading.formats.databases.nexis.nexis_article import Header
from index.reading.formats.databases.nexis.nexis_blocks import (
    Block,
    read_date_line,
    split_blocks,
)
from index.reading.formats.databases.nexis.nexis_labels import (
    is_copyright,
    is_page_number,
    read_heading,
    read_label,
)

_SURE = frozenset({"length", "section", "byline", "load-date", "highlight", "dateline"})
_COVER = frozenset({"cover", "request"})
_MAX_HEADER_LINES = 40
_MAX_LINES_TO_LABEL = 8
_MAX_TITLE_LINES = 10
_LISTED_CHARS = 60


class Line(NamedTuple):
    """A line of the text.

    Attributes:
        text: the line, without space around it.
        block: the number of its block.
        place: its number in the block.
    """

    text: str
    block: int
    place: int


class FoundHeader(NamedTuple):
    """A header, and what stands below it.

    Attributes:
        header: the header.
        blocks: the blocks below it.
        is_labelled: whether it has a label that only Nexis has, or the word Body.
    """

    header: Header
    blocks: list[Block]
    is_labelled: bool


def find_uni_header(text: str) -> FoundHeader | None:
    """Finds the header of an article, above which the cover page may stand.

    Args:
        text: the lines between the ends of two articles.
    """
    blocks = split_blocks(text)
    lines = [
        Line(line.strip(), number, place)
        for number, block in enumerate(blocks)
        for place, line in enumerate(block.lines)
        if not is_page_number(line)
    ]
    found = _find_above_body(lines) or _find_without_body(lines)
    if found is None:
        return None
    dated, body, below = found
    header = Header(date=read_date_line(lines[dated].text) if dated >= 0 else "")
    top = dated if dated >= 0 else _find_first_label(lines, body)
    _read_title(header, lines[:top])
    header.blocks += _list_labels(lines[top : body + 1])
    labelled = below > body or any(one.field in _SURE for one in header.blocks)
    return FoundHeader(header, _list_below(blocks, lines[below:]), labelled)


def make_bare_header(text: str) -> FoundHeader | None:
    """Makes the header of a document that has only a title, as those of law have.

    None where the cover page stands above it.
    """
    blocks = split_blocks(text)
    if not blocks or any(block.field in _COVER for block in blocks):
        return None
    return FoundHeader(Header(title=blocks[0].text), blocks[1:], is_labelled=False)


def _find_above_body(lines: Sequence[Line]) -> tuple[int, int, int] | None:
    """Finds the lines of the date, of the end of the header, and below "Body"."""
    for body, line in enumerate(lines):
        if read_heading(line.text) != "body":
            continue
        above = range(body - 1, max(-1, body - _MAX_HEADER_LINES), -1)
        for number in above:
            if number and read_date_line(lines[number].text):
                return number, body - 1, body + 1
        if any(_is_sure(lines[number]) for number in above):
            return -1, body - 1, body + 1
    return None


def _find_without_body(lines: Sequence[Line]) -> tuple[int, int, int] | None:
    """Finds the same where no "Body" stands: the header ends with its last label."""
    for number, line in enumerate(lines[1:], 1):
        if not read_date_line(line.text):
            continue
        end = number
        for below in range(number + 1, min(number + _MAX_LINES_TO_LABEL, len(lines))):
            if _is_sure(lines[below]) or is_copyright(lines[below].text):
                end = below
        if end > number:
            return number, end, end + 1
    return None


def _is_sure(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and label.field in _SURE


def _find_first_label(lines: Sequence[Line], body: int) -> int:
    first = max(0, body - _MAX_HEADER_LINES)
    return next(
        number
        for number in range(first, body + 1)
        if _is_sure(lines[number]) or is_copyright(lines[number].text)
    )


def _read_title(header: Header, lines: Sequence[Line]) -> None:
    """Takes the outlet from the last line, the title from those above it."""
    if not lines:
        return
    cover = [number for number, line in enumerate(lines) if _is_cover(line)]
    titled = lines[:-1]
    if cover:
        titled = lines[_find_title(lines, cover[-1] + 1) : -1]
    header.outlet = lines[-1].text
    # Other paragraphs may stand between it and the outlet.
    first = [line.text for line in titled if line.block == titled[0].block]
    header.title = " ".join(_once(first))
    header.blocks += _list_labels(titled[len(first) :])
    if not header.title:
        header.title, header.outlet = header.outlet, ""


def _is_cover(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and label.field in _COVER


def _find_title(lines: Sequence[Line], lowest: int) -> int:
    """Returns where the first title begins, below a cover page that has it too."""
    listed = _find_listed_title(lines)
    last = len(lines) - 1
    for start in range(max(lowest, last - _MAX_TITLE_LINES), last):
        title = "".join("".join(line.text.split()) for line in lines[start:last])
        if listed and title[:_LISTED_CHARS] == listed[: min(len(title), _LISTED_CHARS)]:
            return start
    start = max(lowest, last - 1)
    while start > lowest and lines[start - 1].block == lines[last - 1].block:
        start -= 1
    return start


def _find_listed_title(lines: Sequence[Line]) -> str:
    """Returns the first title in the list of the cover page, without its spaces."""
    for number, line in enumerate(lines):
        if line.text.startswith("1. "):
            titled = [line.text.removeprefix("1. ")]
            for further in lines[number + 1 : number + _MAX_TITLE_LINES]:
                if _is_cover(further):
                    break
                titled.append(further.text)
            return "".join("".join(titled).split())
    return ""


def _once(texts: list[str]) -> list[str]:
    """Returns a title once, that stands at the top of a page too."""
    half = len(texts) // 2
    return texts[:half] if half and texts[:half] == texts[half:] else texts


def _list_labels(lines: Sequence[Line]) -> list[Block]:
    """Returns a block for each label, and for each paragraph that is none."""
    groups: list[list[Line]] = []
    for line in lines:
        if read_label(line.text) or not groups or groups[-1][-1].block != line.block:
            groups.append([])
        groups[-1].append(line)
    return [
        Block(tuple(line.text for line in group), read_label(group[0].text))
        for group in groups
    ]


def _list_below(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Block]:
    """Returns the blocks from the first of the lines on."""
    if not lines:
        return []
    first = blocks[lines[0].block]
    if lines[0].place:
        first = Block(first.lines[lines[0].place :])
    return [first, *blocks[lines[0].block + 1 :]]
