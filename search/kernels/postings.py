"""What the kernels are given of terms in a segment."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Articles = NDArray[np.uint16]
Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]


class Occurrences(NamedTuple):
    """The occurrences of a term in the articles of a segment, and what they count.

    Attributes:
        articles: those that have it, in order.
        frequencies: how often each has it, in a byte.
        lengths: of each article of the segment the length, as a code.
        table: what occurrences count, by frequency and code.
        counted: what those of each article count, where the table does not tell.
    """

    articles: Articles
    frequencies: NDArray[np.uint8]
    lengths: NDArray[np.uint8]
    table: Scores
    counted: Scores | None = None


Forms = Sequence[tuple[Occurrences, float]]
"""The terms that a word stands for, with what an occurrence of each counts."""


Ranked = list[tuple[float, int]]
"""Hits, best first: for each 0 less its score, and the number of the article."""


class Wanted(NamedTuple):
    """Which hits of a segment are wanted.

    Attributes:
        most: so many; of those with equal scores the first.
        least: only those that score more.
        base: the number in the index of the segment's first article.
    """

    most: int
    least: float
    base: int


class Stand(NamedTuple):
    """Where a term stands in the articles of a segment.

    Attributes:
        articles: those that have it, in order.
        frequencies: how often each has it, at most 255.
        big: for those that have it 255 times or more how often they do, in order.
        places: where in them, article by article.
    """

    articles: Articles
    frequencies: NDArray[np.uint8]
    big: NDArray[np.uint32]
    places: Array
