"""Finds the main text of a page: the part of its lines that is the article.

Lines of prose count with their length: long ones, and shorter ones that end a sentence,
that are not mostly links. What tags and class names call boilerplate is left out, unless
it holds most of the prose, as names of a layout do ("with-sidebar"). The article is then
the innermost block that holds nearly all prose of what is marked as article, or of the
page; this is the idea of Readability (Arc90, 2009), with shares in place of scores.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from index.reading.formats.pages.block_hints import Role
from index.reading.formats.pages.line_prose import HEADINGS, measure_prose
from index.reading.formats.pages.shown_lines import HtmlBlock, ShownLine, ShownPage

# A block that is called boilerplate and has a greater share of the prose is the article.
_MAX_AROUND = {Role.SURELY_AROUND: 0.7, Role.PERHAPS_AROUND: 0.4}
_MAX_AROUND_PARAGRAPH = 100
# The share of the prose that a block must have for the rest not to be the article.
_MIN_SHARE = 0.85
_MIN_SHARE_OF_ARTICLE = 0.6
_MAX_SHARE_OF_TWIN = 0.05
_MIN_SHARE_OF_MARKED = 0.2
_MIN_CHARS_OF_MARKED = 300
# A short line alone in its block is more often a teaser than a paragraph.
_LONE_CHARS = 300
_LONE_WEIGHT = 0.4
# Below, the main text may be another part of the page.
_MIN_SURE_CHARS = 400
_MIN_SURE_SHARE = 0.6

_INNER = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre dd dt td ul ol dl".split())
_NO_ARTICLE = _INNER | {"table", "tbody", "tr"}


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text of a page.

    Attributes:
        text: its lines; empty if the page has no prose.
        sure: whether it is likely to be all of the article.
    """

    text: str
    sure: bool


def find_main_text(page: ShownPage) -> MainText:
    """Returns the part of the lines of a page that is the article.

    Cost: O(lines + blocks).
    """
    prose = _weigh_lines(page)
    if not any(prose):
        return MainText("", sure=False)
    _add_up(page, prose)
    _put_aside(page.blocks)
    weights = [
        0.0 if line.block.around else weight
        for line, weight in zip(page.lines, prose, strict=True)
    ]
    _add_up(page, weights)
    if not any(weights):
        return MainText("", sure=False)
    chosen = _choose_lines(page, _find_article(page.blocks), weights)
    found = sum(map(_measure_line, chosen))
    share = found / sum(map(_measure_line, page.lines))
    sure = found >= _MIN_SURE_CHARS and share >= _MIN_SURE_SHARE
    return MainText("\n".join(line.text for line in chosen), sure=sure)


def _weigh_lines(page: ShownPage) -> list[float]:
    """Returns the characters of prose of each line, less for lines that stand alone."""
    prose = [float(_measure_line(line)) for line in page.lines]
    groups = [_find_group(line.block) for line in page.lines]
    sizes = Counter(
        group for group, weight in zip(groups, prose, strict=True) if weight
    )
    return [
        weight * _LONE_WEIGHT if weight < _LONE_CHARS and sizes[group] == 1 else weight
        for group, weight in zip(groups, prose, strict=True)
    ]


def _measure_line(line: ShownLine) -> float:
    return measure_prose(line.text, line.link_chars, line.block.tag)


def _find_group(block: HtmlBlock) -> HtmlBlock:
    """Returns the block around a paragraph, which its neighbours have too."""
    while block.tag in _INNER and block.parent is not None:
        block = block.parent
    return block


def _add_up(page: ShownPage, prose: list[float]) -> None:
    """Sets the prose of each block to that of its lines and of the blocks inside."""
    for block in page.blocks:
        block.prose = 0.0
    for line, weight in zip(page.lines, prose, strict=True):
        line.block.prose += weight
    for block in reversed(page.blocks):
        if block.parent is not None:
            block.parent.prose += block.prose


def _put_aside(blocks: list[HtmlBlock]) -> None:
    """Marks the blocks that are called boilerplate and do not hold most of the prose."""
    rest = total = blocks[0].prose
    for block in blocks:
        inherited = block.parent is not None and block.parent.around
        block.around = inherited or (
            block.hint.role is Role.SURELY_AROUND
            and block.prose <= _MAX_AROUND[Role.SURELY_AROUND] * total
        )
        if block.around and not inherited:
            rest -= block.prose
    doubtful = [
        block
        for block in blocks
        if block.hint.role is Role.PERHAPS_AROUND and not block.around
    ]
    limit = _MAX_AROUND[Role.PERHAPS_AROUND] * rest
    # Names of the layout of the article stand in many of its blocks.
    layout = {block.hint.word for block in doubtful if block.prose > limit}
    for block in doubtful:
        paragraph = block.tag == "p" and block.prose > _MAX_AROUND_PARAGRAPH
        block.around = block.hint.word not in layout and not paragraph
    for block in blocks:
        block.around |= block.parent is not None and block.parent.around


def _find_article(blocks: list[HtmlBlock]) -> tuple[int, int]:
    """Returns the number of the block that holds the article, and that after its end."""
    found = _find_marked(blocks)
    twins: defaultdict[str, float] = defaultdict(float)
    for block in blocks:
        twins[block.hint.names] += block.prose
    at = found + 1
    while at < blocks[found].end:
        block = blocks[at]
        if _holds_article(block, blocks[found].prose, twins[block.hint.names]):
            found = at
        at += 1
    return found, blocks[found].end


def _find_marked(blocks: list[HtmlBlock]) -> int:
    """Returns the number of the longest block that is marked as article, or 0."""
    marked = [number for number, block in enumerate(blocks) if block.hint.marked]
    longest = max(marked, key=lambda number: blocks[number].prose, default=0)
    needed = max(_MIN_CHARS_OF_MARKED, _MIN_SHARE_OF_MARKED * blocks[0].prose)
    return longest if blocks[longest].prose >= needed else 0


def _holds_article(block: HtmlBlock, total: float, twins: float) -> bool:
    if block.prose < _MIN_SHARE_OF_ARTICLE * total or block.tag in _NO_ARTICLE:
        return False
    if block.prose >= _MIN_SHARE * total:
        return True
    # Some pages divide the article into several blocks of one name.
    twin = not block.hint.marked and twins - block.prose > _MAX_SHARE_OF_TWIN * total
    return block.hint.role is Role.ARTICLE and not twin


def _choose_lines(
    page: ShownPage, article: tuple[int, int], weights: list[float]
) -> list[ShownLine]:
    """Returns the lines of the article from its first to its last paragraph."""
    inside = set(page.blocks[slice(*article)])
    lines = [
        (line, weight)
        for line, weight in zip(page.lines, weights, strict=True)
        if line.block in inside
        and not line.block.around
        and (weight or 2 * line.link_chars <= len(line.text))
    ]
    prose = [number for number, (_, weight) in enumerate(lines) if weight]
    first, last = prose[0], prose[-1]
    opening = _find_group(lines[first][0].block)
    while first and _belongs_before(lines[first - 1][0], opening):
        first -= 1
    closing = _find_group(lines[last][0].block)
    while last + 1 < len(lines) and _belongs_after(lines[last + 1][0], closing):
        last += 1
    return [line for line, _ in lines[first : last + 1]]


def _belongs_before(line: ShownLine, opening: HtmlBlock) -> bool:
    return _find_group(line.block) is opening


def _belongs_after(line: ShownLine, closing: HtmlBlock) -> bool:
    return line.block.tag not in HEADINGS and _find_group(line.block) is closing
