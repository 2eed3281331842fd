"""Which of many words have a shape: `?` is one letter, `*` any number of them."""

import re
from collections.abc import Iterator

import numpy as np

from index.codec.array_file import AnyArray

# Of so many pieces of a pattern words are looked up, by so many bytes of each.
_MOST_PIECES = 8
_LONGEST_PIECE = 16


class Shape:
    """A pattern, ready to be looked for.

    However it is made, a word is looked through once, and never gone back in.

    Attributes:
        prefix: the letters that it begins with.
    """

    def __init__(self, pattern: str) -> None:
        pattern = re.sub(r"[*?]{2,}", _in_order, pattern)
        literals = re.findall(r"[^*?]+", pattern)
        self.prefix = literals[0] if literals and pattern[0] not in "*?" else ""
        self._least = len(pattern) - pattern.count("*")
        pieces = (literal.encode("utf-8", "replace") for literal in set(literals))
        self._pieces = sorted(pieces, key=len)[-_MOST_PIECES:]
        self._segments = pattern.split("*")

    def find(self, letters: AnyArray, sizes: AnyArray) -> Iterator[int]:
        """The numbers of the words of this shape, in order.

        A word is given by its size in UTF-8, all words' bytes one after the other.
        """
        ends = np.cumsum(sizes)
        likely = sizes >= self._least
        for piece in self._pieces:
            if likely.any():
                likely &= _having(piece[:_LONGEST_PIECE], letters, ends)
        places = np.flatnonzero(likely)
        if not len(places):
            return
        shape, text = re.compile(self._expression(), re.DOTALL), letters.tobytes()
        for place in places.tolist():
            end = int(ends[place])
            if shape.fullmatch(text[end - int(sizes[place]) : end].decode()):
                yield place

    def _expression(self) -> str:
        segments = [re.escape(s).replace(r"\?", ".") for s in self._segments]
        if len(segments) == 1:
            return segments[0]
        first, *between, last = segments
        # Where a piece first fits, it is: (?>) never tries a later place.
        return first + "".join(f"(?>.*?{some})" for some in between) + f".*{last}"


def _in_order(wild: re.Match[str]) -> str:
    """The single letters first: `*?*?` is two letters or more."""
    return "?" * wild[0].count("?") + "*" * ("*" in wild[0])


def _having(piece: bytes, letters: AnyArray, ends: AnyArray) -> AnyArray:
    """Which of the words have the bytes."""
    last = max(0, len(letters) - len(piece) + 1)
    found = letters[:last] == piece[0]
    for n, byte in enumerate(piece[1:], 1):
        found &= letters[n : last + n] == byte
    places = np.flatnonzero(found)
    words = ends.searchsorted(places, "right")
    having = np.zeros(len(ends), np.bool_)
    having[words[places + len(piece) <= ends[words]]] = True
    return having
