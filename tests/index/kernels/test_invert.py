"""Inverted texts: the compiled kernel returns what the reference returns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.index.kernels.twins import agree, compiled

_lengths = st.lists(st.integers(0, 12), max_size=12).map(
    lambda sizes: np.array(sizes, np.int64)
)
_chances = st.integers(0, 1 << 32).map(np.random.default_rng)


@given(_lengths, _chances, st.sampled_from([1, 3, 70_000]), st.booleans())
def test_texts_have_the_same_postings(
    lengths: NDArray[np.int64], chance: np.random.Generator, terms: int, wide: bool
) -> None:
    term_ids = chance.integers(0, terms, lengths.sum()).astype(np.int32)
    # In any order; some documents have several texts in a row.
    doc_ids = chance.choice(np.array([0, 1, 2, 65_535], np.uint16), len(lengths))
    positions = [
        np.empty(len(term_ids), np.uint32 if wide else np.uint16) for _ in "12"
    ]
    postings = compiled.invert_texts(term_ids, doc_ids, lengths, positions[0])
    agree("invert_texts", term_ids, doc_ids, lengths, positions[1])
    assert positions[0].tolist() == positions[1].tolist()
    assert int(postings[1].sum()) == len(postings[2])


def test_a_text_of_more_words_than_16_bits_count_has_them_in_32() -> None:
    tokens, length = np.zeros(70_000, np.int32), np.array([70_000], np.int64)
    positions = np.empty(70_000, np.uint32)
    term_ids, doc_frequencies, doc_ids, frequencies = agree(
        "invert_texts", tokens, np.array([9], np.uint16), length, positions
    )
    assert (term_ids.tolist(), doc_frequencies.tolist()) == ([0], [1])
    assert (doc_ids.tolist(), frequencies.tolist()) == ([9], [70_000])
    assert positions.tolist() == [*range(70_000)]


_TERM_IDS = np.array([0, 1, 1], np.int32)
_DOC = np.array([7], np.uint16)
_POSITIONS = np.zeros(3, np.uint16)


@pytest.mark.parametrize(
    ("term_ids", "doc_ids", "lengths", "positions"),
    [
        (_TERM_IDS, _DOC, np.array([2]), _POSITIONS),
        (_TERM_IDS, _DOC, np.array([4]), _POSITIONS),
        (_TERM_IDS, _DOC, np.array([3]), _POSITIONS[:2]),
        (_TERM_IDS, np.repeat(_DOC, 2), np.array([5, -2]), _POSITIONS),
        (-_TERM_IDS, _DOC, np.array([3]), _POSITIONS),
    ],
)
def test_numbers_out_of_range_are_refused(
    term_ids: NDArray[np.int32],
    doc_ids: NDArray[np.uint16],
    lengths: NDArray[np.int64],
    positions: NDArray[np.uint16],
) -> None:
    with pytest.raises(IndexError):
        compiled.invert_texts(term_ids, doc_ids, lengths, positions)


@pytest.mark.parametrize(
    ("term_ids", "doc_ids", "lengths", "positions"),
    [
        (_TERM_IDS, np.repeat(_DOC, 2), np.array([3]), _POSITIONS),
        (_TERM_IDS[::2], _DOC, np.array([2]), _POSITIONS[:2]),
    ],
)
def test_arrays_that_do_not_belong_together_are_refused(
    term_ids: NDArray[np.int32],
    doc_ids: NDArray[np.uint16],
    lengths: NDArray[np.int64],
    positions: NDArray[np.uint16],
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Cython words some of them
        compiled.invert_texts(term_ids, doc_ids, lengths, positions)
