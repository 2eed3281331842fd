"""Writes rows as CSV, which a terminal and a spreadsheet may read."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain
from typing import TextIO

from search.output.tables.answer import PlainRecord
from search.output.tables.cells import clean, disarm, flatten, is_too_long


def write_csv(rows: Iterable[PlainRecord], columns: Sequence[str], file: TextIO) -> int:
    """Writes a header and the rows; lines end with CR LF, as RFC 4180 has it.

    Args:
        rows: the rows, which are written as they come.
        columns: the keys that become columns.
        file: what to write to, without a translation of line ends.

    Returns:
        The number of cells that a spreadsheet does not hold whole.
    """
    writer = csv.writer(file)
    writer.writerow(columns)
    too_long = 0
    for row in rows:
        cells = _make_cells(row, columns)
        too_long += sum(map(is_too_long, cells))
        writer.writerow(cells)
    return too_long


def iterate_csv(rows: Iterable[PlainRecord], columns: Sequence[str]) -> Iterator[str]:
    """Yields the lines that `write_csv` writes, each when it is asked for."""
    line = StringIO(newline="")
    writer = csv.writer(line)
    for cells in chain([columns], (_make_cells(row, columns) for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _make_cells(row: PlainRecord, columns: Sequence[str]) -> list[str | int | float]:
    return [disarm(clean(flatten(row.get(name)))) for name in columns]
