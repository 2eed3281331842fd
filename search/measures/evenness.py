"""Measures of how evenly a word is spread over the parts of a corpus."""

import numpy as np
from numpy.typing import NDArray


def deviation_of_proportions(
    counts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> float:
    """Returns DP: 0 for a word spread as the parts are large, near 1 for one in one part.

    DP = ½ Σ |v / f - s| over the parts, v / f the part's share of the word and s its share
    of the tokens (Gries 2008).

    Args:
        counts: int64 array of shape (n_parts,): occurrences in each part, some.
        sizes: int64 array of shape (n_parts,): tokens of each part.
    """
    return float(np.abs(counts / counts.sum() - sizes / sizes.sum()).sum() / 2)


def normalized_deviation(
    counts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> float | None:
    """Returns DPnorm = DP / (1 - min s), which reaches 1 (Lijffijt & Gries 2012).

    Args:
        counts: int64 array of shape (n_parts,): occurrences in each part, some.
        sizes: int64 array of shape (n_parts,): tokens of each part, more than 0.

    Returns:
        None where there is one part alone.
    """
    if len(sizes) < 2:
        return None
    least = sizes.min() / sizes.sum()
    return deviation_of_proportions(counts, sizes) / float(1 - least)


def juilland_d(counts: NDArray[np.int64], sizes: NDArray[np.int64]) -> float | None:
    """Returns Juilland's D = 1 - V / √(n - 1): 1 for evenly spread, 0 for in one part.

    V is the coefficient of variation of the rates in the parts, which may differ in size.

    Args:
        counts: int64 array of shape (n_parts,): occurrences in each part, some.
        sizes: int64 array of shape (n_parts,): tokens of each part, more than 0.

    Returns:
        None where there is one part alone.
    """
    if len(sizes) < 2:
        return None
    rates = counts / sizes
    return float(1 - rates.std() / rates.mean() / np.sqrt(len(sizes) - 1))
