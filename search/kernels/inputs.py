"""Types that the kernels are given and return: postings, positions and top-k requests."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.kernels.array_types import DocIds as DocIds

Scores = NDArray[np.float32]
"""A score for each of some documents."""

DocMask = NDArray[np.bool_]
"""True for some of a list of documents."""

MAX_DOCS = 1 << 16
"""Documents in a segment, at most: a doc id has 16 bits."""


class TermPostings(NamedTuple):
    """The postings of a term in a segment, and what scoring needs of them.

    A term's weight in a document is its length-normalised frequency, tf / (1 - b + b * length / mean length). It depends on two bytes, the frequency and
    the norm, and is looked up in a table of all their pairs.

    Attributes:
        doc_ids: uint16 array of shape (n_postings,), ascending.
        frequencies: uint8 array of shape (n_postings,): term frequencies, at most 255.
        norms: uint8 array of shape (n_docs,): by doc id the code of the field's length.
        weights: float32 array of shape (65536,): weight by frequency << 8 | norm.
        exact_weights: float32 array of shape (n_postings,), from frequencies beyond 255;
            None where there are none.
    """

    doc_ids: DocIds
    frequencies: NDArray[np.uint8]
    norms: NDArray[np.uint8]
    weights: Scores
    exact_weights: Scores | None = None


WeightedTerms = Sequence[tuple[TermPostings, float]]
"""Terms that are scored as one, such as a word's in all fields, with the boost of each."""


class TermPositions(NamedTuple):
    """The positions of a term in the documents of a segment.

    Attributes:
        doc_ids: uint16 array of shape (n_postings,), ascending.
        frequencies: uint8 array of shape (n_postings,): term frequencies, at most 255.
        exact_frequencies: uint32 array of shape (n_capped,): for each frequency of 255,
            in order, what it really is.
        positions: uint16 or uint32 array of shape (sum of frequencies,): document by
            document, ascending in each.
    """

    doc_ids: DocIds
    frequencies: NDArray[np.uint8]
    exact_frequencies: NDArray[np.uint32]
    positions: NDArray[np.uint16] | NDArray[np.uint32]


class TopKRequest(NamedTuple):
    """Asks for the best hits of a segment.

    Attributes:
        k: number of hits, at most; of equal scores the lower doc ids.
        min_score: minimum competitive score: only hits with more are returned.
        doc_base: doc id in the index of the segment's first document.
    """

    k: int
    min_score: float
    doc_base: int


TopK = list[tuple[float, int]]
"""Hits, best first: the negated score and the doc id in the index, which thus sort."""
