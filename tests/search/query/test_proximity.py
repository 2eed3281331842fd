"""Operators that other programs teach are understood."""

import datetime

import pytest

from search.query import make_query, parse_query
from search.query.tree import And, Everything, Not, Or, Phrase, Word
from search.query_errors import QueryError

TODAY = datetime.date(2020, 6, 15)
A, B, C = Word("bridge"), Word("ferry"), Word("quay")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("bridge && ferry", "bridge AND ferry"),
        ("bridge || ferry", "bridge OR ferry"),
        ("(bridge || ferry) && quay", "(bridge OR ferry) AND quay"),
        ("!bridge", "-bridge"),
        ("ferry !bridge", "ferry -bridge"),
        ('ferry && !"red bridge"', 'ferry AND -"red bridge"'),
        ("Bridge! Ferry!", "Bridge Ferry"),
        ("Attention ! ferry", "Attention ferry"),
        ("a&&b || ", "a&&b"),
    ],
)
def test_symbols_are_operators_between_parts(text: str, same: str) -> None:
    assert parse_query(text, today=TODAY) == parse_query(same, today=TODAY)


@pytest.mark.parametrize(
    "near", ["w/5", "W/5", "n/5", "near/5", "NEAR5", "within/5", "/5", "AROUND(5)"]
)
def test_words_near_each_other_stand_in_any_order(near: str) -> None:
    assert parse_query(f"bridge {near} ferry", today=TODAY) == Or(
        (Phrase("bridge ferry", 5), Phrase("ferry bridge", 5))
    )


@pytest.mark.parametrize("near", ["pre/2", "adj2", "ADJ/2", "p/2"])
def test_words_are_in_order_where_the_operator_says_so(near: str) -> None:
    assert parse_query(f"bridge {near} ferry", today=TODAY) == Phrase("bridge ferry", 2)


def test_groups_and_phrases_are_near_each_other() -> None:
    assert parse_query('(bridge OR ferry) adj3 "old quay"', today=TODAY) == Or(
        (
            And((Phrase("old quay"), Phrase("bridge old quay", 3))),
            And((Phrase("old quay"), Phrase("ferry old quay", 3))),
        )
    )
    assert parse_query("-(bridge adj1 ferry)", today=TODAY) == And(
        (Everything(), Not(Phrase("bridge ferry", 1)))
    )


def test_a_pattern_near_a_word_is_an_error() -> None:
    with pytest.raises(QueryError, match="joins words, phrases and groups"):
        parse_query("bridg* w/5 ferry", today=TODAY)


@pytest.mark.parametrize("text", ["w/5", "w/5 bridge", "bridge w/5"])
def test_where_nothing_can_be_near_it_is_a_word(text: str) -> None:
    assert Word("w/5") in [
        *getattr(parse_query(text, today=TODAY), "parts", ()),
        parse_query(text, today=TODAY),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("bridge NEAR ferry", ["NEAR"]),
        ("Brücke UND Hafen ODER Kai", ["UND", "ODER"]),
        ("bridge w/s ferry", ["w/s"]),
        ("BRIDGE NEAR FERRY", []),
        ("bridge near ferry", []),
        ("bridge <-> ferry", ["<->"]),
        ("bridge <3> ferry", ["<3>"]),
        ("bridge (5w) ferry", ["(5w)"]),
        ("NEAR(bridge ferry, 5)", ["NEAR"]),
        ("bridge ANDNOT ferry", ["ANDNOT"]),
        ("HLEAD(bridge) ferry", ["HLEAD("]),
        ("ti=bridge", ["ti="]),
        ("bridg! w/5 ferr!", ["bridg!", "ferr!"]),
        ("Bridge! Ferry!", []),
        ("bridge and ferry", ["and"]),
        ("bridge not ferry", ["not"]),
        ("(bridge or ferry) and quay", ["or", "and"]),
        ("bridge or ferry", []),
        ("the bridge and the ferry", []),
        ("four bridges and one ferry cross the river Quay", []),
        ("rated 4 /5 stars", []),
    ],
)
def test_operators_that_are_not_known_are_named(text: str, named: list[str]) -> None:
    notices = make_query(text, today=TODAY).notices
    assert [one.split(" read")[0] for one in notices] == [", ".join(named)] * bool(
        named
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [("source:BBC", "outlet"), ("hl:bridge", "title"), ("before:2020", "date")],
)
def test_names_of_fields_in_other_programs_are_known(text: str, meant: str) -> None:
    with pytest.raises(QueryError, match=f"did you mean {meant}:"):
        parse_query(text, today=TODAY)
