"""Where the tokens of many texts stand, found on a table of byte classes."""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]

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


KINDS = np.array([*map(_classify, range(256))], np.uint8)
"""What each byte is to `find_pieces`."""

_LOWER = bytes(range(256)).lower()


def find_pieces(
    buffer: bytes, kinds: NDArray[np.uint8]
) -> tuple[bytes, Places, Places]:
    """The pieces of texts, as `index.writing.inversion.batch_tokenizer` says.

    Args:
        buffer: the texts, with three separators before them and after them.
        kinds: KINDS.

    Returns:
        The buffer in small letters, and where in it the pieces start and end.
    """
    folded = buffer.translate(_LOWER)
    chars = np.frombuffer(folded, np.uint8)
    kinds = kinds[chars]
    word = (kinds & _WORD).view(np.bool_)
    quotes = np.flatnonzero(chars == _QUOTE)
    word[quotes] = word[quotes - 1] & word[quotes + 1] if len(quotes) else False
    edges = np.flatnonzero(word[1:] != word[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    joints = _find_joints(chars, kinds, ends)
    if len(joints):
        starts, ends = _join(starts, ends, _stretches(kinds, joints))
    return folded, starts, ends


def _find_joints(
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], ends: Places
) -> Places:
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
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], at: Places
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
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], at: Places
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
    chars: NDArray[np.uint8], kinds: NDArray[np.uint8], at: Places
) -> NDArray[np.bool_]:
    """S 400."""
    letter, before = chars[at - 1], kinds[at - 1]
    plain = (before & (_LETTER | _WIDE)) == _LETTER
    named = plain & (letter != ord("a")) & (letter != ord("i"))
    joins: NDArray[np.bool_] = (
        named & _starts_word(kinds, at - 2) & (kinds[at + 2] & _DIGIT != 0)
    )
    return joins


def _starts_word(kinds: NDArray[np.uint8], before: Places) -> NDArray[np.bool_]:
    """Whether a word may start after this byte: a mark may stand before a word."""
    kind = kinds[before]
    starts: NDArray[np.bool_] = (kind & (_WORD | _WIDE)) != _WORD
    return starts


def _stretches(kinds: NDArray[np.uint8], joints: Places) -> tuple[Places, Places]:
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
    starts: Places,
    ends: Places,
    stretches: tuple[Places, Places],
) -> tuple[Places, Places]:
    """The runs, those within a stretch replaced by the stretch."""
    low = np.searchsorted(starts, stretches[0])
    high = np.searchsorted(starts, stretches[1])
    change = np.zeros(len(starts) + 1, np.int8)
    change[low + 1] += 1
    change[high] -= 1
    keep = np.cumsum(change[:-1], dtype=np.int8) <= 0
    starts[low], ends[low] = stretches
    return starts[keep], ends[keep]
