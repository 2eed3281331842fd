"""Answers about single characters of a text, for the text kernels in Python and compiled.

Both twins ask here what the analyzer thinks of a character, so that there is one account
of it. They ask seldom: about characters met for the first time, and forms beside a mark.
"""

import re
from unicodedata import category

from index.analysis.analyzer import find_tokens, fold
from index.analysis.character_classes import APOSTROPHES, HYPHENS

MAX_MATCHES = 1_000
"""Matches that are looked for in a text, at most, for each highlight pattern."""

TextMatch = tuple[int, int, int]
"""Start and end offset of a match in a text, and the number of what matched."""

PrefixGroups = tuple[tuple[str, tuple[str, ...]], ...]
"""Folded forms grouped by a shared prefix: pairs of a prefix and the forms with it."""

_WINDOW = 60

_SECOND_HALF = "[\u1161-\u11ff\u09d7\u0b56\u0b57\u0bd7\u0c56\u0cd5\u0cd6\u0d57\u0ddf]"
"""Characters that compose with the one before: jamo but their filler, which is blank to
the reader and separates tokens; parts of Indian vowels."""

_FIRST_MARK = "\u0300"
_JOINERS = frozenset(HYPHENS + APOSTROPHES)


def fold_character(char: str) -> str | None:
    """Returns a character folded, None where the fold is not one character."""
    folded = fold(char)
    if len(folded) == 1 and not re.match(_SECOND_HALF, char):
        return folded
    # "…" and "™" are in no token: nobody looks for what they fold to.
    alone = list(find_tokens(f"a{char}a")) == [(0, 1), (2, 3)]
    return char if alone else None


def may_join(char: str) -> bool:
    """Tells whether a character beside a form may make both part of one token."""
    return char in _JOINERS or (char >= _FIRST_MARK and category(char)[0] == "M")


def is_token(text: str, start: int, end: int) -> bool:
    """Tells whether the analyzer finds exactly these characters as one token."""
    left = max(0, start - _WINDOW)
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    # A token has no space in it: what is beyond the next need not be analysed.
    space = text.find(" ", end, end + _WINDOW)
    window = text[left : space if space >= 0 else end + _WINDOW]
    return (start - left, end - left) in set(find_tokens(window))
