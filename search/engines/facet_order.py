"""Counts in the order that they are read in."""

from collections.abc import Iterable, Mapping

from search.query.query import FacetField
from search.results.results import FacetCount

_TIMELY = (FacetField.YEAR, FacetField.MONTH)


def sort_facet(facet: FacetField, counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Years and months in order of time, all else most first."""
    ranked = sort_by_value(counts) if facet in _TIMELY else sort_by_count(counts)
    if facet is FacetField.ACTOR:
        # An article may well name nobody: that is no unknown actor.
        return tuple(count for count in ranked if count.value)
    return ranked


def sort_by_count(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """The values that occur, most frequent first; "unknown" last among equals."""
    return _make_counts(
        sorted(counts.items(), key=lambda pair: (-pair[1], not pair[0], pair[0]))
    )


def sort_by_value(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """The values that occur, in order, as they are dates; "unknown" last."""
    return _make_counts(sorted(counts.items(), key=lambda pair: (not pair[0], pair[0])))


def _make_counts(ranked: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(value, count) for value, count in ranked if count)
