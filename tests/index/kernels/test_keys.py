"""Strings as numbers, looked up: what is compiled gives what the arrays give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.codec.string_array import pack_strings
from index.kernels import arrays
from tests.index.kernels.twins import agree, compiled

_many = settings(max_examples=200, deadline=None)

# Of lengths on either side of each eight bytes, and few letters, so that many are equal.
_string = st.one_of(
    st.text("ab", max_size=3).map(str.encode),
    st.integers(6, 26).map(lambda size: b"a" * size),
    st.binary(max_size=30),
)
_strings = st.lists(_string, max_size=40)
_speech = st.sampled_from([1, 7, 255])
_odd = st.integers(0, (1 << 64) - 1).map(lambda number: number | 1)
# By ones all short keys want few rows of a table.
_mixes = st.one_of(st.lists(_odd, min_size=4, max_size=4), st.just([1, 1, 1, 1])).map(
    lambda mix: np.array(mix, np.uint64)
)


def keys_of(strings: list[bytes], speech: int = 1) -> NDArray[np.uint64]:
    some = pack_strings(strings)
    return arrays.make_keys(some.data, some.starts, some.ends, speech)


@_many
@given(_strings, _speech)
def test_strings_have_the_same_keys(strings: list[bytes], speech: int) -> None:
    some = pack_strings(strings)
    agree("make_keys", some.data, some.starts, some.ends, speech)


@_many
@given(_strings, _strings, _mixes)
def test_a_table_filled_by_one_answers_the_other(
    known: list[bytes], asked: list[bytes], mix: NDArray[np.uint64]
) -> None:
    short = {string for string in known if 0 not in string and len(string) < 24}
    keys = keys_of(sorted(short))
    numbers = np.arange(-2, len(keys) - 2, dtype=np.int32)
    expected = {string: n - 2 for n, string in enumerate(sorted(short))}
    wanted = [s for s in asked + known if 0 not in s]
    for kernels in (compiled, arrays):
        rows = np.zeros((64, 4), np.uint64)
        kernels.fill_rows(rows, mix, keys, numbers)
        found = agree("find_rows", rows, mix, keys_of(wanted))
        assert found.tolist() == [expected.get(string, -1) for string in wanted]


@_many
@given(_strings, _mixes)
def test_equal_keys_have_the_same_first(
    strings: list[bytes], mix: NDArray[np.uint64]
) -> None:
    agree("find_same", keys_of(strings), mix)


_MIX = np.array([1, 3, 5, 7], np.uint64)
_KEYS = np.ones((3, 3), np.uint64)
_ROWS = np.zeros((8, 4), np.uint64)
_THREE = np.arange(3, dtype=np.int32)


@pytest.mark.parametrize(
    ("kernel", "given"),
    [
        ("find_rows", (np.zeros((6, 4), np.uint64), _MIX, _KEYS)),
        ("find_rows", (np.zeros((8, 3), np.uint64), _MIX, _KEYS)),
        ("find_rows", (np.zeros((0, 4), np.uint64), _MIX, _KEYS)),
        ("find_rows", (_ROWS, _MIX[:3], _KEYS)),
        ("find_rows", (_ROWS, _MIX, np.ones((3, 2), np.uint64))),
        ("find_rows", (_ROWS, _MIX, _KEYS.astype(np.int64))),
        ("find_rows", (_ROWS[::2], _MIX, _KEYS)),
        ("fill_rows", (_ROWS, _MIX, _KEYS, _THREE[:2])),
        ("find_same", (np.ones((3, 4), np.uint64), _MIX)),
        ("find_same", (_KEYS, _MIX[:2])),
    ],
)
def test_what_is_no_table_or_key_is_refused(
    kernel: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Cython words some of them
        getattr(compiled, kernel)(*given)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (17, 18), (5, 4), (1 << 62, (1 << 62) + 3)]
)
def test_a_string_beyond_its_buffer_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        compiled.make_keys(bytes(40), np.array([start]), np.array([end]), 1)
