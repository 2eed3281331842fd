"""Stop words are recognised in any spelling, and names are none."""

import pytest

from index.analysis.analyzer import fold, make_term
from index.analysis.stop_words import STOP_WORDS, is_stop_word, stop_terms


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the The THE don't don’t what"),
        ("tr", "için icin İÇİN ve"),
        ("de", "für fur die"),
        ("ru", "её ее ЧТО"),
        ("ar", "في إلى الى"),
        ("fr", "qu'il été"),
    ],
)
def test_a_stop_word_is_known_however_it_is_written(language: str, words: str) -> None:
    assert {word: is_stop_word(word, language) for word in words.split()} == (
        dict.fromkeys(words.split(), True)
    )


def test_names_and_prepositions_of_place_are_no_stop_words() -> None:
    words = ["us", "may", "will", "around", "behind", "un", "nato"]
    assert [word for word in words if is_stop_word(word, "en")] == []


def test_a_language_without_a_list_has_none() -> None:
    assert not is_stop_word("the", "xx")
    assert stop_terms("xx") == frozenset()


@pytest.mark.parametrize("language", sorted(STOP_WORDS))
def test_stop_terms_are_those_that_texts_are_indexed_by(language: str) -> None:
    plain = {word for word in STOP_WORDS[language] if "'" not in fold(word)}
    assert stop_terms(language) == {make_term(word, language) for word in plain}
    assert "" not in stop_terms(language)
