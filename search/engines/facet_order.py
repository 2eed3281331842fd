"""Sorts facet counts into the order in which they are read."""

from collections.abc import Iterable, Mapping

from search.query.query import FacetField
from search.results.results import FacetCount

_DATE_FACETS = (FacetField.YEAR, FacetField.MONTH)


def sort_facet(facet: FacetField, counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Sorts years and months by date, all other values by count."""
    counted = sort_by_value(counts) if facet in _DATE_FACETS else sort_by_count(counts)
    if facet is FacetField.ACTOR:
        # An article without an actor is not about an unknown one.
        return tuple(count for count in counted if count.value)
    return counted


def sort_by_count(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Sorts values by descending count, then by value; among equals "unknown" is last.

    Values that do not occur are left out.

    >>> [count.value for count in sort_by_count({"BBC": 1, "TASS": 2, "": 1, "AFP": 0})]
    ['TASS', 'BBC', '']
    """
    return _make_counts(
        sorted(counts.items(), key=lambda pair: (-pair[1], not pair[0], pair[0]))
    )


def sort_by_value(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Sorts values that occur in ascending order, "unknown" last; for dates."""
    return _make_counts(sorted(counts.items(), key=lambda pair: (not pair[0], pair[0])))


def _make_counts(pairs: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(value, count) for value, count in pairs if count)
