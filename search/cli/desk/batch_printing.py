"""Prints the answers to a list of queries as they come, and names the faulty lines."""

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from search.batch.batch_runner import BatchOptions, ListedLine, ListedResult
from search.batch.hit_table import iterate_all_hits
from search.cli.printing import NOTHING_FOUND, echo, page_for, warn
from search.cli.screen.answer_printing import print_rows
from search.cli.screen.output_choice import Output
from search.cli.screen.redirection import printing_to
from search.engines import Engine
from search.option_table import OutputFormat
from search.output.desk import batch_page
from search.output.desk.batch_matrix import make_matrix
from search.output.results_json import dump
from search.output.tables.answer import SCHEMA
from search.output.wording import count_of
from search.query.query import FacetField
from search.results.batch_results import ListedAnswer, ListedFault

_TROUBLE = 2
_REPAINT_EVERY_S = 0.2
_CLEAR = "\r\x1b[2K"


class BatchPrinter:
    """Prints answers, counts them, and shows on a terminal how far the list is.

    Args:
        output: where to print, and in which format.
        by: the field that is counted by; None for none.
        with_hits: whether hits are printed.
    """

    def __init__(
        self, output: Output, *, by: FacetField | None, with_hits: bool
    ) -> None:
        self._output = output
        self._by = by
        self._with_hits = with_hits
        self._faults: list[ListedFault] = []
        self._found = self._done = self._total = 0
        self._painted = 0.0
        self._is_terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._clear()

    def print_answers(self, answers: Iterable[ListedResult], total: int) -> None:
        """Prints the answers to a list of so many queries."""
        self._total = total
        good = self._sort_out(answers)
        with printing_to(self._output):
            match self._output.form:
                case OutputFormat.TEXT:
                    self._print_text(good)
                case OutputFormat.JSON:
                    records = [batch_page.make_answer_record(o, self._by) for o in good]
                    self._print_json({"queries": records})
                case OutputFormat.JSONL:
                    for one in good:
                        record = batch_page.make_answer_record(one, self._by)
                        echo(dump({"schema": SCHEMA, **record}))
                case _:
                    self._print_table(good)

    def print_all_hits(
        self, engine: Engine, lines: Iterable[ListedLine], options: BatchOptions
    ) -> None:
        """Prints every hit of the queries of a list in one table."""
        found = iterate_all_hits(engine, lines, options, self._note)
        with printing_to(self._output):
            match self._output.form:
                case OutputFormat.JSON:
                    rows = [batch_page.make_listed_line(*pair) for pair in found]
                    self._print_json({"hits": rows})
                case OutputFormat.JSONL:
                    for pair in found:
                        echo(dump(batch_page.make_listed_line(*pair)))
                case _:
                    rows_made = (batch_page.make_listed_row(*pair) for pair in found)
                    print_rows(rows_made, batch_page.HIT_TABLE, self._output)

    def exit(self) -> None:
        """Ends the program with 2 where lines were faulty, with 1 where nothing was found."""
        self._clear()
        if self._faults:
            all_lines = count_of(self._done, "query", "queries")
            warn(
                f"corpus-search: {len(self._faults):,} of {all_lines} could not be run"
            )
            sys.exit(_TROUBLE)
        if not self._found:
            sys.exit(NOTHING_FOUND)

    def _sort_out(self, answers: Iterable[ListedResult]) -> Iterator[ListedAnswer]:
        """Yields the answers, and names what is none."""
        for one in answers:
            if isinstance(one, ListedAnswer):
                self._note(one)
                yield one
            else:
                self._note(one)

    def _note(self, one: ListedResult) -> None:
        self._done += 1
        if isinstance(one, ListedAnswer):
            self._found += one.totals.articles
        else:
            self._clear()
            self._faults.append(one)
            warn(f"line {one.query.line}: {one.reason}")
        self._show_progress()

    def _print_text(self, answers: Iterable[ListedAnswer]) -> None:
        page = page_for(self._output.look)
        batch_page.paint_heading(page)
        for one in answers:
            self._clear()
            batch_page.paint_answer(one, self._by, page)

    def _print_json(self, record: dict[str, Any]) -> None:
        faults = [batch_page.make_fault_record(one) for one in self._faults]
        by = {"by": self._by.value} if self._by else {}
        echo(dump({"schema": SCHEMA, **by, **record, "errors": faults}))

    def _print_table(self, answers: Iterable[ListedAnswer]) -> None:
        if self._with_hits:
            rows = batch_page.iterate_hit_rows(answers)
            print_rows(rows, batch_page.HIT_TABLE, self._output)
        elif self._by is None:
            records = (batch_page.make_answer_record(one, None) for one in answers)
            print_rows(records, batch_page.QUERY_COLUMNS, self._output)
        else:
            # Which columns there are is known at the end.
            matrix = make_matrix(list(answers), self._by)
            print_rows(matrix.rows, matrix.columns, self._output)
            if matrix.left_over:
                warn(f"{matrix.left_over:,} values are summed as others; JSON has all")

    def _show_progress(self) -> None:
        now = time.monotonic()
        if not self._is_terminal or now - self._painted < _REPAINT_EVERY_S:
            return
        self._painted = now
        of = f" of {self._total:,}" if self._total else ""
        sys.stderr.write(f"{_CLEAR}{self._done:,}{of} queries")
        sys.stderr.flush()

    def _clear(self) -> None:
        if self._is_terminal and self._painted:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
