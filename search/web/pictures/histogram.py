"""Draws how many hits there are over time: bars that are links, and the same as a table.

The bars stand in a picture of their own, which is stretched to any width without a script;
the text below them is not, and grows with that of the page.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import repeat
from typing import NamedTuple

from markupsafe import Markup

from search.output.unseen_characters import one_line
from search.results.date_steps import DateStep
from search.results.results import FacetCount
from search.web.pictures.time_axis import TimeAxis, list_labels, make_axis

HEIGHT = 96
"""The bars are as high, in units of their picture, which is six lines of text high."""
_MAX_SERIES = 6
"""So many values have a colour of their own."""
OTHERS = "others"
DATED, GUESSED = "dated", "guessed"
_MANY = 200
"""So many bars stand without a gap between them."""
_FEW = 16
"""Fewer bars are as wide as if there were so many."""
_WIDEST = 0.84
_EDGE = 3
"""Labels so near an end of the axis, in percent, begin or end there."""
_LEAST = 2
_MAX_CACHED = 64
"""Most searches of one corpus have one of a few axes."""

Crossed = Mapping[str, Mapping[str, int]]
"""For each day, month or year the number of hits by value of another field."""


class Series(NamedTuple):
    """The bars, or the parts of bars, of one colour.

    Attributes:
        name: what they stand for; empty where there is only one.
        color: the number of the colour, from 0, or its name.
        counts: number of hits of each bar.
    """

    name: str
    color: int | str
    counts: list[int]


class _Bars(NamedTuple):
    """The bars: their names, counts, addresses as HTML, and parts."""

    axis: TimeAxis
    names: Sequence[str]
    totals: list[int]
    addresses: list[str]
    series: Sequence[Series]
    most: int


class Histogram(NamedTuple):
    """A picture of hits over time.

    Attributes:
        svg: the picture.
        table: the rows of a table with its bars that have hits.
        series: its parts; one where bars are not divided.
        axis: its bars.
        most: the largest count.
        counted: number of hits on it.
    """

    svg: Markup
    table: Markup
    series: tuple[Series, ...]
    axis: TimeAxis
    most: int
    counted: int


def draw_histogram(  # noqa: PLR0913  (what is counted, and how it is drawn)
    counts: Sequence[FacetCount],
    step: DateStep,
    narrow: Callable[[str], str],
    *,
    crossed: Crossed | None = None,
    guessed: Sequence[FacetCount] = (),
    period: tuple[str, str] = ("", ""),
    most: int = 0,
) -> Histogram | None:
    """Draws a histogram; None where no hit has a date that belongs to a bar.

    Args:
        counts: number of hits by day, month or year; other names are passed over.
        step: what a bar stands for.
        narrow: returns the address of the search narrowed to a bar.
        crossed: the counts by value of another field, to divide the bars by.
        guessed: number of further hits by guessed day, month or year; they are a part of
            their own, on top of each bar.
        period: the names of the first and last bar that there shall be.
        most: the count that a bar of full height stands for, at least, so that pictures
            side by side have one scale.
    """
    found = {one.value: one.count for one in counts if one.count}
    guesses = {one.value: one.count for one in guessed if one.count}
    axis = make_axis(list(found | guesses), step, *period)
    if axis is None:
        return None
    names = axis.names
    sure = [found.get(name, 0) for name in names]
    series = _divide(names, sure, crossed) if crossed else [Series("", 0, sure)]
    series = _add_guessed(series, [guesses.get(name, 0) for name in names])
    totals = [found.get(name, 0) + guesses.get(name, 0) for name in names]
    if not any(totals):
        return None
    addresses = [
        escape(narrow(name)) if n else "" for name, n in zip(names, totals, strict=True)
    ]
    bars = _Bars(axis, names, totals, addresses, series, max(most, *totals))
    return Histogram(
        Markup(_draw(bars)),
        Markup(_tabulate(bars)),
        tuple(series),
        axis,
        max(totals),
        sum(totals),
    )


def _divide(names: Sequence[str], totals: list[int], crossed: Crossed) -> list[Series]:
    """Divides the bars by the values that occur most; the others are one part."""
    sums: dict[str, int] = {}
    for name in names:
        for value, count in crossed.get(name, {}).items():
            sums[value] = sums.get(value, 0) + count
    values = sorted(sums, key=lambda value: (-sums[value], value))
    if len(values) > _MAX_SERIES:
        values = values[: _MAX_SERIES - 1]
    series = [
        Series(
            one_line(value) or "unknown",
            color,
            [crossed.get(name, {}).get(value, 0) for name in names],
        )
        for color, value in enumerate(values)
    ]
    shown = [sum(parts) for parts in zip(*(one.counts for one in series), strict=True)]
    rest = [total - part for total, part in zip(totals, shown, strict=True)]
    return [*series, Series(OTHERS, _MAX_SERIES, rest)] if any(rest) else series


def _add_guessed(series: list[Series], counts: list[int]) -> list[Series]:
    """Returns the parts of the bars with that of guessed dates on top, if there is one."""
    if not any(counts):
        return series
    named = [one._replace(name=one.name or DATED) for one in series]
    return [*named, Series(GUESSED, GUESSED, counts)]


def _draw(bars: _Bars) -> str:
    """Draws the bars in a picture of its own, a unit wide each, stretched to any width."""
    axis = bars.axis
    places, stacks = _place_bars(axis.n_bars), _stack(bars)
    notes = _tell_guessed(bars)
    drawn = [
        f'<a href="{address}" tabindex="-1"><title>{name}: {total:,}{note}</title>'
        f"{place}{stack}</a>"
        for address, name, total, note, place, stack in zip(
            bars.addresses, bars.names, bars.totals, notes, places, stacks, strict=True
        )
        if total
    ]
    return (
        f'<svg class="bars" width="100%" height="7.125rem" '
        f'aria-hidden="true" data-step="{axis.step.name.lower()}" '
        f'data-first="{bars.names[0]}" data-count="{axis.n_bars}">'
        f'<line class="base" x1="0" x2="100%" y1="6rem" y2="6rem"/>'
        f'<svg viewBox="0 0 {axis.n_bars} {HEIGHT}" preserveAspectRatio="none" '
        f'width="100%" height="6rem">{"".join(drawn)}</svg>{_label(axis)}</svg>'
    )


@lru_cache(maxsize=_MAX_CACHED)
def _place_bars(n_bars: int) -> tuple[str, ...]:
    """Returns for each bar the area that leads where it does, as high as the picture."""
    return tuple(
        f'<rect class="area" x="{n}" width="1" height="{HEIGHT}"/>'
        for n in range(n_bars)
    )


@lru_cache(maxsize=_MAX_CACHED)
def _shape_bars(n_bars: int) -> tuple[str, ...]:
    """Returns where each bar begins, and its width; a few bars are no walls."""
    width = min(_WIDEST, n_bars / _FEW) if n_bars < _MANY else 1
    inset, shown = round((1 - width) / 2, 3), f"{round(width, 3):g}"
    return tuple(f'x="{n + inset:g}" width="{shown}"' for n in range(n_bars))


def _tell_guessed(bars: _Bars) -> Iterable[str]:
    last = bars.series[-1]
    if last.color != GUESSED:
        return repeat("", len(bars.names))
    return [f", {count:,} guessed" if count else "" for count in last.counts]


def _stack(bars: _Bars) -> list[str]:
    """Returns the parts of each bar, from the base up."""
    scale = HEIGHT / bars.most
    bottoms, stacks = [HEIGHT] * bars.axis.n_bars, [""] * bars.axis.n_bars
    shapes = _shape_bars(bars.axis.n_bars)
    for one in bars.series:
        for n, count in enumerate(one.counts):
            if count:
                # One hit among thousands is seen, too.
                height = round(count * scale)
                height = max(_LEAST, height)
                bottoms[n] -= height
                stacks[n] += (
                    f'<rect class="c{one.color}" {shapes[n]} y="{bottoms[n]}" '
                    f'height="{height}"/>'
                )
    return stacks


@lru_cache(maxsize=_MAX_CACHED)
def _label(axis: TimeAxis) -> str:
    labels = []
    for n, text in list_labels(axis):
        at = 100 * (n + 0.5) / axis.n_bars
        anchor = ' text-anchor="middle"' if _EDGE < at < 100 - _EDGE else ""
        anchor = ' text-anchor="end"' if at >= 100 - _EDGE else anchor
        labels.append(f'<text x="{at:.2f}%" y="6.9rem"{anchor}>{text}</text>')
    return "".join(labels)


def _tabulate(bars: _Bars) -> str:
    """Returns the rows of the bars that have hits."""
    cells: Iterable[str] = repeat("", len(bars.names))
    if len(bars.series) > 1:
        parts = zip(*(one.counts for one in bars.series), strict=True)
        cells = ["".join([f"<td>{count:,}" for count in one]) for one in parts]
    return "".join(
        [
            f'<tr><th scope="row"><a href="{address}">{name}</a><td>{total:,}{more}\n'
            for address, name, total, more in zip(
                bars.addresses, bars.names, bars.totals, cells, strict=True
            )
            if total
        ]
    )
