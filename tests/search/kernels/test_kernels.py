"""What is compiled gives what the arrays give."""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.kernels import COMPILED, arrays
from search.kernels.postings import Articles, Mask, Occurrences, Scores, Wanted

Array = np.ndarray[Any, Any]

if not COMPILED:
    pytest.skip(
        "nothing is compiled here: there is one way only", allow_module_level=True
    )

from search.kernels import compiled  # noqa: E402  (only where it is there)

SIZE = 400
_modest = settings(max_examples=60, deadline=None)

_some = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=SIZE).map(sorted)
_few = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=4).map(sorted)
# Few among many are looked for otherwise than many.
_articles = st.one_of(_some, _few, st.just(list(range(SIZE)))).map(
    lambda numbers: np.array(numbers, np.uint16)
)
_chance = st.integers(0, 1_000_000).map(np.random.default_rng)


def make_scores(chance: np.random.Generator, size: int) -> Scores:
    # Of so few different ones many are equal.
    return chance.integers(1, 9, size).astype(np.float32) / np.float32(4)


@st.composite
def _found(draw: st.DrawFn) -> tuple[Articles, Scores | None]:
    articles, chance = draw(_articles), draw(_chance)
    return articles, make_scores(chance, len(articles)) if draw(st.booleans()) else None


@st.composite
def _forms(draw: st.DrawFn) -> list[tuple[Occurrences, float]]:
    chance = draw(_chance)
    lengths = chance.integers(0, 256, SIZE, np.uint8)
    table = chance.random(1 << 16, np.float32) + np.float32(0.1)
    forms = []
    for articles in draw(st.lists(_articles, max_size=4)):
        frequencies = chance.integers(1, 256, len(articles), np.uint8)
        counted = make_scores(chance, len(articles)) if draw(st.booleans()) else None
        one = Occurrences(articles, frequencies, lengths, table, counted)
        forms.append((one, draw(st.sampled_from([1.0, 2.5, 0.25]))))
    return forms


def make_live(dead: list[int] | None) -> Mask | None:
    if dead is None:
        return None
    live = np.ones(SIZE, np.bool_)
    live[dead] = False
    return live


def agree(found: Sequence[object], expected: Sequence[object]) -> None:
    for one, other in zip(found, expected, strict=True):
        if isinstance(one, np.ndarray):
            assert isinstance(other, np.ndarray)
            assert one.dtype == other.dtype
            np.testing.assert_allclose(one, other, rtol=1e-5)
        else:
            assert one == other


@_modest
@given(forms=_forms(), factor=st.sampled_from([None, 0.0, 3.5, -1.0]))
def test_a_word_is_scored_alike(
    forms: list[tuple[Occurrences, float]], factor: float | None
) -> None:
    agree(
        compiled.score_word(forms, factor, 1.5), arrays.score_word(forms, factor, 1.5)
    )


@_modest
@given(forms=_forms(), articles=_articles, factor=st.sampled_from([None, 0.0, 3.5]))
def test_a_word_is_looked_for_alike_in_some_articles(
    forms: list[tuple[Occurrences, float]], articles: Articles, factor: float | None
) -> None:
    agree(
        compiled.probe_word(forms, articles, factor, 1.5),
        arrays.probe_word(forms, articles, factor, 1.5),
    )


@_modest
@given(
    found=st.lists(_found(), max_size=4),
)
def test_lists_are_united_alike(found: list[tuple[Articles, Scores | None]]) -> None:
    agree(compiled.unite(found), arrays.unite(found))


@_modest
@given(articles=_articles, chance=_chance, scored=st.sampled_from(["", "1", "2", "12"]))
def test_articles_are_kept_alike(
    articles: Articles, chance: np.random.Generator, scored: str
) -> None:
    size = len(articles)
    mask = chance.integers(0, 2, size).astype(np.bool_)
    one, other = (make_scores(chance, size) if n in scored else None for n in "12")
    agree(
        compiled.keep(mask, articles, one, other),
        arrays.keep(mask, articles, one, other),
    )


@_modest
@given(articles=_articles, holders=_articles)
def test_articles_are_found_alike(articles: Articles, holders: Articles) -> None:
    agree(
        [compiled.find(articles, holders)],
        [arrays.find(articles, holders)],
    )


@_modest
@given(
    articles=_articles,
    chance=_chance,
    kind=st.sampled_from([np.uint8, np.uint16, np.uint32]),
    low=st.integers(-1, 300),
    high=st.integers(-1, 300),
)
def test_ranges_are_selected_alike(
    articles: Articles,
    chance: np.random.Generator,
    kind: type[np.uint8],
    low: int,
    high: int,
) -> None:
    column = chance.integers(0, 250, SIZE, kind)
    agree(
        [compiled.select_range(column, articles, low, high)],
        [arrays.select_range(column, articles, low, high)],
    )


@_modest
@given(
    chance=_chance,
    size=st.integers(0, 300),
    count=st.integers(0, 400),
    least=st.sampled_from([-np.inf, 0.0, 1.0]),
)
def test_the_best_are_chosen_alike(
    chance: np.random.Generator, size: int, count: int, least: float
) -> None:
    articles = np.sort(chance.choice(1_000, size, replace=False)).astype(np.uint16)
    scores = make_scores(chance, size)
    wanted = Wanted(count, least, 5_000)
    expected = arrays.choose_best(articles, scores, wanted)
    assert compiled.choose_best(articles, scores, wanted) == expected


