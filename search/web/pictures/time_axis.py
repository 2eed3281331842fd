"""Lays out a stretch of time as bars of one day, month or year, with labels below."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from search.output.wording import SHORT_MONTHS
from search.results.date_steps import DateStep, name_step, number_step

MAX_BARS = 750
"""More bars than this are thinner than a pixel of a small screen."""
_MAX_GAP = {DateStep.DAY: 400, DateStep.MONTH: 240, DateStep.YEAR: 100}
"""Beyond so many empty bars a date is more likely wrong than far away."""
_MAX_LABELS = 12
_MAX_CACHED = 64
"""Most searches of one corpus have one of a few axes."""


class TimeAxis(NamedTuple):
    """The bars of a picture, from left to right.

    Attributes:
        step: what a bar stands for.
        first: number of the first bar's day, month or year.
        n_bars: number of bars.
        outside: names of days, months or years that are too far off to be shown.
    """

    step: DateStep
    first: int
    n_bars: int
    outside: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each bar."""
        return _name_bars(self.first, self.n_bars, self.step)


def make_axis(
    names: Sequence[str], step: DateStep, first: str = "", last: str = ""
) -> TimeAxis | None:
    """Makes the axis on which some days, months or years have a bar.

    Args:
        names: those that have a hit, in any order; names of another unit are passed over.
        step: what a bar stands for.
        first: the first bar that there shall be, at least.
        last: the last.

    Returns:
        The axis; None where no bar would be on it.
    """
    numbers = sorted({n for one in names if (n := number_step(one, step)) is not None})
    if not numbers:
        return None
    runs = _split_at_gaps(numbers, _MAX_GAP[step])
    run = max(runs, key=len)
    low, high = run[0], run[-1]
    wanted = [number_step(one, step) for one in (first, last)]
    if wanted[0] is not None and high - wanted[0] < MAX_BARS:
        low = min(low, wanted[0])
    if wanted[1] is not None and wanted[1] - low < MAX_BARS:
        high = max(high, wanted[1])
    low = max(low, high - MAX_BARS + 1)
    outside = tuple(name_step(n, step) for n in numbers if not low <= n <= high)
    return TimeAxis(step, low, high - low + 1, outside)


def list_labels(axis: TimeAxis) -> list[tuple[int, str]]:
    """Lists the labels below an axis: the bar that each begins at, and its text."""
    names = axis.names
    spacing = next(n for n in _spacings(axis.step) if axis.n_bars / n <= _MAX_LABELS)
    if axis.step is DateStep.DAY:
        return [
            (n, f"{int(name[8:])} {_month(name)}")
            for n, name in enumerate(names)
            if n % spacing == 0
        ]
    if axis.step is DateStep.YEAR or spacing % 12 == 0:
        years = spacing if axis.step is DateStep.YEAR else spacing // 12
        starts = [
            (n, name)
            for n, name in enumerate(names)
            if int(name[:4]) % years == 0 and name[4:] in ("", "-01")
        ]
        return [(n, name[:4]) for n, name in starts]
    months = [
        (n, name[:4] if name.endswith("-01") else _month(name))
        for n, name in enumerate(names)
        if (axis.first + n) % spacing == 0
    ]
    # Without a January among them the first says the year.
    if months and not any(text.isdecimal() for _, text in months):
        first, text = months[0]
        months[0] = first, f"{text} {names[first][:4]}"
    return months


@lru_cache(maxsize=_MAX_CACHED)
def _name_bars(first: int, n_bars: int, step: DateStep) -> tuple[str, ...]:
    return tuple([name_step(first + n, step) for n in range(n_bars)])


def _split_at_gaps(numbers: Sequence[int], most: int) -> list[list[int]]:
    runs = [[numbers[0]]]
    for one, other in pairwise(numbers):
        if other - one > most:
            runs.append([])
        runs[-1].append(other)
    return runs


def _spacings(step: DateStep) -> tuple[int, ...]:
    """Numbers of bars from one label to the next, so that labels are round."""
    if step is DateStep.MONTH:
        return (1, 3, 6, 12, 24, 60, 120, 240, 600)
    return (
        (1, 2, 7, 14, 28, 56, 112)
        if step is DateStep.DAY
        else (1, 2, 5, 10, 20, 50, 100)
    )


def _month(name: str) -> str:
    return SHORT_MONTHS[int(name[5:7]) - 1]
