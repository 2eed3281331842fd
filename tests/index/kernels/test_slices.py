"""Slices gathered and scattered: compiled kernels return what the reference returns."""

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.kernels import slices
from tests.index.kernels.twins import agree, compiled

_SIZE = 20
Numbers = NDArray[np.integer]
_types = st.sampled_from("?bBhHiIqQefdFD").map(np.dtype) | st.sampled_from(
    [np.dtype(name) for name in (">u4", "<i2", ">f8", "U3", "S2", "M8[s]", "V5")]
)
_numbers = st.sampled_from([np.int64, np.int32, np.uint32, np.uint16, np.int8])
_slice = st.integers(0, _SIZE).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(0, _SIZE - start))
)


@given(_types, _numbers, _numbers, st.lists(_slice, max_size=12), st.booleans())
def test_slices_are_gathered_alike(
    dtype: np.dtype[np.generic],
    firsts: type,
    sizes: type,
    moved: list[tuple[int, int]],
    every_second: bool,
) -> None:
    room = np.frombuffer(bytes(range(1, 251)) * 4, np.uint8)
    values = room[: 2 * _SIZE * dtype.itemsize].view(dtype)[_SIZE:]
    if every_second:
        values = np.repeat(values, 2)[::2]
    starts: Numbers = np.array([start for start, _ in moved], firsts)
    counts: Numbers = np.array([count for _, count in moved], sizes)
    agree("gather", values, starts, counts)


@pytest.mark.parametrize("kernels", [compiled, slices])
@pytest.mark.parametrize(
    ("start", "count"),
    [
        (-1, 1),
        (-1, 0),
        (0, -1),
        (0, 4),
        (3, 1),
        (4, 0),
        (1, (1 << 63) - 1),
        ((1 << 63) - 1, 1),
        (-(1 << 63), 1),
    ],
)
def test_a_slice_that_is_not_within_the_array_is_refused(
    kernels: ModuleType, start: int, count: int
) -> None:
    starts, counts = np.array([0, start]), np.array([1, count])
    with pytest.raises(IndexError):
        kernels.gather(np.arange(3), starts, counts)


def test_slices_with_a_start_or_a_size_missing_are_refused() -> None:
    with pytest.raises(ValueError, match="belong together"):
        compiled.gather(np.arange(3), np.array([0]), np.array([1, 1]))


_target_types = st.sampled_from([np.uint8, np.uint16, np.uint32, np.int64])
_widths = st.sampled_from([np.int64, np.int32, np.uint16, np.uint8])
_moved_slice = st.integers(0, _SIZE).flatmap(
    lambda count: st.tuples(
        st.integers(0, _SIZE - count), st.integers(0, _SIZE - count), st.just(count)
    )
)


@given(_target_types, _widths, st.lists(_moved_slice, max_size=12))
def test_the_same_is_copied_to_the_same_places(
    dtype: type, numbers: type, moved: list[tuple[int, int, int]]
) -> None:
    values: Numbers = np.arange(1, _SIZE + 1, dtype=dtype)
    columns: Numbers = np.array(moved, numbers).reshape(-1, 3)
    places, starts, counts = columns.T
    expected = [0] * _SIZE
    for place, start, count in moved:
        expected[place : place + count] = range(start + 1, start + count + 1)
    for kernels in (compiled, slices):
        target: Numbers = np.zeros(_SIZE, dtype)
        kernels.scatter(target, places, values, starts, counts)
        assert target.tolist() == expected


@pytest.mark.parametrize("kernels", [compiled, slices])
@pytest.mark.parametrize(
    ("place", "start", "count"),
    [
        (-1, 0, 1),
        (0, -1, 1),
        (0, 0, -1),
        (0, 0, 4),
        (2, 0, 2),
        (0, 2, 2),
        ((1 << 63) - 1, 0, 1),
        (-(1 << 63), 0, 1),
        (0, (1 << 63) - 1, 1),
        (1, 1, (1 << 63) - 1),
    ],
)
def test_a_slice_without_room_is_refused_and_nothing_is_copied(
    kernels: ModuleType, place: int, start: int, count: int
) -> None:
    target = np.zeros(3, np.int64)
    places, starts, counts = np.array([[0, place], [0, start], [1, count]])
    with pytest.raises(IndexError):
        kernels.scatter(target, places, np.arange(1, 4), starts, counts)
    assert target.tolist() == [0, 0, 0]


def test_arrays_of_other_target_types_or_sizes_are_refused() -> None:
    one, two = np.array([0]), np.array([0, 0])
    with pytest.raises(TypeError, match="different dtypes"):
        compiled.scatter(np.zeros(3, np.uint8), one, np.zeros(3, np.int8), one, one)
    for places, starts in ((one, two), (two, one)):
        with pytest.raises(ValueError, match="belong together"):
            compiled.scatter(np.zeros(3), places, np.zeros(3), starts, two)
