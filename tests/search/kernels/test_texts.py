"""Where words stand in a text and sentences end, compiled or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import find_tokens, fold
from search.kernels.texts import COMPILED, fold_in_place, plain
from search.kernels.texts.letters import Forms

_modest = settings(max_examples=150, deadline=None)
_compiled = pytest.mark.skipif(
    not COMPILED, reason="nothing is compiled here: there is one way only"
)

_words = st.sampled_from(
    "s 400 S-400s U.N. u.n al-Sarraj ab ab's abc_ 3.5 Straße №5 U.S. Dec. tion. 漢字 ภาษา "
    "мира й и\u0306 سَلَام दिल्ली가\u1161 ²x ½ 🙂 𝐀b ™ …".split()
)
_between = st.sampled_from(
    [" ", "", ", ", ".\n\n", "!” ", "。", "…” ", "-", "’", "\u0301"]
)
_texts = st.lists(st.tuples(_words, _between), max_size=12).map(
    lambda parts: "".join(word + between for word, between in parts)
)
_places = st.integers(0, 90)


def by_first_letter(forms: set[str]) -> Forms:
    """The forms as they are given: those that begin with one letter together."""
    firsts = sorted({form[0] for form in forms})
    return tuple(
        (first, tuple(sorted(form for form in forms if form[0] == first)))
        for first in firsts
    )


_forms = st.sets(_words.map(fold).filter(bool), min_size=1, max_size=5).map(
    by_first_letter
)


def test_a_text_is_folded_letter_by_letter() -> None:
    assert fold_in_place("Erdoğan “SAID” İt…") == "erdogan “said” it…"


def test_a_text_whose_letters_fold_to_more_or_fewer_is_not_folded() -> None:
    assert [fold_in_place(text) for text in ("Straße", "e\u0301", "سَلَام", "½ é")] == [
        None
    ] * 4


@given(_texts)
@_modest
def test_what_is_folded_in_place_is_folded_as_its_words_are(text: str) -> None:
    folded = fold_in_place(text)
    if folded is not None:
        for start, end in find_tokens(text):
            assert folded[start:end] == fold(text[start:end])


@_compiled
@given(_texts)
@_modest
def test_texts_are_folded_alike(text: str) -> None:
    assert fold_in_place(text) == plain.fold_in_place(text)


@_compiled
@given(_texts, st.lists(st.tuples(st.integers(0, 3), _forms), max_size=3), _places)
@_modest
def test_words_are_found_alike(
    text: str, words: list[tuple[int, Forms]], stop: int
) -> None:
    from search.kernels.texts import compiled

    folded = plain.fold_in_place(text)
    if folded is not None:
        found = compiled.find_words(text, folded, words, 1, stop)
        assert found == plain.find_words(text, folded, words, 1, stop)


@_compiled
@given(_texts, _places, _places, _places)
@_modest
def test_sentences_end_alike(text: str, start: int, last: int, width: int) -> None:
    from search.kernels.texts import compiled

    start, last = sorted(place % (len(text) + 1) for place in (start, last))
    assert compiled.find_sentence_ends(
        text, start, last + width
    ) == plain.find_sentence_ends(text, start, last + width)
    assert compiled.find_sentence_start(text, last, width) == plain.find_sentence_start(
        text, last, width
    )
    assert compiled.find_sentences_end(
        text, start, last, width
    ) == plain.find_sentences_end(text, start, last, width)


@_compiled
def test_what_is_not_of_one_text_is_refused() -> None:
    from search.kernels.texts import compiled

    with pytest.raises(ValueError, match="not folded in place"):
        compiled.find_words("text", "longer text", [], 0, 4)
    with pytest.raises(IndexError):
        compiled.find_sentence_ends("text", 5, 9)
    with pytest.raises(IndexError):
        compiled.find_sentence_start("text", -1, 9)
