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

_DAYS_IN_MONTH = 31
_MAX_DAYS = 93
"""A period up to this has a bar a day."""
_MAX_MONTHS = 300
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
Period = tuple[date | None, date | None]
"""The first and last day of a period, None for no bound."""
ValueCounts = Sequence[FacetCount]
"""The number of hits of each value of a field."""


def find_period(state: SearchState, today: date) -> Period:
    """Returns the first and last day that a search is narrowed to, None for no bound."""
    first = last = None
    with suppress(QueryError):
        first = parse_since(state.since, today=today) if state.since else None
        last = parse_until(state.until, today=today) if state.until else None
    return first, last


def choose_first_step(state: SearchState, period: Period) -> DateStep:
    """Chooses the unit to count by, before it is known what there is to count.

    Years are counted by month, for the years of a search are the sums of its months.
    """
    fixed = _choose_fixed(state, period) or DateStep.MONTH
    return max(fixed, DateStep.MONTH, key=lambda step: step.value)


def choose_step(state: SearchState, period: Period, months: ValueCounts) -> DateStep:
    """Chooses the unit of bars: that asked for, or as fits the period or what was found."""
    fixed = _choose_fixed(state, period)
    if fixed is not None:
        return fixed
    found = [number_step(one.value, DateStep.MONTH) for one in months if one.count]
    numbers = [number for number in found if number is not None]
    if not numbers:
        return DateStep.YEAR if any(one.value for one in months) else DateStep.MONTH
    return _fit((max(numbers) - min(numbers) + 1) * _DAYS_IN_MONTH)


def choose_coarse_step(state: SearchState, months: ValueCounts) -> DateStep:
    """Chooses months or years as the unit of bars: as asked for, or as fits what was found."""
    step = choose_step(state, (None, None), months)
    return DateStep.MONTH if step is DateStep.DAY else step


def sum_up(counts: ValueCounts, step: DateStep) -> list[FacetCount]:
    """Sums up counts of days or months to those of months or years.

    >>> sum_up([FacetCount("2019-11", 2), FacetCount("2019-12", 1), FacetCount("", 1)], DateStep.YEAR)
    [FacetCount(value='2019', count=3), FacetCount(value='', count=1)]
    """
    size = step.value
    if max(map(len, [one.value for one in counts]), default=0) <= size:
        return list(counts)
    sums: dict[str, int] = {}
    for one in counts:
        name = one.value[:size]
        sums[name] = sums.get(name, 0) + one.count
    return [FacetCount(name, count) for name, count in sums.items()]


def name_bounds(period: Period, step: DateStep) -> tuple[str, str]:
    """Returns the names of the first and last bar of a period, empty for no bound."""
    first, last = (day.isoformat()[: step.value] if day else "" for day in period)
    return first, last


def _choose_fixed(state: SearchState, period: Period) -> DateStep | None:
    first, last = period
    if state.span in _STEPS:
        return _STEPS[state.span]
    return _fit((last - first).days + 1) if first and last else None


def _fit(days: int) -> DateStep:
    if days <= _MAX_DAYS:
        return DateStep.DAY
    return DateStep.MONTH if days <= _MAX_MONTHS * _DAYS_IN_MONTH else DateStep.YEAR
