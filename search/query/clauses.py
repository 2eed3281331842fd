"""Joins the clauses of one level: required, optional and excluded ones."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from search.query.tree import (
    And,
    Boost,
    Dated,
    DateRange,
    Everything,
    Located,
    Named,
    Node,
    Not,
    OneOf,
    Or,
    Undated,
    Unknown,
)

_TEXT = "text"


class Clause(NamedTuple):
    """A part of a query and its sign: "+" is required, "-" excluded, "" neither."""

    node: Node
    sign: str = ""


def join_clauses(clauses: Sequence[Clause], *, every_word: bool) -> Node:
    """Joins clauses that stand side by side.

    Filters are required (of several for one field, any), and so are clauses with "+".
    Of the others at least one must match. Beside required words they are optional: they
    become an `Or` that holds `Everything`, and only raise the score.

    Args:
        clauses: the clauses, in the order typed.
        every_word: whether clauses without a sign are required too.
    """
    filters = [node for node, sign in clauses if not sign and is_filter(node)]
    words = [clause for clause in clauses if clause.sign or not is_filter(clause.node)]
    required = [
        node for node, sign in words if sign == "+" or (every_word and not sign)
    ]
    optional = [node for node, sign in words if not sign and not every_word]
    optional = [node for node in optional if node != Everything()]
    excluded: list[Node] = [Not(node) for node, sign in words if sign == "-"]
    if optional and not all(is_filter(node) for node in required):
        optional.append(Everything())
    return all_of([*_any_of_a_kind(filters), *required, *_some(optional), *excluded])


def all_of(parts: Iterable[Node]) -> Node:
    """Returns the node for articles that match all parts; `Everything` for no parts.

    A `Not` in it stands in an `And`, beside a part that is no `Not`.
    """
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else [part]
    flat = [part for part in flat if part != Everything()]
    if all(isinstance(part, Not) for part in flat):
        flat.insert(0, Everything())
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: Iterable[Node]) -> Node:
    """Returns the node for articles that match any of the parts, at least one."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Or) else [part]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def is_filter(node: Node) -> bool:
    """Tells whether a node only filters: it holds names or dates, but no words."""
    kinds = _kinds(node)
    return bool(kinds) and _TEXT not in kinds


def _kinds(node: Node) -> set[str]:
    match node:
        case Everything():
            return set()
        case Named(field, _) | Located(field, _) | Unknown(field):
            return {field}
        case Dated() | Undated():
            return {"date"}
        case OneOf():
            return {"id"}
        case And(parts) | Or(parts):
            return set().union(*map(_kinds, parts))
        case Not(part) | Boost(part, _):
            return _kinds(part)
        case _:
            return {_TEXT}


def _any_of_a_kind(filters: Iterable[Node]) -> list[Node]:
    groups: dict[str, list[Node]] = {}
    for node in filters:
        groups.setdefault(_group(node), []).append(node)
    # Half-open ranges narrow each other: date:>2019 date:<2021 is 2020.
    alone = groups.pop("", [])
    return [*(any_of(group) for group in groups.values()), *alone]


def _group(node: Node) -> str:
    match node:
        case Named(field, _) | Located(field, _) | Unknown(field):
            return field
        case Dated(DateRange(first, last)):
            return "date" if first and last else ""
        case Undated():
            return "date"
        case Or(parts):
            groups = set(map(_group, parts))
            return groups.pop() if len(groups) == 1 else ""
        case _:
            return ""


def _some(nodes: Sequence[Node]) -> list[Node]:
    return [any_of(nodes)] if nodes else []
