"""Many patterns of how a line may begin, tried by its first letter only."""

import re
from collections import defaultdict
from collections.abc import Iterator

_LAYOUT = frozenset(" \t")
_SPECIAL = frozenset("\\(.[^$*+?{|")
_OPTIONAL = frozenset("?*{")


class PrefixPatterns:
    """Alternatives of a pattern, looked up by the letter that they begin with.

    A line is tried against a tenth of them: with some hundred that is five times as
    fast as one pattern of all.
    """

    def __init__(self, alternatives: str, *, end: str = "") -> None:
        by_letter: dict[str, list[str]] = defaultdict(list)
        for one in _split(alternatives):
            by_letter[_first_letter(one)].append(one)
        self._anywhere = by_letter.pop("", [])
        self._by_letter = by_letter
        self._end = end
        # Compiled when first met: all at once take a quarter of a second.
        self._patterns: dict[str, re.Pattern[str] | None] = {}
        # The same for each letter, small or not, that texts were found to have.
        self._of_letter: dict[str, re.Pattern[str] | None] = {}

    def match(self, text: str, place: int = 0) -> re.Match[str] | None:
        """The match of one of the alternatives at a place of the text, if any."""
        letter = text[place : place + 1]
        try:
            pattern = self._of_letter[letter]
        except KeyError:
            pattern = self._of_letter[letter] = self._pattern(letter.lower()[:1])
        return pattern.match(text, place) if pattern else None

    def _pattern(self, letter: str) -> re.Pattern[str] | None:
        if letter not in self._by_letter:
            letter = ""
        if letter not in self._patterns:
            own = self._by_letter.get(letter, []) + self._anywhere
            self._patterns[letter] = _compile(own, self._end) if own else None
        return self._patterns[letter]


def _compile(alternatives: list[str], end: str) -> re.Pattern[str]:
    return re.compile(f"(?i)(?:{'|'.join(alternatives)}){end}")


def _split(alternatives: str) -> Iterator[str]:
    r"""The alternatives one by one, a line or a bar between them; only "\ " is a blank.

    >>> list(_split("a\\ (?:b|c)|d"))
    ['a\\s(?:b|c)', 'd']
    """
    depth = 0
    part: list[str] = []
    symbols = iter(alternatives)
    for symbol in symbols:
        if symbol == "\\":
            escaped = next(symbols)
            part.append(r"\s" if escaped == " " else symbol + escaped)
            continue
        if symbol in _LAYOUT:
            continue
        depth += (symbol == "(") - (symbol == ")")
        if symbol == "\n" or (symbol == "|" and not depth):
            yield from filter(None, ["".join(part)])
            part = []
        else:
            part.append(symbol)
    yield from filter(None, ["".join(part)])


def _first_letter(pattern: str) -> str:
    """The letter that a match begins with, nothing where it may be one of several."""
    if pattern[0] in _SPECIAL or pattern[1:2] in _OPTIONAL:
        return ""
    return pattern[0].lower()[:1]
