"""Reads articles whose fields are lines that begin with a label: "Publication date: …"."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from index.reading.formats.databases.label_tables import fold_label, load_labels
from index.reading.formats.databases.labelled_fields import Labelled
from index.reading.formats.databases.page_blocks import ExportBlock

_COLON = re.compile(r"[:：]")
_LABEL_EDGES = " \t\u00a0*_"
_MAX_LABEL_CHARS = 60
_MAX_MORE_LINES = 2
_MAX_HEADING_CHARS = 40


class LabelledLine(NamedTuple):
    """A line of an export.

    Attributes:
        block: the line.
        meaning: what its label stands for; empty where it has none.
        label: its label as written.
        value: what stands behind the label.
    """

    block: ExportBlock
    meaning: str = ""
    label: str = ""
    value: str = ""


def read_lines(
    blocks: Iterable[ExportBlock], table: str, headings: Collection[str] = ()
) -> list[LabelledLine]:
    """Reads the label of each line, if it is in the table.

    Args:
        blocks: the lines.
        table: the name of the table.
        headings: meanings of labels that may stand alone without a colon, in capitals; what
            ends an export may be in small letters too.
    """
    labels = load_labels(table)
    return [_read_line(block, labels, headings) for block in blocks]


def find_tail(lines: list[LabelledLine], start: int, anchor: str) -> int:
    """Finds where the text ends and a list of labelled lines begins.

    A text may have a line with a label of its own: the list is what leads to the anchor,
    or to the last label of all, with few lines between.

    Args:
        lines: the lines of an article.
        start: the first line of the text.
        anchor: the meaning of a label that only stands in the list.
    """
    labelled = [at for at in range(start, len(lines)) if lines[at].meaning]
    anchors = [at for at in labelled if lines[at].meaning == anchor]
    if not labelled:
        return len(lines)
    tail = anchors[0] if anchors else labelled[-1]
    while (before := _find_list_above(lines, tail)) >= start:
        tail = before
    return tail


def _find_list_above(lines: list[LabelledLine], tail: int) -> int:
    """Finds the line that belongs to the list which begins at `tail`; -1 if none."""
    if tail and lines[tail - 1].meaning:
        return tail - 1
    # A value may go on for some lines; behind a lone label they are lines of the text.
    for gap in range(1, _MAX_MORE_LINES + 1):
        last = tail - gap - 1
        if last > 0 and lines[last].meaning:
            return last if lines[last - 1].meaning else -1
    return -1


def gather_values(lines: Iterable[LabelledLine]) -> Iterator[tuple[str, Labelled]]:
    """Yields the meaning of each label, with its value on one line or more."""
    open_line: LabelledLine | None = None
    parts: list[str] = []
    for line in lines:
        if line.meaning:
            if open_line:
                yield open_line.meaning, _join(open_line, parts)
            open_line, parts = line, [line.value]
        elif open_line:
            parts.append(line.block.text)
    if open_line:
        yield open_line.meaning, _join(open_line, parts)


def _join(line: LabelledLine, parts: list[str]) -> Labelled:
    return Labelled(line.label, "\n".join(filter(None, parts)))


def _read_line(
    block: ExportBlock, labels: Mapping[str, str], headings: Collection[str]
) -> LabelledLine:
    text = block.text
    if headings and len(text) < _MAX_HEADING_CHARS and ":" not in text:
        meaning = labels.get(fold_label(text), "")
        if meaning in headings and (text.upper() == text or meaning == "end"):
            return LabelledLine(block, meaning, text)
    colon = _COLON.search(text, 0, _MAX_LABEL_CHARS)
    if colon is None:
        return LabelledLine(block)
    label = text[: colon.start()].strip(_LABEL_EDGES)
    value = text[colon.end() :].lstrip("*_")
    meaning = labels.get(fold_label(label), "")
    # A colon in an address or a time of day is followed by no space.
    if not meaning or (value and not value[0].isspace() and colon[0] == ":"):
        return LabelledLine(block)
    return LabelledLine(block, meaning, label, value.strip())
