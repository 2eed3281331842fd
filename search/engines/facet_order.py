"""Sorts facet counts into the order in which they are read."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from search.query.query import FacetField
from search.results.date_steps import DateStep, name_step, number_step
from search.results.results import FacetCount

_STEPS = {
    FacetField.YEAR: DateStep.YEAR,
    FacetField.MONTH: DateStep.MONTH,
    FacetField.DAY: DateStep.DAY,
}
"""Date facets, with the unit of their values."""
_MAX_GAP = 1_200
"""So many months, years or days side by side without a hit get a row each: a hundred
years of months. Beyond, one wrong date would fill a page."""


def sort_facet(facet: FacetField, counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Sorts years, months and days by date, all other values by count.

    Those between the first and the last are there also without a hit.

    >>> [(count.value, count.count) for count in sort_facet(FacetField.YEAR, {"2020": 1, "2018": 2})]
    [('2018', 2), ('2019', 0), ('2020', 1)]
    """
    if facet in _STEPS:
        gaps = dict.fromkeys(_find_gaps(counts, _STEPS[facet]), 0)
        pairs = ((value, n) for value, n in counts.items() if n)
        return _sort_by_value([*pairs, *gaps.items()])
    counted = sort_by_count(counts)
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
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], not pair[0], pair[0]))
    return tuple(FacetCount(value, count) for value, count in ordered if count)


def _sort_by_value(pairs: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """Sorts values in ascending order, "unknown" last; for dates."""
    ordered = sorted(pairs)
    if ordered and not ordered[0][0]:
        ordered.append(ordered.pop(0))
    return tuple([FacetCount(value, count) for value, count in ordered])


def _find_gaps(counts: Mapping[str, int], step: DateStep) -> Iterator[str]:
    """Yields the years, months or days between the first and the last without a hit."""
    found = (number_step(value, step) for value, count in counts.items() if count)
    numbers = sorted([n for n in found if n is not None])
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return
    for one, other in pairwise(numbers):
        if other - one <= _MAX_GAP:
            yield from (name_step(n, step) for n in range(one + 1, other))
