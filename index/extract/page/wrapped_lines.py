"""Joins hard-wrapped lines to paragraphs: wire copy, mail, downloads, text of a PDF.

In such a text each line was filled until the next word did not fit. So the width is the
length of the longest line, and a line goes on in the next where the next line's first
word would have exceeded it. Cost: O(characters).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from index.analysis.stop_words import is_small_word
from index.extract.page.boilerplate import is_code
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
_FULL_SHARE = 0.8
_MAX_READ = 6_000
_STOP = re.compile(r"[.!?…:;。！？।]['\"”’»)\]]*$")
_FULL_STOP = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HEAD_KINDS = frozenset({LineKind.SHORT, LineKind.PROSE})
# Lines of a header, as of a message: "Subject: Harbour reopens".
_LABEL = re.compile(r"[A-Z][A-Za-z-]{1,20}:\s?\S")
_LIST_MARK = re.compile(r"\^|[*•·▪◦‣–—\-→]\s|\(?[0-9a-z]{1,3}[.)]\s")


class _Line(NamedTuple):
    """A line with the number of its first and last column."""

    line: PageLine
    indent: int
    width: int


def join_wrapped(
    text: str, lines: list[PageLine], classify: Classify
) -> list[PageLine]:
    """Returns the lines of a text with those that were wrapped joined to paragraphs.

    Args:
        text: the text.
        lines: its lines.
        classify: returns the class of a line from its text.
    """
    measured = list(_measure(text, lines))
    pairs = [pair for pair in pairwise(measured) if _may_continue(*pair)]
    pairs = [pair for pair in pairs if not any(_is_byline(one, 0) for one in pair)]
    width = _find_width(pairs)
    if not width:
        return lines
    groups = _join_heads(text, list(_group(measured, width)))
    return [
        group[0].line if len(group) == 1 else _join(group, classify) for group in groups
    ]


def _measure(text: str, lines: list[PageLine]) -> Iterator[_Line]:
    for line in lines:
        start = text.rfind("\n", 0, line.start) + 1
        yield _Line(line, line.start - start, line.end - start)


def _may_continue(line: _Line, following: _Line) -> bool:
    """Tells whether a paragraph may go on: no blank line, no indent, no list."""
    kinds = (line.line.kind, following.line.kind)
    return (
        LineKind.BLANK not in kinds
        and following.indent < line.indent + _MIN_INDENT
        and not _LIST_MARK.match(following.line.text)
        and not (_LABEL.match(line.line.text) and _LABEL.match(following.line.text))
    )


def _is_byline(line: _Line, width: int) -> bool:
    """Tells a byline from a line of prose that begins like one: it is no full line."""
    full = width and line.width > _FULL_SHARE * width
    return line.line.kind is LineKind.BYLINE and not full


def _find_width(pairs: Sequence[tuple[_Line, _Line]]) -> int:
    """Returns the width at which the text was wrapped, 0 where it was not."""
    if len(pairs) < _MIN_WRAPPED:
        return 0
    sizes = sorted([line.width for line, _ in pairs])
    usual = sizes[int(_MOST * (len(sizes) - 1))]
    width = max([size for size in sizes if size <= usual + _MAX_EXCESS])
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    filled = [pair for pair in pairs if _is_filled(*pair, width)]
    broken = sum(_STOP.search(line.line.text) is None for line, _ in filled)
    if len(filled) < max(_MIN_WRAPPED, _MIN_FILLED_SHARE * len(pairs)):
        return 0
    return width if broken >= _MIN_BROKEN_SHARE * len(pairs) else 0


def _is_filled(line: _Line, following: _Line, width: int) -> bool:
    """Tells whether the next line's first word would not have fitted on this line."""
    text = following.line.text
    word = _FIRST_WORD.match(text)
    size = 1 if word is None or DENSE_SCRIPT.match(text) else 1 + len(word[0])
    return line.width + size > width


def _group(lines: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """Yields the lines of each paragraph; a line that was not wrapped is alone."""
    group: list[_Line] = []
    for line in lines:
        if group and not (
            _may_continue(group[-1], line)
            and _is_filled(group[-1], line, width)
            and not _is_byline(group[-1], width)
            and not _is_byline(line, width)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _join_heads(text: str, groups: list[list[_Line]]) -> list[list[_Line]]:
    """Joins the lines of headlines, which are often wrapped at a width of their own.

    They stand in a block of their own above the first paragraph.
    """
    first = next((n for n, group in enumerate(groups) if len(group) > 2), 0)
    if not first:
        return groups
    start = groups[first][0].line.start
    known = frozenset(_WORD.findall(text[start : start + _MAX_READ].lower()))
    joined: list[list[_Line]] = []
    for _, block in groupby(groups[:first], _is_blank):
        lines = list(block)
        width = max([len(line.line.text) for group in lines for line in group])
        for number, group in enumerate(lines):
            if number and _goes_on(joined[-1][-1], group[0], width, known):
                joined[-1].extend(group)
            else:
                joined.append(list(group))
    return joined + groups[first:]


def _is_blank(group: list[_Line]) -> bool:
    return group[0].line.kind is LineKind.BLANK


def _goes_on(line: _Line, following: _Line, width: int, known: frozenset[str]) -> bool:
    """Tells whether a headline goes on in the next line.

    So it is where the next has small letters, where both have capitals only, and where
    the next word would not have fitted and what follows is no name below a headline: it
    has small letters or words of the article.

    Args:
        line: a line.
        following: the next one.
        width: the length of the longest line beside them.
        known: the words of the text below, in small letters.
    """
    before, after = line.line.text, following.line.text
    if not {line.line.kind, following.line.kind} <= _HEAD_KINDS:
        return False
    if (
        is_code(before)
        or _FULL_STOP.search(before)
        or _LABEL.match(after)
        or after.isupper() != before.isupper()
    ):
        return False
    last = before[before.rfind(" ") + 1 :].lower()
    if before.isupper() or after[0].islower() or is_small_word(last):
        return True
    if len(before) + 1 + len(after.split(maxsplit=1)[0]) <= width:
        return False
    rest = _WORD.findall(after)
    shared = sum(word.lower() in known for word in rest)
    return any(map(str.islower, rest)) or 2 * shared > len(rest)


def _join(lines: Sequence[_Line], classify: Classify) -> PageLine:
    group = [one.line for one in lines]
    parts = [group[0].text]
    for before, after in pairwise(group):
        dense = DENSE_SCRIPT.match(before.text[-1]) and DENSE_SCRIPT.match(after.text)
        parts.append(after.text if dense else f" {after.text}")
    joined = "".join(parts)
    return PageLine(group[0].start, group[-1].end, joined, classify(joined))
