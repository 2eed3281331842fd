"""Chooses what a bar of the histogram stands for, from the period and what was found."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from search.query import parse_since, parse_until
from search.query.query import FacetField
from search.query_errors import QueryError
from search.results.date_steps import DateStep, number_step
from search.results.results import FacetCount
from search.web.addresses import BarLength, SearchState

_DAYS_IN_BARS = 92
"""A period up to this has a bar a day."""
_MONTHS_IN_BARS = 300
"""A period up to this has a bar a month: 25 years."""
_STEPS = {
    BarLength.DAY: DateStep.DAY,
    BarLength.MONTH: DateStep.MONTH,
    BarLength.YEAR: DateStep.YEAR,
}
FACETS = {
    DateStep.DAY: FacetField.DAY,
    DateStep.MONTH: FacetField.MONTH,
    DateStep.YEAR: FacetField.YEAR,
}
ValueCounts = Sequence[FacetCount]
"""The number of hits of each value of a field."""


def find_period(state: SearchState, today: date) -> tuple[date | None, date | None]:
    """Returns the first and last day that a search is narrowed to, None for no bound."""
    first = last = None
    with suppress(QueryError):
        first = parse_since(state.since, today=today) if state.since else None
        last = parse_until(state.until, today=today) if state.until else None
    return first, last


def choose_first_step(
    state: SearchState, period: tuple[date | None, date | None]
) -> DateStep:
    """Chooses the unit to count by, before it is known what there is to count.

    Years are counted by month, for the years of a search are the sums of its months.
    """
    if state.span in _STEPS:
        return max(_STEPS[state.span], DateStep.MONTH, key=lambda step: step.value)
    first, last = period
    short = first and last and (last - first).days < _DAYS_IN_BARS
    return DateStep.DAY if short else DateStep.MONTH


def choose_step(state: SearchState, months: ValueCounts) -> DateStep:
    """Chooses the unit of bars from the months that were found."""
    if state.span in _STEPS:
        return _STEPS[state.span]
    found = [number_step(one.value, DateStep.MONTH) for one in months if one.count]
    numbers = [number for number in found if number is not None]
    if not numbers:
        return DateStep.YEAR if any(one.value for one in months) else DateStep.MONTH
    count = max(numbers) - min(numbers) + 1
    if count <= _DAYS_IN_BARS // 31:
        return DateStep.DAY
    return DateStep.MONTH if count <= _MONTHS_IN_BARS else DateStep.YEAR


def sum_up(counts: ValueCounts, step: DateStep) -> list[FacetCount]:
    """Sums up counts of days or months to those of months or years.

    >>> sum_up([FacetCount("2019-11", 2), FacetCount("2019-12", 1), FacetCount("", 1)], DateStep.YEAR)
    [FacetCount(value='2019', count=3), FacetCount(value='', count=1)]
    """
    if all(len(one.value) <= step.value for one in counts):
        return list(counts)
    sums: dict[str, int] = {}
    for one in counts:
        name = one.value[: step.value]
        sums[name] = sums.get(name, 0) + one.count
    return [FacetCount(name, count) for name, count in sums.items()]


def name_bounds(
    period: tuple[date | None, date | None], step: DateStep
) -> tuple[str, str]:
    """Returns the names of the first and last bar of a period, empty for no bound."""
    first, last = (day.isoformat()[: step.value] if day else "" for day in period)
    return first, last
