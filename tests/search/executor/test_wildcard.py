"""A pattern finds the words of its shape, whatever it is made of, in bounded time."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.executor.wildcard import WildcardPattern

words_of_few_letters = st.lists(
    st.text(alphabet="abйé日", min_size=1, max_size=8), max_size=20, unique=True
).map(sorted)
patterns = st.text(alphabet="abйé日*?", min_size=1, max_size=10)


def find(pattern: str, words: list[str]) -> list[str]:
    data = [word.encode() for word in words]
    letters = np.frombuffer(b"".join(data), np.uint8)
    sizes = np.fromiter(map(len, data), np.int64, len(data))
    return [words[n] for n in WildcardPattern(pattern).find(letters, sizes)]


def has_shape(word: str, pattern: str) -> bool:
    """By the definition: a letter for each `?`, any number for each `*`."""
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(has_shape(word[n:], pattern[1:]) for n in range(len(word) + 1))
    same = bool(word) and pattern[0] in {"?", word[0]}
    return same and has_shape(word[1:], pattern[1:])


@given(patterns, words_of_few_letters)
def test_words_of_a_shape_are_found_and_no_others(
    pattern: str, words: list[str]
) -> None:
    assert find(pattern, words) == [word for word in words if has_shape(word, pattern)]


@pytest.mark.parametrize(
    "pattern",
    [
        "*?" * 30 + "a",
        "*a" * 40 + "*b",
        "*a?*" * 60 + "b",
        "?" * 5_000,
        "*" + "ab" * 2_000 + "*",
        "a*" * 3_000,
        "\ud800*a",
    ],
)
def test_no_pattern_takes_long(pattern: str) -> None:
    words = sorted({"a" * n + "ab" * (n % 50) for n in range(1, 250)})
    start = time.process_time()
    find(pattern, words)
    assert time.process_time() - start < 0.25
