"""Counts the hits whose date is guessed, by what is guessed."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from index import schema
from index.article import Field, PartialDate
from search.executor.facets import label_date
from search.executor.plan import Conjunction, Plan, ValuesFilter
from search.query.query import FacetField
from search.results.date_steps import DateStep

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor

Guesses = Mapping[str, Field[PartialDate]]
"""Guessed dates by article id."""


def count_guessed(
    executor: "SearchExecutor", plan: Plan, guesses: Guesses, facet: FacetField
) -> dict[str, int]:
    """Counts the documents that match by guessed day, month or year.

    One more search, among the undated documents alone.

    Args:
        executor: of the index.
        plan: what is searched.
        guesses: the guessed dates.
        facet: what to count by.

    Returns:
        The number of documents by day, month or year, or as much of it as is guessed.
    """
    undated = ValuesFilter(schema.ID, frozenset(guesses))
    numbers = executor.find_all(Conjunction([plan, undated]))
    length = DateStep[facet.name].value
    counts: Counter[str] = Counter()
    for article_id in executor.snapshot.values_of(schema.ID, numbers):
        date = guesses[article_id].value
        if date is not None and date.first and date.last:
            first, last = date.first.isoformat(), date.last.isoformat()
            counts[label_date(first, last, length)] += 1
    return dict(counts)
