"""Where a text may be cut: between what a reader takes for letters (UAX 29).

A letter with its marks, a syllable of jamo, a flag or a family of emoji is many
characters and never cut. Where Python's tables of Unicode cannot tell, two characters
are taken for one letter: a place that is given is one where the standard cuts, too.
"""

import re
from unicodedata import category, combining

_FIRST_JOINED = "\u0300"
"""Below it only a line break has two characters that belong together."""

_FARTHEST = 64
"""No writing has letters of so many characters; a hostile text has any."""

_MARKS = frozenset(["Mn", "Me", "Mc", "Cn", "Cf"])
# Thai and Lao am, vowels and endings of jamo, half-width voicing, skin tones.
_FOLLOWS = re.compile(
    "[\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f\U00016d63\U00016d67-\U00016d6a"
    "\U0001f3fb-\U0001f3ff]"
)
# Signs that stand before a number or letter, first jamo, one half of a flag, the joiner;
# and two viramas that Python 3.11 does not know.
_LEADS = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u1cf5\u1cf6\U000110bd\U000110cd"
    "\U000111c2\U000111c3\U000113d0\U000113d1\U0001193f\U00011941\U00011a3a"
    "\U00011a84-\U00011a89\U00011d46\U00011f02\U00011f42"
    "\u1100-\u115f\ua960-\ua97c\U0001f1e6-\U0001f1ff\u200d]"
)
_VIRAMA = 9


def grapheme_start(text: str, place: int) -> int:
    """The last place up to this one where a letter starts, or the end of the text."""
    for _ in range(_FARTHEST):
        if not _is_inside(text, place):
            break
        place -= 1
    return place


def grapheme_end(text: str, place: int) -> int:
    """The first place from this one on where a letter ends, or the start of the text."""
    for _ in range(_FARTHEST):
        if not _is_inside(text, place):
            break
        place += 1
    return place


def _is_inside(text: str, place: int) -> bool:
    """Whether the characters before and after a place may be of one letter."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before < _FIRST_JOINED and after < _FIRST_JOINED:
        return before == "\r" and after == "\n"
    if _LEADS.match(before) or _FOLLOWS.match(after) or category(after) in _MARKS:
        return True
    return category(after) == "Lo" and _ends_in_virama(text, place)


def _ends_in_virama(text: str, place: int) -> bool:
    """Whether a sign that joins consonants stands before, marks after it left out."""
    for before in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
        if combining(text[before]) == _VIRAMA:
            return True
        if category(text[before]) not in _MARKS:
            return False
    return place > _FARTHEST
