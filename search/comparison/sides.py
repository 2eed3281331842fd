"""Chooses the sides of a comparison, and narrows a question to each."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from search.comparison.compare import MOST_SIDES, Side
from search.engines import Engine
from search.query.clauses import all_of
from search.query.query import FacetField, Query
from search.query.terms import read_date_filter, read_name_filter
from search.query.tokens import QuerySpan
from search.query.tree import NameField, Node
from search.query_errors import OptionConflictError

_HITS = 30
_SNIPPETS = 2


class SideField(StrEnum):
    """What the sides of a comparison differ in."""

    OUTLET = "outlet"
    LANGUAGE = "language"
    PERIOD = "period"


def make_sides(
    engine: Engine,
    question: Query,
    field: SideField,
    names: Sequence[str],
    *,
    today: datetime.date,
) -> list[Side]:
    """Makes the sides of a question.

    Args:
        engine: on the corpus.
        question: what all sides are asked.
        field: what they differ in.
        names: outlets, languages or periods as typed; none for the two outlets,
            languages or years with most hits.
        today: the day that relative dates count from.

    Raises:
        OptionConflictError: there is one side only, or there are too many.
        QueryError: a period cannot be understood.
    """
    typed = list(dict.fromkeys(names))
    names = typed or _find_names(engine, question, field)
    if len(names) < 2 and not typed:
        only = f"only {names[0]} has articles" if names else "no article"
        raise OptionConflictError(
            f"a comparison needs two sides, and {only} with a known {field} that matches: "
            f"ask with other words, or give --{field} once for each"
        )
    if len(names) < 2:
        raise OptionConflictError(
            f"a comparison needs two sides: give --{field} once for each"
        )
    if len(names) > MOST_SIDES:
        raise OptionConflictError(
            f"a comparison has {MOST_SIDES} sides at most, not {len(names)}"
        )
    view = replace(question.view, limit=_HITS, snippets=_SNIPPETS)
    question = replace(question, view=view)
    return [
        Side(name.strip('"'), _narrow(question, _read(name, field, today)))
        for name in names
    ]


def _find_names(engine: Engine, question: Query, field: SideField) -> list[str]:
    """Finds the two values that most hits have."""
    period = field is SideField.PERIOD
    facet = FacetField.YEAR if period else FacetField(field.value)
    view = replace(question.view, limit=0, facets=(facet,))
    counts = engine.search(replace(question, view=view)).facets[facet]
    found = sorted(
        (one for one in counts if one.value and one.count), key=lambda one: -one.count
    )
    names = [one.value for one in found[:2]]
    # In quotes a name means itself, also "unknown".
    return sorted(names) if period else [f'"{name}"' for name in names]


def _read(name: str, field: SideField, today: datetime.date) -> Node:
    if field is SideField.PERIOD:
        return read_date_filter(QuerySpan(name, 0, len(name)), today)
    return read_name_filter(name, NameField(field.value))


def _narrow(question: Query, node: Node) -> Query:
    every_word = question.every_word
    return replace(
        question,
        tree=all_of([node, question.tree]),
        every_word=None if every_word is None else all_of([node, every_word]),
    )
