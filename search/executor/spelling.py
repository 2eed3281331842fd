"""Words within a few edits of another, found for many at once."""

import numpy as np

from search.executor.context import Array

_LONGEST = 64
_BITS = 32


class SpelledWords:
    """Many words, and which letters each has: most words differ by too many."""

    def __init__(self, letters: Array, sizes: Array) -> None:
        self._letters = letters
        self._sizes = sizes
        self._starts = np.cumsum(sizes) - sizes
        bits = np.left_shift(np.uint32(1), letters % _BITS, dtype=np.uint32)
        self._sets = np.bitwise_or.reduceat(bits, self._starts) if len(sizes) else bits

    def find(self, word: str, edits: int, *, swaps: bool) -> list[tuple[int, int]]:
        """The words within some edits: the number and the edits of each."""
        data = word.encode("utf-8", "replace")
        wanted = np.uint32(0)
        for byte in data:
            wanted |= np.uint32(1 << byte % _BITS)
        # One edit changes one letter: a byte or two of this word, up to four of another.
        lost = np.bitwise_count(wanted & ~self._sets)
        won = np.bitwise_count(self._sets & ~wanted)
        width = 1 if word.isascii() else 4
        near = np.flatnonzero((lost <= width * edits) & (won <= 4 * edits))
        size = self._sizes[near]
        index = np.repeat(self._starts[near] - np.cumsum(size) + size, size)
        letters = self._letters[index + np.arange(len(index))]
        distances = edit_distances(letters, size, word, edits, swaps=swaps)
        found = np.flatnonzero(distances <= edits)
        return list(zip(near[found].tolist(), distances[found].tolist(), strict=True))


def edit_distances(
    letters: Array, sizes: Array, word: str, most: int, *, swaps: bool = False
) -> Array:
    """How many insertions, deletions and changes of letters each word is away.

    With `swaps`, two neighbours in the other order are one edit too. A word is given by
    its size in UTF-8, all words' bytes one after the other; `most` + 1 is "more".

    >>> words = np.frombuffer(b"peaceplacepace", np.uint8)
    >>> edit_distances(words, np.array([5, 5, 4]), "pece", 1).tolist()
    [1, 2, 1]
    """
    distances = np.full(len(sizes), most + 1, np.int64)
    if len(word) > _LONGEST + most:
        return distances
    codes, lengths, starts = _decode(letters, sizes)
    near = np.flatnonzero(abs(lengths - len(word)) <= most)
    for length in np.unique(lengths[near]).tolist():
        group = near[lengths[near] == length]
        columns = codes[starts[group][None, :] + np.arange(length)[:, None]]
        distances[group] = _distances(columns, word, swaps=swaps)
    return np.minimum(distances, most + 1)


def _decode(letters: Array, sizes: Array) -> tuple[Array, Array, Array]:
    """All words' letters as numbers; each word's length, and where it starts."""
    ends = np.cumsum(sizes)
    if not len(letters) or letters.max() < 0x80:
        return letters, sizes, ends - sizes
    # Every byte of UTF-8 but those that go on with a letter begins one.
    begun = np.concatenate(([0], np.cumsum((letters & 0xC0) != 0x80)))
    text = letters.tobytes().decode().encode("utf-32-le")
    starts = begun[ends - sizes]
    return np.frombuffer(text, np.uint32), begun[ends] - starts, starts


def _distances(letters: Array, word: str, *, swaps: bool) -> Array:
    """From the word that each column of letters is."""
    length, count = letters.shape
    row = np.repeat(np.arange(length + 1, dtype=np.int16)[:, None], count, axis=1)
    older = row
    for i, char in enumerate(word, 1):
        oldest, older, row = older, row, np.empty_like(row)
        same = letters == ord(char)
        row[0] = i
        for j in range(1, length + 1):
            changed = older[j - 1] + ~same[j - 1]
            row[j] = np.minimum(np.minimum(older[j], row[j - 1]) + 1, changed)
            if swaps and i > 1 and j > 1:
                swapped = same[j - 2] & (letters[j - 1] == ord(word[i - 2]))
                better = np.where(swapped, oldest[j - 2] + 1, row[j])
                np.minimum(row[j], better, out=row[j])
    return row[length]
