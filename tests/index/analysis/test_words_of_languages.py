"""Spellings that a reader takes for one word give one term."""

import pytest

from index.analysis.analyzer import analyse
from index.codec.string_array import PADDING
from index.writing.inversion.batch_tokenizer import TextEncoder, find_spans, split_span


def terms(text: str, language: str = "en") -> list[str]:
    return [token.term for token in analyse(text, language)]


@pytest.mark.parametrize(
    ("spellings", "language"),
    [
        ("S-400 S–400 S−400 S‑400", "en"),
        ("T-72B3 T–72B3 T72B3", "en"),
        ("Ту-22М3 Ту–22М3 Ту22М3", "ru"),
        ("al-Qa'ida al-Qaida Al-Qa’ida al–Qaʿida", "en"),
        ("146,000 ١٤٦٬٠٠٠ ۱۴۶٬۰۰۰ 146000", "ar"),
        ("3.5 ۳٫۵ ٣٫٥", "fa"),
        ("1398 ۱۳۹۸ ١٣٩٨ १३९८ ১৩৯৮", "fa"),
        ("푸틴 푸틴은 푸틴이 푸틴을 푸틴의 푸틴에게 푸틴과", "ko"),
        ("러시아 러시아는 러시아가 러시아를 러시아로 러시아에서는 러시아와", "ko"),
        ("رئيس الرئيس والرئيس بالرئيس وبالرئيس للرئيس وللرئيس كالرئيس فالرئيس", "ar"),
        ("ليبيا لليبيا ولليبيا", "ar"),
        ("لجنة اللجنة للجنة وللجنة", "ar"),
        ("ממשלה הממשלה והממשלה בממשלה לממשלה", "he"),
        ("ירושלים בירושלים לירושלים ובירושלים", "he"),
        ("_Tobruk_ *Tobruk* __Tobruk__ [Tobruk] Tobruk", "en"),
    ],
)
def test_spellings_of_one_word_have_one_term(spellings: str, language: str) -> None:
    assert len(set(terms(spellings, language))) == 1, terms(spellings, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("은행 회의 시위", ["은행", "회의", "시위"]),
        ("S-300 S-400", ["s300", "s400"]),
        ("1–3 Nagorno–Karabakh", ["1", "3", "nagorno", "karabakh"]),
        ("a–b", ["a", "b"]),
        ("file_name_T3", ["file", "name", "t3"]),
    ],
)
def test_words_that_merely_look_alike_stay_apart(
    text: str, expected: list[str]
) -> None:
    assert terms(text, "ko" if text[0] == "은" else "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russian S–400 and T-72B3, al–Qa'ida and al-Qa’ida’s 146,000",
        "الرئيس ١٤٦٬٠٠٠ و٣٫٥ ۱۴۶٬۰۰۰،٬٫ ٬١٢٣ U٫N. ٣٫٥٫٦",
        "Ту–22М3, С−400; а–б 1–2 −5",
    ],
)
def test_a_batch_finds_the_tokens_that_the_analyzer_finds(text: str) -> None:
    encoded = TextEncoder().encode(text)
    assert encoded is not None
    spans = find_spans(b"\n\n\n" + encoded + b"\n" + bytes(PADDING))
    found = [one for span in spans.to_list() for one in split_span(span.decode())]
    surfaces = [text[token.start : token.end] for token in analyse(text)]
    pairs = [[token.term for token in analyse(one)] for one in found]
    assert pairs == [[token.term for token in analyse(one)] for one in surfaces]
