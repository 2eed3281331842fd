"""Keeps texts of scripts that run from the right in their place on a line.

A terminal that knows directions lays a whole line out from the right if its first letter
does. Unicode's isolates keep a text to itself, and a mark at its beginning keeps the line.
"""

import unicodedata
from collections import Counter

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Stands before a line with isolates, so that it runs from the left."""

_POP = "\N{POP DIRECTIONAL ISOLATE}"
_FROM_RIGHT = "\N{RIGHT-TO-LEFT ISOLATE}"
_FROM_LEFT = "\N{LEFT-TO-RIGHT ISOLATE}"
_RIGHT_TO_LEFT = ("R", "AL")


def isolate(text: str, *, from_right: bool) -> str:
    """Returns a text that runs by itself, from the right or from the left."""
    return f"{_FROM_RIGHT if from_right else _FROM_LEFT}{text}{_POP}"


def isolate_name(text: str) -> str:
    """Returns a name by itself, if any of its letters runs from the right."""
    counts = _count_directions(text)
    if not counts[0]:
        return text
    return isolate(text, from_right=counts[0] > counts[1])


def find_direction(text: str) -> bool | None:
    """Tells whether most letters run from the right; None where no letter does."""
    from_right, from_left = _count_directions(text)
    return from_right > from_left if from_right else None


def _count_directions(text: str) -> tuple[int, int]:
    if text.isascii():
        return 0, 1
    counts = Counter(map(unicodedata.bidirectional, text))
    return sum(counts[one] for one in _RIGHT_TO_LEFT), counts["L"]
