"""Encoded texts and token spans: compiled kernels return what the reference returns."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.kernels import tokenize
from index.kernels.tokenize import BYTE_CLASSES
from index.writing.inversion.batch_tokenizer import TextEncoder
from tests.index.kernels.twins import agree, compiled

_AROUND = b"\n\n\n"
_runs = st.text("aAlLeSsbI.,-' 0149_é\n", max_size=40)
_joined = st.sampled_from(
    "U.N.|S-400|S 400|1,234.5|al-Sarraj|a.é|x'y|' 1|i 40|B 40-C.5|é.1".split("|")
)
_texts = st.lists(st.one_of(_joined, _runs, st.text(max_size=8)), max_size=12)


@given(_texts.map("".join))
def test_a_text_has_the_same_token_spans(text: str) -> None:
    encoded = TextEncoder().encode(text)
    soup = text.encode("utf-8", "replace") if encoded is None else encoded
    buffer = _AROUND + soup + _AROUND
    agree("find_token_spans", buffer, BYTE_CLASSES)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_text_have_the_same_token_spans(soup: bytes) -> None:
    agree("find_token_spans", _AROUND + soup + _AROUND, BYTE_CLASSES)


@pytest.mark.parametrize("unit", ["1.", "a-1-", "a.b.", "al-", "é.", "B 40 ", "'"])
def test_the_time_for_a_stretch_grows_with_its_length_alone(unit: str) -> None:
    # Once it grew with its square: 2 MB would have taken minutes.
    buffer = _AROUND + unit.encode() * (2_000_000 // len(unit)) + _AROUND
    began = time.process_time()
    compiled.find_token_spans(buffer, BYTE_CLASSES)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("buffer", [b"", b"\n" * 5, b"a\n\n\n\n\n", b"\n\n\n\n\na"])
def test_texts_that_no_separators_stand_around_are_refused(buffer: bytes) -> None:
    with pytest.raises(ValueError, match="no separators"):
        compiled.find_token_spans(buffer, BYTE_CLASSES)


_REPLACEMENTS = np.frombuffer(b"\0\n'-\xff", np.uint8)
_SURROGATES = slice(0xD800, 0xE000)


@given(st.text(max_size=30), st.integers(0, 1 << 32))
def test_a_text_is_encoded_alike(text: str, seed: int) -> None:
    classes = np.random.default_rng(seed).choice(
        np.array([0, 0, 0, 1, 2, 3, 4, 5], np.uint8), 0x110000
    )
    # UTF-8 has none of these.
    classes[_SURROGATES] = 1
    few = classes if seed % 2 else np.minimum(classes, 4)
    agree("encode_text", text, few, _REPLACEMENTS)


def test_characters_of_every_length_are_written_as_in_utf_8() -> None:
    classes = np.zeros(0x110000, np.uint8)
    text = "\0\x7f\x80\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff"
    for kernels in (compiled, tokenize):
        assert kernels.encode_text(text, classes, _REPLACEMENTS) == text.encode()
