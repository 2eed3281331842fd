"""Compounds, hashtags and passages are split where that helps the ranking."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import make_query
from search.query.tree import And, Everything, Node, Or, Phrase, Word
from search.query_errors import QueryError
from search.rewrite.compound_splitting import split_compounds

TODAY = datetime.date(2020, 1, 1)


def loosened(text: str) -> Node:
    return split_compounds(make_query(text, today=TODAY).tree)


def any_of(*words: str) -> Or:
    return Or(tuple(map(Word, words)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Libya Russian-backed", "Libya Russian backed"),
        ("Libya and/or Syria", "Libya and or Syria"),
        ("S-400 sale", "S-400 sale"),
        ("U.N.-brokered truce", "U.N. brokered truce"),
        ("#FreeLibyaNow x", "#FreeLibyaNow Free Libya Now x"),
        ("#NATOSummit2020 x", "#NATOSummit2020 NATO Summit 2020 x"),
        ("#libya x", "#libya x"),
        ("https://t.co/x-Y x", "https://t.co/x-Y x"),
        ("pic.twitter.com/aB-c x", "pic.twitter.com/aB-c x"),
        ("someone@example.org x", "someone@example.org x"),
        ("東京都 x", "東京都 x"),
    ],
)
def test_words_side_by_side_are_taken_apart(text: str, words: str) -> None:
    assert loosened(text) == any_of(*words.split())


@pytest.mark.parametrize(
    "text", ["Russian-backed", '"Wagner group"', "", "#FreeLibya", "+Russian-backed"]
)
def test_what_stands_alone_or_is_required_stays_as_it_is(text: str) -> None:
    assert loosened(text) == make_query(text, today=TODAY).tree


def test_the_words_of_a_short_quotation_only_rank() -> None:
    found = Or((Phrase("Wagner group"), Word("Libya")))
    wish = Or((Word("Wagner"), Word("group"), Everything()))
    assert loosened('"Wagner group" Libya') == And((found, wish))


def test_a_long_quotation_is_looked_for_word_by_word_too() -> None:
    passage = "we have nothing to hide there"
    words = [Word(word) for word in passage.split()]
    expected = Or((Phrase(passage), *words, Word("Libya")))
    assert loosened(f'"{passage}" Libya') == expected


@given(st.text(st.sampled_from('ab-#"AB c@/.+ '), max_size=40))
def test_any_query_can_be_split(text: str) -> None:
    try:
        loosened(text)
    except QueryError:
        return
