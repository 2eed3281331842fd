"""Texts as bytes in which every byte of 128 and above is part of a letter.

What each character is follows from how `index.analysis` finds tokens around it, so that
there is one account of it.
"""

import numpy as np
from numpy.typing import NDArray

from index.analysis import find_tokens

_LETTER, _SEPARATOR, _QUOTE, _HYPHEN, _ODD, _UNKNOWN = range(6)
_STANDS_FOR = {_SEPARATOR: "\n", _QUOTE: "'", _HYPHEN: "-"}
_BLOCK = 256


class Letters:
    """Turns texts into such bytes; remembers what it learnt of characters."""

    def __init__(self) -> None:
        self._kinds = np.full(0x110000, _UNKNOWN, np.uint8)
        self._kinds[:128] = _LETTER

    def encode(self, text: str) -> bytes | None:
        """The text in UTF-8, with its curly quotes, dashes and the like made ASCII.

        Tokens keep their order and their terms. None for texts whose tokens
        `index.codec.tokens` cannot tell, those of scripts without spaces above all.
        """
        if text.isascii():
            return text.encode()
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = self._kinds_of(codes)
        if not kinds.any():
            return text.encode()
        if (kinds == _ODD).any():
            return None
        codes = codes.copy()
        for kind, char in _STANDS_FOR.items():
            codes[kinds == kind] = ord(char)
        return codes.tobytes().decode("utf-32-le").encode()

    def _kinds_of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        kinds = self._kinds[codes]
        unknown = kinds == _UNKNOWN
        if not unknown.any():
            return kinds
        for block in np.unique(codes[unknown] // _BLOCK).tolist():
            chars = range(block * _BLOCK, (block + 1) * _BLOCK)
            self._kinds[chars.start : chars.stop] = [_kind(chr(c)) for c in chars]
        return self._kinds[codes]


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
