"""Numbers days, weeks, months, quarters and years in a row, and names them."""

import datetime
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.query.query import FacetField
from search.results.date_steps import DateStep, name_step, number_step
from search.results.trend_lines import PeriodUnit


class _Unit(NamedTuple):
    """A unit of time.

    Attributes:
        facet: what articles are counted by.
        step: the unit of that facet.
        size: how many of its steps a period has.
        most_empty: more periods in a row without an article are rather a wrong date.
    """

    facet: FacetField
    step: DateStep
    size: int
    most_empty: int


_UNITS = {
    PeriodUnit.DAY: _Unit(FacetField.DAY, DateStep.DAY, 1, 730),
    PeriodUnit.WEEK: _Unit(FacetField.DAY, DateStep.DAY, 7, 260),
    PeriodUnit.MONTH: _Unit(FacetField.MONTH, DateStep.MONTH, 1, 120),
    PeriodUnit.QUARTER: _Unit(FacetField.MONTH, DateStep.MONTH, 3, 60),
    PeriodUnit.YEAR: _Unit(FacetField.YEAR, DateStep.YEAR, 1, 30),
}


def facet_of(unit: PeriodUnit) -> FacetField:
    """Returns the facet that has the counts for a unit."""
    return _UNITS[unit].facet


def number_period(name: str, unit: PeriodUnit) -> int | None:
    """Returns the number of the period of a day, month or year; None for less exact dates.

    >>> number_period("2019-12-20", PeriodUnit.WEEK), number_period("2019", PeriodUnit.MONTH)
    (105344, None)
    """
    _, step, size, _ = _UNITS[unit]
    number = number_step(name, step)
    if number is None:
        return None
    # The first day of all, 0001-01-01, is a Monday, and has the number 1.
    return (number - 1) // size if step is DateStep.DAY and size > 1 else number // size


def name_period(number: int, unit: PeriodUnit) -> str:
    """Returns the name of a period; weeks as in ISO 8601.

    >>> [name_period(n, unit) for n, unit in ((105344, PeriodUnit.WEEK), (8079, PeriodUnit.QUARTER))]
    ['2019-W51', '2019-Q4']
    """
    match unit:
        case PeriodUnit.WEEK:
            year, week, _ = datetime.date.fromordinal(number * 7 + 1).isocalendar()
            return f"{year:04}-W{week:02}"
        case PeriodUnit.QUARTER:
            return f"{number // 4:04}-Q{number % 4 + 1}"
        case _:
            return name_step(number, _UNITS[unit].step)


def period_bounds(name: str) -> tuple[str, str]:
    """Returns the first and the last day or month of a period, by its name.

    >>> period_bounds("2019-W51"), period_bounds("2019-Q4"), period_bounds("2019-12")
    (('2019-12-16', '2019-12-22'), ('2019-10', '2019-12'), ('2019-12', '2019-12'))
    """
    year, _, rest = name.partition("-")
    if rest.startswith("W"):
        monday = datetime.date.fromisocalendar(int(year), int(rest[1:]), 1)
        return monday.isoformat(), (monday + datetime.timedelta(6)).isoformat()
    if rest.startswith("Q"):
        last = int(rest[1:]) * 3
        return f"{year}-{last - 2:02}", f"{year}-{last:02}"
    return name, name


def find_main_run(
    numbers: Sequence[int], unit: PeriodUnit, weigh: Callable[[int], int]
) -> range:
    """Finds the stretch of periods with most articles, without long gaps.

    Args:
        numbers: periods that have articles, in any order.
        unit: what they stand for.
        weigh: returns the number of articles of a period.
    """
    ordered = sorted(numbers)
    if not ordered:
        return range(0)
    runs = [[ordered[0]]]
    for one, other in pairwise(ordered):
        if other - one > _UNITS[unit].most_empty:
            runs.append([])
        runs[-1].append(other)
    best = max(runs, key=lambda run: sum(map(weigh, run)))
    return range(best[0], best[-1] + 1)
