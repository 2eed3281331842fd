"""Stretches copied from one array to another: by what is compiled as by the arrays."""

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.kernels import arrays
from tests.index.kernels.twins import compiled

_SIZE = 20
Numbers = NDArray[np.integer]
_types = st.sampled_from([np.uint8, np.uint16, np.uint32, np.int64])
_numbers = st.sampled_from([np.int64, np.int32, np.uint16, np.uint8])
_stretch = st.integers(0, _SIZE).flatmap(
    lambda count: st.tuples(
        st.integers(0, _SIZE - count), st.integers(0, _SIZE - count), st.just(count)
    )
)


@settings(max_examples=200, deadline=None)
@given(_types, _numbers, st.lists(_stretch, max_size=12))
def test_the_same_is_copied_to_the_same_places(
    dtype: type, numbers: type, stretches: list[tuple[int, int, int]]
) -> None:
    values: Numbers = np.arange(1, _SIZE + 1, dtype=dtype)
    columns: Numbers = np.array(stretches, numbers).reshape(-1, 3)
    places, starts, counts = columns.T
    expected = [0] * _SIZE
    for place, start, count in stretches:
        expected[place : place + count] = range(start + 1, start + count + 1)
    for kernels in (compiled, arrays):
        target: Numbers = np.zeros(_SIZE, dtype)
        kernels.scatter(target, places, values, starts, counts)
        assert target.tolist() == expected


@pytest.mark.parametrize("kernels", [compiled, arrays])
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
def test_a_stretch_without_room_is_refused_and_nothing_is_copied(
    kernels: ModuleType, place: int, start: int, count: int
) -> None:
    target = np.zeros(3, np.int64)
    places, starts, counts = np.array([[0, place], [0, start], [1, count]])
    with pytest.raises(IndexError):
        kernels.scatter(target, places, np.arange(1, 4), starts, counts)
    assert target.tolist() == [0, 0, 0]


def test_arrays_of_other_types_or_sizes_are_refused() -> None:
    one, two = np.array([0]), np.array([0, 0])
    with pytest.raises(TypeError, match="different types"):
        compiled.scatter(np.zeros(3, np.uint8), one, np.zeros(3, np.int8), one, one)
    for places, starts in ((one, two), (two, one)):
        with pytest.raises(ValueError, match="belong together"):
            compiled.scatter(np.zeros(3), places, np.zeros(3), starts, two)
