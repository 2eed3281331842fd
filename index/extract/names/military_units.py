"""Military units and stations that a number names: 7th Brigade, Task Force 50."""

import re

from index.extract.gazetteer.word_classes import CONNECTORS

_UNITS = frozenset(
    """brigade battalion division regiment fleet squadron corps wing legion army company
    platoon""".split()
)
_NUMBERED = frozenset("brigade battalion division regiment unit force radio".split())
_BEFORE = re.compile(r"(?<![\w.,:/-])\d{1,4}(?:st|nd|rd|th)? $")
_AFTER = re.compile(r" \d{1,4}(?![\w%]|[.,:/-]\d)")


def include_number(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a name of an organisation with the number that belongs to it.

    >>> include_number("the 7th Brigade left", 8, 15), include_number("Task Force 50", 0, 10)
    ((4, 15), (0, 13))
    """
    *others, last = text[start:end].lower().split(" ")
    if not CONNECTORS.isdisjoint(others):
        return start, end
    if last in _UNITS and (before := _BEFORE.search(text, max(0, start - 8), start)):
        return before.start(), end
    if last in _NUMBERED and (after := _AFTER.match(text, end, end + 8)):
        return start, after.end()
    return start, end
