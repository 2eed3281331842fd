"""Prints the answer of a command in the format that is asked for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from search.cli.printing import Look, console_for, echo, exit_unless, page_for, warn
from search.cli.screen.file_replacement import replace_file
from search.cli.screen.output_choice import Output
from search.cli.screen.redirection import printing_to
from search.option_table import OutputFormat
from search.output.tables.answer import SCHEMA, CommandAnswer, PlainRecord
from search.output.tables.cells import MAX_CELL
from search.output.wording import count_of

if TYPE_CHECKING:
    from pathlib import Path


def print_answer(answer: CommandAnswer, output: Output) -> None:
    """Prints an answer and its notices; ends with exit status 1 if nothing was found."""
    with printing_to(output._replace(first_line=answer.first_line)):
        match output.form:
            case OutputFormat.TEXT:
                _print_text(answer, output.look)
            case OutputFormat.JSON:
                _print_json(answer.record)
            case OutputFormat.JSONL:
                for row in answer.list_rows():
                    _print_json({"schema": SCHEMA, **row})
            case _:
                print_rows(answer.list_rows(), answer.columns, output)
    for notice in answer.notices:
        warn(notice)
    exit_unless(answer.found)


def print_rows(
    rows: Iterable[PlainRecord], columns: Sequence[str], output: Output
) -> None:
    """Prints rows as CSV, or writes them as a workbook; says which cells are too long."""
    if output.path is not None and output.form is OutputFormat.XLSX:
        too_long = _write_workbook(rows, columns, output.path)
        if too_long:
            warn(
                f"{count_of(too_long, 'text was', 'texts were')} cut: a cell holds "
                f"{MAX_CELL:,} characters; --format csv or jsonl has all"
            )
        return
    # Only tables need it: 3 ms of imports.
    import sys

    from search.output.tables.csv_table import write_csv

    too_long = write_csv(rows, columns, sys.stdout)
    if too_long:
        warn(
            f"{count_of(too_long, 'text is', 'texts are')} longer than the {MAX_CELL:,} "
            "characters of a spreadsheet's cell; the CSV has all of them"
        )


def _print_text(answer: CommandAnswer, look: Look) -> None:
    if answer.print_page:
        answer.print_page(page_for(look))
    elif answer.paint:
        answer.paint(console_for(look))


def _write_workbook(
    rows: Iterable[PlainRecord], columns: Sequence[str], path: "Path"
) -> int:
    # Only here: 60 ms of imports.
    from search.output.tables.xlsx_table import write_xlsx

    with replace_file(path) as new:
        return write_xlsx(rows, columns, new)


def _print_json(record: PlainRecord) -> None:
    # 4 ms of imports, which a page of text does not need.
    from search.output.results_json import dump

    echo(dump(record))
