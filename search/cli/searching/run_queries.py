"""Runs one query, or those of stdin, and prints what is asked for of the answers."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from search.all_hits import iterate_hits
from search.cli.printing import NOTHING_FOUND, echo, explain_results, warn
from search.cli.screen.hit_printing import Found, print_hits
from search.cli.screen.output_choice import Output
from search.cli.screen.redirection import printing_to
from search.cli.searching.shape import Shape
from search.engines import Engine
from search.query.query import Query
from search.query_errors import NoSuchNameError, NoWordsError, QueryError
from search.results.results import Hit, Results

STDIN = "-"
"""The query that stands for those of stdin."""

_TROUBLE = 2


class Asking(NamedTuple):
    """The functions that make, answer and remember queries, and how they are printed.

    Attributes:
        make: makes a query of a text.
        open: opens the index.
        shape: what is printed.
        output: where and in which format.
        remember: keeps the hits, so that a later command may name one by its rank.
    """

    make: Callable[[str], Query]
    open: Callable[[], Engine]
    shape: Shape
    output: Output
    remember: Callable[[Results], None]


def run_queries(words: Sequence[str], asking: Asking) -> None:
    """Answers a query, or each line of stdin; exits with 1 for no hit, 2 for an error.

    Args:
        words: the words of the query; `-` alone stands for the queries of stdin.
        asking: how to answer, and what to print.

    Raises:
        QueryError: the query cannot be understood.
        NoSuchNameError: it names what the index does not have.
        NoWordsError: stdin has no query.
    """
    run = _Run(asking)
    if list(words) == [STDIN]:
        # No other search needs it.
        from search.cli.searching.stdin_queries import read_queries

        found = run.answer_lines(read_queries())
    else:
        found = run.answer_all([(" ".join(words), "")])
    # The first answer, or error, comes before a file is opened to write to.
    if (first := next(found, None)) is None and not run.failed:
        raise NoWordsError  # only stdin can have no query at all
    _print(chain([first] if first else [], found), asking, run)
    for results in run.unexplained:
        explain_results(results)
    if not run.total or run.unknown or len(words) == 1:
        _hint_at_command(words, run)
    if run.failed:
        sys.exit(_TROUBLE)
    if not run.total:
        sys.exit(NOTHING_FOUND)


class _Run:
    """Answers queries on one index, and keeps the counts of the answers.

    Attributes:
        total: number of articles found by all queries.
        failed: number of queries that could not be answered.
        unknown: query words that no article has, as typed.
        unexplained: results whose notices wait until the reader leaves the pager.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self.total = self.failed = 0
        self.unknown: set[str] = set()
        self.unexplained: list[Results] = []

    @cached_property
    def engine(self) -> Engine:
        """The engine of the index."""
        return self._asking.open()

    def answer_all(self, queries: Iterable[tuple[str, str]]) -> Iterator[Found]:
        """Yields the answer to each query; the notices on it follow when it is printed.

        Args:
            queries: pairs of the text of a query, and its label where there are several.
        """
        for text, label in queries:
            query = self._asking.make(text)
            results, hits = self._search(query)
            self.total += results.total
            self.unknown.update(results.corrected)
            self.unknown.update(absence.word for absence in results.absent)
            try:
                yield Found(results, hits, label)
            finally:  # also where the reader has seen enough
                self._asking.remember(results)
            if self._asking.output.pager:
                self.unexplained.append(replace(results, hits=results.hits[:1]))
            else:
                explain_results(results)

    def answer_lines(self, queries: Iterable[tuple[str, str]]) -> Iterator[Found]:
        """Yields answers as `answer_all` does; a faulty query is reported and passed over."""
        # Only here.
        from search.cli.searching.stdin_queries import report_fault

        for number, query in enumerate(queries, 1):
            try:
                yield from self.answer_all([query])
            except (QueryError, NoSuchNameError) as error:
                report_fault(error, number)
                self.failed += 1

    def _search(self, query: Query) -> tuple[Results, Iterable[Hit]]:
        shape = self._asking.shape
        if not (shape.all_hits or shape.files or shape.total):
            results = self.engine.search(query)
            return results, results.hits
        counted = self.engine.search(replace(query, view=replace(query.view, limit=0)))
        return counted, iterate_hits(self.engine, query) if shape.all_hits else ()


def _hint_at_command(words: Sequence[str], run: _Run) -> None:
    # Not for most searches.
    from search.cli.searching.command_hint import guess_command

    known = not words or words[0] not in run.unknown
    command = guess_command(words, found=bool(run.total), known=known)
    if command:
        warn(f"did you mean the command: corpus-search {command}")


def _print(found: Iterable[Found], asking: Asking, run: _Run) -> None:
    shape, output = asking.shape, asking.output
    if shape.total:
        with printing_to(output):
            for each in found:
                label = f"\t{each.label}" if each.label else ""
                echo(f"{each.results.total}{label}")
    elif shape.files:
        # Few searches list files.
        from search.cli.searching.file_listing import list_files

        with printing_to(output):
            list_files((each.results.query for each in found), run.engine, shape)
    else:
        print_hits(found, output, full_text=shape.full_text)
