"""Prints rows of numbers with a name at the end, aligned by the cells of a terminal."""

from collections.abc import Sequence

from search.highlight.graphemes import grapheme_start
from search.output.measures.cell_widths import cells_of, measure_cells
from search.output.measures.directions import (
    LEFT_TO_RIGHT,
    find_direction,
    isolate_name,
)
from search.output.plain_page import QUIET, Page, Span
from search.output.unseen_characters import one_line

BAR = "blue"
_WIDEST_NAME = 60
_BAR_WIDTH = 30


def print_aligned(
    page: Page, header: Sequence[str], rows: Sequence[Sequence[str]], *, style: str = ""
) -> None:
    """Prints a header and rows: all cells flush right, but for the name at the end.

    Args:
        page: where to print.
        header: the titles of the columns.
        rows: the cells of each row.
        style: the style of the names.
    """
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    numbers = [f"{_flush(header, widths)}  {header[-1]}"]
    page.print_row([Span(numbers[0], QUIET)])
    for row in rows:
        name = isolate_name(one_line(row[-1]))
        page.print_row([Span(_begin(row, widths, name)), Span(name, style)])


def print_bars(
    page: Page,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    lengths: Sequence[float],
) -> None:
    """Prints rows as `print_aligned` does, each with a bar behind its name.

    Args:
        page: where to print.
        header: the titles of the columns.
        rows: the cells of each row.
        lengths: what the bars show, at least 0.
    """
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    names = [_cut(one_line(row[-1])) for row in rows]
    room = max(map(measure_cells, names))
    most = max(lengths) or 1
    page.print_row([Span(f"{_flush(header, widths)}  {header[-1]}", QUIET)])
    for row, name, length in zip(rows, names, lengths, strict=True):
        cells = round(length / most * _BAR_WIDTH)
        bar = "█" * max(cells, length > 0)
        blank = " " * (room - measure_cells(name) + 2)
        shown = isolate_name(name)
        begin = _begin(row, widths, shown)
        page.print_row([Span(f"{begin}{shown}{blank}"), Span(bar, BAR)])


def _begin(row: Sequence[str], widths: Sequence[int], name: str) -> str:
    """Returns what stands before a name, which may be isolated."""
    mark = LEFT_TO_RIGHT if find_direction(name) is not None else ""
    return f"{mark}{_flush(row, widths)}  "


def _flush(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row[:-1], widths, strict=False)
    return "  ".join(f"{cell:>{width}}" for cell, width in cells)


def _cut(name: str) -> str:
    if measure_cells(name) <= _WIDEST_NAME:
        return name
    cells, end = 0, 0
    while cells + cells_of(name[end]) < _WIDEST_NAME:
        cells += cells_of(name[end])
        end += 1
    return name[: grapheme_start(name, end)] + "…"
