"""Draws how many hits there are over time: bars that are links, and the same as a table.

The bars have places in percent and heights in pixels, so that the picture fits any width
without a script and text on it is not stretched.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from search.output.unseen_characters import one_line
from search.results.date_steps import DateStep
from search.results.results import FacetCount
from search.web.pictures.time_axis import TimeAxis, list_labels, make_axis

HEIGHT_PX = 96
_LABELS_PX = 18
_MAX_SERIES = 6
"""So many values have a colour of their own."""
OTHERS = "others"

Crossed = Mapping[str, Mapping[str, int]]
"""For each day, month or year the number of hits by value of another field."""


class Series(NamedTuple):
    """The bars, or the parts of bars, of one colour.

    Attributes:
        name: what they stand for; empty where there is only one.
        color: the number of the colour, from 0.
        counts: number of hits of each bar.
    """

    name: str
    color: int
    counts: list[int]


class TableRow(NamedTuple):
    """A bar as a row: its name, the search narrowed to it, its count, and of each part."""

    name: str
    address: str
    n_hits: int
    parts: tuple[int, ...]


class Histogram(NamedTuple):
    """A picture of hits over time.

    Attributes:
        svg: the picture.
        rows: its bars that have hits, as a table.
        series: its parts; one where bars are not divided.
        axis: its bars.
        most: the largest count.
        counted: number of hits on it.
    """

    svg: Markup
    rows: tuple[TableRow, ...]
    series: tuple[Series, ...]
    axis: TimeAxis
    most: int
    counted: int


def draw_histogram(
    counts: Sequence[FacetCount],
    step: DateStep,
    narrow: Callable[[str], str],
    *,
    crossed: Crossed | None = None,
    period: tuple[str, str] = ("", ""),
) -> Histogram | None:
    """Draws a histogram; None where no hit has a date that belongs to a bar.

    Args:
        counts: number of hits by day, month or year; other names are passed over.
        step: what a bar stands for.
        narrow: returns the address of the search narrowed to a bar.
        crossed: the counts by value of another field, to divide the bars by.
        period: the names of the first and last bar that there shall be.
    """
    found = {one.value: one.count for one in counts if one.count}
    axis = make_axis(list(found), step, *period)
    if axis is None:
        return None
    names = axis.names
    totals = [found.get(name, 0) for name in names]
    if not any(totals):
        return None
    series = _divide(names, totals, crossed) if crossed else [Series("", 0, totals)]
    addresses = [
        narrow(name) if n else "" for name, n in zip(names, totals, strict=True)
    ]
    rows = tuple(
        TableRow(name, address, total, tuple(one.counts[n] for one in series))
        for n, (name, address, total) in enumerate(
            zip(names, addresses, totals, strict=True)
        )
        if total
    )
    most = max(totals)
    svg = _draw(axis, series, addresses, most)
    return Histogram(svg, rows, tuple(series), axis, most, sum(totals))


def _divide(names: list[str], totals: list[int], crossed: Crossed) -> list[Series]:
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


def _draw(
    axis: TimeAxis, series: Sequence[Series], addresses: Sequence[str], most: int
) -> Markup:
    width = 100 / axis.n_bars
    gap = 0.16 * width if axis.n_bars < 200 else 0.0
    parts = [
        f'<svg class="bars" width="100%" height="{HEIGHT_PX + _LABELS_PX}" '
        f'aria-hidden="true" data-step="{axis.step.name.lower()}" '
        f'data-first="{axis.names[0]}" data-count="{axis.n_bars}">'
        f'<line class="base" x1="0" x2="100%" y1="{HEIGHT_PX}.5" y2="{HEIGHT_PX}.5"/>'
    ]
    for n, name in enumerate(axis.names):
        if addresses[n]:
            parts.append(_draw_bar(n, name, width, gap, series, addresses[n], most))
    for n, text in list_labels(axis):
        at = (n + 0.5) * width
        anchor = ' text-anchor="middle"' if 3 < at < 97 else ""
        anchor = ' text-anchor="end"' if at >= 97 else anchor
        parts.append(f'<text x="{at:.2f}%" y="{HEIGHT_PX + 14}"{anchor}>{text}</text>')
    return Markup("".join([*parts, "</svg>"]))


def _draw_bar(  # noqa: PLR0913  (numbers of one bar)
    n: int,
    name: str,
    width: float,
    gap: float,
    series: Sequence[Series],
    address: str,
    most: int,
) -> str:
    left = n * width
    total = sum(one.counts[n] for one in series)
    bar = [
        f'<a href="{escape(address)}" tabindex="-1"><title>{name}: {total:,}</title>'
        f'<rect class="hit" x="{left:.3f}%" y="0" width="{width:.3f}%" height="{HEIGHT_PX}"/>'
    ]
    bottom = float(HEIGHT_PX)
    for one in series:
        if count := one.counts[n]:
            # One hit among thousands is seen, too.
            height = max(HEIGHT_PX * count / most, 1.5)
            bottom -= height
            bar.append(
                f'<rect class="c{one.color}" x="{left + gap / 2:.3f}%" y="{bottom:.1f}" '
                f'width="{width - gap:.3f}%" height="{height:.1f}"/>'
            )
    return "".join([*bar, "</a>"])
