"""The words of a query that rank: what to highlight, and what a hit can lack."""

from search.query.tree import (
    And,
    Boost,
    Fuzzy,
    Named,
    NameField,
    Node,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    Word,
    WordRange,
)

RankedNode = Word | Phrase | Prefix | Wildcard | Fuzzy | WordRange
"""A leaf that is looked for in the text, and so adds to the score."""


def query_words(tree: Node) -> tuple[RankedNode, ...]:
    """The leaves that are looked for in the text, in order, none of them excluded."""
    match tree:
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy() | WordRange():
            return (tree,)
        case And(parts) | Or(parts):
            return tuple([word for part in parts for word in query_words(part)])
        case Boost(part, _):
            return query_words(part)
        case _:
            return ()


def named_actors(tree: Node) -> tuple[str, ...]:
    """The actors that articles are asked to tell of, as typed, none of them excluded."""
    match tree:
        case And(parts) | Or(parts):
            return tuple(name for part in parts for name in named_actors(part))
        case Boost(part, _):
            return named_actors(part)
        case Named(NameField.ACTOR, name):
            return (name,)
        case _:
            return ()


def written(node: RankedNode) -> str:
    """A part of a query as the user writes it."""
    match node:
        case Phrase(text, slop):
            return f'"{text}"' + (f"~{slop}" if slop else "")
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, edits):
            return f"{text}~" + (f"{edits}" if edits > 1 else "")
        case Wildcard(pattern):
            return pattern
        case WordRange(first, last):
            return f"[{first or '*'} TO {last or '*'}]"
        case Word(text):
            return text
