"""Draws a trend as a picture: SVG without scripts or styles, for a file or a page."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from search.output.trends.axis_labels import format_share, place_labels, round_up
from search.output.trends.trend_page import describe_trend, value_of
from search.output.unseen_characters import one_line
from search.output.wording import count_of
from search.results.trend_lines import Trend, TrendLine

WIDTH, HEIGHT = 900, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 40, 62
_PLOT_WIDTH, _PLOT_HEIGHT = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
_BEHIND = 14
"""Height of the bars of all articles."""
_LETTER = 7.2
"""Width of a letter, about."""
_LEGEND_ROW = 20
_MOST_DOTS = 120
"""More points stand without a dot each."""

# Okabe and Ito's colours, which colour-blind readers tell apart, the light ones darker.
COLORS = ("#0072b2", "#d55e00", "#008f68", "#a8508a", "#8a6d00", "#2f7fb5")
DASHES = ("", "7 3", "2 3", "9 3 2 3")

PointLink = Callable[[TrendLine, int], str]
"""Makes the address that a point leads to; empty for none."""


def draw_chart(
    found: Trend,
    *,
    relative: bool,
    link: PointLink | None = None,
    standalone: bool = True,
) -> str:
    """Draws the lines of a trend.

    Args:
        found: the trend.
        relative: whether shares are drawn, not counts.
        link: makes the addresses of the points, which are links then.
        standalone: whether the picture has a heading, a ground and a legend of its own.
    """
    legend = len(found.lines) * _LEGEND_ROW if standalone else 0
    about = escape(describe_trend(found, relative=relative))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + legend}" '
        'font-family="sans-serif" font-size="13" fill="currentColor" '
        + (f'role="img" aria-label="{about}">' if standalone else 'aria-hidden="true">')
    ]
    if standalone:
        parts.append(f'<rect width="{WIDTH}" height="{HEIGHT + legend}" fill="#fff"/>')
        parts.append(f'<text x="{_LEFT}" y="22" font-weight="bold">{about}</text>')
    parts += _draw_axes(found, _find_top(found, relative=relative), relative=relative)
    top = _find_top(found, relative=relative)
    for n in reversed(range(len(found.lines))):
        parts += _draw_line(found.lines[n], n, top, relative=relative, link=link)
    if standalone:
        parts += _draw_legend(found)
    return "".join([*parts, "</svg>\n"])


def _find_top(found: Trend, *, relative: bool) -> float:
    values = (
        value_of(one, relative=relative) for line in found.lines for one in line.points
    )
    return round_up(
        max((one for one in values if one), default=0.0), whole=not relative
    )


def _draw_axes(found: Trend, top: float, *, relative: bool) -> Iterator[str]:
    base = _TOP + _PLOT_HEIGHT
    for part in (0.0, 0.5, 1.0):
        y = base - part * _PLOT_HEIGHT
        value = top * part
        text = format_share(value) if relative else f"{value:,.10g}"
        yield (
            f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="#999" stroke-width="{1 if part == 0 else 0.5}"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'
        )
    names = found.periods
    if not names:
        return
    places = _places(len(names))
    columns = [int((x - _LEFT) / _LETTER) for x in places]
    for n, name in place_labels(names, columns):
        x = places[n]
        yield f'<text x="{x:.1f}" y="{base + 18}" text-anchor="middle">{name}</text>'
    yield from _draw_behind(found, places, base + 26)


def _draw_behind(found: Trend, places: Sequence[float], y: float) -> Iterator[str]:
    """Yields bars for the number of articles behind the points, and what they are."""
    wholes = {tuple(point.articles for point in line.points) for line in found.lines}
    counts = [sum(one) for one in zip(*wholes, strict=True)]
    most = max(counts) or 1
    width = max(1.0, _PLOT_WIDTH / len(counts) - 1)
    bars = "".join(
        f"M{x - width / 2:.1f} {y + _BEHIND:.1f}v{-_BEHIND * count / most:.1f}h{width:.1f}"
        f"V{y + _BEHIND:.1f}z"
        for x, count in zip(places, counts, strict=True)
        if count
    )
    yield f'<path d="{bars}" fill="#999"/>'
    yield (
        f'<text x="{_LEFT}" y="{y + _BEHIND + 14:.1f}" font-size="11">'
        f"behind each point, up to {count_of(most, 'article')}</text>"
    )


def _draw_line(
    line: TrendLine, n: int, top: float, *, relative: bool, link: PointLink | None
) -> Iterator[str]:
    """Yields the parts of a line: it is broken where periods have no articles."""
    color, dash = COLORS[n % len(COLORS)], DASHES[n // len(COLORS) % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    base, places = _TOP + _PLOT_HEIGHT, _places(len(line.points))
    values = [value_of(point, relative=relative) for point in line.points]
    heights = [
        None if one is None else base - one / top * _PLOT_HEIGHT for one in values
    ]
    pairs = zip(places, heights, strict=True)
    for is_drawn, run in groupby(pairs, lambda pair: pair[1] is not None):
        if is_drawn:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            yield (
                f'<polyline points="{points}" fill="none" stroke="{color}" '
                f'stroke-width="2" stroke-linejoin="round"{dashes}/>'
            )
    if len(line.points) <= _MOST_DOTS:
        for place, (x, y) in enumerate(zip(places, heights, strict=True)):
            if y is not None:
                yield _draw_dot(line, place, x, y, color, link)


def _draw_dot(  # noqa: PLR0913  (a point and how it is drawn)
    line: TrendLine, place: int, x: float, y: float, color: str, link: PointLink | None
) -> str:
    point = line.points[place]
    share = "" if point.share is None else f" ({format_share(point.share)})"
    about = f"{one_line(line.label)}, {point.period}: {point.count:,} of {point.articles:,}{share}"
    dot = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}">'
        f"<title>{escape(about)}</title></circle>"
    )
    address = link(line, place) if link and point.count else ""
    return f'<a href="{escape(address)}" tabindex="-1">{dot}</a>' if address else dot


def _draw_legend(found: Trend) -> Iterator[str]:
    for n, line in enumerate(found.lines):
        y = HEIGHT + n * _LEGEND_ROW + 8
        color, dash = COLORS[n % len(COLORS)], DASHES[n // len(COLORS) % len(DASHES)]
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield (
            f'<line x1="{_LEFT}" x2="{_LEFT + 28}" y1="{y - 4}" y2="{y - 4}" '
            f'stroke="{color}" stroke-width="2"{dashes}/>'
            f'<text x="{_LEFT + 36}" y="{y}">{escape(one_line(line.label))}: '
            f"{line.total:,} of {line.articles:,}</text>"
        )


def _places(count: int) -> list[float]:
    """Returns where points stand from left to right, each in the middle of its part."""
    return [_LEFT + (n + 0.5) * _PLOT_WIDTH / count for n in range(count)]
