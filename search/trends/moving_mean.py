"""Smooths a line by a moving mean over its periods."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from search.results.trend_lines import TrendPoint


def smooth_points(points: Sequence[TrendPoint], size: int) -> Iterator[TrendPoint]:
    """Yields the points with the means of so many periods around each.

    The window is centred; at either end it has fewer periods. A mean of shares is that of
    all articles in the window: months with few articles count little.

    Args:
        points: the points, in order.
        size: number of periods of a mean; below 2 the points are left as they are.
    """
    if size < 2:
        yield from points
        return
    counts = [0, *accumulate(point.count for point in points)]
    articles = [0, *accumulate(point.articles for point in points)]
    for n, point in enumerate(points):
        first = max(0, n - size // 2)
        end = min(len(points), n - size // 2 + size)
        count, whole = counts[end] - counts[first], articles[end] - articles[first]
        share = count / whole if whole else None
        yield replace(point, smooth_count=count / (end - first), smooth_share=share)
