"""Reads the authors from the byline of a news database."""

import re
from functools import cache
from importlib.resources import files

_DATA = "data/bylines.txt"
_DROPPED = re.compile(r"\([^()]*\)|\S+@\S+|https?://\S+|\+?\d[\d ./-]{5,}")
_PARTS = re.compile(r"\s*[;|/•\n]\s*")
_MAX_CHARS = 500
_MAX_WORDS = 5


def read_byline(written: str) -> tuple[str, ...]:
    """Returns the authors that a byline names, in its order, each once.

    Roles and places are left out, as far as known words tell them.

    >>> read_byline("By JO WRITER and Ann Other in Brussels, Defence Editor")
    ('JO WRITER', 'Ann Other')
    >>> read_byline("Von Anna Schmidt, Berlin; Redaktion")
    ('Anna Schmidt',)
    """
    names: dict[str, None] = {}
    for part in _PARTS.split(_DROPPED.sub(" ", written[:_MAX_CHARS])):
        for number, name in enumerate(_split_names(part.strip())):
            if name := _trim_name(name, first=number == 0):
                names[name] = None
    return tuple(names)


def opens_byline(line: str) -> bool:
    """Checks whether a line begins as bylines do, with "By", "Von" or "Par".

    >>> opens_byline("Von Anna Schmidt"), opens_byline("Bye, Berlin")
    (True, False)
    """
    return bool(_load_patterns()[1].match(line))


def _split_names(part: str) -> list[str]:
    split, by, _ = _load_patterns()
    begun = by.match(part)
    return split.split(part[begun.end() :] if begun else part)


def _trim_name(name: str, *, first: bool) -> str:
    """Returns the person, or the agency where nothing stands before it; else nothing."""
    words = _load_patterns()[2].sub("", name).strip(" .,:-–—").split()
    roles = [n for n, word in enumerate(words) if _is_role(word, first=first)]
    if roles:
        # Political Correspondent Ann Other
        words = words[roles[-1] + 1 :] if first else []
        first = False
    # One word after a comma is a place; first in line it may be an agency.
    if len(words) not in range(1 if first else 2, _MAX_WORDS + 1):
        return ""
    return " ".join(words) if words[0][0].isalpha() else ""


def _is_role(word: str, *, first: bool) -> bool:
    roles = _load_words()["role"]
    word = word.strip(".").casefold()
    # Ann Writer is a person, but what follows her name is none.
    return word in roles or (not first and word in _load_words()["trade"])


@cache
def _load_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Makes the patterns of what divides names, stands before, and follows them."""
    by, low, and_, place = (
        "|".join(map(re.escape, sorted(_load_words()[kind], reverse=True)))
        for kind in ("by", "by-low", "and", "in")
    )
    return (
        re.compile(rf"\s*,\s*(?:(?:{and_})\s+)?|\s+(?:{and_})\s+", re.IGNORECASE),
        re.compile(rf"(?:(?:(?i:{by})|{low})\s+)+"),
        # In small letters: not the De of De Gaulle.
        re.compile(rf"\s+(?:{place})\s+[^\W\d_].*$"),
    )


@cache
def _load_words() -> dict[str, frozenset[str]]:
    written = files("index.reading").joinpath(_DATA).read_text(encoding="utf-8")
    lines = (line.split(None, 1) for line in written.splitlines() if line[:1] != "#")
    return {
        kind: frozenset(word.strip() for word in words.split(","))
        for kind, words in lines
    }
