"""Texts as bytes in which every byte of 128 and above is part of a letter.

What each character is follows from how `index.analysis.analyzer` finds tokens around it, so that
there is one account of it.
"""

import numpy as np

from index.analysis.analyzer import find_tokens
from index.kernels import encode_text

_LETTER, _SEPARATOR, _QUOTE, _HYPHEN, _ODD, _UNKNOWN = range(6)
_WRITTEN = np.frombuffer(b"\0\n'-", np.uint8)
"""What is written for separators, quotes and hyphens."""
_BLOCK = 256


class Letters:
    """Turns texts into such bytes; remembers what it learnt of characters."""

    def __init__(self) -> None:
        self._kinds = np.full(0x110000, _UNKNOWN, np.uint8)
        self._kinds[:128] = _LETTER

    def encode(self, text: str) -> bytes | None:
        """The text in UTF-8, with its curly quotes, dashes and the like made ASCII.

        Tokens keep their order and their terms. None for texts whose tokens
        `index.writing.inversion.batch_tokenizer` cannot tell, those of scripts without spaces above all.
        """
        if text.isascii():
            return text.encode()
        while isinstance(encoded := encode_text(text, self._kinds, _WRITTEN), int):
            if self._kinds[encoded] == _ODD:
                return None
            self._learn(text)
        return encoded

    def _learn(self, text: str) -> None:
        for block in {ord(char) // _BLOCK for char in set(text)}:
            codes = slice(block * _BLOCK, (block + 1) * _BLOCK)
            if (self._kinds[codes] == _UNKNOWN).any():
                chars = map(chr, range(codes.start, codes.stop))
                self._kinds[codes] = [*map(_kind, chars)]


def _kind(char: str) -> int:
    if char.isascii():
        return _LETTER
    if _is_one_token(f"{char} 40"):
        # It counts as one of the letters of "S 400", and is not that letter.
        return _ODD
    if _is_one_token(f"a{char}{char}a"):
        return _LETTER
    if _is_one_token(f"a{char}a"):
        return _QUOTE
    if _is_one_token(f"b{char}4"):
        return _HYPHEN
    return _ODD if any(find_tokens(char)) else _SEPARATOR


def _is_one_token(text: str) -> bool:
    return list(find_tokens(text)) == [(0, len(text))]
