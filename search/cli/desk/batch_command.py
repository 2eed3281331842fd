"""The command that runs a list of queries."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import io
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from search.batch.batch_runner import BatchOptions, run_batch
from search.batch.query_list import QueryListError, read_query_list
from search.cli.desk.batch_printing import BatchPrinter
from search.cli.desk.query_options import with_typed_query
from search.cli.printing import shown
from search.cli.screen.shared_values import Shared
from search.desk.typed_query import TypedQuery
from search.engines import open_engine
from search.option_table import OutputFormat
from search.query import View
from search.query.query import FacetField
from search.query_errors import OptionConflictError

_TABLES = (".csv", ".tsv")
_STDIN = Path("-")
_LONGEST_LINE = 1_000_000


@with_typed_query
def batch(
    shared: Shared,
    typed: TypedQuery,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The list of queries; - is stdin.")
    ],
    by: Annotated[
        FacetField | None,
        typer.Option(
            metavar="FIELD",
            help="Count the articles of each query by outlet, actor, author, year, month, "
            "day, language or tag, too: a matrix.",
        ),
    ] = None,
    hits: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, max=10_000, help="Bring the best N hits of each query."
        ),
    ] = 0,
    all_hits: Annotated[
        bool,
        typer.Option(
            "--all-hits",
            help="Bring every hit: one table, with the query that found it.",
        ),
    ] = False,
) -> None:
    """Runs a list of queries: how many articles and stories each finds.

    \b
    corpus-search batch queries.txt                       a query a line
    corpus-search batch queries.csv --all -o counts.csv   a table with name and query
    corpus-search batch queries.txt --by outlet -o matrix.csv
    corpus-search batch queries.txt --by month --since 2019 --outlet BBC
    corpus-search batch queries.txt --hits 3              the best three of each
    corpus-search batch queries.txt --all-hits -o hits.csv
    cut -f1 names.tsv | corpus-search batch -

    A query finds what it finds in a search, with the same options; without --all, articles
    with any of its words count. A story is an article with its copies in the answer. Lines
    that are no query are named, and the rest is run; the exit status is then 2, else 1 if
    nothing was found.
    """
    if all_hits and (hits or by):
        raise OptionConflictError("--all-hits goes without --hits and --by")
    if hits and by and shared.output.form in (OutputFormat.CSV, OutputFormat.XLSX):
        raise OptionConflictError("--by and --hits are two tables: one at a time")
    settings = shared.settings
    defaults = settings.search
    options = BatchOptions(
        typed,
        every_word=defaults.every_word,
        by=by,
        n_hits=hits,
        view=View(snippets=defaults.snippets, width=defaults.width),
        processes=settings.index.processes,
    )
    open_index = partial(open_engine, settings, lasting=True)
    with BatchPrinter(shared.output, by=by, with_hits=bool(hits)) as printer:
        is_table = file.suffix.lower() in _TABLES
        lines = list(read_query_list(_read_lines(file), is_table=is_table))
        if not lines:
            name = "stdin" if file == _STDIN else shown(file)
            raise QueryListError(f"no query in {name}; write one on each line")
        if all_hits:
            printer.print_all_hits(open_index(), lines, options)
        else:
            printer.print_answers(run_batch(open_index, lines, options), len(lines))
    printer.exit()


def _read_lines(file: Path) -> Iterator[str]:
    """Yields the lines of a file; bytes that are no UTF-8 become lone surrogates."""
    opened = sys.stdin.buffer if file == _STDIN else file.expanduser().open("rb")
    with (
        opened,
        io.TextIOWrapper(opened, "utf-8", errors="surrogateescape", newline="") as text,
    ):
        yield from iter(lambda: text.readline(_LONGEST_LINE), "")
