"""Measures of what one set of texts says more than another: what keywords are ranked by."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.measures.likelihood import log_likelihood
from search.measures.measure_views import Keyness

PER = 1_000_000
"""Rates are occurrences in so many tokens."""
_LEAST = 0.5
"""Stands for no occurrence, where a ratio would be without end (Hardie 2014)."""


class TwoCounts(NamedTuple):
    """Frequencies of words in two sets of texts.

    Attributes:
        target: float64 array of shape (n,): occurrences in the first set.
        reference: float64 array of shape (n,): occurrences in the second.
        target_tokens: tokens of the first set, more than 0.
        reference_tokens: tokens of the second set, more than 0.
    """

    target: NDArray[np.float64]
    reference: NDArray[np.float64]
    target_tokens: float
    reference_tokens: float

    @property
    def target_rate(self) -> NDArray[np.float64]:
        """Occurrences per million tokens of the first set: float64, shape (n,)."""
        return self.target * PER / self.target_tokens

    @property
    def reference_rate(self) -> NDArray[np.float64]:
        """Occurrences per million tokens of the second set: float64, shape (n,)."""
        return self.reference * PER / self.reference_tokens


def measure_keyness(counts: TwoCounts, measure: Keyness) -> NDArray[np.float64]:
    """Returns the measure of each word, above 0 for the first set: float64, shape (n,)."""
    if measure is Keyness.G2:
        return signed_g2(counts)
    return log_ratio(counts) if measure is Keyness.LOG_RATIO else percent_diff(counts)


def signed_g2(counts: TwoCounts) -> NDArray[np.float64]:
    """Returns G² of each word, negative where the second set says it more.

    Returns:
        float64 array of shape (n,).
    """
    both = counts.target + counts.reference
    total = counts.target_tokens + counts.reference_tokens
    return log_likelihood(counts.target, both, counts.target_tokens, total)


def log_ratio(counts: TwoCounts) -> NDArray[np.float64]:
    """Returns log₂ of the ratio of the rates (Hardie 2014): float64 array, shape (n,).

    One more is twice as often. No occurrence counts as half of one.
    """
    target = np.maximum(counts.target, _LEAST) / counts.target_tokens
    reference = np.maximum(counts.reference, _LEAST) / counts.reference_tokens
    return np.log2(target / reference)


def percent_diff(counts: TwoCounts) -> NDArray[np.float64]:
    """Returns %DIFF, the difference of the rates in percent of the second's.

    Gabrielatos & Marchi 2012; infinite where the second set lacks the word.

    Returns:
        float64 array of shape (n,).
    """
    rate, other = counts.target_rate, counts.reference_rate
    infinite = np.full(np.shape(rate), np.inf)
    found: NDArray[np.float64] = np.divide(
        100 * (rate - other), other, out=infinite, where=other > 0
    )
    return found
