"""Sampled shingles: the compiled kernel returns what the reference returns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.index.kernels.twins import agree, compiled

_lengths = st.lists(st.integers(0, 12), max_size=12).map(
    lambda sizes: np.array(sizes, np.int64)
)
_chances = st.integers(0, 1 << 32).map(np.random.default_rng)


@given(_lengths, _chances, st.sampled_from([3, 1 << 32]))
def test_the_same_shingles_are_sampled(
    lengths: NDArray[np.int64], chance: np.random.Generator, words: int
) -> None:
    hashes = chance.integers(0, words, lengths.sum()).astype(np.uint32)
    limits = chance.choice([0, 1 << 31, (1 << 32) - 1], len(lengths)).astype(np.uint32)
    agree("sample_shingles", hashes, lengths, limits)


_LIMIT = np.array([7], np.uint32)


@pytest.mark.parametrize("length", [10, -1])
def test_lengths_that_do_not_fit_the_hashes_are_refused(length: int) -> None:
    with pytest.raises(IndexError):
        compiled.sample_shingles(np.zeros(9, np.uint32), np.array([length]), _LIMIT)


def test_limits_of_another_number_of_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="belong together"):
        compiled.sample_shingles(np.zeros(9, np.uint32), np.array([9]), _LIMIT[:0])
