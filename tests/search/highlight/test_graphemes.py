"""No letter is cut in two, whatever it is made of."""

from itertools import pairwise

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from search.highlight.graphemes import grapheme_end, grapheme_start

# Pieces of what a reader takes for one letter, and such letters whole.
PIECES = (
    "a|e\u0301|\u0301|\u20dd|\r|\n|\r\n| |\u00ad|\u200b|\u200c|\u200d|ё|й|и\u0306|سُ|\u064f|\u0600|"
    "ل\u0654|क|\u094d|\u093c|ष|कि|\u0e01|\u0e34|\u0e33|ก|க்|\u1780|\u17d2|한|\u1112|\u1161|\u11ab|"
    "\uac00|🇹|🇷|🇺🇸|👩|👩🏽|\U0001f3fd|👨\u200d👩\u200d👧|🏳\ufe0f\u200d🌈|❤\ufe0f|\U000e0067|"
    "ﾊ\uff9e|中|か\u3099"
).split("|")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def boundaries(text: str) -> set[int]:
    """Where UAX 29 cuts."""
    return {0} | {match.end() for match in regex.finditer(r"\X", text)}


@given(TEXTS | st.text(max_size=20))
@example("\u0915\u094d\u093c\u0937")
def test_a_place_is_moved_outwards_to_one_where_the_standard_cuts(text: str) -> None:
    cuts = boundaries(text)
    for place in range(len(text) + 1):
        start, end = grapheme_start(text, place), grapheme_end(text, place)
        assert {start, end} <= cuts
        assert start <= place <= end
        assert (start == place) == (end == place)


@pytest.mark.parametrize(
    "letters",
    [
        ["E", "r", "d", "o", "g\u0306", "a", "n"],
        ["H", "i", "\r\n", "y"],
        ["م", "ُ".join(["س", ""]), "ل"],
        ["กำ", "ลั", "ง"],
        ["क्षि", "त"],
        ["각", "\u1100\u1161\u11a8"],
        ["👨\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "x"],
        ["и\u0306", "о", "д"],
    ],
)
def test_letters_are_told_apart(letters: list[str]) -> None:
    text = "".join(letters)
    places = {grapheme_start(text, place) for place in range(len(text) + 1)}
    found = sorted(places)
    assert [text[a:b] for a, b in pairwise(found)] == letters


def test_a_letter_without_end_is_left_soon() -> None:
    text = "e" + "\u0301" * 100_000
    assert grapheme_end(text, 50_000) - grapheme_start(text, 50_000) < 1_000
