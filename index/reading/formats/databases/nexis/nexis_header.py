"""Reads the header of an article in an older Nexis download.

The outlet stands first, the date below it, both in the middle of the line; then the title
and the labels up to the length. In downloads of before 2007 a note of rights stands above
the outlet, and the title and the body have labels of their own.
"""

from collections.abc import Sequence

from index.reading.formats.databases.nexis.nexis_article import ABOVE_BODY, Header
from index.reading.formats.databases.nexis.nexis_blocks import Block, read_date_line
from index.reading.formats.databases.nexis.nexis_labels import is_copyright, is_edition

# UPDATE: Bridge repaired
_MAY_BEGIN_TITLE = frozenset({"load-date", "open", "note", "language", "url"})
_MAX_ABOVE_DATE, _MAX_HEADER, _MAX_LEAD = 8, 16, 3
_MAX_OUTLET_CHARS, _MAX_TITLE_CHARS, _MAX_TITLE_LINES = 120, 400, 6


def read_header(blocks: Sequence[Block]) -> tuple[Header, list[Block]]:
    """Reads the header of an article.

    Args:
        blocks: the blocks of the article below its separator.

    Returns: the header, and the blocks below it.
    """
    header = Header()
    below = _read_outlet_and_date(header, blocks)
    body = _find_body(below)
    for block in below[:body]:
        if (
            block.label
            or block.is_centred
            or header.title
            or _is_copyright(block)
            or (is_edition(block.text) and not _is_last_before_label(block, below))
        ):
            header.blocks.append(block)
        else:
            header.title = block.text
    if not header.title and body and below[0].field in _MAY_BEGIN_TITLE:
        header.title = below[0].text
    return header, _without_label(below[body:])


def _read_outlet_and_date(header: Header, blocks: Sequence[Block]) -> list[Block]:
    """Reads the lines down to the date, and returns the blocks below them."""
    for number, block in enumerate(blocks[:_MAX_ABOVE_DATE]):
        if block.label:
            break
        for place, line in enumerate(block.lines):
            if date := read_date_line(line):
                header.date = date
                _read_above_date(header, [*blocks[:number], Block(block.lines[:place])])
                header.blocks.append(Block(block.lines[place:]))
                return list(blocks[number + 1 :])
    if blocks and not blocks[0].label and len(blocks[0].text) <= _MAX_OUTLET_CHARS:
        _read_above_date(header, blocks[:1])
        return list(blocks[1:])
    return list(blocks)


def _read_above_date(header: Header, blocks: Sequence[Block]) -> None:
    """Takes the outlet from the lines above the date; a title may stand between them."""
    named = []
    for block in blocks:
        lines = [line for line in block.lines if not is_copyright(line)]
        if len(lines) < len(block.lines):
            header.blocks.append(block)
            # The note of rights may take two lines, the outlet below it one.
            lines = lines[-1:]
        if lines:
            named.append(Block(tuple(lines)))
    centred = [block for block in named if block.is_centred]
    for block in centred[:-1]:
        header.blocks.append(block)
        named.remove(block)
    if not named:
        return
    outlet = centred[-1] if centred else named[0]
    header.outlet = outlet.text
    header.title = " ".join(block.text for block in named if block is not outlet)


def _find_body(blocks: Sequence[Block]) -> int:
    """Returns the number of blocks above the body."""
    for number, block in enumerate(blocks[:_MAX_HEADER]):
        if block.field in ("length", "body"):
            return _pass_labels(blocks, number)
    for number, block in enumerate(blocks[: _MAX_LEAD + 1]):
        if block.field in ABOVE_BODY:
            return _pass_labels(blocks, number)
    return 1 if len(blocks) > 1 and _may_be_title(blocks[0]) else 0


def _pass_labels(blocks: Sequence[Block], number: int) -> int:
    """Returns the number of the first block from `number` on that is no label."""
    first = blocks[number].label
    while number < len(blocks):
        label = blocks[number].label
        if label is None or label.field not in ABOVE_BODY:
            break
        if first and label.is_upper != first.is_upper:
            break
        number += 1
    return number


def _without_label(blocks: list[Block]) -> list[Block]:
    """Returns the blocks of the body without the label that may stand above them."""
    if not blocks or blocks[0].field != "body":
        return blocks
    _, _, rest = blocks[0].lines[0].partition(":")
    lines = tuple(filter(None, (rest.strip(), *blocks[0].lines[1:])))
    return [Block(lines), *blocks[1:]] if lines else blocks[1:]


def _may_be_title(block: Block) -> bool:
    short = len(block.text) <= _MAX_TITLE_CHARS and len(block.lines) <= _MAX_TITLE_LINES
    return short and not block.label and not block.text.endswith(".")


def _is_copyright(block: Block) -> bool:
    return is_copyright("\n".join(block.lines))


def _is_last_before_label(block: Block, below: Sequence[Block]) -> bool:
    """Checks whether only labels follow a block: it is the title then."""
    number = next(n for n, one in enumerate(below) if one is block)
    return number + 1 >= len(below) or below[number + 1].label is not None
