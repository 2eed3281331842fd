"""The forms of a word have one term in their language, with or without diacritics."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import fold, make_term, make_terms
from index.analysis.arabic import stem_arabic
from index.analysis.stemmers import STEMMERS, stem_words
from index.analysis.turkish import stem_turkish


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "mercenary mercenaries mercenary's MERCENARIES"),
        ("en", "attack attacks attacked attacking"),
        ("de", "Söldner Söldners Söldnern Soldner"),
        ("de", "Haus Hauses Häuser Häusern Hauser"),
        ("fr", "libéré libérée libérés libérées libérer liberee liberees"),
        ("fr", "négociation négociations négocier"),
        ("es", "elección elecciones eleccion"),
        ("it", "elezione elezioni"),
        ("pt", "eleição eleições eleicao eleicoes"),
        ("pt", "operação operações operacao"),
        ("nl", "huurling huurlingen"),
        ("sv", "regering regeringen regeringar"),
        ("pl", "wybory wyborów wyborow wyborach"),
        ("ru", "наёмник наемник наёмники наёмников наемникам"),
        ("ru", "Ливия Ливии Ливию"),
        ("tr", "Türkiye Türkiye'nin Türkiye’de Turkiye Turkiyede TÜRKİYE"),
        ("tr", "saldırı saldırılar saldırıda saldırının saldirilar SALDIRI"),
        ("tr", "cumhurbaşkanı cumhurbaşkanının cumhurbaskani"),
        ("tr", "kitap kitabı kitaplar kitapların kitabi"),
        ("tr", "çocuk çocuğu çocuklar cocugu"),
        ("tr", "parti partisi partiler partisinin"),
        ("ar", "مرتزق مرتزقة المرتزقة والمرتزقة للمرتزقة بالمرتزقة مُرتزقة"),
        ("ar", "قوات القوات وقوات والقوات للقوات قواته قواتهم"),
        ("ar", "حكومة الحكومة والحكومة للحكومة حكومات حكومتها"),
        ("ar", "وزارة الوزارة والوزارة للوزارة"),
        ("ar", "مصري المصري المصرية مصريون المصريين"),
        ("el", "πόλεμος πολέμου πόλεμο"),
        ("fa", "دولت دولت‌ها"),
    ],
)
def test_the_forms_of_a_word_are_one_term(language: str, forms: str) -> None:
    words = forms.split()
    terms = {word: make_term(word, language) for word in words}
    assert terms == dict.fromkeys(words, terms[words[0]])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "policy", "police"),
        ("tr", "AB", "AP"),
        ("tr", "Avusturya", "Avustralya"),
        ("tr", "Putin", "put"),
        ("tr", "Hitler", "hit"),
        ("ar", "الله", "له"),
        ("ar", "علي", "عل"),
    ],
)
def test_different_words_stay_apart(language: str, one: str, other: str) -> None:
    assert make_term(one, language) != make_term(other, language)


@pytest.mark.parametrize("language", sorted(STEMMERS))
def test_a_stem_is_never_empty(language: str) -> None:
    words = ["a", "i", "е", "و", "ال", "ler", "ın", "es", "ing", "la"]
    assert all(stem_words([fold(word) for word in words], language))


@given(st.text("abcdefgilmnoprstuvyz", max_size=20))
def test_a_turkish_stem_is_its_own_stem(word: str) -> None:
    assert stem_turkish(stem_turkish(word)) == stem_turkish(word)


@given(st.text("ابتجدرسعفقكلمنهوي", min_size=1, max_size=12))
def test_an_arabic_stem_keeps_a_part_of_the_word(word: str) -> None:
    stem = stem_arabic(word)
    assert stem in word
    assert len(stem) >= min(len(word), 3)


@given(
    st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=12)),
    st.sampled_from(["ar", "de", "en", "fr", "pt", "ru", "tr", "xx"]),
)
def test_many_words_at_once_have_the_terms_of_each(
    words: list[str], language: str
) -> None:
    _, terms = make_terms(words, language)
    assert terms == [make_term(word, language) for word in words]


@pytest.mark.parametrize("size", [10**5, pytest.param(10**6, marks=pytest.mark.deep)])
@pytest.mark.parametrize("language", ["ar", "en", "fr", "pl", "pt", "tr"])
def test_a_hostile_word_costs_no_more_than_its_length(language: str, size: int) -> None:
    words = [unit * size for unit in ("ler", "ee", "oes", "ها", "و", "ni")]
    started = time.process_time()
    make_terms(words, language)
    assert time.process_time() - started < size / 10**5
