"""In sentences, marks of syntax are punctuation, and a faulty one is no error."""

import datetime

import pytest

from search.query import make_query, query_words
from search.query.tree import Not, Wildcard, Word
from search.query_errors import QueryError

TODAY = datetime.date(2020, 3, 31)


def words(text: str) -> list[str]:
    found = query_words(make_query(text, today=TODAY).tree)
    return [word.text for word in found if isinstance(word, Word)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("What did the mayor say??", "say"),
        ("he said *anything* could be built there", "anything"),
        ("it is **never** going to be built", "never"),
        ("Is the bridge UP?Armed guards are on it", "Armed"),
        ("the ships of the U.N", "U.N."),
    ],
)
def test_marks_in_a_sentence_are_punctuation(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize("text", ["harb*", "wom?n ships", "*port", "h?rb??r cranes"])
def test_elsewhere_they_are_wildcards(text: str) -> None:
    found = query_words(make_query(text, today=TODAY).tree)
    assert any(not isinstance(word, Word) for word in found)
    assert text == "harb*" or any(isinstance(word, Wildcard) for word in found)


@pytest.mark.parametrize(
    "text",
    [
        "‘To be is to do.’ -Socrates",
        "“The bridge is where we meet.” -Ada Brook",
        "We shall never give up this harbour! -Ada Brook",
    ],
)
def test_who_said_a_sentence_is_not_excluded(text: str) -> None:
    assert text.split()[-1].strip("-") in words(text)


@pytest.mark.parametrize(
    "text", ['"Wagner Group" -Kiel', "ships -Kiel", "the harbour of the north -Kiel"]
)
def test_a_minus_after_anything_else_excludes(text: str) -> None:
    assert Not(Word("Kiel")) in getattr(make_query(text, today=TODAY).tree, "parts", ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "he said: (we will never leave the harbour of this town",
            "this parenthesis is never closed",
        ),
        ('the mayor said "we will not leave and we are staying', "this quote is never"),
        ("update:they have said that the bridge is at an end", "there is no field"),
    ],
)
def test_sentences_that_are_no_query_are_read_as_words(text: str, problem: str) -> None:
    (notice,) = make_query(text, today=TODAY).notices
    assert notice.startswith(f"all of it read as words: {problem}")


@pytest.mark.parametrize("text", ["ships (harbour", "the ships (of the harbour"])
def test_a_query_with_the_same_fault_is_an_error(text: str) -> None:
    with pytest.raises(QueryError, match="never closed"):
        make_query(text, today=TODAY)
