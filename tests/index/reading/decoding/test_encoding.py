"""Special characters are normalised."""

from hypothesis import given
from hypothesis import strategies as st

from index.reading.decoding.encoding import normalize_text

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
