"""Writes rows as a workbook of Excel, row by row."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from index.errors import CorpusSearchError
from search.output.tables.answer import PlainRecord
from search.output.tables.cells import clean, flatten, is_too_long, shorten

MAX_ROWS = 1_048_576
"""A sheet of Excel has so many rows."""

_OPTIONS = {
    "constant_memory": True,
    # Text stays text, whatever it looks like.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {"path": 30, "title": 50, "url": 30, "actors": 40, "snippet": 80, "text": 80}
_WIDTH = 14


class SheetFullError(CorpusSearchError):
    """There are more rows than a sheet holds."""


def write_xlsx(rows: Iterable[PlainRecord], columns: Sequence[str], path: Path) -> int:
    """Writes a workbook with one sheet: a header, and the rows as they come.

    Args:
        rows: the rows.
        columns: the keys that become columns.
        path: the file, which is replaced.

    Returns:
        The number of texts that were cut, as a cell does not hold them whole.

    Raises:
        SheetFullError: there are more rows than a sheet holds.
        OSError: the file cannot be written.
    """
    cut = 0
    with path.open("wb") as file, xlsxwriter.Workbook(file, _OPTIONS) as book:
        sheet = book.add_worksheet("corpus-search")
        _lay_out(sheet, columns)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
        for number, row in enumerate(rows, 1):
            if number == MAX_ROWS:
                raise SheetFullError(
                    f"{path}: a sheet holds {MAX_ROWS:,} rows; use --format csv"
                )
            for place, name in enumerate(columns):
                cut += _write_cell(sheet, number, place, flatten(row.get(name)))
    return cut


def _lay_out(sheet: Worksheet, columns: Sequence[str]) -> None:
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))


def _write_cell(sheet: Worksheet, row: int, column: int, value: str | float) -> bool:
    """Writes a cell, and returns whether its text was cut."""
    cell = clean(value)
    if not isinstance(cell, str):
        sheet.write_number(row, column, cell)
        return False
    too_long = is_too_long(cell)
    sheet.write_string(row, column, shorten(cell) if too_long else cell)
    return too_long
