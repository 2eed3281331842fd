"""What is asked of single letters of a text, by the kernels in Python and compiled."""

import re
from unicodedata import category

from index.analysis.analyzer import find_tokens, fold

MOST_IN_A_TEXT = 1_000
"""How many places in a text are looked for, for each of the things looked for."""

Match = tuple[int, int, int]
"""Where something stands in a text, from and up to; and the number of what it is."""

Forms = tuple[tuple[str, tuple[str, ...]], ...]
"""Folded words that begin alike together, after what all of them begin with."""

_WINDOW = 60

_SECOND_HALF = re.compile(
    "[\u1160-\u11ff\u09d7\u0b56\u0b57\u0bd7\u0c56\u0cd5\u0cd6\u0d57\u0ddf]"
)
"""What makes one letter with that before it: jamo, parts of Indian vowels."""

_FIRST_MARK = "\u0300"
_JOINERS = frozenset("-‐‑'’ʼ")


def fold_letter(letter: str) -> str | None:
    """The letter folded, None where that is no letter of its own."""
    folded = fold(letter)
    if len(folded) == 1 and not _SECOND_HALF.match(letter):
        return folded
    # "…" and "™" stand in no word: nobody looks for what they fold to.
    alone = list(find_tokens(f"a{letter}a")) == [(0, 1), (2, 3)]
    return letter if alone else None


def may_join(char: str) -> bool:
    """Whether a character beside a form may make both part of one token."""
    return char in _JOINERS or (char >= _FIRST_MARK and category(char)[0] == "M")


def is_token(text: str, start: int, end: int) -> bool:
    """Whether these characters are one token where they stand."""
    left = max(0, start - _WINDOW)
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    window = text[left : end + _WINDOW]
    return (start - left, end - left) in set(find_tokens(window))
