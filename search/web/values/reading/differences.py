"""Compares two texts word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"(?:[^\W_]+(?:['’\-][^\W_]+)*|\S)\s*|\s+")
_MOST_WORDS = 2_000
"""In longer stretches of changed lines the words are not compared: the time is quadratic."""
_MOST_LINES = 5_000


class Change(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Difference(NamedTuple):
    """A stretch that both texts have, or only one of them."""

    change: Change
    text: str


def compare_texts(old: str, new: str) -> list[Difference]:
    """Compares two texts: which words the second has left out, and which it has added.

    White space does not count. Lines after the first 5,000 are as they are in the second.

    Returns:
        The stretches of both, in order; what is removed before what is added.

    >>> for part in compare_texts("Talks in Berlin failed.", "Talks in Moscow failed."):
    ...     print(part.change, repr(part.text))
    kept 'Talks in '
    removed 'Berlin '
    added 'Moscow '
    kept 'failed.'
    """
    parts: list[Difference] = []
    for part in _compare_lines(_LINE.findall(old), _LINE.findall(new)):
        if parts and parts[-1].change is part.change:
            part = Difference(part.change, parts.pop().text + part.text)
        parts.append(part)
    return parts


def _compare_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    for removed, added in _pair(old[:_MOST_LINES], new[:_MOST_LINES]):
        words = _WORD.findall("".join(removed)), _WORD.findall("".join(added))
        if removed == added or max(map(len, words)) > _MOST_WORDS:
            yield from _list_changes(removed, added)
            continue
        for pair in _pair(*words):
            yield from _list_changes(*pair)
    yield from _list_changes(new[_MOST_LINES:], new[_MOST_LINES:])


def _pair(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yields stretches of both that are the same or have nothing in common."""
    matcher = SequenceMatcher(
        None,
        [" ".join(one.split()) for one in old],
        [" ".join(one.split()) for one in new],
    )
    for change, i, j, k, m in matcher.get_opcodes():
        yield (new[k:m] if change == "equal" else old[i:j]), new[k:m]


def _list_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    if old == new:
        changes = [(Change.KEPT, new)]
    else:
        changes = [(Change.REMOVED, old), (Change.ADDED, new)]
    for change, texts in changes:
        if texts:
            yield Difference(change, "".join(texts))
