"""Encodes texts in UTF-8, and finds the spans of their tokens on a table of byte classes.

`encode_text` writes a text as UTF-8 with its separators, quotes and hyphens made ASCII,
and without the characters that analysis ignores, so that every byte of 128 and above is part of a letter or digit. `find_token_spans` then
looks at bytes alone: a span is a run of word bytes, with apostrophes inside it. Where a
full stop, comma, hyphen or space may join two runs (U.N., S-400, 146,000, "S 400",
al-Sarraj), the whole stretch around it is one span, which
`index.writing.inversion.batch_tokenizer` splits with the analyzer, once for all its
occurrences. Cost: O(bytes), whatever stands in the text.
"""

import numpy as np
from numpy.typing import NDArray

from index.kernels.array_types import Bytes, Offsets

_WORD, _LETTER, _DIGIT, _WIDE, _JOINER = 1, 2, 4, 8, 16
_QUOTE, _DOT, _COMMA, _HYPHEN, _SPACE = b"'.,- "


def _classify(byte: int) -> int:
    char = chr(byte)
    if byte >= 128:
        # Part of a letter or digit of any script: `encode_text` leaves no others.
        return _WORD | _LETTER | _DIGIT | _WIDE
    if char.isalpha():
        return _WORD | _LETTER
    if char.isdigit():
        return _WORD | _DIGIT
    return _JOINER if char in "'.,-" else 0


BYTE_CLASSES = np.array([*map(_classify, range(256))], np.uint8)
"""Class of each byte for `find_token_spans`: uint8 array of shape (256,), bits set."""

DROPPED = 255
"""Written for a character that is left out; no byte of UTF-8."""

_LOWER = bytes(range(256)).lower()


