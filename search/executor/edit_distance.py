"""Words within a few edits of another, found for many at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.codec.array_file import AnyArray

_LONGEST = 64
_BITS = 32
_BIT = np.left_shift(np.uint32(1), np.arange(_BITS, dtype=np.uint32))


class _Group(NamedTuple):
    """Words of one length: their numbers, letters (a column each), and letters' sets."""

    numbers: AnyArray
    letters: AnyArray
    sets: AnyArray

    def at(self, places: AnyArray) -> "_Group":
        return _Group(self.numbers[places], self.letters[:, places], self.sets[places])


class _Family:
    """Words given by where their letters, one number each, begin, and their lengths."""

    def __init__(
        self, numbers: AnyArray, letters: AnyArray, starts: AnyArray, lengths: AnyArray
    ) -> None:
        self._numbers = numbers
        self._letters = letters
        self._starts = starts
        self._lengths = lengths
        self._groups: dict[int, _Group] = {}

    def group(self, length: int) -> _Group:
        """Those of a length, put together when first asked for."""
        group = self._groups.get(length)
        if group is None:
            places = np.flatnonzero(self._lengths == length)
            firsts = self._starts[places]
            letters = np.empty((length, len(places)), self._letters.dtype)
            sets = np.zeros(len(places), np.uint32)
            for n, row in enumerate(letters):
                self._letters.take(firsts + n, out=row)
                sets |= _BIT.take(row % _BITS)
            group = _Group(self._numbers[places], letters, sets)
            self._groups[length] = group
        return group


class SpelledWords:
    """Many words by length, and which letters each has: most words differ by too many.

    A word is given by its size in UTF-8, all words' bytes one after the other.
    """

    def __init__(self, letters: AnyArray, sizes: AnyArray) -> None:
        sizes = sizes.astype(np.int32)
        starts = np.cumsum(sizes, dtype=np.int32) - sizes
        numbers = np.arange(len(sizes), dtype=np.int32)
        odd = np.zeros(len(sizes), np.bool_)
        if len(letters) and letters.max() >= 0x80:
            odd = np.bitwise_or.reduceat(letters, starts) >= 0x80
        # A length of none: odd words are compared letter by letter, not by bytes.
        plain = _Family(numbers, letters, starts, np.where(odd, 0, sizes))
        self._families = [plain]
        if odd.any():
            some = letters[np.repeat(odd, sizes)]
            self._families.append(_decode(numbers[odd], some, sizes[odd]))

    def near(self, word: str, length: int, edits: int) -> Iterator[_Group]:
        """Those of a length whose letters are nearly those of a word."""
        wanted = np.uint32(0)
        for char in word:
            wanted |= np.uint32(1 << ord(char) % _BITS)
        for family in self._families:
            group = family.group(length)
            # An edit takes one letter away at most, and puts in one at most.
            lost = np.bitwise_count(wanted & ~group.sets)
            won = np.bitwise_count(group.sets & ~wanted)
            near = np.flatnonzero((lost <= edits) & (won <= edits))
            if len(near):
                yield group.at(near)


def find_near(
    spelled: Sequence[SpelledWords], word: str, edits: int, *, swaps: bool
) -> Iterator[tuple[int, int, int]]:
    """The words within some edits of one: which of `spelled`, the number, the edits.

    An edit puts in, leaves out or changes a letter; with `swaps`, two neighbours in the
    other order are one edit too.
    """
    if len(word) > _LONGEST + edits:
        return
    for length in range(max(1, len(word) - edits), len(word) + edits + 1):
        groups = [
            (place, group)
            for place, words in enumerate(spelled)
            for group in words.near(word, length, edits)
        ]
        if not groups:
            continue
        # All at once: of few words each, most time goes into the calls.
        letters = np.concatenate([group.letters for _, group in groups], axis=1)
        distances = _distances(letters, word, edits, swaps=swaps)
        owners = np.repeat(
            [place for place, _ in groups], [len(group.numbers) for _, group in groups]
        )
        numbers = np.concatenate([group.numbers for _, group in groups])
        near = np.flatnonzero(distances <= edits)
        found = (owners[near], numbers[near], distances[near])
        yield from zip(*(array.tolist() for array in found), strict=True)


def _decode(numbers: AnyArray, letters: AnyArray, sizes: AnyArray) -> _Family:
    """Words of these numbers, given by their bytes, with each letter as one number."""
    ends = np.cumsum(sizes, dtype=np.int32)
    # Every byte of UTF-8 but those that go on with a letter begins one.
    begun = np.cumsum((letters & 0xC0) != 0x80, dtype=np.int32)[ends - 1]
    codes = np.frombuffer(letters.tobytes().decode().encode("utf-32-le"), np.uint32)
    lengths = np.diff(begun, prepend=np.int32(0))
    return _Family(numbers, codes, begun - lengths, lengths)


def _distances(letters: AnyArray, word: str, most: int, *, swaps: bool) -> AnyArray:
    """How far from the word each column of letters is, where that is at most `most`.

    Only what lies near the diagonal is looked at: all else is farther off.
    """
    length, count = letters.shape
    far = np.full(count, most + 1, np.int8)
    oldest = older = [far] * (length + 1)
    row = [np.full(count, min(n, most + 1), np.int8) for n in range(length + 1)]
    for i, char in enumerate(word, 1):
        oldest, older, row = older, row, [far] * (length + 1)
        row[0] = np.full(count, min(i, most + 1), np.int8)
        for j in range(max(1, i - most), min(length, i + most) + 1):
            cell = older[j - 1] + (letters[j - 1] != ord(char))
            np.minimum(cell, np.minimum(older[j], row[j - 1]) + 1, out=cell)
            if swaps and i > 1 and j > 1:
                swapped = letters[j - 2] == ord(char)
                swapped &= letters[j - 1] == ord(word[i - 2])
                np.minimum(cell, oldest[j - 2] + 1, out=cell, where=swapped)
            row[j] = cell
    return row[length]
