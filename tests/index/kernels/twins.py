"""A kernel and its twin, given the same input."""

from typing import Any

import numpy as np
import pytest

from index.kernels import (
    file_status,
    hash_table,
    invert,
    shingles,
    slices,
    string_sort,
    tokenize,
)

compiled = pytest.importorskip("index.kernels.compiled", reason="nothing is compiled")

_REFERENCES = (file_status, tokenize, hash_table, string_sort, invert, shingles, slices)


def agree(kernel: str, *given: Any) -> Any:  # noqa: ANN401 - whatever it returns
    """Returns what a kernel returns, which must equal the reference's, dtypes and all."""
    returned = getattr(compiled, kernel)(*given)
    (reference,) = [module for module in _REFERENCES if kernel in vars(module)][:1]
    assert describe(returned) == describe(getattr(reference, kernel)(*given))
    return returned


def describe(value: object) -> object:
    """Returns a value that compares."""
    if isinstance(value, tuple):
        return tuple(map(describe, value))
    if isinstance(value, np.ndarray):
        return value.dtype, value.shape, value.tolist()
    return value
