"""Finds lines that the head of a text says twice, such as breadcrumb and headline."""

import re
from collections.abc import Iterable

from index.analysis.stop_words import is_small_word

_MIN_WORDS = 3
_MIN_CHARS, _MAX_CHARS = 20, 250
_BULLETS = "*•·●|+"
_WORD = re.compile(r"\S+")


def find_repeated(head: str, cuts: Iterable[int] = ()) -> set[int]:
    """Returns the blanks around what the head says twice: breadcrumb and headline.

    Args:
        head: the beginning of a text on one line.
        cuts: offsets of blanks where lines are known to end.
    """
    plain = head.split()
    runs = list(zip(plain, plain[1:], plain[2:], strict=False))
    # A quick test, since most heads say no three words twice.
    if len(set(runs)) == len(runs):
        return set()
    words = list(_WORD.finditer(head))
    ends = {word.end() for word in words} & set(cuts)
    known: dict[tuple[str, ...], int] = {}
    found: set[int] = set()
    number = 0
    while number < len(runs):
        first = known.setdefault(runs[number], number)
        if first == number or runs[number][0][0].islower():
            number += 1
            continue
        size = _count_same(words, first, number)
        own = ends | {words[first + size - 1].end()} if size else ends
        if _is_line(words, first, size, ends) and _is_line(words, number, size, own):
            for start in (first, number):
                found |= {words[start].start() - 1, words[start + size - 1].end()}
            number += size
        else:
            number += 1
    return found - {-1, len(head)}


def _count_same(words: list[re.Match[str]], first: int, second: int) -> int:
    """Returns the number of words that follow both of two places, without overlap."""
    size = 0
    while (
        first + size < second
        and second + size < len(words)
        and words[first + size][0] == words[second + size][0]
    ):
        size += 1
    return size


def _is_line(words: list[re.Match[str]], start: int, size: int, ends: set[int]) -> bool:
    """Tells whether words can be a line: no sentence goes on before or after them."""
    if size < _MIN_WORDS:
        return False
    first, last = words[start], words[start + size - 1]
    after = words[start + size : start + size + 1]
    before = words[start - 1 : start]
    return (
        _MIN_CHARS <= last.end() - first.start() <= _MAX_CHARS
        and not first[0][0].islower()
        and first[0][0] not in _BULLETS
        and last[0][-1] not in ".,;("
        and not is_small_word(last[0].lower())
        and not any(word[0][0].islower() and word.end() not in ends for word in before)
        and (last.end() in ends or not any(word[0][0].islower() for word in after))
    )
