"""Queries for the executor by the names that Whoosh gives them, without Whoosh.

The executor tells queries by these names and their attributes: it takes Whoosh's own as
well. A search builds these, since to import Whoosh's takes longer than to answer. (So does making dataclasses of them.)
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Term(NamedTuple):
    """Articles with a term in a field."""

    fieldname: str
    text: str
    boost: float = 1.0


class TermRange(NamedTuple):
    """Articles with a term of a field from `start` to `end`, both included."""

    fieldname: str
    start: str
    end: str
    startexcl: bool = False
    endexcl: bool = False
    constantscore: bool = True
    boost: float = 1.0


class Every(NamedTuple):
    """Every article, or every one with some term in a field."""

    fieldname: str | None = None
    boost: float = 1.0


class Phrase(NamedTuple):
    """Words of a field in order, at most `slop` places from each to the next."""

    fieldname: str
    words: tuple[str, ...]
    slop: int = 1
    boost: float = 1.0


class FormsAcrossFields(NamedTuple):
    """A word in all its forms and fields; see `search.executor.words`."""

    weights: Mapping[tuple[str, str], float]
    boost: float = 1.0


class And(NamedTuple):
    """Articles that match all of these."""

    subqueries: Sequence["Query"]
    boost: float = 1.0


class Or(NamedTuple):
    """Articles that match any of these."""

    subqueries: Sequence["Query"]
    boost: float = 1.0


class Not(NamedTuple):
    """Articles that do not match this."""

    query: "Query"
    boost: float = 1.0


class AndMaybe(NamedTuple):
    """Articles that match `a`; those that match `b` too are the better for it."""

    a: "Query"
    b: "Query"
    boost: float = 1.0


class ConstantScoreQuery(NamedTuple):
    """Articles that match this, all with one score."""

    child: "Query"
    score: float
    boost: float = 1.0


class _NullQuery(NamedTuple):
    """No article."""


NOTHING = _NullQuery()

Query = (
    Term
    | TermRange
    | Every
    | Phrase
    | FormsAcrossFields
    | And
    | Or
    | Not
    | AndMaybe
    | ConstantScoreQuery
    | _NullQuery
)
