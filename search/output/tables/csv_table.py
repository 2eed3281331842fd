"""Writes rows as CSV, which a terminal and a spreadsheet may read."""

import csv
from collections.abc import Iterable, Sequence
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
        cells = [disarm(clean(flatten(row.get(name)))) for name in columns]
        too_long += sum(map(is_too_long, cells))
        writer.writerow(cells)
    return too_long
