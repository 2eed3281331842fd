"""Byte-pair encoding of words, as SentencePiece does it: from a vocabulary alone.

A word is cut into characters; then the two neighbours whose union has the smallest id in
the vocabulary are joined, until no union is in it. Ids rank the unions by how frequent
they were in training, so no list of merges is needed. Source: Sennrich et al. 2016; Kudo &
Richardson 2018. Cost: quadratic in the length of a word, once for each word.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

_WORD_START = "▁"
_MAX_CHARS = 32
_MAX_CACHED = 200_000


class PieceTokenizer:
    """Cuts words into the pieces of a vocabulary.

    Args:
        ids: id by piece; a piece that begins a word begins with "▁".
    """

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids = ids
        self._cache: dict[str, tuple[int, ...]] = {}

    def encode(self, text: str) -> list[int]:
        """Returns the ids of the pieces of a text, in lower case.

        A character that the vocabulary lacks has no id, and of a longer word than any
        language has only the beginning counts.
        """
        found: list[int] = []
        for word in text.lower().split():
            pieces = self._cache.get(word)
            if pieces is None:
                pieces = self._remember(word)
            found += pieces
        return found

    def _remember(self, word: str) -> tuple[int, ...]:
        if len(self._cache) >= _MAX_CACHED:
            self._cache.clear()
        parts = self._join(list(_WORD_START + word[:_MAX_CHARS]))
        found = tuple(self._ids[part] for part in parts if part in self._ids)
        self._cache[word] = found
        return found

    def _join(self, parts: list[str]) -> Sequence[str]:
        whole = "".join(parts)
        if whole in self._ids:
            return [whole]
        while True:
            unions = (
                (self._ids.get(a + b), n) for n, (a, b) in enumerate(pairwise(parts))
            )
            known = [(rank, n) for rank, n in unions if rank is not None]
            if not known:
                return parts
            _, n = min(known)
            parts[n : n + 2] = [parts[n] + parts[n + 1]]
