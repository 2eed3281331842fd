"""Phrases: the compiled kernel returns what the reference returns."""

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels import phrase
from search.kernels.inputs import DocIds, TermPositions
from tests.search.kernels.twins import REUSED, UNUSED, compiled, doc_id_lists


@st.composite
def _terms_with_positions(draw: st.DrawFn) -> list[TermPositions]:
    chance = np.random.default_rng(draw(st.integers(0, 1_000_000)))
    dtype = draw(st.sampled_from(["u2", "u4"]))
    return [
        make_positions(chance, doc_ids, dtype)
        for doc_ids in draw(st.lists(doc_id_lists, min_size=1, max_size=3))
    ]


def make_positions(
    chance: np.random.Generator, doc_ids: DocIds, dtype: str
) -> TermPositions:
    """Returns a term that is a few times in each document, in some of them very often."""
    often = chance.choice([254, 255, 300], len(doc_ids))
    counts = np.where(
        chance.random(len(doc_ids)) < 0.03, often, chance.integers(1, 6, len(doc_ids))
    )
    positions: list[Any] = [
        np.sort(chance.choice(40 if count < 9 else 600, count, replace=False))
        for count in counts
    ]
    return TermPositions(
        doc_ids,
        np.minimum(counts, 255).astype(np.uint8),
        counts[counts >= 255].astype(np.uint32),
        np.concatenate([*positions, np.zeros(0)]).astype(dtype),
    )


@given(
    terms=_terms_with_positions(),
    words=st.lists(st.integers(0, 2), max_size=3),
    slop=st.sampled_from([1, 1, 2, 7]),
    candidates=st.one_of(st.none(), doc_id_lists),
)
def test_phrases_are_found_alike(
    terms: list[TermPositions], words: list[int], slop: int, candidates: DocIds | None
) -> None:
    order = [*range(len(terms)), *(word % len(terms) for word in words)]
    for match, twin in (
        (compiled.match_phrase, phrase.match_phrase),
        (compiled.match_in_any_order, phrase.match_in_any_order),
    ):
        found = match(terms, order, slop, candidates, REUSED)
        expected = twin(terms, order, slop, candidates, UNUSED)
        assert found.dtype == expected.dtype
        assert found.tolist() == expected.tolist()


_DOC_IDS = np.array([0, 1, 2], np.uint16)
_ONES = np.ones(3, np.uint8)
_NONE_CAPPED = np.zeros(0, np.uint32)
_SOUND = TermPositions(_DOC_IDS, _ONES, _NONE_CAPPED, np.array([7, 7, 7], np.uint16))


@pytest.mark.parametrize(
    ("match", "memory"),
    [(compiled.match_phrase, REUSED), (phrase.match_phrase, UNUSED)],
)
@pytest.mark.parametrize(
    "damaged",
    [
        _SOUND._replace(positions=_SOUND.positions[:2]),
        _SOUND._replace(frequencies=_ONES + 254),
        _SOUND._replace(
            frequencies=_ONES + 254, exact_frequencies=np.full(3, 1 << 31, np.uint32)
        ),
        _SOUND._replace(frequencies=_ONES[:2]),
    ],
)
def test_positions_that_are_not_in_the_file_are_refused(
    match: Callable[..., DocIds], memory: object, damaged: TermPositions
) -> None:
    with pytest.raises(IndexError):
        match([_SOUND, damaged], [0, 1], 1, None, memory)


@given(
    chance=st.integers(0, 1_000_000).map(np.random.default_rng),
    sizes=st.lists(st.sampled_from([0, 1, 30, 3_000]), min_size=1, max_size=3),
    slop=st.sampled_from([1, 3]),
)
def test_whatever_stands_in_a_file_is_an_answer_or_an_error(
    chance: np.random.Generator, sizes: list[int], slop: int
) -> None:
    terms = [
        TermPositions(
            chance.integers(0, chance.choice([60, 65_536]), size).astype(np.uint16),
            chance.integers(0, 256, size + chance.integers(-1, 1)).astype(np.uint8)
            if size
            else _NONE_CAPPED.astype(np.uint8),
            chance.integers(0, 1 << 32, chance.integers(0, 3)).astype(np.uint32),
            chance.integers(0, 65_536, chance.integers(0, size * 200 + 1)).astype("u2"),
        )
        for size in sizes
    ]
    # To read outside of an array would now and then end the process.
    for match in (compiled.match_phrase, compiled.match_in_any_order):
        with contextlib.suppress(IndexError):
            match(terms, list(range(len(terms))), slop, None, REUSED)


def test_a_word_may_stand_at_the_first_position_and_at_the_last() -> None:
    first = TermPositions(
        _DOC_IDS, _ONES, _NONE_CAPPED, np.array([0, 65_534, 65_535], np.uint16)
    )
    after = TermPositions(
        _DOC_IDS, _ONES, _NONE_CAPPED, np.array([1, 65_535, 0], np.uint16)
    )
    assert compiled.match_phrase([first, after], [0, 1], 1, None, REUSED).tolist() == [
        0,
        1,
    ]
    assert compiled.match_phrase([first, after], [1, 0], 1, None, REUSED).tolist() == []
