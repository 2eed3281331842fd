"""Packed keys and hash tables: compiled kernels return what the reference returns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.codec.string_array import pack_strings
from index.kernels import hash_table
from tests.index.kernels.twins import agree, compiled

# Lengths on either side of each eight bytes, and few letters, so that many are equal.
_string = st.one_of(
    st.text("ab", max_size=3).map(str.encode),
    st.integers(6, 26).map(lambda size: b"a" * size),
    st.binary(max_size=30),
)
_strings = st.lists(_string, max_size=40)
_tags = st.sampled_from([1, 7, 255])
_odd = st.integers(0, (1 << 64) - 1).map(lambda number: number | 1)
# Multiplied by ones all short keys collide in a few slots.
_multipliers = st.one_of(
    st.lists(_odd, min_size=4, max_size=4), st.just([1, 1, 1, 1])
).map(lambda multipliers: np.array(multipliers, np.uint64))


def keys_of(strings: list[bytes], tag: int = 1) -> NDArray[np.uint64]:
    packed = pack_strings(strings)
    return hash_table.pack_keys(packed.data, packed.starts, packed.ends, tag)


@given(_strings, _tags)
def test_strings_have_the_same_keys(strings: list[bytes], tag: int) -> None:
    packed = pack_strings(strings)
    agree("pack_keys", packed.data, packed.starts, packed.ends, tag)


@given(_strings, _strings, _multipliers)
def test_a_table_filled_by_one_answers_the_other(
    known: list[bytes], asked: list[bytes], multipliers: NDArray[np.uint64]
) -> None:
    short = {string for string in known if 0 not in string and len(string) < 24}
    keys = keys_of(sorted(short))
    values = np.arange(-2, len(keys) - 2, dtype=np.int32)
    expected = {string: n - 2 for n, string in enumerate(sorted(short))}
    wanted = [s for s in asked + known if 0 not in s]
    for kernels in (compiled, hash_table):
        table = np.zeros((64, 4), np.uint64)
        kernels.insert_keys(table, multipliers, keys, values)
        found = agree("find_keys", table, multipliers, keys_of(wanted))
        assert found.tolist() == [expected.get(string, -1) for string in wanted]


@given(_strings, _multipliers)
def test_equal_keys_have_the_same_first(
    strings: list[bytes], multipliers: NDArray[np.uint64]
) -> None:
    agree("find_first_equal", keys_of(strings), multipliers)


_MULTIPLIERS = np.array([1, 3, 5, 7], np.uint64)
_KEYS = np.ones((3, 3), np.uint64)
_TABLE = np.zeros((8, 4), np.uint64)
_THREE = np.arange(3, dtype=np.int32)


@pytest.mark.parametrize(
    ("kernel", "given"),
    [
        ("find_keys", (np.zeros((6, 4), np.uint64), _MULTIPLIERS, _KEYS)),
        ("find_keys", (np.zeros((8, 3), np.uint64), _MULTIPLIERS, _KEYS)),
        ("find_keys", (np.zeros((0, 4), np.uint64), _MULTIPLIERS, _KEYS)),
        ("find_keys", (_TABLE, _MULTIPLIERS[:3], _KEYS)),
        ("find_keys", (_TABLE, _MULTIPLIERS, np.ones((3, 2), np.uint64))),
        ("find_keys", (_TABLE, _MULTIPLIERS, _KEYS.astype(np.int64))),
        ("find_keys", (_TABLE[::2], _MULTIPLIERS, _KEYS)),
        ("insert_keys", (_TABLE, _MULTIPLIERS, _KEYS, _THREE[:2])),
        ("find_first_equal", (np.ones((3, 4), np.uint64), _MULTIPLIERS)),
        ("find_first_equal", (_KEYS, _MULTIPLIERS[:2])),
    ],
)
def test_arrays_that_are_no_table_or_no_keys_are_refused(
    kernel: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Cython words some of them
        getattr(compiled, kernel)(*given)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (17, 18), (5, 4), (1 << 62, (1 << 62) + 3)]
)
def test_a_string_beyond_its_buffer_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        compiled.pack_keys(bytes(40), np.array([start]), np.array([end]), 1)
