"""Shows a trend: a chart for a reader, records for programs."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from search.output.plain_page import QUIET, TITLE, Page, Span
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.trends.axis_labels import format_share, place_labels, round_up
from search.output.trends.bar_row import draw_bars
from search.output.trends.dot_canvas import DotCanvas, Height
from search.output.unseen_characters import one_line
from search.output.wording import count_of, describe_absence, describe_correction
from search.results.trend_lines import Trend, TrendLine, TrendPoint

COLUMNS = (
    *("line", "query", "period", "count", "articles", "share"),
    *("smooth_count", "smooth_share"),
)
STYLES = ("cyan", "magenta", "yellow", "green", "red", "blue")
_HEIGHT, _SMALL_HEIGHT = 13, 5
_LEAST_WIDTH, _MOST_WIDTH = 20, 160


class ChartLook(NamedTuple):
    """How a chart is drawn.

    Attributes:
        width: columns of the terminal.
        unicode: whether it shows more than ASCII.
        relative: whether shares are drawn, not counts.
    """

    width: int = 80
    unicode: bool = True
    relative: bool = False


def answer_trend(found: Trend, look: ChartLook = ChartLook()) -> CommandAnswer:
    """Makes the answer of `trend`: a period of a line a row; docs/json.md documents it."""
    record = {
        "schema": SCHEMA,
        "by": found.by.value,
        "stories": found.stories,
        "smooth": found.smooth,
        "left_out": found.left_out,
        "lines": [_record_line(line) for line in found.lines],
    }
    return CommandAnswer(
        record,
        COLUMNS,
        None,
        list_rows(found),
        found=any(line.total for line in found.lines),
        notices=tuple(_list_notices(found)),
        print_page=partial(_print_trend, found, look),
    )


def list_rows(found: Trend) -> list[dict[str, Any]]:
    """Lists a record for each period of each line."""
    return [
        {"line": line.label, "query": line.query, **_record_point(point)}
        for line in found.lines
        for point in line.points
    ]


def describe_line(line: TrendLine, *, relative: bool) -> str:
    """Returns how many articles a line has, and where it is highest."""
    text = f"{line.total:,} of {count_of(line.articles, 'article')}"
    if line.articles and line.total:
        text += f" ({format_share(line.total / line.articles)})"
    drawn = [point for point in line.points if point.count]
    if not drawn:
        return text
    best = max(drawn, key=lambda one: _value(one, relative=relative) or 0)
    share = f" of {best.articles:,} ({format_share(best.share or 0)})"
    return f"{text}, most in {best.period}: {best.count:,}{share}"


def describe_undrawn(line: TrendLine) -> str:
    """Returns what of a line has no point; empty for nothing."""
    guessed = f" ({line.guessed:,} with a guessed date)" if line.guessed else ""
    parts = [
        f"{line.undated:,} undated{guessed}" if line.undated else "",
        f"{line.coarse:,} dated less exactly" if line.coarse else "",
        f"{line.outside:,} far from the others" if line.outside else "",
    ]
    return ", ".join(filter(None, parts))


def value_of(point: TrendPoint, *, relative: bool) -> float | None:
    """Returns what is drawn of a point: the mean where there is one."""
    smooth = point.smooth_share if relative else point.smooth_count
    return _value(point, relative=relative) if smooth is None else smooth


def _value(point: TrendPoint, *, relative: bool) -> float | None:
    return point.share if relative else point.count


def _record_line(line: TrendLine) -> dict[str, Any]:
    return {
        "line": line.label,
        "query": line.query,
        "total": line.total,
        "articles": line.articles,
        "undated": line.undated,
        "guessed": line.guessed,
        "coarse": line.coarse,
        "outside": line.outside,
        "corrected": dict(line.corrected),
        "absent": [
            {"word": one.word, "nearly": list(one.nearly)} for one in line.absent
        ],
        "notices": list(line.notices),
        "points": [_record_point(point) for point in line.points],
    }


def _record_point(point: TrendPoint) -> dict[str, Any]:
    return {
        "period": point.period,
        "count": point.count,
        "articles": point.articles,
        "share": point.share,
        "smooth_count": point.smooth_count,
        "smooth_share": point.smooth_share,
    }


def _list_notices(found: Trend) -> Iterator[str]:
    told = dict.fromkeys(
        notice
        for line in found.lines
        for notice in (
            *(describe_correction(*pair) for pair in line.corrected.items()),
            *line.notices,
            *map(describe_absence, line.absent),
        )
    )
    yield from told


def _print_trend(found: Trend, look: ChartLook, page: Page) -> None:
    page.print_spans([Span(describe_trend(found, relative=look.relative), TITLE)])
    if not found.periods:
        page.print_spans([Span("no article has a date", QUIET)])
        return
    page.print_blank()
    for row in _draw(found, look, in_color=page.has_color):
        page.print_row(row)
    page.print_blank()
    for n, line in enumerate(found.lines):
        mark = Span(
            "━━ " if look.unicode else "-- ", _style(n, in_color=page.has_color)
        )
        about = describe_line(line, relative=look.relative)
        page.print_spans([mark, Span(f"{one_line(line.label)}  {about}")], hang=3)
        if undrawn := describe_undrawn(line):
            page.print_spans([Span(f"not drawn: {undrawn}", QUIET)], indent=3)
    if found.left_out:
        page.print_spans(
            [Span(f"{found.left_out:,} more without a line (--top N)", QUIET)]
        )


def describe_trend(found: Trend, *, relative: bool) -> str:
    """Returns the heading of a chart: what is counted, by what, from when to when."""
    what = "stories" if found.stories else "articles"
    period = found.by.value
    told = (
        f"share of the {what} of each {period}" if relative else f"{what} by {period}"
    )
    if found.smooth > 1:
        told += f", mean of {count_of(found.smooth, period)}"
    if found.periods:
        first, last = found.periods[0], found.periods[-1]
        told += f", {first}" + (f" to {last}" if last != first else "")
    return told


def _style(n: int, *, in_color: bool) -> str:
    return STYLES[n % len(STYLES)] if in_color else ""


def _draw(found: Trend, look: ChartLook, *, in_color: bool) -> Iterator[list[Span]]:
    """Yields the rows of a chart: all lines in one, or without colours one below another."""
    values = [
        [value_of(point, relative=look.relative) for point in line.points]
        for line in found.lines
    ]
    highest = max((one for line in values for one in line if one), default=0.0)
    top = round_up(highest, whole=not look.relative)
    scaled = [[None if one is None else one / top for one in line] for line in values]
    room = max(len(text) for text in _axis_texts(top, look))
    width = min(max(look.width - room - 3, _LEAST_WIDTH), _MOST_WIDTH)
    groups = [scaled] if in_color or len(scaled) == 1 else [[one] for one in scaled]
    height = _HEIGHT if len(groups) == 1 else _SMALL_HEIGHT
    canvas = DotCanvas(width, height, unicode=look.unicode)
    for n, group in enumerate(groups):
        if len(groups) > 1:
            yield [Span(f"{'':{room}} {one_line(found.lines[n].label)}")]
        canvas = DotCanvas(width, height, unicode=look.unicode)
        yield from _draw_group(canvas, group, top, room, look, in_color=in_color)
    yield from _draw_base(found, canvas, room, look)


def _draw_group(  # noqa: PLR0913  (a chart, and how it is drawn)
    canvas: DotCanvas,
    lines: Sequence[Sequence[Height]],
    top: float,
    room: int,
    look: ChartLook,
    *,
    in_color: bool,
) -> Iterator[list[Span]]:
    # The first line is drawn last: where lines cross, its colour is seen.
    for owner in reversed(range(len(lines))):
        canvas.draw_line(lines[owner], owner)
    upper, middle, base = _axis_texts(top, look)
    labels = {0: upper, canvas.height // 2: middle, canvas.height - 1: base}
    bar = "┤" if look.unicode else "|"
    for n, cells in enumerate(canvas.rows()):
        side = bar if n in labels else ("│" if look.unicode else "|")
        runs = groupby(cells, lambda cell: cell[1])
        yield [
            Span(f"{labels.get(n, ''):>{room}} {side}", QUIET),
            *(
                Span(
                    "".join(char for char, _ in run),
                    _style(owner, in_color=in_color and owner >= 0),
                )
                for owner, run in runs
            ),
        ]


def _axis_texts(top: float, look: ChartLook) -> tuple[str, str, str]:
    if look.relative:
        return format_share(top), format_share(top / 2), "0 %"
    middle = top / 2
    return f"{top:,.0f}", f"{middle:,.0f}" if middle.is_integer() else "", "0"


def _draw_base(
    found: Trend, canvas: DotCanvas, room: int, look: ChartLook
) -> Iterator[list[Span]]:
    """Yields the axis with its labels, and the number of articles behind the points."""
    names = found.periods
    columns = [canvas.column_of(n, len(names)) for n in range(len(names))]
    axis = ["─" if look.unicode else "-"] * canvas.width
    text = [" "] * (canvas.width + len(names[0]))
    for n, name in place_labels(names, columns):
        axis[columns[n]] = "┬" if look.unicode else "+"
        if columns[n] + len(name) <= canvas.width or n == 0:
            text[columns[n] : columns[n] + len(name)] = name
    corner = "└" if look.unicode else "+"
    yield [Span(f"{'':{room}} {corner}{''.join(axis)}", QUIET)]
    yield [Span(f"{'':{room + 2}}{''.join(text)}", QUIET)]
    behind = [sum(points) for points in zip(*_wholes(found), strict=True)]
    bars = draw_bars(behind, columns, canvas.width, unicode=look.unicode)
    yield [Span(f"{'':{room + 2}}{bars}", QUIET)]
    about = f"behind each point, up to {count_of(max(behind), 'article')}"
    yield [Span(f"{'':{room + 2}}{about}", QUIET)]


def _wholes(found: Trend) -> list[list[int]]:
    """Lists the articles behind the points: of lines of one whole only once."""
    wholes = [[point.articles for point in line.points] for line in found.lines]
    return [one for n, one in enumerate(wholes) if one not in wholes[:n]]
