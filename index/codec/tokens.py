"""The tokens of many texts at once, the same that `index.analysis` finds one by one.

Most tokens are runs of letters, digits and apostrophes: these are found on a table of
byte classes. Where a full stop, comma, hyphen or space may join two runs (U.N., S-400,
146,000, "S 400", al-Sarraj), the whole stretch around it becomes one piece, to be taken
apart by `index.analysis` itself, once for all its occurrences.
"""

import numpy as np
from numpy.typing import NDArray

from index.analysis import find_tokens
from index.codec.strings import Strings

_WORD, _LETTER, _DIGIT, _WIDE, _JOINER = 1, 2, 4, 8, 16
_QUOTE, _DOT, _COMMA, _HYPHEN, _SPACE = b"'.,- "


def _classify(byte: int) -> int:
    char = chr(byte)
    if byte >= 128:
        # A byte of a letter or digit of any script: what is neither was put out before.
        return _WORD | _LETTER | _DIGIT | _WIDE
    if char.isalpha():
        return _WORD | _LETTER
    if char.isdigit():
        return _WORD | _DIGIT
    if char == "_":
        return _WORD
    return _JOINER if char in "'.,-" else 0


_CLASSES = bytes(map(_classify, range(256)))
_LOWER = bytes(range(256)).lower()


def find_pieces(buffer: bytes) -> Strings:
    """The pieces of texts that `Letters.encode` made, joined by separators.

    Before them there must be three separators, after them one and PADDING.
    A piece is a token, or where it holds one of `.,- ` some tokens (`find_compound`).
    """
    folded = buffer.translate(_LOWER)
    kinds = np.frombuffer(folded.translate(_CLASSES), np.uint8)
    chars = np.frombuffer(folded, np.uint8)
    word = (kinds & _WORD).view(np.bool_)
    quotes = np.flatnonzero(chars == _QUOTE)
    word[quotes] = word[quotes - 1] & word[quotes + 1] if len(quotes) else False
    edges = np.flatnonzero(word[1:] != word[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    joints = _find_joints(chars, kinds, ends)
    if len(joints):
        starts, ends = _join(starts, ends, _stretches(kinds, joints))
    return Strings(folded, starts, ends)


def find_compound(pieces: list[bytes]) -> list[int]:
    """Which of the pieces `split_piece` must take apart, in order."""
    joined = b"\n".join(pieces)
    found = np.flatnonzero(np.frombuffer(joined.translate(_COMPOUND), np.bool_))
    if not len(found):
        return []
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)) + 1)
    lines: list[int] = np.unique(np.searchsorted(ends, found, side="right")).tolist()
    return lines


def split_piece(piece: bytes) -> list[str]:
    """The tokens of a piece, in order."""
    text = piece.decode("utf-8", "replace")
    return [text[start:end] for start, end in find_tokens(text)]


_COMPOUND = bytes(byte in b".,- " for byte in range(256))


def _find_joints(
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], ends: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Where a byte may join the runs beside it: some more than those that do."""
    # What joins stands right after a run.
    after = chars[ends]
    dots = ends[after == _DOT]
    hyphens = ends[after == _HYPHEN]
    commas = ends[after == _COMMA]
    spaces = ends[after == _SPACE]
    spaces = spaces[(kinds[spaces + 1] & _DIGIT) != 0]
    found = [
        dots[_dot_joins(chars, kinds, dots)],
        hyphens[_hyphen_joins(chars, kinds, hyphens)],
        commas[(kinds[commas - 1] & kinds[commas + 1] & _DIGIT) != 0],
        spaces[_space_joins(chars, kinds, spaces)],
    ]
    return np.sort(np.concatenate(found))


def _dot_joins(
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], at: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """3.5, or the first of U.N."""
    before, after = kinds[at - 1], kinds[at + 1]
    both = before & after
    initial = _starts_word(kinds, at - 2) & (chars[at + 2] == _DOT)
    wide = ((before | after) & _WIDE) != 0
    joins: NDArray[np.bool_] = ((both & _DIGIT) != 0) | (
        ((both & _LETTER) != 0) & (initial | wide)
    )
    return joins


def _hyphen_joins(
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], at: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """S-400, or al-Sarraj."""
    after = kinds[at + 1]
    designator = (kinds[at - 1] & _LETTER != 0) & (after & _DIGIT != 0)
    vowel = chars[at - 2]
    article = (chars[at - 1] == ord("l")) & (
        (vowel == ord("a")) | (vowel == ord("e")) | (vowel == ord("u"))
    )
    joins: NDArray[np.bool_] = designator | (
        article & (after & _WORD != 0) & _starts_word(kinds, at - 3)
    )
    return joins


def _space_joins(
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], at: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """S 400."""
    letter, before = chars[at - 1], kinds[at - 1]
    plain = (before & (_LETTER | _WIDE)) == _LETTER
    named = plain & (letter != ord("a")) & (letter != ord("i"))
    joins: NDArray[np.bool_] = (
        named & _starts_word(kinds, at - 2) & (kinds[at + 2] & _DIGIT != 0)
    )
    return joins


def _starts_word(
    kinds: NDArray[np.uint8], before: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether a word may start after this byte: a mark may stand before a word."""
    kind = kinds[before]
    starts: NDArray[np.bool_] = (kind & (_WORD | _WIDE)) != _WORD
    return starts


def _stretches(
    kinds: NDArray[np.uint8], joints: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The runs of letters and joiners around the joints, those that touch made one."""
    breaks = np.flatnonzero((kinds & (_WORD | _JOINER)) == 0)
    left = np.searchsorted(breaks, joints)
    right = np.searchsorted(breaks, joints, side="right")
    starts, ends = breaks[left - 1] + 1, breaks[right]
    # Joints come in order, so starts and ends do too.
    first = np.concatenate(([True], starts[1:] >= ends[:-1]))
    last = np.concatenate((first[1:], [True]))
    return starts[first], ends[last]


def _join(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    stretches: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The runs, those within a stretch replaced by the stretch."""
    low = np.searchsorted(starts, stretches[0])
    high = np.searchsorted(starts, stretches[1])
    change = np.zeros(len(starts) + 1, np.int8)
    change[low + 1] += 1
    change[high] -= 1
    keep = np.cumsum(change[:-1], dtype=np.int8) <= 0
    starts[low], ends[low] = stretches
    return starts[keep], ends[keep]
