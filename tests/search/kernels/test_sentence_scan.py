"""Sentences: compiled kernels return what the reference returns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels import sentence_scan
from tests.search.kernels.sample_texts import texts
from tests.search.kernels.twins import compiled

_offsets = st.integers(0, 90)


@given(texts, _offsets, _offsets, _offsets)
def test_sentences_end_alike(text: str, start: int, last: int, width: int) -> None:
    start, last = sorted(offset % (len(text) + 1) for offset in (start, last))
    assert compiled.find_sentence_ends(
        text, start, last + width
    ) == sentence_scan.find_sentence_ends(text, start, last + width)
    assert compiled.find_sentence_start(
        text, last, width
    ) == sentence_scan.find_sentence_start(text, last, width)
    assert compiled.find_last_sentence_end(
        text, start, last, width
    ) == sentence_scan.find_last_sentence_end(text, start, last, width)


def test_an_offset_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        compiled.find_sentence_ends("text", 5, 9)
    with pytest.raises(IndexError):
        compiled.find_sentence_start("text", -1, 9)
