"""Capital AND, OR and NOT in pasted sentences and headlines are words, else operators."""

import datetime

import pytest

from search.query import make_query, parse_query
from search.query.tree import And, Node, Not, Or

TODAY = datetime.date(2020, 3, 31)


def operators(text: str) -> set[type[Node]]:
    """What joins the parts of the tree, Or apart: it joins words of any text."""
    kinds: set[type[Node]] = set()
    todo: list[Node] = [parse_query(text, today=TODAY)]
    while todo:
        node = todo.pop()
        if isinstance(node, And | Or):
            todo += node.parts
        if isinstance(node, And | Not):
            kinds.add(type(node))
    return kinds


@pytest.mark.parametrize(
    "text",
    [
        "The dam is NOT in any danger, and the mayor said so.",
        "You should be fined immediately AND sent home!",
        "Is it true that they will close the port OR NOT?",
        "TROOPS AND TANKS ENTER THE CAPITAL",
        "It is a p*ssing shame that they do NOT pay: https://example.org/~me/of",
        "MAYOR OF EAST HARBOUR IS NOT DEAD",
        "COUNCIL VOTES FOR HIGHER TAXES OR FEES",
        "Harbour bridge reopened Tuesday morning after months repairs mayor Ada Brook "
        "said, contractors NOT paid, unions angry, shipping delayed, ferries full",
        "Der Hafen ist NOT geschlossen, sagt der Sprecher der Stadt",
        "The bridge is NOT closed",
        "Mayor says council will NOT sell harbour",
    ],
)
def test_in_sentences_and_headlines_they_are_words(text: str) -> None:
    assert operators(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("troops AND parliament", {And}),
        ("troops NOT parliament", {And, Not}),
        ("NOT troops", {And, Not}),
        ("NATO AND EU", {And}),
        ("NATO EU NOT UN", {And, Not}),
        ("TASS NOT RT", {And, Not}),
        ("TROOPS AND PARLIAMENT", {And}),
        ("(Moscow OR Kremlin) AND Tripoli AND (oil OR gas) NOT (coal OR peat)", {And, Not}),
        ("Haftar Sarraj Erdogan Libya ceasefire talks Berlin NOT Sochi", {And, Not}),
        ("who sent troops NOT tanks", {And, Not}),
        ("(harbour is) NOT bridge", {And, Not}),
        ("Will NOT Grace", {And, Not}),
        ('"the end of the war" AND the troops of the state', {And}),
        ("body:the AND body:of AND body:and", {And}),
        ("the man of the year -Lavrov NOT Putin", {And, Not}),
        ("the merc* of the east NOT the west", {And, Not}),
    ],
)  # fmt: skip
def test_in_queries_they_are_operators(text: str, expected: set[type[Node]]) -> None:
    assert operators(text) == expected


def test_the_user_is_told_which_were_read_as_words() -> None:
    query = make_query("MAYOR IS NOT DEAD AND GONE", today=TODAY)
    assert query.notices == (
        "NOT, AND read as words, as in a sentence or headline: if you mean "
        "operators, put ( ) around what they join",
    )
    assert make_query("mayor AND dead", today=TODAY).notices == ()


def test_every_word_is_needed_of_a_headline_but_its_operators() -> None:
    loud = parse_query("TROOPS AND TANKS ENTER TOWN", every_word=True, today=TODAY)
    same = parse_query("TROOPS TANKS ENTER TOWN", every_word=True, today=TODAY)
    assert loud == same
