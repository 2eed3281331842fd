"""Fuzzy matching: the words within one or two edits of another, among very many.

An edit inserts, deletes or replaces a letter; a swap of two neighbours can count as one
edit too (optimal string alignment distance, the restricted form of Damerau-Levenshtein).

The words are grouped by length. Two filters leave few to compare: lengths differ by at
most `edits`, and so do the sets of letters, held in 32 bits a word. For the rest the
dynamic programme runs over all words of one length at once, a numpy row a cell, and only
in the diagonal band of width 2 · edits + 1 (Ukkonen 1985). Cost: one pass over the
letter sets of the lengths that qualify, and O(edits · length) rows for the candidates.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray

# Longer words are not looked for.
_MAX_LENGTH = 64
_SET_BITS = 32
_BIT = np.left_shift(np.uint32(1), np.arange(_SET_BITS, dtype=np.uint32))

Ordinals = NDArray[np.int32]
LetterSets = NDArray[np.uint32]


class FuzzyMatch(NamedTuple):
    """A word within the distance asked for.

    Attributes:
        source: place among the word lists searched of the list that holds the word.
        ordinal: the word's number in that list.
        distance: number of edits.
    """

    source: int
    ordinal: int
    distance: int


class _EqualLength(NamedTuple):
    """Words of one length: ordinals and letter sets (n_words,), letters (length, n_words)."""

    ordinals: Ordinals
    letters: AnyArray
    sets: LetterSets

    def take(self, indices: AnyArray) -> "_EqualLength":
        return _EqualLength(
            self.ordinals[indices], self.letters[:, indices], self.sets[indices]
        )


class _Words:
    """Words as numbers, one a letter; `starts` and `lengths` say where each stands."""

    def __init__(
        self, ordinals: Ordinals, letters: AnyArray, starts: AnyArray, lengths: AnyArray
    ) -> None:
        self._ordinals = ordinals
        self._letters = letters
        self._starts = starts
        self._lengths = lengths
        self._groups: dict[int, _EqualLength] = {}

    def of_length(self, length: int) -> _EqualLength:
        """The words of a length; they are gathered at the first call."""
        group = self._groups.get(length)
        if group is None:
            indices = np.flatnonzero(self._lengths == length)
            firsts = self._starts[indices]
            letters = np.empty((length, len(indices)), self._letters.dtype)
            sets = np.zeros(len(indices), np.uint32)
            for n, row in enumerate(letters):
                self._letters.take(firsts + n, out=row)
                sets |= _BIT.take(row % _SET_BITS)
            group = _EqualLength(self._ordinals[indices], letters, sets)
            self._groups[length] = group
        return group


class FuzzyIndex:
    """A list of words, prepared for fuzzy matching.

    Args:
        letters: the words' UTF-8 one after the other, uint8 array of shape (n_bytes,).
        sizes: bytes of each word, integer array of shape (n_words,).
    """

    def __init__(self, letters: AnyArray, sizes: AnyArray) -> None:
        sizes = sizes.astype(np.int32)
        starts = np.cumsum(sizes, dtype=np.int32) - sizes
        ordinals = np.arange(len(sizes), dtype=np.int32)
        wide = np.zeros(len(sizes), np.bool_)
        if len(letters) and letters.max() >= 0x80:
            wide = np.bitwise_or.reduceat(letters, starts) >= 0x80
        # Bytes are letters in ASCII words only; the others are no words of any length
        # here, and decoded below.
        ascii_words = _Words(ordinals, letters, starts, np.where(wide, 0, sizes))
        self._kinds = [ascii_words]
        if wide.any():
            wide_letters = letters[np.repeat(wide, sizes)]
            self._kinds.append(_decode(ordinals[wide], wide_letters, sizes[wide]))

    def candidates(self, word: str, length: int, edits: int) -> Iterator[_EqualLength]:
        """Yields the words of a length whose set of letters is near that of a word."""
        wanted = np.uint32(0)
        for char in word:
            wanted |= np.uint32(1 << ord(char) % _SET_BITS)
        for words in self._kinds:
            group = words.of_length(length)
            # An edit removes at most one letter from the set, and adds at most one.
            lost = np.bitwise_count(wanted & ~group.sets)
            won = np.bitwise_count(group.sets & ~wanted)
            near = np.flatnonzero((lost <= edits) & (won <= edits))
            if len(near):
                yield group.take(near)


def find_similar(
    indexes: Sequence[FuzzyIndex], word: str, edits: int, *, swaps: bool
) -> Iterator[FuzzyMatch]:
    """Yields the words within some edits of one, each with its distance, in no order.

    Args:
        indexes: the lists to search, one a segment.
        word: the word; if longer than 64 letters and the edits, nothing is near it.
        edits: greatest distance.
        swaps: whether two neighbours swapped are one edit rather than two.
    """
    if len(word) > _MAX_LENGTH + edits:
        return
    for length in range(max(1, len(word) - edits), len(word) + edits + 1):
        groups = [
            (n, group)
            for n, index in enumerate(indexes)
            for group in index.candidates(word, length, edits)
        ]
        if not groups:
            continue
        # All at once: with few words in each, numpy's calls take most of the time.
        letters = np.concatenate([group.letters for _, group in groups], axis=1)
        distances = _distances(letters, word, edits, swaps=swaps)
        owners = np.repeat(
            [n for n, _ in groups], [len(group.ordinals) for _, group in groups]
        )
        ordinals = np.concatenate([group.ordinals for _, group in groups])
        near = np.flatnonzero(distances <= edits)
        found = (owners[near], ordinals[near], distances[near])
        yield from map(FuzzyMatch, *(array.tolist() for array in found))


def _decode(ordinals: Ordinals, letters: AnyArray, sizes: AnyArray) -> _Words:
    """Words given in UTF-8 with each letter as one number."""
    ends = np.cumsum(sizes, dtype=np.int32)
    # All bytes of UTF-8 but continuation bytes begin a letter.
    begun = np.cumsum((letters & 0xC0) != 0x80, dtype=np.int32)[ends - 1]
    codes = np.frombuffer(letters.tobytes().decode().encode("utf-32-le"), np.uint32)
    lengths = np.diff(begun, prepend=np.int32(0))
    return _Words(ordinals, codes, begun - lengths, lengths)


def _distances(
    letters: AnyArray, word: str, edits: int, *, swaps: bool
) -> NDArray[np.int8]:
    """Distances of the word from columns of letters: int8, (n_words,); edits + 1 is more.

    Only the band about the diagonal is computed: outside it the distance is greater.
    """
    length, n_words = letters.shape
    far = np.full(n_words, edits + 1, np.int8)
    oldest = older = [far] * (length + 1)
    row = [np.full(n_words, min(n, edits + 1), np.int8) for n in range(length + 1)]
    for i, char in enumerate(word, 1):
        oldest, older, row = older, row, [far] * (length + 1)
        row[0] = np.full(n_words, min(i, edits + 1), np.int8)
        for j in range(max(1, i - edits), min(length, i + edits) + 1):
            cell = older[j - 1] + (letters[j - 1] != ord(char))
            np.minimum(cell, np.minimum(older[j], row[j - 1]) + 1, out=cell)
            if swaps and i > 1 and j > 1:
                swapped = letters[j - 2] == ord(char)
                swapped &= letters[j - 1] == ord(word[i - 2])
                np.minimum(cell, oldest[j - 2] + 1, out=cell, where=swapped)
            row[j] = cell
    return row[length]
