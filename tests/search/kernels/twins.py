"""Kernels and their twins, and arrays to give to both."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.kernels import workspace
from search.kernels.inputs import DocIds, Scores, TermPostings

compiled = pytest.importorskip("search.kernels.compiled", reason="nothing is compiled")

REUSED = compiled.Workspace()
"""Memory for the compiled kernels: one for all tests, as one search has."""

UNUSED = workspace.Workspace()
"""The same for the reference."""

N_DOCS = 400

_many = st.lists(st.integers(0, N_DOCS - 1), unique=True, max_size=N_DOCS).map(sorted)
few_docs = st.lists(st.integers(0, N_DOCS - 1), unique=True, max_size=4).map(sorted)
# Few among many are intersected otherwise than many.
doc_id_lists = st.one_of(_many, few_docs, st.just(list(range(N_DOCS)))).map(
    lambda ids: np.array(ids, np.uint16)
)
chances = st.integers(0, 1_000_000).map(np.random.default_rng)


def make_scores(chance: np.random.Generator, size: int) -> Scores:
    """Returns scores of which many are equal: float32 array of shape (size,)."""
    return chance.integers(1, 9, size).astype(np.float32) / np.float32(4)


@st.composite
def scored_lists(draw: st.DrawFn) -> tuple[DocIds, Scores | None]:
    """Draws documents and their scores, or none."""
    doc_ids, chance = draw(doc_id_lists), draw(chances)
    return doc_ids, make_scores(chance, len(doc_ids)) if draw(st.booleans()) else None


@st.composite
def weighted_terms(draw: st.DrawFn) -> list[tuple[TermPostings, float]]:
    """Draws the terms of a word, with their boosts."""
    chance = draw(chances)
    norms = chance.integers(0, 256, N_DOCS, np.uint8)
    weights = chance.random(1 << 16, np.float32) + np.float32(0.1)
    terms = []
    for doc_ids in draw(st.lists(doc_id_lists, max_size=4)):
        frequencies = chance.integers(1, 256, len(doc_ids), np.uint8)
        exact = make_scores(chance, len(doc_ids)) if draw(st.booleans()) else None
        postings = TermPostings(doc_ids, frequencies, norms, weights, exact)
        terms.append((postings, draw(st.sampled_from([1.0, 2.5, 0.25]))))
    return terms


def agree(returned: Sequence[Any], expected: Sequence[Any]) -> None:
    """Asserts that two kernels returned the same: sums may differ in the last digit."""
    for one, other in zip(returned, expected, strict=True):
        if isinstance(one, np.ndarray):
            assert isinstance(other, np.ndarray)
            assert one.dtype == other.dtype
            np.testing.assert_allclose(one, other, rtol=1e-5)
        else:
            assert one == other


ONES = np.ones(3, np.uint8)
WEIGHTS = np.ones(1 << 16, np.float32)
WITHIN = np.array([0, 1, 2], np.uint16)
"""Documents of a segment of three."""
OUTSIDE = np.array([1, 2, 3], np.uint16)
"""Documents that a segment of three does not have, as a damaged file may say."""


def make_word(
    doc_ids: DocIds,
    frequencies: NDArray[np.uint8] = ONES,
    weights: Scores = WEIGHTS,
) -> list[tuple[TermPostings, float]]:
    """Returns a word of one term in a segment of three documents."""
    return [(TermPostings(doc_ids, frequencies, ONES, weights), 1.0)]
