"""Finds the boundaries of graphemes, where a text may be cut (Unicode UAX 29).

A grapheme is what a reader takes for one letter: a letter with its marks, a syllable of
jamo, a flag or a family of emoji has many characters. Where Python's Unicode tables
cannot tell, two characters are taken for one grapheme: every boundary found here is one
by the standard too, but not the reverse.
"""

import re
from unicodedata import category, combining

_FIRST_JOINED = "\u0300"
"""Below it only a line break is a grapheme of two characters."""

_MAX_CHARACTERS = 64
"""No script has longer graphemes; a hostile text may."""

_MARKS = frozenset(["Mn", "Me", "Mc", "Cn", "Cf"])
# Texts, which `re` compiles and keeps at the first use: few articles need them.
# Thai and Lao am, vowels and endings of jamo, half-width voicing, skin tones.
_FOLLOWS = (
    "[\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f\U00016d63\U00016d67-\U00016d6a"
    "\U0001f3fb-\U0001f3ff]"
)
# Signs that stand before a number or letter, first jamo, one half of a flag, the joiner;
# and two viramas that Python 3.11 does not know.
_LEADS = (
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u1cf5\u1cf6\U000110bd\U000110cd"
    "\U000111c2\U000111c3\U000113d0\U000113d1\U0001193f\U00011941\U00011a3a"
    "\U00011a84-\U00011a89\U00011d46\U00011f02\U00011f42"
    "\u1100-\u115f\ua960-\ua97c\U0001f1e6-\U0001f1ff\u200d]"
)
_VIRAMA = 9


def grapheme_start(text: str, offset: int) -> int:
    """Returns the last offset up to `offset` where a grapheme starts or the text ends."""
    for _ in range(_MAX_CHARACTERS):
        if not _is_inside(text, offset):
            break
        offset -= 1
    return offset


def grapheme_end(text: str, offset: int) -> int:
    """Returns the first offset from `offset` on where a grapheme ends or the text starts."""
    for _ in range(_MAX_CHARACTERS):
        if not _is_inside(text, offset):
            break
        offset += 1
    return offset


def _is_inside(text: str, offset: int) -> bool:
    """Tells whether the characters before and after an offset may be one grapheme."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if before < _FIRST_JOINED and after < _FIRST_JOINED:
        return before == "\r" and after == "\n"
    if (
        re.match(_LEADS, before)
        or re.match(_FOLLOWS, after)
        or category(after) in _MARKS
    ):
        return True
    return category(after) == "Lo" and _ends_in_virama(text, offset)


def _ends_in_virama(text: str, offset: int) -> bool:
    """Tells whether a virama, which joins consonants, precedes, not counting marks."""
    for before in range(offset - 1, max(-1, offset - 1 - _MAX_CHARACTERS), -1):
        if combining(text[before]) == _VIRAMA:
            return True
        if category(text[before]) not in _MARKS:
            return False
    return offset > _MAX_CHARACTERS
