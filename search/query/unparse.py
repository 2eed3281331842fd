"""The words of a query tree, and the text that a user would type for a part of it."""

from search.query.tree import (
    And,
    Boost,
    Dated,
    DateRange,
    Everything,
    Fuzzy,
    Located,
    Named,
    NameField,
    Near,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Spellings,
    Undated,
    Unknown,
    Wildcard,
    Word,
    WordRange,
)

_RANKED = (Word, Phrase, Prefix, Wildcard, Fuzzy, WordRange, Near)
RankedNode = Word | Phrase | Prefix | Wildcard | Fuzzy | WordRange | Near
"""A leaf that is looked up in the text, and so adds to the score."""


def query_words(tree: Node) -> tuple[RankedNode, ...]:
    """Lists what is looked up in the text, in order, without excluded parts.

    What is near each other is one.

    >>> query_words(And((Word("troops"), Not(Word("parliament")))))
    (Word(text='troops', field=None),)
    """
    # Each step of a rewrite asks: to match patterns takes twice as long.
    if isinstance(tree, _RANKED):
        return (tree,)
    if isinstance(tree, (And, Or)):
        return tuple([word for part in tree.parts for word in query_words(part)])
    if isinstance(tree, Boost) and tree.factor > 0:
        return query_words(tree.part)
    return ()


def lowering_words(tree: Node) -> tuple[str, ...]:
    """Lists the words that lower an article: those that prose excludes, as typed."""
    match tree:
        case And(parts) | Or(parts):
            return tuple(word for part in parts for word in lowering_words(part))
        case Boost(part, factor) if factor < 0:
            return tuple(map(unparse, query_words(part)))
        case _:
            return ()


def named_actors(tree: Node) -> tuple[str, ...]:
    """Lists the actors that the query filters by, as typed; excluded ones are not."""
    match tree:
        case And(parts) | Or(parts):
            return tuple(name for part in parts for name in named_actors(part))
        case Boost(part, _):
            return named_actors(part)
        case Named(NameField.ACTOR, name):
            return (name,)
        case _:
            return ()


def unparse(node: Node) -> str:
    """Returns the part of a query as a user would type it.

    >>> unparse(Not(And((Named(NameField.OUTLET, "BBC"), Phrase("peace talks", 2)))))
    '-(outlet:BBC AND "peace talks"~2)'
    """
    match node:
        case Not(part):
            return f"-{unparse(part)}"
        case Spellings(parts):
            return unparse(parts[0])
        case Boost(part, _):
            return unparse(part)
        case And(parts):
            return f"({' AND '.join(map(unparse, parts))})"
        case Or(parts):
            return f"({' OR '.join(map(unparse, parts))})"
        case (
            Named()
            | Unknown()
            | Located()
            | Dated()
            | Undated()
            | Everything()
            | OneOf()
        ):
            return _unparse_filter(node)
    return _unparse_words(node)


def _unparse_filter(
    node: Named | Unknown | Located | Dated | Undated | Everything | OneOf,
) -> str:
    match node:
        case Named(field, name) | Located(field, name):
            return f"{field}:{name}"
        case Unknown(field):
            return f"{field}:unknown"
        case Dated(DateRange(first, last)):
            return f"date:{first or ''}..{last or ''}"
        case Undated():
            return "date:undated"
        case OneOf(ids):
            return f"one of {len(ids):,} articles"
        case Everything():
            return "*"


def _unparse_words(node: RankedNode) -> str:
    match node:
        case Near(first, second, slop, in_order):
            operator = "pre" if in_order else "NEAR"
            return f"{_unparse_part(first)} {operator}/{slop} {_unparse_part(second)}"
        case Phrase(text, slop, _, any_order):
            return f'"{text}"{_unparse_slop(slop, any_order=any_order)}'
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


def _unparse_part(node: Node) -> str:
    text = unparse(node)
    return f"({text})" if isinstance(node, Near) else text


def _unparse_slop(slop: int, *, any_order: bool) -> str:
    if any_order:
        return f"~~{slop}"
    return f"~{slop}" if slop else ""
