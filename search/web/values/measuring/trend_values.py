"""Makes the values of the page of trends: the picture, its lines, and the table."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from search.output.trends.axis_labels import format_share
from search.output.trends.svg_chart import COLORS, DASHES, draw_chart
from search.output.trends.trend_page import (
    describe_line,
    describe_trend,
    describe_undrawn,
)
from search.output.unseen_characters import one_line
from search.output.wording import describe_absence, describe_correction
from search.query.tree import NameField
from search.results.trend_lines import Trend, TrendLine, TrendPoint
from search.trends.period_numbers import period_bounds
from search.web.addresses import SearchState, Words
from search.web.site import Links
from search.web.values.narrowing import change, filter_value

_MOST_ROWS = 1_000
"""A longer table is for a file."""


class LineRow(NamedTuple):
    """A line, as the legend has it.

    Attributes:
        label: its name.
        address: the search that it counts.
        about: how many articles it has, and when most.
        undrawn: what of it has no point.
        color: its colour.
        dash: its dashes, as SVG has them; empty for none.
    """

    label: str
    address: str
    about: str
    undrawn: str
    color: str
    dash: str


class PointCell(NamedTuple):
    """A point, as the table has it."""

    matching: int
    articles: int
    share: str
    address: str


def make_trend_values(
    found: Trend,
    state: SearchState,
    links: Links,
    *,
    relative: bool,
    lines: NameField | None,
) -> dict[str, object]:
    """Makes the values of the template.

    Args:
        found: the trend.
        state: the search of the page, whose filters all lines share.
        links: makes the addresses.
        relative: whether shares are drawn.
        lines: the field of whose values each has a line; None for a line a query.
    """
    addresses = [_link_line(line, state, links, lines) for line in found.lines]
    numbers = {line.label: n for n, line in enumerate(found.lines)}

    def link(line: TrendLine, place: int) -> str:
        return addresses[numbers[line.label]](line.points[place].period)

    rows = [
        (period, [_make_cell(line, n, link) for line in found.lines])
        for n, period in enumerate(found.periods[:_MOST_ROWS])
    ]
    return {
        "heading": describe_trend(found, relative=relative),
        "picture": Markup(
            draw_chart(found, relative=relative, link=link, standalone=False)
        )
        if found.periods
        else "",
        "rows": rows,
        "more_rows": max(0, len(found.periods) - _MOST_ROWS),
        "lines": [
            _make_row(line, n, addresses[n](""), relative=relative)
            for n, line in enumerate(found.lines)
        ],
        "left_out": found.left_out,
        "notices": _list_notices(found),
    }


def _link_line(
    line: TrendLine, state: SearchState, links: Links, field: NameField | None
) -> Callable[[str], str]:
    """Returns the function that makes the address of a line's articles of a period."""
    narrowed = change(state, q=line.query, words=Words.ALL)
    if field is not None and line.value is not None:
        narrowed = change(narrowed, **{field.value: (filter_value(line.value),)})

    def address(period: str) -> str:
        if not period:
            return links.search(narrowed)
        first, last = period_bounds(period)
        return links.search(change(narrowed, date=(), since=first, until=last))

    return address


def _make_cell(
    line: TrendLine, place: int, link: Callable[[TrendLine, int], str]
) -> PointCell:
    point: TrendPoint = line.points[place]
    share = "" if point.share is None else format_share(point.share)
    address = link(line, place) if point.count else ""
    return PointCell(point.count, point.articles, share, address)


def _make_row(line: TrendLine, n: int, address: str, *, relative: bool) -> LineRow:
    return LineRow(
        one_line(line.label),
        address,
        describe_line(line, relative=relative),
        describe_undrawn(line),
        COLORS[n % len(COLORS)],
        DASHES[n // len(COLORS) % len(DASHES)],
    )


def _list_notices(found: Trend) -> list[str]:
    return list(
        dict.fromkeys(
            one_line(notice)
            for line in found.lines
            for notice in (
                *(describe_correction(*pair) for pair in line.corrected.items()),
                *line.notices,
                *map(describe_absence, line.absent),
            )
        )
    )
