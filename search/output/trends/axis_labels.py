"""Labels the axes of a chart: round numbers up, names of periods across."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10

_ROUND = (1, 2, 2.5, 5, 10)


def round_up(value: float, *, whole: bool) -> float:
    """Returns the least round number that is not below a value; 1 for none.

    >>> round_up(0.031, whole=False), round_up(130, whole=True), round_up(0, whole=True)
    (0.05, 200.0, 1.0)
    """
    if value <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(value))
    found = next(unit * step for step in _ROUND if value <= unit * step * (1 + 1e-9))
    return float(max(ceil(found), 1)) if whole else round(found, 12)


def format_share(share: float) -> str:
    """Formats a share as percent, with two digits that count.

    >>> format_share(0.25), format_share(0.0123), format_share(0.00071), format_share(0)
    ('25 %', '1.2 %', '0.071 %', '0 %')
    """
    percent = share * 100
    if percent >= 10 or not percent:
        return f"{percent:.0f} %"
    digits = 1 - floor(log10(percent))
    return f"{percent:.{digits}f}".rstrip("0").rstrip(".") + " %"


def place_labels(
    names: Sequence[str], columns: Sequence[int], *, gap: int = 3
) -> Iterator[tuple[int, str]]:
    """Yields which of the names stand below an axis: the index of each, and its text.

    Args:
        names: the names of all periods.
        columns: the column of each.
        gap: the fewest columns between two labels.
    """
    size = max(map(len, names), default=0) + gap
    step = max(1, ceil(len(names) * size / max(columns[-1] + 1, 1))) if names else 1
    for unit in (1, 2, 3, 4, 6, 12, 24, 60, 120):
        if unit >= step:
            step = unit
            break
    yield from ((n, name) for n, name in enumerate(names) if n % step == 0)
