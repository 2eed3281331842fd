"""Calls that share a workspace do not disturb each other, whatever they are given."""

import contextlib
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels.inputs import TermPostings, TopKRequest
from tests.search.kernels.twins import (
    ONES,
    OUTSIDE,
    REUSED,
    WEIGHTS,
    WITHIN,
    agree,
    chances,
    compiled,
    make_word,
)

_SCORES = np.ones(3, np.float32)
_ALL = TopKRequest(9, 0.0, 0)


@given(chance=chances, size=st.sampled_from([0, 1, 50, 3_000]))
def test_whatever_stands_in_a_file_is_an_answer_or_an_error(
    chance: np.random.Generator, size: int
) -> None:
    lists = [
        chance.integers(0, chance.choice([60, 65_536]), size).astype(np.uint16)
        for _ in range(3)
    ]
    norms = chance.integers(0, 256, 60).astype(np.uint8)
    frequencies = chance.integers(0, 256, size + chance.integers(0, 2)).astype(np.uint8)
    terms = [(TermPostings(ids, frequencies, norms, WEIGHTS), 1.0) for ids in lists]
    live = np.ones(int(chance.integers(0, 70)), np.bool_)
    calls: list[Callable[[], object]] = [
        lambda: compiled.score_terms(terms, 1.0, 1.5, REUSED),
        lambda: compiled.probe_terms(terms, lists[0], 1.0, 1.5, REUSED),
        lambda: compiled.score_top_k([(terms, 1.0)], 1.5, live, _ALL, REUSED),
        lambda: compiled.union([(ids, None) for ids in lists], REUSED),
        lambda: compiled.locate(lists[0], lists[1], REUSED),
        lambda: compiled.select_range(norms, lists[0], 3, 9),
    ]
    # To read outside of an array would now and then end the process.
    for call in calls:
        with contextlib.suppress(IndexError):
            call()


_FAILING: list[Callable[[], object]] = [
    lambda: compiled.score_terms(make_word(OUTSIDE), 1.0, 1.5, REUSED),
    lambda: compiled.score_terms(make_word(WITHIN, ONES[:2]), 1.0, 1.5, REUSED),
    lambda: compiled.probe_terms(make_word(OUTSIDE), OUTSIDE, 1.0, 1.5, REUSED),
    lambda: compiled.union([(OUTSIDE, _SCORES), (OUTSIDE, _SCORES[:2])], REUSED),
    lambda: compiled.score_top_k([(make_word(OUTSIDE), 1.0)], 1.5, None, _ALL, REUSED),
]


def test_a_call_that_fails_leaves_the_workspace_clear() -> None:
    word = make_word(WITHIN)
    before = compiled.score_terms(word, 1.0, 1.5, REUSED)
    for call in _FAILING:
        with pytest.raises(IndexError):
            call()
    agree(compiled.score_terms(word, 1.0, 1.5, REUSED), before)
    agree(compiled.union([before], REUSED), before)
    total, best = compiled.score_top_k([(word, 1.0)], 1.5, None, _ALL, REUSED)
    assert total == 3
    assert [doc_id for _, doc_id in best] == [0, 1, 2]


def test_no_kernel_takes_none_for_a_workspace() -> None:
    with pytest.raises(TypeError, match="workspace"):
        compiled.locate(WITHIN, WITHIN, None)
