"""The tokens of many texts at once, the same that `index.analysis.analyzer` finds one by one.

Most tokens are runs of letters, digits and apostrophes: these are found on a table of
byte classes. Where a full stop, comma, hyphen or space may join two runs (U.N., S-400,
146,000, "S 400", al-Sarraj), the whole stretch around it becomes one piece, to be taken
apart by `index.analysis.analyzer` itself, once for all its occurrences.
"""

import numpy as np

from index import kernels
from index.analysis.analyzer import find_tokens
from index.codec.string_array import StringArray
from index.kernels.tokenize import BYTE_CLASSES


def find_pieces(buffer: bytes) -> StringArray:
    """The pieces of texts that `Letters.encode` made, joined by separators.

    Before them there must be three separators, after them one and PADDING.
    A piece is a token, or where it holds one of `.,- ` some tokens (`find_compound`).
    """
    return StringArray(*kernels.find_token_spans(buffer, BYTE_CLASSES))


def find_compound(pieces: bytes) -> list[int]:
    """Which of the pieces, one a line, `split_piece` must take apart, in order."""
    found = np.flatnonzero(np.frombuffer(pieces.translate(_COMPOUND), np.bool_))
    if not len(found):
        return []
    ends = np.flatnonzero(np.frombuffer(pieces, np.uint8) == _LINE_END)
    lines: list[int] = np.unique(ends.searchsorted(found)).tolist()
    return lines


def split_piece(piece: str) -> list[str]:
    """The tokens of a piece, in order."""
    return [piece[start:end] for start, end in find_tokens(piece)]


_LINE_END = ord("\n")
_COMPOUND = bytes(byte in b".,- " for byte in range(256))
