"""Joins hard-wrapped lines to paragraphs: wire copy, mail, downloads, text of a PDF.

In such a text each line was filled until the next word did not fit. So the width is the
length of the longest line, and a line goes on in the next where the next line's first
word would have exceeded it. Cost: O(characters).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from index.extract.page.lines import DENSE_SCRIPT, LineKind, PageLine

Classify = Callable[[str], LineKind]

# The shortest and the longest lines of hard-wrapped texts, in characters.
_MIN_WIDTH, _MAX_WIDTH = 30, 200
_MIN_WRAPPED = 2
# Among neighbouring lines at least so many are filled, and break in a sentence.
_MIN_FILLED_SHARE, _MIN_BROKEN_SHARE = 0.6, 0.35
# Much longer lines than most, such as addresses, do not count for the width.
_MOST = 0.75
_MAX_EXCESS = 15
_MIN_INDENT = 2
_STOP = re.compile(r"[.!?…:;。！？।]['\"”’»)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_LIST_MARK = re.compile(r"[*•·▪◦‣–—\-→]\s|\(?[0-9a-z]{1,3}[.)]\s")


def join_wrapped(
    text: str, lines: list[PageLine], classify: Classify
) -> list[PageLine]:
    """Returns the lines of a text with those that were wrapped joined to paragraphs.

    Args:
        text: the text.
        lines: its lines.
        classify: returns the class of a line from its text.
    """
    pairs = [pair for pair in pairwise(lines) if LineKind.BLANK not in map(_kind, pair)]
    width = _find_width(pairs)
    if not width:
        return lines
    return [
        group[0] if len(group) == 1 else _join(group, classify)
        for group in _group(text, lines, width)
    ]


def _kind(line: PageLine) -> LineKind:
    return line.kind


def _find_width(pairs: Sequence[tuple[PageLine, PageLine]]) -> int:
    """Returns the width at which the text was wrapped, 0 where it was not."""
    if len(pairs) < _MIN_WRAPPED:
        return 0
    sizes = sorted(line.end - line.start for line, _ in pairs)
    usual = sizes[int(_MOST * (len(sizes) - 1))]
    width = max(size for size in sizes if size <= usual + _MAX_EXCESS)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    filled = [pair for pair in pairs if _is_filled(*pair, width)]
    broken = sum(_STOP.search(line.text) is None for line, _ in filled)
    if len(filled) < max(_MIN_WRAPPED, _MIN_FILLED_SHARE * len(pairs)):
        return 0
    return width if broken >= _MIN_BROKEN_SHARE * len(pairs) else 0


def _is_filled(line: PageLine, following: PageLine, width: int) -> bool:
    """Tells whether the next line's first word would not have fitted on this line."""
    word = _FIRST_WORD.match(following.text)
    size = 1 if word is None or DENSE_SCRIPT.match(following.text) else 1 + len(word[0])
    return line.end - line.start + size > width


def _group(
    text: str, lines: Sequence[PageLine], width: int
) -> Iterator[list[PageLine]]:
    """Yields the lines of each paragraph; a line that was not wrapped is alone."""
    group: list[PageLine] = []
    for line in lines:
        if group and not _continues(text, group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(text: str, line: PageLine, following: PageLine, width: int) -> bool:
    if LineKind.BLANK in (line.kind, following.kind):
        return False
    if _LIST_MARK.match(following.text) or LineKind.BYLINE in (
        line.kind,
        following.kind,
    ):
        return False
    if _indent(text, following) >= _indent(text, line) + _MIN_INDENT:
        return False
    return _is_filled(line, following, width)


def _indent(text: str, line: PageLine) -> int:
    return line.start - (text.rfind("\n", 0, line.start) + 1)


def _join(group: Sequence[PageLine], classify: Classify) -> PageLine:
    parts = [group[0].text]
    for before, after in pairwise(group):
        dense = DENSE_SCRIPT.match(before.text[-1]) and DENSE_SCRIPT.match(after.text)
        parts.append(after.text if dense else f" {after.text}")
    joined = "".join(parts)
    return PageLine(group[0].start, group[-1].end, joined, classify(joined))