@_modest
@given(
    words=st.lists(st.tuples(_forms(), st.sampled_from([0.5, 2.0])), max_size=3),
    dead=st.one_of(st.none(), _few),
    count=st.integers(0, 12),
    least=st.sampled_from([-np.inf, 0.0, 1.0]),
)
def test_the_best_of_words_are_chosen_alike(
    words: list[tuple[list[tuple[Occurrences, float]], float]],
    dead: list[int] | None,
    count: int,
    least: float,
) -> None:
    live, wanted = make_live(dead), Wanted(count, least, 9)
    total, found = compiled.choose_best_of_words(words, 1.5, live, wanted)
    expected = arrays.choose_best_of_words(words, 1.5, live, wanted)
    assert total == expected[0]
    # Nearly equal scores may change places.
    agree([np.array([s for s, _ in found])], [np.array([s for s, _ in expected[1]])])
    assert len({number for _, number in found}) == len(found)


_ONES = np.ones(3, np.uint8)
_TABLE = np.ones(1 << 16, np.float32)
_OUTSIDE = np.array([1, 2, 3], np.uint16)
_WITHIN = np.array([0, 1, 2], np.uint16)
_SCORES = np.ones(3, np.float32)
_DAMAGED: list[Callable[[Any], object]] = [
    lambda k: k.score_word(
        [(Occurrences(_OUTSIDE, _ONES, _ONES, _TABLE), 1.0)], 1.0, 1.5
    ),
    lambda k: k.score_word(
        [(Occurrences(_WITHIN, _ONES[:2], _ONES, _TABLE), 1.0)], 1.0, 1.5
    ),
    lambda k: k.score_word(
        [(Occurrences(_WITHIN, _ONES, _ONES, _TABLE[:9]), 1.0)], 1.0, 1.5
    ),
    lambda k: k.probe_word(
        [(Occurrences(_OUTSIDE, _ONES, _ONES, _TABLE), 1.0)], _OUTSIDE, 1.0, 1.5
    ),
    lambda k: k.unite([(_OUTSIDE, _SCORES), (_OUTSIDE, _SCORES[:2])]),
    lambda k: k.choose_best_of_words(
        [([(Occurrences(_OUTSIDE, _ONES, _ONES, _TABLE), 1.0)], 1.0)],
        1.5,
        None,
        Wanted(1, 0.0, 0),
    ),
    lambda k: k.select_range(_ONES, _OUTSIDE, 0, 1),
]


@pytest.mark.parametrize("kernels", [compiled, arrays])
@pytest.mark.parametrize("call", _DAMAGED)
def test_what_a_damaged_file_says_is_not_followed(
    kernels: object, call: Callable[[Any], object]
) -> None:
    # Numpy says so of arrays that do not fit each other.
    with pytest.raises((IndexError, ValueError)):
        call(kernels)


@settings(max_examples=200, deadline=None)
@given(chance=_chance, size=st.sampled_from([0, 1, 50, 3_000]))
def test_whatever_stands_in_a_file_is_an_answer_or_an_error(
    chance: np.random.Generator, size: int
) -> None:
    numbers = [
        chance.integers(0, chance.choice([60, 65_536]), size).astype(np.uint16)
        for _ in range(3)
    ]
    lengths = chance.integers(0, 256, 60).astype(np.uint8)
    frequencies = chance.integers(0, 256, size + chance.integers(0, 2)).astype(np.uint8)
    forms = [(Occurrences(one, frequencies, lengths, _TABLE), 1.0) for one in numbers]
    live = np.ones(int(chance.integers(0, 70)), np.bool_)
    calls: list[Callable[[], object]] = [
        lambda: compiled.score_word(forms, 1.0, 1.5),
        lambda: compiled.probe_word(forms, numbers[0], 1.0, 1.5),
        lambda: compiled.choose_best_of_words(
            [(forms, 1.0)], 1.5, live, Wanted(3, 0.0, 0)
        ),
        lambda: compiled.unite([(one, None) for one in numbers]),
        lambda: compiled.find(numbers[0], numbers[1]),
        lambda: compiled.select_range(lengths, numbers[0], 3, 9),
    ]
    # What is read outside of an array would now and then end the process.
    for call in calls:
        with contextlib.suppress(IndexError):
            call()


def test_what_failed_leaves_nothing_behind() -> None:
    """Sums are kept between calls: a call that fails must clear them."""
    good = [(Occurrences(_WITHIN, _ONES, _ONES, _TABLE), 1.0)]
    before = compiled.score_word(good, 1.0, 1.5)
    for call in _DAMAGED:
        with pytest.raises(IndexError):
            call(compiled)
    agree(compiled.score_word(good, 1.0, 1.5), before)
    agree(compiled.unite([before]), before)
    wanted = Wanted(9, 0.0, 0)
    total, ranked = compiled.choose_best_of_words([(good, 1.0)], 1.5, None, wanted)
    assert total == 3
    assert [number for _, number in ranked] == [0, 1, 2]
