"""The order of the lines of a concordance: by words around the match, date or outlet."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from index.errors import CorpusSearchError

FARTHEST = 20
"""So many words from the match lines can be sorted by."""

_WORDS_OF_SIDE = 3
_WORD_KEY = re.compile(r"(left|right|l|r)(\d{1,2})?|(\d{1,2})(l|r)")


class SortError(CorpusSearchError):
    """A key to sort a concordance by that there is none of."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"no such order: {key!r}; lines can be sorted by left1 to "
            f"left{FARTHEST}, right1 to right{FARTHEST}, match, date, outlet, random or none, "
            "as in: --sort right1,right2,left1"
        )


class KeyKind(StrEnum):
    """What a key sorts by: a word on a side, what the line is of, or chance."""

    LEFT = "left"
    RIGHT = "right"
    MATCH = "match"
    DATE = "date"
    OUTLET = "outlet"
    RANDOM = "random"


class LineKey(NamedTuple):
    """One key of the order.

    Attributes:
        kind: what to sort by.
        distance: for a word, how many words it is from the match, from 1; else 0.
    """

    kind: KeyKind
    distance: int = 0


class LineOrder(NamedTuple):
    """The order of lines; without keys that of the hits, best first.

    Attributes:
        keys: the keys, the first decides first.
    """

    keys: tuple[LineKey, ...] = ()

    @property
    def is_of_articles(self) -> bool:
        """Whether the order needs no word of the texts."""
        words = (KeyKind.LEFT, KeyKind.RIGHT, KeyKind.MATCH)
        return not any(key.kind in words for key in self.keys)

    def reach(self, kind: KeyKind) -> int:
        """Returns the distance of the farthest word on a side that is needed."""
        return max([key.distance for key in self.keys if key.kind is kind], default=0)

    def make_key(
        self,
        before: Sequence[str],
        match: str,
        after: Sequence[str],
        *,
        date: str,
        outlet: str,
    ) -> tuple[str, ...]:
        """Returns what a line is sorted by, one text a key; the undated come last.

        Args:
            before: the folded words before the match, the nearest first.
            match: the folded match.
            after: the folded words after it, the nearest first.
            date: the article's ISO date, empty for none.
            outlet: the article's outlet, empty for unknown.
        """
        words = {KeyKind.LEFT: before, KeyKind.RIGHT: after}
        whole = {
            KeyKind.MATCH: match,
            # Of a date without a year nobody knows when it was: --12-20.
            KeyKind.DATE: date if date[:1].isdigit() else "\U0010ffff",
            KeyKind.OUTLET: outlet.casefold() or "\U0010ffff",
            KeyKind.RANDOM: "",
        }
        return tuple(
            [
                whole[kind]
                if kind in whole
                else (words[kind][n - 1] if n <= len(words[kind]) else "")
                for kind, n in self.keys
            ]
        )


BEST_FIRST = LineOrder()
"""The order of the hits, best first, and of the text."""


def parse_order(text: str) -> LineOrder:
    """Reads the order that a user typed: `left1,right1`, `right`, `2R`, `date`, `none`.

    >>> parse_order("right1,date").keys[0]
    LineKey(kind=<KeyKind.RIGHT: 'right'>, distance=1)
    >>> len(parse_order("left").keys), parse_order("none").keys
    (3, ())

    Raises:
        SortError: a key is none of these.
    """
    keys: list[LineKey] = []
    for part in filter(None, re.split(r"[,\s]+", text.strip().lower())):
        if part != "none":
            keys += _parse_key(part)
    return LineOrder(tuple(dict.fromkeys(keys)))


def _parse_key(text: str) -> list[LineKey]:
    if text in (KeyKind.MATCH, KeyKind.DATE, KeyKind.OUTLET, KeyKind.RANDOM):
        return [LineKey(KeyKind(text))]
    if text in ("0", "center", "centre"):  # as other concordancers call the match
        return [LineKey(KeyKind.MATCH)]
    found = _WORD_KEY.fullmatch(text)
    if not found:
        raise SortError(text)
    side = KeyKind.LEFT if (found[1] or found[4])[0] == "l" else KeyKind.RIGHT
    number = found[2] or found[3]
    if number is None:
        return [LineKey(side, n + 1) for n in range(_WORDS_OF_SIDE)]
    if not 1 <= int(number) <= FARTHEST:
        raise SortError(text)
    return [LineKey(side, int(number))]
