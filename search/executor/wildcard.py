"""Wildcard matching: `?` is one letter, `*` any number of them; among very many words.

The literal pieces of the pattern are searched as bytes in all words at once; only words
that have all pieces are matched one by one, by a regular expression without backtracking.
So the time is linear in the words' total size, for any pattern.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray

# The longest pieces filter best; of each, the first bytes suffice.
_MAX_PIECES = 8
_MAX_PIECE_BYTES = 16


def find_matching(
    letters: AnyArray,
    sizes: AnyArray,
    pieces: Sequence[bytes],
    regex: str,
    *,
    min_bytes: int = 0,
) -> Iterator[int]:
    """Yields the numbers of the words that match a regular expression, ascending.

    Args:
        letters: the words' UTF-8 one after the other, uint8 array, shape (n_bytes,).
        sizes: bytes of each word, integer array of shape (n_words,).
        pieces: what every word that matches contains; looked for first, in all at once.
        regex: must match the whole word.
        min_bytes: the least size of a word that matches.
    """
    ends = np.cumsum(sizes)
    likely = _find_likely(letters, ends, pieces) & (sizes >= min_bytes)
    yield from _match(letters, sizes, ends, np.flatnonzero(likely), regex)


def match_terms(  # noqa: PLR0913  (the parts of a pattern)
    letters: AnyArray,
    sizes: AnyArray,
    pieces: Sequence[bytes],
    regex: str,
    *,
    sure: bytes = b"",
    ending: bytes = b"",
) -> NDArray[np.bool_]:
    """Tells which words match; those known to match are not compared with the expression.

    Args:
        letters: as for `find_matching`.
        sizes: as for `find_matching`.
        pieces: as for `find_matching`.
        regex: as for `find_matching`.
        sure: words that contain it match.
        ending: words that end with it match.

    Returns: bool array of shape (n_words,).
    """
    ends = np.cumsum(sizes)
    found = np.zeros(len(ends), np.bool_)
    if sure:
        found |= _contain(sure, letters, ends)
    if ending:
        found |= _end_with(ending, letters, ends, sizes)
    rest = np.flatnonzero(_find_likely(letters, ends, pieces) & ~found)
    found[list(_match(letters, sizes, ends, rest, regex))] = True
    return found


def _find_likely(
    letters: AnyArray, ends: AnyArray, pieces: Sequence[bytes]
) -> NDArray[np.bool_]:
    likely = np.ones(len(ends), np.bool_)
    for piece in sorted(pieces, key=len)[-_MAX_PIECES:]:
        if likely.any():
            likely &= _contain(piece[:_MAX_PIECE_BYTES], letters, ends)
    return likely


def _match(
    letters: AnyArray, sizes: AnyArray, ends: AnyArray, candidates: AnyArray, regex: str
) -> Iterator[int]:
    if not len(candidates):
        return
    matches, text = re.compile(regex, re.DOTALL).fullmatch, letters.tobytes()
    for n in candidates.tolist():
        end = int(ends[n])
        if matches(text[end - int(sizes[n]) : end].decode()):
            yield n


class WildcardPattern:
    """A compiled wildcard pattern.

    Attributes:
        prefix: the letters that all words which match begin with.
    """

    def __init__(self, pattern: str) -> None:
        pattern = re.sub(r"[*?]{2,}", _normalise, pattern)
        literals = re.findall(r"[^*?]+", pattern)
        self.prefix = literals[0] if literals and pattern[0] not in "*?" else ""
        self._min_bytes = len(pattern) - pattern.count("*")
        self._pieces = [one.encode("utf-8", "replace") for one in set(literals)]
        self._between_stars = pattern.split("*")

    def find(self, letters: AnyArray, sizes: AnyArray) -> Iterator[int]:
        """Yields the numbers of the words that match, ascending.

        Args:
            letters: the words' UTF-8 one after the other, uint8 array, shape (n_bytes,).
            sizes: bytes of each word, integer array of shape (n_words,).
        """
        regex = self._regex()
        return find_matching(
            letters, sizes, self._pieces, regex, min_bytes=self._min_bytes
        )

    def _regex(self) -> str:
        parts = [re.escape(s).replace(r"\?", ".") for s in self._between_stars]
        if len(parts) == 1:
            return parts[0]
        first, *between, last = parts
        # The first place where a part fits will do: (?>) never tries a later one.
        return first + "".join(f"(?>.*?{part})" for part in between) + f".*{last}"


def _normalise(wild: re.Match[str]) -> str:
    """Single letters first: `*?*?` is two letters or more."""
    return "?" * wild[0].count("?") + "*" * ("*" in wild[0])


def _contain(piece: bytes, letters: AnyArray, ends: AnyArray) -> NDArray[np.bool_]:
    """For each word whether it contains the bytes."""
    last = max(0, len(letters) - len(piece) + 1)
    found = letters[:last] == piece[0]
    for n, byte in enumerate(piece[1:], 1):
        found &= letters[n : last + n] == byte
    if len(piece) == 1:
        return _any_inside(found, ends)
    starts = np.flatnonzero(found)
    words = ends.searchsorted(starts, "right")
    mask = np.zeros(len(ends), np.bool_)
    mask[words[starts + len(piece) <= ends[words]]] = True
    return mask


def _end_with(
    ending: bytes, letters: AnyArray, ends: AnyArray, sizes: AnyArray
) -> NDArray[np.bool_]:
    """For each word whether it ends with the bytes."""
    found = sizes >= len(ending)
    for n, byte in enumerate(ending):
        # Where a word is shorter the place may be another's, or before the first.
        found &= letters[np.maximum(ends - len(ending) + n, 0)] == byte
    mask: NDArray[np.bool_] = found
    return mask


def _any_inside(found: NDArray[np.bool_], ends: AnyArray) -> NDArray[np.bool_]:
    """For each word whether any of its bytes is marked: single letters are in many."""
    counts = np.zeros(len(found) + 1, np.uint32)
    np.cumsum(found, out=counts[1:])
    upto = counts[ends]
    return np.diff(upto, prepend=np.uint32(0)) > 0
