"""Military units and stations that a number names: 7th Brigade, Task Force 50."""

import re

from index.article import ActorType
from index.extract.gazetteer.word_classes import CONNECTORS
from index.extract.names.mentions import NameMention

_UNITS = frozenset(
    """brigade battalion division regiment fleet squadron corps wing legion army company
    platoon""".split()
)
_NUMBERED = frozenset("brigade battalion division regiment unit force radio".split())
_BEFORE = re.compile(r"(?<![\w.,:/-])\d{1,4}(?:st|nd|rd|th)? $")
_AFTER = re.compile(r" \d{1,4}(?![\w%]|[.,:/-]\d)")


def find_numbered_unit(text: str, start: int, end: int) -> NameMention | None:
    """Returns the mention of the unit that a number before or after a name makes it.

    Args:
        text: the text.
        start: offset at which the name of an organisation begins.
        end: offset after the name.

    >>> find_numbered_unit("the 7th Brigade left", 8, 15).name
    '7th Brigade'
    >>> find_numbered_unit("Task Force 50", 0, 10).name
    'Task Force 50'
    """
    *others, last = text[start:end].lower().split(" ")
    if not CONNECTORS.isdisjoint(others):
        return None
    if last in _UNITS and (before := _BEFORE.search(text, max(0, start - 8), start)):
        return _unit(text, before.start(), end)
    if last in _NUMBERED and (after := _AFTER.match(text, end, end + 8)):
        return _unit(text, start, after.end())
    return None


def _unit(text: str, start: int, end: int) -> NameMention:
    return NameMention(start, end, text[start:end], ActorType.ORGANISATION, rule="unit")
