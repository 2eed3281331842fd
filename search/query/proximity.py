"""Joins the parts of a query that must stand near each other: `bridge w/5 harbour`.

Nexis and Factiva write it so; this program's own way, `"bridge harbour"~5`, takes words
in order only.
"""

import re
from collections.abc import Iterator

from search.query.clauses import all_of, any_of
from search.query.tokens import QueryToken
from search.query.tree import Node, Or, Phrase, TextField, Word

NEAR = re.compile(
    r"(?:(?:(?P<order>pre|p|adj|onear)|w|n|near|within)?(?:/|(?<=adj)|(?<=near))"
    r"|around\()(?P<words>[0-9]{1,2})\)?",
    re.IGNORECASE,
)
"""w/5, /5, near/5, near5, AROUND(5): at most five words between, in any order. pre/5,
adj5: in order."""

_MAX_PAIRS = 64


def join_near(first: Node, near: QueryToken, second: Node) -> Node:
    """Makes the node for articles with two parts near each other.

    Args:
        first: a word, a phrase, or a group of which any may match.
        near: the operator.
        second: what must be near it, of the same kinds.

    Raises:
        QueryError: a part is of another kind, or there are too many combinations.
    """
    match = NEAR.fullmatch(near.span.text)
    pairs = [(one, two) for one in _parts(first, near) for two in _parts(second, near)]
    if len(pairs) > _MAX_PAIRS:
        raise near.span.error("too many words to be near each other", "use fewer words")
    slop = int(match["words"]) if match else 0
    in_order = bool(match and match["order"])
    return any_of(_join(one, two, slop, in_order=in_order) for one, two in pairs)


def _join(one: Word | Phrase, two: Word | Phrase, slop: int, *, in_order: bool) -> Node:
    field: TextField | None = one.field or two.field
    both = [Phrase(f"{one.text} {two.text}", slop, field)]
    if not in_order:
        both.append(Phrase(f"{two.text} {one.text}", slop, field))
    # The slop holds within a phrase, too: that its words stand together is said once more.
    phrases = [part for part in (one, two) if isinstance(part, Phrase)]
    return all_of([*phrases, any_of(both)])


def _parts(node: Node, near: QueryToken) -> Iterator[Word | Phrase]:
    match node:
        case Word() | Phrase(slop=0):
            yield node
        case Or(parts):
            for part in parts:
                yield from _parts(part, near)
        case _:
            name = near.span.text
            raise near.span.error(
                f"{name} joins words, phrases and groups of them with OR",
                f"write A {name} B, or quote {name} if it is text",
            )
