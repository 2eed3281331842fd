"""What a hit marks is in its text, and what it lacks is not: in every script.

Words are written in every way that Unicode allows: with each apostrophe, hyphen, joiner
and sign that is not seen, composed and decomposed.
"""

import datetime
import sys
import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis.character_classes import APOSTROPHES
from search.engines import Engine
from search.query import View, make_query
from search.results.results import Hit
from tests.corpus import make_article

EngineOf = Callable[..., Engine]
Form = Literal["", "NFC", "NFD", "NFKD"]
TODAY = datetime.date(2020, 6, 15)
SEEN = View(exact=True, correct=False, limit=100, snippets=3)
EXPANDED = View(correct=False, limit=100, snippets=3)

WORDS = {
    "en": "O'Brien's café mercenaries S-400 U.N. well-known naïve al-Sarraj 146,000",
    "tr": "Ankara'nın İstanbul'da ılık Çavuşoğlu IŞIK şehir",
    "fr": "l'Élysée aujourd'hui qu'il déjà",
    "ru": "йод ёлка Украины северо-восток",
    "uk": "об'єднання п'ять Київ",
    "el": "Αθήνα πόλεμος ΐδιος απ'αυτό",
    "ar": "الحكومة أحمد مُرتزقة رؤساء ١٣٩٨",
    "fa": "رئیس\u200cجمهور می\u200cشود ۱۳۹۸",
    "he": "שָׁלוֹם ממשלה ז'ורנל בית-ספר",
    "hi": "दिल्ली क्\u200dषेत्र हिन्दी",
    "zh": "東京都 戦争",
    "ko": "대통령 한국",
}
# Dashes, signs of format, apostrophes and selectors of all planes.
SIGNS = sorted(
    {
        *APOSTROPHES,
        *(
            sign
            for sign in map(chr, range(sys.maxunicode + 1))
            if unicodedata.category(sign) in {"Pd", "Cf"}
        ),
        *map(
            chr, (0x34F, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0x3164, 0x1160, 0x2800, 0x5F)
        ),
    }
)


def one_way(word: str, form: Form, sign: str, place: int) -> str:
    """Writes a word: an apostrophe of another kind, or a sign anywhere in it."""
    if sign in APOSTROPHES:
        word = word.replace("'", sign)
    elif place:
        word = word[: place % len(word)] + sign + word[place % len(word) :]
    return unicodedata.normalize(form, word) if form else word


WAYS = st.builds(
    lambda language, at, form, sign, place: (
        language,
        one_way(
            WORDS[language].split()[at % 4 % len(WORDS[language].split())],
            form,
            sign,
            place,
        ),
    ),
    st.sampled_from(sorted(WORDS)),
    st.integers(0, 9),
    st.sampled_from(["", "NFC", "NFD", "NFKD"]),
    st.sampled_from(SIGNS),
    st.integers(0, 12),
)


def marked(hit: Hit) -> list[str]:
    """The marked stretches of the title and the passages."""
    title = hit.article.title.value or ""
    return [
        *(title[mark.start : mark.end] for mark in hit.title_marks),
        *(
            snippet.text[mark.start : mark.end]
            for snippet in hit.snippets
            for mark in snippet.marks
        ),
    ]


def search(engine: Engine, text: str, view: View = SEEN) -> dict[str, Hit]:
    """The hits for a text that is words only, by id."""
    hits = engine.search(make_query(text, view=view, today=TODAY)).hits
    return {hit.article.id: hit for hit in hits}


@pytest.mark.parametrize("filler", "\u115f\u1160\u3164\uffa0")
def test_a_filler_between_letters_separates_words_where_they_are_marked_too(
    engine_of: EngineOf, filler: str
) -> None:
    engine = engine_of(make_article(0, f"The b{filler}oats sail."))
    hit = search(engine, f'"b{filler}oats"')["a0"]
    assert not hit.missing
    assert marked(hit) == [f"b{filler}oats"]


_FEW = settings().max_examples // 4
"""An example makes an index."""


@settings(
    max_examples=_FEW,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(WAYS, min_size=10, max_size=30), st.sampled_from([SEEN, EXPANDED]))
def test_what_is_found_is_marked_and_what_is_lacked_is_absent(
    engine_of: EngineOf, ways: list[tuple[str, str]], view: View
) -> None:
    engine = engine_of(
        *(
            make_article(
                n, f"Nullus {word} sequitur.\nAlia: {word}, fin.", language=code
            )
            for n, (code, word) in enumerate(ways)
        )
    )
    found = {word: search(engine, f'"{word}"', view) for _, word in ways}
    for word, hits in found.items():
        for hit in hits.values():
            assert not hit.missing, (word, hit.article.body)
            assert marked(hit), (word, hit.article.body)
    for word, other in zip(found, [*found][1:], strict=False):
        for name, hit in search(engine, f'"{word}" "{other}"', view).items():
            for text in (word, other):
                lacks = f'"{text}"' in hit.missing
                assert lacks == (name not in found[text]), (text, hit.article.body)
