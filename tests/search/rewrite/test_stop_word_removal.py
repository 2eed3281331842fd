"""Stop words are removed from a query that has other words."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import make_query, query_words
from search.query.tree import And, Everything, Node, Not, Or
from search.query_errors import QueryError
from search.rewrite.stop_word_removal import remove_stop_words

TODAY = datetime.date(2020, 1, 1)


def tree_of(text: str, *, every_word: bool = False) -> Node:
    return make_query(text, today=TODAY, every_word=every_word).tree


def left_of(text: str, *languages: str, every_word: bool = False) -> list[str]:
    tree = remove_stop_words(tree_of(text, every_word=every_word), languages)
    return [str(getattr(word, "text", word)) for word in query_words(tree)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("what is the role of Wagner in Libya", "role Wagner Libya"),
        ("the war in the desert", "war desert"),
        ("the who", "the who"),
        ("to be or not to be", "to be or not to be"),
        ("US troops", "US troops"),
        ("us troops", "us troops"),
        ("WHO warns Libya", "WHO warns Libya"),
        ("who warns Libya", "warns Libya"),
        ("IT sector in Libya", "IT sector Libya"),
        ("THIS IS AN OUTRAGE in Libya", "OUTRAGE Libya"),
        ("WHAT IS THE TRUTH", "TRUTH"),
        ("WHO LEADS THE COUNCIL NOW", "LEADS COUNCIL"),
        ("NATO EU UN WHO", "NATO EU UN WHO"),
        ("title:the war", "the war"),
        ("the outlet:BBC", "the"),
        ("+the war", "the war"),
        ("+Libya the", "Libya"),
        ("(the OR who) AND Libya", "the who Libya"),
        ('"the war" in Libya', "the war Libya"),
        ("", ""),
    ],
)
def test_stop_words_are_removed_beside_other_words(text: str, left: str) -> None:
    assert " ".join(left_of(text, "en")) == left


def test_a_weighted_word_stays() -> None:
    assert remove_stop_words(tree_of("the^3 war"), ["en"]) == tree_of("the^3 war")


def test_asking_for_every_word_does_not_ask_for_stop_words() -> None:
    assert left_of("the war in Libya", "en", every_word=True) == ["war", "Libya"]


def test_what_is_excluded_stays_excluded() -> None:
    tree = tree_of("Libya in -the")
    assert remove_stop_words(tree, ["en"]) == tree_of("Libya -the")


def test_a_repeated_word_stays_repeated() -> None:
    assert left_of("the war war", "en") == ["war", "war"]


def test_only_one_language_has_its_words_left_out() -> None:
    assert left_of("der Krieg und die Wahl", "de", "en") == ["Krieg", "Wahl"]
    assert left_of("who will die in the war", "de", "en") == ["will", "die", "war"]
    assert left_of("Libya'da savaş ve barış", "tr") == ["Libya'da", "savaş", "barış"]


@given(st.text(st.sampled_from("the who in Libya WHO -+()\"' AND OR"), max_size=40))
def test_the_tree_keeps_its_shape(text: str) -> None:
    try:
        tree = tree_of(text)
    except QueryError:
        return
    rest = remove_stop_words(tree, ["en", "tr"])
    assert bool(query_words(rest)) == bool(query_words(tree))
    assert set(query_words(rest)) <= set(query_words(tree))
    check(rest)


def check(node: Node) -> None:
    if isinstance(node, And | Or):
        assert len(node.parts) > 1
        assert isinstance(node, And) or not any(
            isinstance(part, Not) for part in node.parts
        )
        assert not all(isinstance(part, Not) for part in node.parts)
        assert not all(part == Everything() for part in node.parts)
        for part in node.parts:
            check(part)