def encode_text(text: str, classes: Bytes, replacements: Bytes) -> bytes | int:
    """Encodes a text in UTF-8, some of its characters replaced by ASCII or left out.

    Args:
        text: any.
        classes: uint8 array of shape (0x110000,): the class of each code point, 0 for
            those that stay.
        replacements: uint8 array of shape (n_classes,): the byte written for each other
            class, DROPPED for none.

    Returns:
        The text; or the first of its code points whose class has no replacement.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = classes[codes]
    unknown = np.flatnonzero(found >= len(replacements))
    if len(unknown):
        return int(codes[unknown[0]])
    replaced = np.where(found, replacements[found], codes).astype(np.uint32)
    replaced = replaced[(found == 0) | (replaced != DROPPED)]
    encoded: bytes = replaced.tobytes().decode("utf-32-le").encode()
    return encoded


def find_token_spans(
    buffer: bytes, byte_classes: Bytes
) -> tuple[bytes, Offsets, Offsets]:
    """Returns texts in lower case, and the spans of their tokens.

    Args:
        buffer: texts of `encode_text`, joined by separators, with three separators
            before them and after them.
        byte_classes: uint8 array of shape (256,): BYTE_CLASSES.

    Returns:
        The buffer with ASCII letters in lower case; where each span starts and where it
        ends, both int64 arrays of shape (n_spans,), ascending.
    """
    folded = buffer.translate(_LOWER)
    chars = np.frombuffer(folded, np.uint8)
    classes = byte_classes[chars]
    word = (classes & _WORD).view(np.bool_)
    quotes = np.flatnonzero(chars == _QUOTE)
    word[quotes] = word[quotes - 1] & word[quotes + 1] if len(quotes) else False
    edges = np.flatnonzero(word[1:] != word[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    joints = _find_joints(chars, classes, ends)
    if len(joints):
        starts, ends = _join(starts, ends, _find_stretches(classes, joints))
    return folded, starts, ends


def _find_joints(chars: Bytes, classes: Bytes, ends: Offsets) -> Offsets:
    """Offsets of bytes that may join the runs beside them, ascending; a few do not."""
    # What joins stands right after a run.
    after = chars[ends]
    dots = ends[after == _DOT]
    hyphens = ends[after == _HYPHEN]
    commas = ends[after == _COMMA]
    spaces = ends[after == _SPACE]
    spaces = spaces[(classes[spaces + 1] & _DIGIT) != 0]
    found = [
        dots[_dot_joins(chars, classes, dots)],
        hyphens[_hyphen_joins(chars, classes, hyphens)],
        commas[(classes[commas - 1] & classes[commas + 1] & _DIGIT) != 0],
        spaces[_space_joins(chars, classes, spaces)],
    ]
    return np.sort(np.concatenate(found))


def _dot_joins(chars: Bytes, classes: Bytes, at: Offsets) -> NDArray[np.bool_]:
    """Tells which full stops join: 3.5, or the first of U.N."""
    before, after = classes[at - 1], classes[at + 1]
    both = before & after
    initial = _starts_word(classes, at - 2) & (chars[at + 2] == _DOT)
    wide = ((before | after) & _WIDE) != 0
    joins: NDArray[np.bool_] = ((both & _DIGIT) != 0) | (
        ((both & _LETTER) != 0) & (initial | wide)
    )
    return joins


def _hyphen_joins(chars: Bytes, classes: Bytes, at: Offsets) -> NDArray[np.bool_]:
    """Tells which hyphens join: S-400, or al-Sarraj."""
    after = classes[at + 1]
    designator = (classes[at - 1] & _LETTER != 0) & (after & _DIGIT != 0)
    vowel = chars[at - 2]
    article = (chars[at - 1] == ord("l")) & (
        (vowel == ord("a")) | (vowel == ord("e")) | (vowel == ord("u"))
    )
    joins: NDArray[np.bool_] = designator | (
        article & (after & _WORD != 0) & _starts_word(classes, at - 3)
    )
    return joins


def _space_joins(chars: Bytes, classes: Bytes, at: Offsets) -> NDArray[np.bool_]:
    """Tells which spaces join: S 400."""
    letter, before = chars[at - 1], classes[at - 1]
    plain = (before & (_LETTER | _WIDE)) == _LETTER
    named = plain & (letter != ord("a")) & (letter != ord("i"))
    joins: NDArray[np.bool_] = (
        named & _starts_word(classes, at - 2) & (classes[at + 2] & _DIGIT != 0)
    )
    return joins


def _starts_word(classes: Bytes, before: Offsets) -> NDArray[np.bool_]:
    """Tells whether a word may start after a byte: a combining mark may precede one."""
    kind = classes[before]
    starts: NDArray[np.bool_] = (kind & (_WORD | _WIDE)) != _WORD
    return starts


def _find_stretches(classes: Bytes, joints: Offsets) -> tuple[Offsets, Offsets]:
    """Returns the runs of word bytes and joiners around the joints; those that touch are one."""
    breaks = np.flatnonzero((classes & (_WORD | _JOINER)) == 0)
    left = np.searchsorted(breaks, joints)
    right = np.searchsorted(breaks, joints, side="right")
    starts, ends = breaks[left - 1] + 1, breaks[right]
    # Joints come in order, so starts and ends do too.
    first = np.concatenate(([True], starts[1:] >= ends[:-1]))
    last = np.concatenate((first[1:], [True]))
    return starts[first], ends[last]


def _join(
    starts: Offsets,
    ends: Offsets,
    stretches: tuple[Offsets, Offsets],
) -> tuple[Offsets, Offsets]:
    """Replaces the runs within each stretch by the stretch."""
    low = np.searchsorted(starts, stretches[0])
    high = np.searchsorted(starts, stretches[1])
    change = np.zeros(len(starts) + 1, np.int8)
    change[low + 1] += 1
    change[high] -= 1
    keep = np.cumsum(change[:-1], dtype=np.int8) <= 0
    starts[low], ends[low] = stretches
    return starts[keep], ends[keep]
