"""Joins the parts of a query that must stand near each other: `bridge NEAR/5 harbour`.

Nexis and Factiva write w/5 and near5; `"bridge harbour"~~5` says the same of words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from index.value_classes import dataclass
from search.query.tokens import QueryToken
from search.query.tree import (
    Boost,
    Fuzzy,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    TextField,
    Wildcard,
    Word,
    WordRange,
)

NEAR = re.compile(
    r"(?:(?:(?P<order>pre|p|adj|onear)|w|n|near|within)?(?:/|(?<=adj)|(?<=near))"
    r"|around\()(?P<words>[0-9]{1,2}|100)\)?",
    re.IGNORECASE,
)
"""w/5, /5, near/5, near5, AROUND(5): at most five words between, in any order. pre/5,
adj5: in order."""

DEFAULT_SLOP = 10
"""The slop of NEAR without a number."""
MAX_SLOP = 100
"""The most words that may stand between parts, which `NEAR` knows too."""

_MAX_WORDS = 64
_MAX_PARTS = 16

_LEAVES = (Word, Phrase, Prefix, Wildcard, Fuzzy, WordRange)
_Leaf = Word | Phrase | Prefix | Wildcard | Fuzzy | WordRange


@dataclass(frozen=True, slots=True)
class NearOperator:
    """What an operator says: how many words may stand between, and in which order."""

    slop: int
    in_order: bool


def read_near(token: QueryToken) -> NearOperator:
    """Reads an operator such as NEAR/5, w/5, pre/5 or NEAR alone.

    Raises:
        QueryError: what follows the / is no number of words, or too great a one.
    """
    text = token.span.text
    if text == "NEAR":
        return NearOperator(DEFAULT_SLOP, in_order=False)
    match = NEAR.fullmatch(text)
    if not match:
        raise token.span.error(
            f"this takes a number of words, at most {MAX_SLOP}",
            f"write NEAR/0 to NEAR/{MAX_SLOP}: how many other words may stand between; "
            "quote what is text",
        )
    return NearOperator(int(match["words"]), in_order=bool(match["order"]))


def join_near(first: Node, token: QueryToken, second: Node) -> Node:
    """Makes the node for articles with two parts near each other.

    Args:
        first: a word, phrase or pattern, a group of them of which any may match, or what
            is near each other itself.
        token: the operator.
        second: what must be near it, of the same kinds.

    Raises:
        QueryError: a part is of another kind, the parts are of different fields, or
            there are too many of them.
    """
    operator = read_near(token)
    for part in (first, second):
        _check(part, token)
    words = [*list_words(first), *list_words(second)]
    if len(words) > _MAX_WORDS or _count(first) + _count(second) > _MAX_PARTS:
        raise token.span.error("too many words to be near each other", "use fewer")
    fields = {word.field for word in words} - {None}
    if len(fields) > 1:
        raise token.span.error(
            "words of different fields are never near each other",
            "write title:(A NEAR B)",
        )
    field = fields.pop() if fields else None
    return _in_field(Near(first, second, operator.slop, operator.in_order), field)


def list_words(node: Node) -> Iterator[_Leaf]:
    """Yields the words, phrases and patterns of what is near each other, or in a group."""
    match node:
        case Near(first, second, _, _):
            yield from list_words(first)
            yield from list_words(second)
        case Or(parts):
            for part in parts:
                yield from list_words(part)
        case Boost(part, _):
            yield from list_words(part)
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy() | WordRange():
            yield node


def map_words(node: Node, change: Callable[[Node], Node]) -> Node:
    """Returns what is near each other, or a group, with each of its words changed."""
    match node:
        case Near(first, second, slop, in_order):
            both = map_words(first, change), map_words(second, change)
            return Near(*both, slop, in_order)
        case Or(parts):
            return type(node)(tuple(map_words(part, change) for part in parts))
        case Boost(part, factor):
            return Boost(map_words(part, change), factor)
        case _:
            return change(node)


def _check(node: Node, token: QueryToken) -> None:
    match node:
        case Near() | Phrase(slop=0, any_order=False):
            return
        case Word() | Prefix() | Wildcard() | Fuzzy() | WordRange():
            return
        case Or(parts):
            for part in parts:
                _check(part, token)
        case Boost(part, _):
            _check(part, token)
        case _:
            name = token.span.text
            raise token.span.error(
                f"{name} joins words, phrases without ~ and groups of them with OR",
                f"write A {name} B, or quote {name} if it is text",
            )


def _count(node: Node) -> int:
    """Counts the parts of a chain."""
    return _count(node.first) + _count(node.second) if isinstance(node, Near) else 1


def _in_field(node: Node, field: TextField | None) -> Node:
    if field is None:
        return node

    def change(word: Node) -> Node:
        return replace(word, field=field) if isinstance(word, _LEAVES) else word

    return map_words(node, change)
