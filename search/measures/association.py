"""Measures of how much a word attracts another: what collocates are ranked by.

The counts of a pair: `joint`, how often the collocate stands in a window around the word;
`word` and `collocate`, how often each stands in the corpus; `window`, the tokens in all
windows; `total`, the tokens of the corpus. Expected is window · collocate / total: what
stood there if the collocate were spread evenly. docs/measures.md gives the sources.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.measures.likelihood import log_likelihood
from search.measures.measure_views import Association

Counts = NDArray[np.float64]


class PairCounts(NamedTuple):
    """The counts of pairs of one word with others.

    Attributes:
        joint: float64 array of shape (n,), greater than 0.
        collocate: float64 array of shape (n,).
        word: frequency of the word.
        window: tokens in all windows around it.
        total: tokens of the corpus.
    """

    joint: Counts
    collocate: Counts
    word: float
    window: float
    total: float

    @property
    def expected(self) -> Counts:
        """The expected joint frequency: float64 array of shape (n,)."""
        return self.window * self.collocate / self.total


def measure_association(counts: PairCounts, measure: Association) -> Counts:
    """Returns the measure of each pair: float64 array of shape (n,)."""
    return _MEASURES[measure](counts)


def _dice(counts: PairCounts) -> Counts:
    return 2 * counts.joint / (counts.word + counts.collocate)


def _log_dice(counts: PairCounts) -> Counts:
    return 14 + np.log2(_dice(counts))


def _mutual_information(counts: PairCounts) -> Counts:
    return np.log2(counts.joint / counts.expected)


def _cubic_mutual_information(counts: PairCounts) -> Counts:
    return np.log2(counts.joint**3 / counts.expected)


def _t_score(counts: PairCounts) -> Counts:
    return (counts.joint - counts.expected) / np.sqrt(counts.joint)


def _g2(counts: PairCounts) -> Counts:
    return log_likelihood(counts.joint, counts.window, counts.collocate, counts.total)


_MEASURES: dict[Association, Callable[[PairCounts], Counts]] = {
    Association.LOG_DICE: _log_dice,
    Association.G2: _g2,
    Association.MI: _mutual_information,
    Association.MI3: _cubic_mutual_information,
    Association.T: _t_score,
    Association.DICE: _dice,
}
