"""Which lines of a concordance are wanted, and how much text stands around a match."""

from dataclasses import dataclass

from search.measures.concordance.line_order import BEST_FIRST, LineOrder

DEFAULT_WIDTH = 50
"""In cells of a terminal."""


@dataclass(frozen=True, slots=True)
class ConcordanceView:
    """Which lines are wanted, and their form.

    Attributes:
        limit: maximum number of lines.
        order: the order of the lines.
        window: number of words on each side; None for `width`.
        width: cells of a terminal on each side, at most.
    """

    limit: int = 100
    order: LineOrder = BEST_FIRST
    window: int | None = None
    width: int = DEFAULT_WIDTH
