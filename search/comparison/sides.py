"""Chooses the sides of a comparison, and narrows a question to each."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from search.comparison.compare import MOST_SIDES, Side
from search.engines import Engine
from search.query.query import FacetField, Query, narrow_query
from search.query.terms import read_date_filter, read_name_filter
from search.query.tokens import QuerySpan
from search.query.tree import NameField, Node
from search.query_errors import OptionConflictError
from search.results.results import FacetCount

_HITS = 30
_SNIPPETS = 2


class SideField(StrEnum):
    """What the sides of a comparison differ in."""

    OUTLET = "outlet"
    LANGUAGE = "language"
    PERIOD = "period"

    @property
    def facet(self) -> FacetField:
        """The facet whose values can be sides."""
        is_period = self is SideField.PERIOD
        return FacetField.YEAR if is_period else FacetField(self.value)


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
        Side(name.strip('"'), narrow_query(question, [_read(name, field, today)]))
        for name in names
    ]


def choose_largest(counts: Sequence[FacetCount], field: SideField) -> list[str]:
    """Returns the two known values with most hits; periods in order of time."""
    found = sorted(
        (one for one in counts if one.value and one.count), key=lambda one: -one.count
    )
    names = [one.value for one in found[:2]]
    return sorted(names) if field is SideField.PERIOD else names


def _find_names(engine: Engine, question: Query, field: SideField) -> list[str]:
    """Finds the two values that most hits have."""
    view = replace(question.view, limit=0, facets=(field.facet,))
    counts = engine.search(replace(question, view=view)).facets[field.facet]
    names = choose_largest(counts, field)
    # In quotes a name means itself, also "unknown".
    return names if field is SideField.PERIOD else [f'"{name}"' for name in names]


def _read(name: str, field: SideField, today: datetime.date) -> Node:
    if field is SideField.PERIOD:
        return read_date_filter(QuerySpan(name, 0, len(name)), today)
    return read_name_filter(name, NameField(field.value))
