"""Encodings are found out, and special characters normalised."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.decoding.encoding import decode, is_utf16_or_utf32, normalize_text

SPACES = "\xa0\u2002\u3000"
LINE_ENDS = "\r\v\x85\u2028"
INVISIBLE = "\0\xad\u200b\ufeff"
MEANT = (
    dict.fromkeys(SPACES, " ")
    | dict.fromkeys(LINE_ENDS, "\n")
    | dict.fromkeys(INVISIBLE, "")
)


@given(st.text(f"a\n\tя’\U0001f600{SPACES}{LINE_ENDS}{INVISIBLE}"))
def test_special_spaces_line_ends_and_invisible_characters_are_replaced(
    text: str,
) -> None:
    lines = text.replace("\r\n", "\n")
    assert normalize_text(text) == "".join(
        MEANT.get(character, character) for character in lines
    )


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
def test_normalised_text_can_be_encoded_and_stays_the_same(text: str) -> None:
    cleaned = normalize_text(text)
    cleaned.encode()
    assert normalize_text(cleaned) == cleaned


TEXTS = [
    "The council met on Monday.\n\nMembers agreed.",
    "Köprünün onarımı ilkbaharda başlayacak, açıklaması yapıldı.",
    "Городской совет обсудил ремонт моста, депутаты согласились.",
    "Η σύνοδος συζήτησε την επισκευή της γέφυρας.",
    "اجتمع المجلس يوم الاثنين لبحث إصلاح الجسر القديم.",
    "परिषद ने सोमवार को पुल की मरम्मत पर चर्चा की।",
    "สภาเมืองประชุม เมื่อวันจันทร์",
    "市议会星期一开会讨论修理旧桥的问题，并同意支付费用。",
    "政府は月曜日に、橋の修理について話し合った。",
    "시의회는 월요일에 다리 수리를 논의했다.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_utf16_without_a_mark_is_read_in_every_script(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_random_bytes_are_not_utf16() -> None:
    chance = random.Random(20191220)
    assert not any(is_utf16_or_utf32(chance.randbytes(1000)) for _ in range(500))


@pytest.mark.parametrize("text", TEXTS[1:])
@pytest.mark.parametrize(
    "wrong", ["latin-1", "cp1252", "cp1251", "cp1254", "mac-roman"]
)
def test_utf8_that_was_read_in_another_encoding_is_mended(
    text: str, wrong: str
) -> None:
    spoiled = "".join(
        bytes([byte]).decode(wrong, "replace").replace("\ufffd", chr(byte))
        for byte in text.encode()
    )
    assert spoiled != text
    assert decode(spoiled.encode()) == text


@pytest.mark.parametrize(
    "text", [*TEXTS, "CAFÉ» und “Ö–”", "Ça, été, déjà, à Âge", "В лесу, Рі"]
)
def test_text_that_is_right_is_not_mended(text: str) -> None:
    assert decode(text.encode()) == text
