"""Scored documents: compiled kernels return what the reference returns."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels import score
from search.kernels.inputs import DocIds, TermPostings
from tests.search.kernels.twins import (
    ONES,
    OUTSIDE,
    REUSED,
    UNUSED,
    WEIGHTS,
    WITHIN,
    agree,
    compiled,
    doc_id_lists,
    make_word,
    weighted_terms,
)


@given(terms=weighted_terms(), factor=st.sampled_from([None, 0.0, 3.5, -1.0]))
def test_a_word_is_scored_alike(
    terms: list[tuple[TermPostings, float]], factor: float | None
) -> None:
    agree(
        compiled.score_terms(terms, factor, 1.5, REUSED),
        score.score_terms(terms, factor, 1.5, UNUSED),
    )


@given(
    terms=weighted_terms(),
    doc_ids=doc_id_lists,
    factor=st.sampled_from([None, 0.0, 3.5]),
)
def test_a_word_is_probed_alike(
    terms: list[tuple[TermPostings, float]], doc_ids: DocIds, factor: float | None
) -> None:
    agree(
        compiled.probe_terms(terms, doc_ids, factor, 1.5, REUSED),
        score.probe_terms(terms, doc_ids, factor, 1.5, UNUSED),
    )


@pytest.mark.parametrize(
    "word",
    [
        make_word(OUTSIDE),
        make_word(WITHIN, ONES[:2]),
        make_word(WITHIN, ONES, WEIGHTS[:9]),
    ],
)
@pytest.mark.parametrize(
    "score_terms",
    [
        lambda word: compiled.score_terms(word, 1.0, 1.5, REUSED),
        lambda word: score.score_terms(word, 1.0, 1.5, UNUSED),
    ],
)
def test_what_a_damaged_file_says_is_not_followed(
    score_terms: Callable[[list[tuple[TermPostings, float]]], object],
    word: list[tuple[TermPostings, float]],
) -> None:
    # numpy says so of arrays that do not fit each other.
    with pytest.raises((IndexError, ValueError)):
        score_terms(word)


@pytest.mark.parametrize(
    "probe_terms",
    [
        lambda word: compiled.probe_terms(word, OUTSIDE, 1.0, 1.5, REUSED),
        lambda word: score.probe_terms(word, OUTSIDE, 1.0, 1.5, UNUSED),
    ],
)
def test_a_candidate_that_is_not_in_the_segment_is_refused(
    probe_terms: Callable[[list[tuple[TermPostings, float]]], object],
) -> None:
    with pytest.raises(IndexError):
        probe_terms(make_word(OUTSIDE))


def test_a_word_without_postings_has_no_documents() -> None:
    doc_ids, scores = compiled.score_terms([], 1.0, 1.5, REUSED)
    assert (doc_ids.dtype, doc_ids.tolist()) == (np.uint16, [])
    assert scores.tolist() == []
