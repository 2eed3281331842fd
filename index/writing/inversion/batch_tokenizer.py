"""Finds the tokens of many texts at once: the same that the analyzer finds one by one.

Most tokens are runs of letters, digits and apostrophes: a kernel finds these on a table
of byte classes (`index.kernels.tokenize`). Where a full stop, comma, hyphen or space may
join two runs (U.N., S-400, 146,000, "S 400", al-Sarraj), the whole stretch around it
is one compound span, which the analyzer itself splits, once for all its occurrences.
"""

import numpy as np

from index import kernels
from index.analysis.analyzer import find_tokens
from index.codec.string_array import StringArray
from index.kernels.tokenize import BYTE_CLASSES, DROPPED

_LETTER, _SEPARATOR, _QUOTE, _HYPHEN, _COMMA, _POINT, _IGNORED = range(7)
_UNSUPPORTED, _UNKNOWN = 7, 8
_REPLACEMENTS = np.array([0, *b"\n'-,.", DROPPED], np.uint8)
"""The bytes written for separators, quotes, hyphens, commas, points and characters that are ignored."""
_BLOCK = 256
_LINE_END = ord("\n")
_IN_COMPOUND = bytes(byte in b".,- " for byte in range(256))


class TextEncoder:
    """Encodes texts so that every byte of 128 and above is part of a letter or digit.

    The class of a character follows from the tokens that the analyzer finds around it,
    so that there is one account of it; it is asked once for each block of 256.
    """

    def __init__(self) -> None:
        self._classes = np.full(0x110000, _UNKNOWN, np.uint8)
        self._classes[:128] = [*map(_classify, map(chr, range(128)))]

    def encode(self, text: str) -> bytes | None:
        """Encodes a text in UTF-8, its curly quotes, dashes and the like made ASCII.

        Tokens keep their order and their terms.

        Returns:
            The text; None where `find_spans` cannot find its tokens, above all in
            scripts without spaces.
        """
        if text.isascii():
            return text.encode().replace(b"`", b"'")
        while True:
            encoded = kernels.encode_text(text, self._classes, _REPLACEMENTS)
            if not isinstance(encoded, int):
                return encoded
            if self._classes[encoded] == _UNSUPPORTED:
                return None
            self._classify(text)

    def _classify(self, text: str) -> None:
        for block in {ord(char) // _BLOCK for char in set(text)}:
            codes = slice(block * _BLOCK, (block + 1) * _BLOCK)
            if (self._classes[codes] == _UNKNOWN).any():
                chars = map(chr, range(codes.start, codes.stop))
                self._classes[codes] = [*map(_classify, chars)]


def find_spans(buffer: bytes) -> StringArray:
    """Finds the spans of tokens in encoded texts.

    A span is a token, or where it contains one of `.,- ` several tokens
    (`find_compounds`).

    Args:
        buffer: texts of `TextEncoder.encode` joined by separators, with three separators
            before them, and one and PADDING after them.
    """
    return StringArray(*kernels.find_token_spans(buffer, BYTE_CLASSES))


def find_compounds(spans: bytes) -> list[int]:
    """Returns the indices of the spans, one a line, that `split_span` must split."""
    found = np.flatnonzero(np.frombuffer(spans.translate(_IN_COMPOUND), np.bool_))
    if not len(found):
        return []
    ends = np.flatnonzero(np.frombuffer(spans, np.uint8) == _LINE_END)
    lines: list[int] = np.unique(ends.searchsorted(found)).tolist()
    return lines


def split_span(span: str) -> list[str]:
    """Splits a span into its tokens."""
    return [span[start:end] for start, end in find_tokens(span)]


def _classify(char: str) -> int:
    if char.isascii():
        return _QUOTE if char == "`" else _LETTER
    if _is_one_token(f"{char} 40"):
        # It counts as one of the letters of "S 400", and is not that letter.
        return _UNSUPPORTED
    if _is_one_token(f"a{char}{char}a"):
        return _LETTER if any(find_tokens(char)) else _IGNORED
    if _is_one_token(f"a{char}a"):
        return _QUOTE
    if _is_one_token(f"b{char}4"):
        return _HYPHEN
    if _is_one_token(f"1{char}000{char}000"):
        return _COMMA
    if _is_one_token(f"3{char}5"):
        return _POINT
    return _UNSUPPORTED if any(find_tokens(char)) else _SEPARATOR


def _is_one_token(text: str) -> bool:
    return list(find_tokens(text)) == [(0, len(text))]
