"""Finds where the body of an article in a Nexis download ends, and its last labels begin."""

import re

from index.reading.formats.databases.nexis.nexis_blocks import Block
from index.reading.formats.databases.nexis.nexis_labels import (
    is_copyright,
    read_heading,
)

# Fields that follow the body; a paragraph of it may begin with a word of the last.
_AFTER_BODY = frozenset(
    {"load-date", "language", "note", "open", "url", "length", "section", "aside"}
)
_SURE = frozenset({"load-date", "language", "note"})
_MAX_BELOW_LABELS = 4
_SHARE = re.compile(r"\(\d{2,3}%\)")
# Paragraphs that the value of an open label may have, where no other label stands
# before it, and where one does.
_MAX_OPEN, _MAX_OPEN_CHARS, _MAX_OPEN_AFTER_LABEL = 3, 600, 40


def find_end(blocks: list[Block], *, is_upper: bool | None) -> int:
    """Returns the number of blocks that are the body, from the last one backwards.

    A paragraph may look like a label; so the labels end where something else stands.
    """
    end = len(blocks)
    if end and not _is_said_after(blocks[-1], is_upper=is_upper):
        end = _find_sure_end(blocks, is_upper=is_upper)
    while (start := _find_start(blocks, end, is_upper=is_upper)) < end:
        end = start
    # Words that a paragraph may begin with are labels only after a surer one.
    while end < len(blocks) and _is_unsure(blocks[end], is_upper=is_upper):
        end += 1
    return end


def _find_sure_end(blocks: list[Block], *, is_upper: bool | None) -> int:
    """Returns the end of the last labels that stand together, if any do near the end.

    Below them may stand what programs add that turn one kind of file into another.
    """
    for end in range(len(blocks), max(1, len(blocks) - _MAX_BELOW_LABELS), -1):
        pair = blocks[end - 2 : end]
        if all(_is_said_after(block, is_upper=is_upper) for block in pair):
            fields = {block.field for block in pair}
            return end if fields & _SURE and "open" not in fields else len(blocks)
    return len(blocks)


def _find_start(blocks: list[Block], end: int, *, is_upper: bool | None) -> int:
    """Returns where what follows the body begins that ends before block `end`."""
    if not end:
        return end
    last = blocks[end - 1]
    if _is_said_after(last, is_upper=is_upper):
        return end - 1
    if last.is_centred and end == len(blocks) > 1:
        return end - 1
    for start in range(end - 2, max(-1, end - 2 - _MAX_OPEN_AFTER_LABEL), -1):
        block = blocks[start]
        if _is_open(block) and _is_said_after(block, is_upper=is_upper):
            labelled = start and _is_said_after(blocks[start - 1], is_upper=is_upper)
            values = blocks[start + 1 : end]
            return start if labelled or _may_be_value(values) else end
        if block.label and _is_said_after(block, is_upper=is_upper):
            return end
    return end


def _may_be_value(blocks: list[Block]) -> bool:
    """Checks whether paragraphs are as few and short as those of a caption."""
    chars = sum(len(block.text) for block in blocks)
    return len(blocks) <= _MAX_OPEN and chars <= _MAX_OPEN_CHARS


def _is_said_after(block: Block, *, is_upper: bool | None) -> bool:
    """Checks whether a block may stand after the body: a label, a note of rights."""
    if block.label:
        return is_upper in (None, block.label.is_upper) and block.field in _AFTER_BODY
    return _is_open(block) or is_copyright("\n".join(block.lines))


def _is_open(block: Block) -> bool:
    """Checks for a label, or a heading, whose value may have several paragraphs."""
    if block.label:
        return block.field == "open"
    return len(block.lines) == 1 and read_heading(block.lines[0].strip()) == "open"


def _is_unsure(block: Block, *, is_upper: bool | None) -> bool:
    if is_upper or block.field not in ("aside", "url", "section", "length", "open"):
        return False
    return block.field != "open" and _SHARE.search(block.text) is None
