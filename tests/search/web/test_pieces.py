"""A text is cut into pieces that are wholly inside or outside of a match or a name."""

from hypothesis import given
from hypothesis import strategies as st

from search.results.results import Mark
from search.web.values.reading.pieces import LabelledSpan, Piece, cut_paragraphs

TEXT = "Ann Bell spoke.\n\nShe left."


def test_lines_are_paragraphs_and_blank_ones_are_left_out() -> None:
    assert cut_paragraphs(TEXT, []) == [
        [Piece("Ann Bell spoke.")],
        [Piece("She left.")],
    ]


def test_a_match_within_a_name_cuts_it() -> None:
    name = LabelledSpan(0, 8, "Ann Bell")
    assert cut_paragraphs("Ann Bell spoke.", [Mark(4, 8), Mark(9, 14)], [name]) == [
        [
            Piece("Ann ", label="Ann Bell", begins_span=True),
            Piece("Bell", match=1, begins_match=True, label="Ann Bell"),
            Piece(" "),
            Piece("spoke", match=2, begins_match=True),
            Piece("."),
        ]
    ]


def test_a_match_over_two_lines_begins_once() -> None:
    first, second = cut_paragraphs("to Tripoli\nand back", [Mark(3, 14)])
    assert first[1] == Piece("Tripoli", match=1, begins_match=True)
    assert second[0] == Piece("and", match=1)


def test_of_two_names_that_overlap_the_first_counts() -> None:
    spans = [LabelledSpan(4, 8, "Bell"), LabelledSpan(0, 8, "Ann Bell")]
    (line,) = cut_paragraphs("Ann Bell", [], spans)
    assert line == [Piece("Ann Bell", label="Ann Bell", begins_span=True)]


def test_what_a_reader_cannot_see_is_replaced() -> None:
    assert cut_paragraphs("a\u202eb", []) == [[Piece("a\ufffdb")]]


@given(
    st.text(st.sampled_from("ab \n"), max_size=40),
    st.lists(st.integers(0, 40), max_size=8, unique=True),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
def test_the_pieces_hold_the_whole_text(
    text: str, bounds: list[int], spans: list[tuple[int, int]]
) -> None:
    ordered = sorted(min(bound, len(text)) for bound in bounds)
    marks = [
        Mark(start, end)
        for start, end in zip(ordered[::2], ordered[1::2], strict=False)
        if start < end
    ]
    labelled = [LabelledSpan(*pair, "x") for pair in spans]
    paragraphs = cut_paragraphs(text, marks, labelled)
    joined = ["".join(piece.text for piece in line) for line in paragraphs]
    assert joined == [line for line in text.split("\n") if line.strip()]
