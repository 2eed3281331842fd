"""The k best hits: compiled kernels return what the reference returns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels import top_k
from search.kernels.inputs import DocMask, TermPostings, TopKRequest
from tests.search.kernels.twins import (
    N_DOCS,
    OUTSIDE,
    REUSED,
    UNUSED,
    agree,
    chances,
    compiled,
    few_docs,
    make_scores,
    make_word,
    weighted_terms,
)


def make_live(deleted: list[int] | None) -> DocMask | None:
    if deleted is None:
        return None
    live = np.ones(N_DOCS, np.bool_)
    live[deleted] = False
    return live


@given(
    chance=chances,
    size=st.integers(0, 300),
    k=st.integers(0, 400),
    min_score=st.sampled_from([-np.inf, 0.0, 1.0]),
)
def test_the_best_are_selected_alike(
    chance: np.random.Generator, size: int, k: int, min_score: float
) -> None:
    doc_ids = np.sort(chance.choice(1_000, size, replace=False)).astype(np.uint16)
    scores = make_scores(chance, size)
    request = TopKRequest(k, min_score, 5_000)
    expected = top_k.select_top_k(doc_ids, scores, request)
    assert compiled.select_top_k(doc_ids, scores, request) == expected


@given(
    words=st.lists(
        st.tuples(weighted_terms(), st.sampled_from([0.5, 2.0])), max_size=3
    ),
    deleted=st.one_of(st.none(), few_docs),
    k=st.integers(0, 12),
    min_score=st.sampled_from([-np.inf, 0.0, 1.0]),
)
def test_the_best_of_words_are_scored_alike(
    words: list[tuple[list[tuple[TermPostings, float]], float]],
    deleted: list[int] | None,
    k: int,
    min_score: float,
) -> None:
    live, request = make_live(deleted), TopKRequest(k, min_score, 9)
    total, found = compiled.score_top_k(words, 1.5, live, request, REUSED)
    expected = top_k.score_top_k(words, 1.5, live, request, UNUSED)
    assert total == expected[0]
    # Nearly equal scores may change places.
    agree([np.array([s for s, _ in found])], [np.array([s for s, _ in expected[1]])])
    assert len({doc_id for _, doc_id in found}) == len(found)


def test_what_a_damaged_file_says_is_not_followed() -> None:
    words, request = [(make_word(OUTSIDE), 1.0)], TopKRequest(1, 0.0, 0)
    with pytest.raises(IndexError):
        compiled.score_top_k(words, 1.5, None, request, REUSED)
    with pytest.raises(IndexError):
        top_k.score_top_k(words, 1.5, None, request, UNUSED)
