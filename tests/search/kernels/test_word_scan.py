"""Words in a text that is shown: compiled kernels return what the reference returns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import find_tokens, fold
from search.kernels import COMPILED, fold_in_place, word_scan
from search.kernels.characters import PrefixGroups
from tests.search.kernels.sample_texts import texts, words

_compiled = pytest.mark.skipif(
    not COMPILED, reason="nothing is compiled here: there is one way only"
)

_offsets = st.integers(0, 90)


def by_first_letter(forms: set[str]) -> PrefixGroups:
    """Returns forms as `find_words` takes them: those with one first letter together."""
    firsts = sorted({form[0] for form in forms})
    return tuple(
        (first, tuple(sorted(form for form in forms if form[0] == first)))
        for first in firsts
    )


_forms = st.sets(words.map(fold).filter(bool), min_size=1, max_size=5).map(
    by_first_letter
)


def test_a_text_is_folded_character_by_character() -> None:
    assert fold_in_place("Erdoğan “SAID” İt…") == "erdogan “said” it…"


def test_a_text_whose_characters_fold_to_more_or_fewer_is_not_folded() -> None:
    assert [fold_in_place(text) for text in ("Straße", "e\u0301", "سَلَام", "½ é")] == [
        None
    ] * 4


@given(texts)
def test_what_is_folded_in_place_is_folded_as_its_words_are(text: str) -> None:
    folded = fold_in_place(text)
    if folded is not None:
        for start, end in find_tokens(text):
            assert folded[start:end] == fold(text[start:end])


@_compiled
@given(texts)
def testtexts_are_folded_alike(text: str) -> None:
    assert fold_in_place(text) == word_scan.fold_in_place(text)


@_compiled
@given(texts, st.lists(st.tuples(st.integers(0, 3), _forms), max_size=3), _offsets)
def test_words_are_found_alike(
    text: str, patterns: list[tuple[int, PrefixGroups]], stop: int
) -> None:
    from search.kernels import compiled

    folded = word_scan.fold_in_place(text)
    if folded is not None:
        found = compiled.find_words(text, folded, patterns, 1, stop)
        assert found == word_scan.find_words(text, folded, patterns, 1, stop)


@_compiled
def test_a_folded_text_of_another_length_is_refused() -> None:
    from search.kernels import compiled

    with pytest.raises(ValueError, match="not folded in place"):
        compiled.find_words("text", "longer text", [], 0, 4)
