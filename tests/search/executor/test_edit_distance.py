"""Words within some edits of another are found, at the distance that the definition says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.executor.edit_distance import FuzzyIndex, find_similar

letters = st.sampled_from(["ab", "abc", "aбв", "日é€a"])
word_lists = letters.flatmap(
    lambda alphabet: st.tuples(
        st.lists(st.text(alphabet, min_size=1, max_size=7), unique=True).map(sorted),
        st.text(alphabet, min_size=1, max_size=7),
    )
)


def spell(words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    data = [word.encode() for word in words]
    sizes = np.fromiter(map(len, data), np.int64, len(data))
    return np.frombuffer(b"".join(data), np.uint8), sizes


def distance(one: str, other: str, *, swaps: bool) -> int:
    """By the definition: letters put in, left out, changed, and neighbours swapped."""
    rows = [
        [i + j if 0 in {i, j} else 0 for j in range(len(other) + 1)]
        for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, changed)
            if swaps and i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(word_lists, st.integers(1, 2), st.booleans())
def test_all_near_words_are_found_at_their_distance(
    words_and_word: tuple[list[str], str], edits: int, swaps: bool
) -> None:
    words, word = words_and_word
    # Two segments, as of an index.
    parts = [words[::2], words[1::2]]
    indexes = [FuzzyIndex(*spell(part)) for part in parts]
    found = {
        parts[place][number]: away
        for place, number, away in find_similar(indexes, word, edits, swaps=swaps)
    }
    wanted = {other: distance(word, other, swaps=swaps) for other in words}
    assert found == {other: n for other, n in wanted.items() if n <= edits}


@pytest.mark.parametrize("word", ["a" * 10_000, "\ud800\udfff", "\0"])
def test_no_word_is_too_odd_to_look_for(word: str) -> None:
    assert list(find_similar([FuzzyIndex(*spell(["a"]))], word, 2, swaps=True)) in (
        [],
        [(0, 0, 2)],
        [(0, 0, 1)],
    )
