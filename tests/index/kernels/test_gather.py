"""Stretches of an array: what is compiled gives what the arrays give."""

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.kernels import arrays
from tests.index.kernels.twins import agree, compiled

_SIZE = 20
Numbers = NDArray[np.integer]
_types = st.sampled_from("?bBhHiIqQefdFD").map(np.dtype) | st.sampled_from(
    [np.dtype(name) for name in (">u4", "<i2", ">f8", "U3", "S2", "M8[s]", "V5")]
)
_numbers = st.sampled_from([np.int64, np.int32, np.uint32, np.uint16, np.int8])
_stretch = st.integers(0, _SIZE).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(0, _SIZE - start))
)


@settings(max_examples=200, deadline=None)
@given(_types, _numbers, _numbers, st.lists(_stretch, max_size=12), st.booleans())
def test_stretches_hold_the_same(
    dtype: np.dtype[np.generic],
    firsts: type,
    sizes: type,
    stretches: list[tuple[int, int]],
    every_second: bool,
) -> None:
    room = np.frombuffer(bytes(range(1, 251)) * 4, np.uint8)
    values = room[: 2 * _SIZE * dtype.itemsize].view(dtype)[_SIZE:]
    if every_second:
        values = np.repeat(values, 2)[::2]
    starts: Numbers = np.array([start for start, _ in stretches], firsts)
    counts: Numbers = np.array([count for _, count in stretches], sizes)
    agree("gather", values, starts, counts)


@pytest.mark.parametrize("kernels", [compiled, arrays])
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
def test_a_stretch_that_is_not_within_the_array_is_refused(
    kernels: ModuleType, start: int, count: int
) -> None:
    starts, counts = np.array([0, start]), np.array([1, count])
    with pytest.raises(IndexError):
        kernels.gather(np.arange(3), starts, counts)


def test_stretches_with_a_start_or_a_size_missing_are_refused() -> None:
    with pytest.raises(ValueError, match="belong together"):
        compiled.gather(np.arange(3), np.array([0]), np.array([1, 1]))
