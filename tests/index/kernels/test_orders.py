"""Sorted strings, runs and postings: what is compiled gives what the arrays give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.codec.string_array import pack_strings
from tests.index.kernels.twins import agree, compiled

_many = settings(max_examples=200, deadline=None)

_string = st.one_of(
    st.text("ab\0", max_size=10).map(str.encode),
    st.text("ab", max_size=3).map(lambda end: b"longer than eight" + end.encode()),
    st.binary(max_size=20),
)


@_many
@given(st.lists(st.tuples(_string, st.integers(-3, 3)), max_size=40))
def test_strings_have_the_same_order(lines: list[tuple[bytes, int]]) -> None:
    some = pack_strings(string for string, _ in lines)
    within = np.array([number for _, number in lines], np.int64)
    order = agree("sort_strings", some.data, some.starts, some.ends, within)
    assert [lines[n] for n in order] == sorted(lines)


@_many
@given(st.lists(st.integers(0, 70_000) | st.integers(0, 3), max_size=40))
def test_keys_have_the_same_order(keys: list[int]) -> None:
    bound = max(keys, default=0) + 1
    agree("stable_order", np.array(keys, np.int32), bound)


_counts = st.lists(st.integers(0, 12), max_size=12).map(lambda n: np.array(n, np.int64))
_seeds = st.integers(0, 1 << 32).map(np.random.default_rng)


@_many
@given(_counts, _seeds, st.sampled_from([3, 1 << 32]))
def test_the_same_runs_are_chosen(
    counts: NDArray[np.int64], chance: np.random.Generator, words: int
) -> None:
    hashes = chance.integers(0, words, counts.sum()).astype(np.uint32)
    limits = chance.choice([0, 1 << 31, (1 << 32) - 1], len(counts)).astype(np.uint32)
    agree("choose_runs", hashes, counts, limits)


@_many
@given(_counts, _seeds, st.sampled_from([1, 3, 70_000]), st.booleans())
def test_texts_have_the_same_postings(
    counts: NDArray[np.int64], chance: np.random.Generator, terms: int, wide: bool
) -> None:
    texts = chance.integers(0, terms, counts.sum()).astype(np.int32)
    # In any order, and some one after the other.
    articles = chance.choice(np.array([0, 1, 2, 65_535], np.uint16), len(counts))
    places = [np.empty(len(texts), np.uint32 if wide else np.uint16) for _ in "12"]
    made = compiled.sort_postings(texts, articles, counts, places[0])
    agree("sort_postings", texts, articles, counts, places[1])
    assert places[0].tolist() == places[1].tolist()
    assert int(made[1].sum()) == len(made[2])


def test_a_text_of_more_words_than_16_bits_count_has_them_in_32() -> None:
    terms, count = np.zeros(70_000, np.int32), np.array([70_000], np.int64)
    places = np.empty(70_000, np.uint32)
    numbers, bearers, articles, frequencies = agree(
        "sort_postings", terms, np.array([9], np.uint16), count, places
    )
    assert (numbers.tolist(), bearers.tolist()) == ([0], [1])
    assert (articles.tolist(), frequencies.tolist()) == ([9], [70_000])
    assert places.tolist() == [*range(70_000)]


_TERMS = np.array([0, 1, 1], np.int32)
_ONE = np.array([7], np.uint16)
_PLACES = np.zeros(3, np.uint16)


@pytest.mark.parametrize(
    ("kernel", "given"),
    [
        ("sort_postings", (_TERMS, _ONE, np.array([2]), _PLACES)),
        ("sort_postings", (_TERMS, _ONE, np.array([4]), _PLACES)),
        ("sort_postings", (_TERMS, _ONE, np.array([3]), _PLACES[:2])),
        ("sort_postings", (_TERMS, np.repeat(_ONE, 2), np.array([5, -2]), _PLACES)),
        ("sort_postings", (-_TERMS, _ONE, np.array([3]), _PLACES)),
        ("stable_order", (_TERMS, 1)),
        ("stable_order", (-_TERMS, 2)),
        (
            "choose_runs",
            (np.zeros(9, np.uint32), np.array([10]), _TERMS[:1].view("u4")),
        ),
        (
            "choose_runs",
            (np.zeros(9, np.uint32), np.array([-1]), _TERMS[:1].view("u4")),
        ),
        ("sort_strings", (b"ab", np.array([0]), np.array([3]), np.array([0]))),
        ("sort_strings", (b"ab", np.array([-1]), np.array([1]), np.array([0]))),
        ("sort_strings", (b"ab", np.array([2]), np.array([1]), np.array([0]))),
    ],
)
def test_numbers_out_of_range_are_refused(
    kernel: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(IndexError):
        getattr(compiled, kernel)(*given)


@pytest.mark.parametrize(
    ("kernel", "given"),
    [
        ("sort_postings", (_TERMS, np.repeat(_ONE, 2), np.array([3]), _PLACES)),
        ("sort_postings", (_TERMS[::2], _ONE, np.array([2]), _PLACES[:2])),
        (
            "choose_runs",
            (np.zeros(9, np.uint32), np.array([9]), np.zeros(0, np.uint32)),
        ),
        ("sort_strings", (b"ab", np.array([0, 1]), np.array([1]), np.array([0, 0]))),
        ("sort_strings", (b"ab", np.array([0]), np.array([1]), np.zeros(0, np.int64))),
    ],
)
def test_arrays_that_do_not_belong_together_are_refused(
    kernel: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Cython words some of them
        getattr(compiled, kernel)(*given)
