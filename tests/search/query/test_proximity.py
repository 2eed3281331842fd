"""Operators that other programs teach are understood."""

import datetime

import pytest

from search.query import make_query, parse_query
from search.query.tree import And, Near, Not, Or, Phrase, Prefix, TextField, Word
from search.query.unparse import unparse
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
    ("near", "slop"),
    [
        (one, 5)
        for one in "w/5 W/5 n/5 near/5 NEAR5 NEAR/5 within/5 /5 AROUND(5)".split()
    ]
    + [("NEAR", 10), ("NEAR/0", 0), ("NEAR/100", 100)],
)
def test_words_near_each_other_stand_in_any_order(near: str, slop: int) -> None:
    assert parse_query(f"bridge {near} ferry", today=TODAY) == Near(A, B, slop)


def test_words_of_a_phrase_stand_in_any_order() -> None:
    found = parse_query('title:"bridge ferry quay"~~5', today=TODAY)
    assert found == Phrase("bridge ferry quay", 5, TextField.TITLE, any_order=True)
    assert unparse(found) == '"bridge ferry quay"~~5'


@pytest.mark.parametrize("near", ["pre/2", "adj2", "ADJ/2", "p/2"])
def test_words_are_in_order_where_the_operator_says_so(near: str) -> None:
    found = parse_query(f"bridge {near} ferry", today=TODAY)
    assert found == Near(A, B, 2, in_order=True)
    assert unparse(found) == "bridge pre/2 ferry"


def test_groups_patterns_and_phrases_are_near_each_other_in_chains() -> None:
    assert parse_query(
        '(bridge OR ferr*) adj3 "old quay" NEAR/5 quay', today=TODAY
    ) == Near(Near(Or((A, Prefix("ferr"))), Phrase("old quay"), 3, in_order=True), C, 5)
    assert parse_query("-(bridge NEAR/1 ferry) quay", today=TODAY) == And(
        (C, Not(Near(A, B, 1)))
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "problem"),
    [
        ("bridge NEAR/x ferry", 7, 13, "takes a number of words, at most 100"),
        ("bridge NEAR/ ferry", 7, 12, "takes a number of words"),
        ("bridge NEAR/101 ferry", 7, 15, "at most 100"),
        ("bridge NEAR/" + "9" * 5_000 + " ferry", 7, 5_012, "at most 100"),
        ("NEAR/5 bridge", 0, 6, "NEAR/5 has nothing before it"),
        ("NEAR bridge", 0, 4, "NEAR has nothing before it"),
        ("bridge NEAR", 7, 11, "NEAR has nothing after it"),
        ("(bridge NEAR/5) ferry", 8, 14, "NEAR/5 has nothing after it"),
        ("bridge NEAR NEAR ferry", 12, 16, "NEAR has nothing before it"),
        ("(a AND b) NEAR ferry", 10, 14, "NEAR joins words, phrases without ~"),
        ('"a b"~2 NEAR ferry', 8, 12, "NEAR joins words, phrases without ~"),
        ("title:a NEAR body:b", 8, 12, "different fields"),
        ("x" + " NEAR x" * 20, 107, 111, "too many words"),
        ('"bridge ferry"~~', 14, 16, "~~ after a phrase needs a number"),
        ('"bridge ferry"~~101', 14, 19, "write ~~1 to ~~100"),
    ],
)
def test_errors_point_at_the_operator(
    text: str, start: int, end: int, problem: str
) -> None:
    with pytest.raises(QueryError, match=problem) as caught:
        parse_query(text, today=TODAY)
    assert (caught.value.start, caught.value.end) == (start, end)


@pytest.mark.parametrize("text", ["w/5", "w/5 bridge", "bridge w/5"])
def test_where_nothing_can_be_near_it_is_a_word(text: str) -> None:
    assert Word("w/5") in [
        *getattr(parse_query(text, today=TODAY), "parts", ()),
        parse_query(text, today=TODAY),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("bridge NEAR ferry", []),
        ("The bridge is NEAR the ferry", ["NEAR"]),
        ("OLD BRIDGE NEAR FERRY CLOSED", ["NEAR"]),
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
