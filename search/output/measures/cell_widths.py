"""Measures how many cells of a terminal characters take up.

As terminals have it: East Asian letters are two cells, combining marks none.
"""

import unicodedata

_WIDE = frozenset("WF")
_NO_CELL = frozenset(["Mn", "Me", "Cf", "Cc"])
_LAST_PLAIN = "\u02ff"
"""Up to here every letter is one cell."""


def measure_cells(text: str) -> int:
    """Returns how many cells of a terminal a text takes up.

    >>> measure_cells("talks"), measure_cells("会談"), measure_cells("e\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(cells_of, text))


def cells_of(char: str) -> int:
    """Returns how many cells a character takes up: 0, 1 or 2."""
    if char <= _LAST_PLAIN:
        return char != "\u00ad"
    if unicodedata.category(char) in _NO_CELL or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
