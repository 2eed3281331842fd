"""Phrases are found by what is compiled as they are by the arrays."""

import contextlib
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.kernels.phrases import COMPILED, arrays
from search.kernels.postings import Articles, Stand

if not COMPILED:
    pytest.skip(
        "nothing is compiled here: there is one way only", allow_module_level=True
    )

from search.kernels.phrases import compiled

SIZE = 400

_some = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=SIZE).map(sorted)
_few = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=4).map(sorted)
_articles = st.one_of(_some, _few, st.just(list(range(SIZE)))).map(
    lambda numbers: np.array(numbers, np.uint16)
)


@st.composite
def _stands(draw: st.DrawFn) -> list[Stand]:
    chance = np.random.default_rng(draw(st.integers(0, 1_000_000)))
    kind = draw(st.sampled_from(["u2", "u4"]))
    return [
        make_stand(chance, articles, kind)
        for articles in draw(st.lists(_articles, min_size=1, max_size=3))
    ]


def make_stand(chance: np.random.Generator, articles: Articles, kind: str) -> Stand:
    """A term a few times in each article, in some of them very often."""
    often = chance.choice([254, 255, 300], len(articles))
    counts = np.where(
        chance.random(len(articles)) < 0.03, often, chance.integers(1, 6, len(articles))
    )
    places: list[Any] = [
        np.sort(chance.choice(40 if count < 9 else 600, count, replace=False))
        for count in counts
    ]
    return Stand(
        articles,
        np.minimum(counts, 255).astype(np.uint8),
        counts[counts >= 255].astype(np.uint32),
        np.concatenate([*places, np.zeros(0)]).astype(kind),
    )


@settings(max_examples=100, deadline=None)
@given(
    stands=_stands(),
    words=st.lists(st.integers(0, 2), max_size=3),
    slop=st.sampled_from([1, 1, 2, 7]),
    among=st.one_of(st.none(), _articles),
)
def test_phrases_are_found_alike(
    stands: list[Stand], words: list[int], slop: int, among: Articles | None
) -> None:
    order = [*range(len(stands)), *(word % len(stands) for word in words)]
    found = compiled.find_phrase(stands, order, slop, among)
    expected = arrays.find_phrase(stands, order, slop, among)
    assert found.dtype == expected.dtype
    assert found.tolist() == expected.tolist()


_ARTICLES = np.array([0, 1, 2], np.uint16)
_ONES = np.ones(3, np.uint8)
_NO_BIG = np.zeros(0, np.uint32)
_SOUND = Stand(_ARTICLES, _ONES, _NO_BIG, np.array([7, 7, 7], np.uint16))


@pytest.mark.parametrize("kernels", [compiled, arrays])
@pytest.mark.parametrize(
    "damaged",
    [
        _SOUND._replace(places=_SOUND.places[:2]),
        _SOUND._replace(frequencies=_ONES + 254),
        _SOUND._replace(frequencies=_ONES + 254, big=np.full(3, 1 << 31, np.uint32)),
        _SOUND._replace(frequencies=_ONES[:2]),
    ],
)
def test_places_that_are_not_in_the_file_are_not_looked_at(
    kernels: ModuleType, damaged: Stand
) -> None:
    with pytest.raises(IndexError):
        kernels.find_phrase([_SOUND, damaged], [0, 1], 1, None)


@settings(max_examples=200, deadline=None)
@given(
    chance=st.integers(0, 1_000_000).map(np.random.default_rng),
    sizes=st.lists(st.sampled_from([0, 1, 30, 3_000]), min_size=1, max_size=3),
    slop=st.sampled_from([1, 3]),
)
def test_whatever_stands_in_a_file_is_an_answer_or_an_error(
    chance: np.random.Generator, sizes: list[int], slop: int
) -> None:
    stands = [
        Stand(
            chance.integers(0, chance.choice([60, 65_536]), size).astype(np.uint16),
            chance.integers(0, 256, size + chance.integers(-1, 1)).astype(np.uint8)
            if size
            else _NO_BIG.astype(np.uint8),
            chance.integers(0, 1 << 32, chance.integers(0, 3)).astype(np.uint32),
            chance.integers(0, 65_536, chance.integers(0, size * 200 + 1)).astype("u2"),
        )
        for size in sizes
    ]
    # What is read outside of an array would now and then end the process.
    with contextlib.suppress(IndexError):
        compiled.find_phrase(stands, list(range(len(stands))), slop, None)


def test_a_word_may_stand_at_the_first_place_and_at_the_last() -> None:
    first = Stand(_ARTICLES, _ONES, _NO_BIG, np.array([0, 65_534, 65_535], np.uint16))
    after = Stand(_ARTICLES, _ONES, _NO_BIG, np.array([1, 65_535, 0], np.uint16))
    assert compiled.find_phrase([first, after], [0, 1], 1, None).tolist() == [0, 1]
    assert compiled.find_phrase([first, after], [1, 0], 1, None).tolist() == []
