"""Divides the text of a Nexis download into blocks: paragraphs, and labels with values."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from index.extract.dates.date_parser import find_dates
from index.reading.formats.databases.nexis.nexis_labels import (
    Label,
    is_page_number,
    read_heading,
    read_label,
)

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_MIN_CENTRED = 8
_MAX_DATE_CHARS = 120
_WEEKDAY = re.compile(r"[^\W\d_][^\W\d_-]{1,15}[.,]?")
_MAX_AFTER_DATE = 70
_MIN_HEAD_CHARS = 8


class Block(NamedTuple):
    """Lines with an empty line before and after, or a label with the lines of its value.

    Attributes:
        lines: the lines, without space at their ends.
        label: the label of the first line.
    """

    lines: tuple[str, ...]
    label: Label | None = None

    @property
    def field(self) -> str:
        """Returns the field of its label, empty where it has none."""
        return self.label.field if self.label else ""

    @property
    def text(self) -> str:
        """Returns its lines joined to one."""
        return " ".join(line.strip() for line in self.lines)

    @property
    def value(self) -> str:
        """Returns what follows its label, on one line."""
        return self.text.partition(":")[2].strip() if self.label else ""

    @property
    def is_centred(self) -> bool:
        """Checks whether all lines begin far from the margin."""
        return all(line[:_MIN_CENTRED].isspace() for line in self.lines)


def split_blocks(text: str) -> list[Block]:
    """Divides a text at its empty lines, and at its labels."""
    return [
        block
        for paragraph in _BLANK_LINES.split(text)
        for block in _divide([line.rstrip() for line in paragraph.split("\n")])
    ]


def join_blocks(blocks: Iterable[Block]) -> str:
    """Joins blocks to the text that they were."""
    return "\n\n".join("\n".join(block.lines) for block in blocks).strip("\n")


def read_date_line(line: str) -> str:
    """Returns the date with which a line begins, perhaps after a weekday; else nothing.

    >>> read_date_line("Montag 11. Januar 2010, Berliner Ausgabe")
    'Montag 11. Januar 2010'
    >>> read_date_line("Budget of 11 January 2010 passed"), read_date_line("5 killed")
    ('', '')
    """
    line = line.strip()
    if len(line) > _MAX_DATE_CHARS:
        return ""
    mention = next(find_dates(line), None)
    if mention is None or mention.date.month is None or not mention.date.year:
        return ""
    before, after = line[: mention.start].strip(), line[mention.end :].strip()
    if (before and not _WEEKDAY.fullmatch(before)) or len(after) > _MAX_AFTER_DATE:
        return ""
    return line[: mention.end]


def drop_page_heads(blocks: list[Block], title: str) -> list[Block]:
    """Drops what stands at the top of each page: its number, and the title again."""
    if not any(is_page_number(line) for block in blocks for line in block.lines):
        return blocks
    kept, is_head = [], False
    for block in blocks:
        lines = []
        for line in block.lines:
            if is_page_number(line):
                is_head = True
            elif not (is_head and _repeats(line.strip(), title)):
                lines.append(line)
                is_head = False
        if lines:
            kept.append(block._replace(lines=tuple(lines)))
    return kept


def _divide(lines: list[str]) -> Iterator[Block]:
    """Yields the blocks of a paragraph: where it begins with a label, one for each label.

    Labels at its end are blocks too: the text of a PDF may have no empty lines.
    """
    lines = [line for line in lines if line]
    if not lines:
        return
    labels = [read_label(line) for line in lines]
    if labels[0] is None:
        first = len(lines)
        while labels[first - 1]:
            first -= 1
        # Classification
        headed = first < len(lines) and read_heading(lines[first - 1].strip()) == "open"
        text, heading = lines[: first - headed], lines[first - headed : first]
        yield from (Block(tuple(part)) for part in (text, heading) if part)
        lines, labels = lines[first:], labels[first:]
    starts = [number for number, label in enumerate(labels) if label]
    for start, end in pairwise([*starts, len(lines)]):
        yield Block(tuple(lines[start:end]), labels[start])


def _repeats(line: str, title: str) -> bool:
    """Checks whether a line is a part of the title, as long titles take several lines."""
    if len(line) < _MIN_HEAD_CHARS or not title:
        return bool(line) and line == title
    return line in title or line.startswith(title)
