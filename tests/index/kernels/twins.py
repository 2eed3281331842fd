"""A kernel and its twin, asked the same."""

from typing import Any

import numpy as np
import pytest

from index.kernels import arrays

compiled = pytest.importorskip("index.kernels.compiled", reason="nothing is compiled")


def agree(kernel: str, *given: Any) -> Any:  # noqa: ANN401 - whatever it gives
    """What a kernel gives, which must be the same from both, types of numbers and all."""
    made = getattr(compiled, kernel)(*given)
    expected = getattr(arrays, kernel)(*given)
    assert describe(made) == describe(expected)
    return made


def describe(value: object) -> object:
    """A value that compares."""
    if isinstance(value, tuple):
        return tuple(map(describe, value))
    if isinstance(value, np.ndarray):
        return value.dtype, value.shape, value.tolist()
    return value
