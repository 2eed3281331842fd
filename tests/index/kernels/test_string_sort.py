"""Sorted strings and integers: compiled kernels return what the reference returns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.codec.string_array import pack_strings
from tests.index.kernels.twins import agree, compiled

_string = st.one_of(
    st.text("ab\0", max_size=10).map(str.encode),
    st.text("ab", max_size=3).map(lambda end: b"longer than eight" + end.encode()),
    st.binary(max_size=20),
)


@given(st.lists(st.tuples(_string, st.integers(-3, 3)), max_size=40))
def test_strings_have_the_same_order(lines: list[tuple[bytes, int]]) -> None:
    strings = pack_strings(string for string, _ in lines)
    tiebreaks = np.array([tiebreak for _, tiebreak in lines], np.int64)
    order = agree(
        "argsort_strings", strings.data, strings.starts, strings.ends, tiebreaks
    )
    assert [lines[n] for n in order] == sorted(lines)


@given(st.lists(st.integers(0, 70_000) | st.integers(0, 3), max_size=40))
def test_keys_have_the_same_order(keys: list[int]) -> None:
    bound = max(keys, default=0) + 1
    agree("stable_argsort", np.array(keys, np.int32), bound)


_KEYS = np.array([0, 1, 1], np.int32)


@pytest.mark.parametrize(
    ("kernel", "given"),
    [
        ("stable_argsort", (_KEYS, 1)),
        ("stable_argsort", (-_KEYS, 2)),
        ("argsort_strings", (b"ab", np.array([0]), np.array([3]), np.array([0]))),
        ("argsort_strings", (b"ab", np.array([-1]), np.array([1]), np.array([0]))),
        ("argsort_strings", (b"ab", np.array([2]), np.array([1]), np.array([0]))),
    ],
)
def test_numbers_out_of_range_are_refused(
    kernel: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(IndexError):
        getattr(compiled, kernel)(*given)


@pytest.mark.parametrize(
    ("ends", "tiebreaks"),
    [(np.array([1]), np.array([0, 0])), (np.array([1, 2]), np.zeros(0, np.int64))],
)
def test_arrays_that_do_not_belong_together_are_refused(
    ends: NDArray[np.int64], tiebreaks: NDArray[np.int64]
) -> None:
    with pytest.raises(ValueError, match="belong together"):
        compiled.argsort_strings(b"ab", np.array([0, 1]), ends, tiebreaks)
