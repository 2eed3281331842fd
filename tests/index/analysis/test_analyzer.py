"""Texts are split into tokens, and spellings of one word have one term."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import analyse, find_tokens, fold, make_term


def terms(text: str, language: str = "en") -> list[str]:
    return [token.term for token in analyse(text, language)]


@pytest.mark.parametrize(
    ("spellings", "term"),
    [
        (["Erdoğan", "Erdogan", "ERDOĞAN", "erdoğan"], "erdogan"),
        (["S-400", "S400", "S 400", "s-400", "S-400s"], "s400"),
        (["U.N.", "UN", "un"], "un"),
        (["al-Sarraj", "Al-Sarraj", "el-Sarraj", "Sarraj", "Sarraj's"], "sarraj"),
        (["mercenary", "Mercenaries", "mercenary’s"], "mercenari"),
        (["146,000", "146000"], "146000"),
        (["İstanbul", "istanbul", "ISTANBUL"], "istanbul"),
        (["أحمد", "احمد", "أحمَد"], "احمد"),
        (["ёлка", "елка"], "елка"),
        (["O'Brien", "O’Brien", "OʼBrien", "O‘Brien", "O`Brien", "O´Brien"], "obrien"),
        (["Sana’a", "Sanaʿa", "Sana'a"], "sanaa"),
        (["سلام", "سَلَام"], "سلام"),
        (["שלום", "שָׁלוֹם"], "שלום"),
        (["1398", "١٣٩٨", "۱۳۹۸", "१३९८", "１３９８"], "1398"),
        (["mercenary", "merce\u00adnary", "mer\u200bcen\u2060ary\ufeff"], "mercenari"),
        (["S-400", "S\u00ad-\u200d400"], "s400"),
        (["_mercenary_", "__mercenary__"], "mercenari"),
    ],
)
def test_spellings_of_one_word_are_one_term(spellings: list[str], term: str) -> None:
    assert {tuple(terms(spelling)) for spelling in spellings} == {(term,)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian-backed", ["russian", "back"]),
        ("mid-2019", ["mid", "2019"]),
        ("U.N.-brokered deal", ["un", "broker", "deal"]),
        ("O'Brien can't", ["obrien", "cant"]),
        ("東京都", ["東", "京", "都"]),
        ("the who", ["the", "who"]),
        ("3.5 percent.", ["3.5", "percent"]),
        ("йод", ["йод"]),
        ("photo_S-400_T3.jpg", ["photo", "s400", "t3", "jpg"]),
        ("בית־ספר", ["בית", "ספר"]),
        ("a\u3164b", ["a", "b"]),
        ("— “…” !", []),
    ],
)
def test_a_text_is_split_into_these_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_elisions_and_turkish_suffixes_are_dropped() -> None:
    assert terms("l'accord d'Alger", "fr") == terms("accord Alger", "fr")
    assert terms("Türkiye'nin", "tr") == terms("Türkiye", "tr")


@given(st.text())
def test_any_text_is_analysed_and_its_tokens_are_in_order(text: str) -> None:
    spans = list(find_tokens(text))
    bounds = [offset for span in spans for offset in span]
    assert bounds == sorted(bounds)
    assert all(start < end for start, end in spans)
    assert all(token.term for token in analyse(text))


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("size", [10**5, pytest.param(10**6, marks=pytest.mark.deep)])
@pytest.mark.parametrize("piece", ["a", "1,", "a-", "'"])
def test_hostile_text_costs_linear_time(piece: str, size: int) -> None:
    text = piece * size
    started = time.process_time()
    list(find_tokens(text))
    make_term(text)
    assert time.process_time() - started < size / 10**5


@given(st.text(st.sampled_from("aAlLsSuUk0123456789 .,-'`_\n(B"), max_size=40))
def test_ascii_text_has_the_same_tokens_beside_other_letters(text: str) -> None:
    first, *others = find_tokens(f"é {text}")
    assert first == (0, 1)
    assert [(start - 2, end - 2) for start, end in others] == list(find_tokens(text))
