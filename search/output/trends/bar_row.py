"""Draws counts as a row of bars, one character high."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"
_ASCII_BARS = ".:-=+*#@"


def draw_bars(
    counts: Sequence[int],
    columns: Sequence[int],
    width: int,
    *,
    unicode: bool,
    top: int = 0,
) -> str:
    """Returns a row of bars; where several share a column the highest is seen.

    Args:
        counts: what the bars stand for; 0 has none.
        columns: the column in which each begins; it ends where the next begins.
        width: number of columns.
        unicode: whether more than ASCII is shown.
        top: the count of the highest bar; 0 for the greatest there is.
    """
    bars = _BARS if unicode else _ASCII_BARS
    most = [0] * width
    for count, column in zip(counts, columns, strict=True):
        most[column] = max(most[column], count)
    for column, end in zip(columns, [*columns[1:], width], strict=True):
        most[column:end] = [most[column]] * max(end - column, 0)
    top = top or max(most, default=0) or 1
    return "".join(
        bars[min(len(bars) - 1, count * len(bars) // (top + 1))] if count else " "
        for count in most
    )
