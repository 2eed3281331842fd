"""Answers the queries of a list, many of them in several processes.

The first queries are answered in this process. Where the list is long, it is then forked:
the processes share the index that it has mapped into memory, and what it has learned
about near-duplicates.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

from search.desk.typed_query import TypedQuery
from search.engines import Engine
from search.query import View, find_today
from search.query.query import FacetField
from search.query_errors import NoSuchNameError, QueryError
from search.results.batch_results import ListedAnswer, ListedFault, ListedQuery

ListedLine = ListedQuery | ListedFault
ListedResult = ListedAnswer | ListedFault
Item = TypeVar("Item")

_IN_THIS_PROCESS = 50
"""So many queries are answered before it is worth while to start processes."""
_IN_TASK = 50


class BatchOptions(NamedTuple):
    """What is wanted of each query.

    Attributes:
        typed: the options that choose articles, for all queries.
        every_word: whether an article usually needs every word.
        by: the field to count by; None for none.
        n_hits: number of best hits to bring; 0 counts only, and ranks nothing.
        view: how the hits are shown.
        processes: maximum number of processes; 0 for one per core.
    """

    typed: TypedQuery = TypedQuery()
    every_word: bool = False
    by: FacetField | None = None
    n_hits: int = 0
    view: View = View()
    processes: int = 0


def run_batch(
    open_index: Callable[[], Engine], lines: Iterable[ListedLine], options: BatchOptions
) -> Iterator[ListedResult]:
    """Yields the answer to each query of a list, or its fault, in the order of the list.

    Args:
        open_index: opens the index; where processes cannot be forked, in each of them.
        lines: the queries, as `read_query_list` yields them.
        options: what is wanted.
    """
    rest = iter(lines)
    engine = open_index()
    here = _BatchWorker(lambda: engine, options)
    yield from here.run(list(islice(rest, _IN_THIS_PROCESS)))
    chunks = enumerate(_cut(rest, _IN_TASK))
    first = list(islice(chunks, 2))
    count = options.processes or os.cpu_count() or 1
    if len(first) < 2 or count < 2:
        for _, chunk in (*first, *chunks):
            yield from here.run(chunk)
        return
    # Only here: processes are not needed for a short list, and take long to import.
    from index.writing.worker_pool import ProcessPool

    make = partial(
        _BatchWorker, (lambda: engine) if hasattr(os, "fork") else open_index
    )
    pool: ProcessPool[
        tuple[int, list[ListedLine]], tuple[int, list[ListedResult]], None
    ]
    pool = ProcessPool(count, partial(_NumberedWorker, make, options))
    try:
        tasks = (chunk for some in (first, chunks) for chunk in some)
        for answers in _put_in_order(pool.run(tasks)):
            yield from answers
    finally:
        pool.stop()


class _BatchWorker:
    """Answers queries, one after the other."""

    def __init__(self, open_index: Callable[[], Engine], options: BatchOptions) -> None:
        self._engine = open_index()
        self._options = options
        self._today = find_today()

    def run(self, lines: Iterable[ListedLine]) -> list[ListedResult]:
        return [
            self._answer(one) if isinstance(one, ListedQuery) else one for one in lines
        ]

    def _answer(self, one: ListedQuery) -> ListedResult:
        options = self._options
        typed = replace(options.typed, text=one.text)
        view = replace(options.view, limit=options.n_hits)
        try:
            query = typed.parse(view, today=self._today, every_word=options.every_word)
            totals = self._engine.count(query, options.by)
            hits = self._engine.search(query).hits if options.n_hits else ()
        except (QueryError, NoSuchNameError) as error:
            return ListedFault(one, str(error))
        return ListedAnswer(one, totals, hits)


class _NumberedWorker:
    """Answers chunks of queries in a process of its own; see `ProcessPool`."""

    def __init__(
        self,
        make: Callable[[BatchOptions], _BatchWorker],
        options: BatchOptions,
    ) -> None:
        self._worker = make(options)

    def run(self, task: tuple[int, list[ListedLine]]) -> tuple[int, list[ListedResult]]:
        number, lines = task
        return number, self._worker.run(lines)

    def finish(self) -> None:
        pass


def _cut(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while chunk := list(islice(items, size)):
        yield chunk


def _put_in_order(
    numbered: Iterable[tuple[int, list[ListedResult]]],
) -> Iterator[list[ListedResult]]:
    """Yields what comes with the numbers 0, 1, 2 … in their order."""
    waiting: dict[int, list[ListedResult]] = {}
    wanted = 0
    for number, answers in numbered:
        waiting[number] = answers
        while wanted in waiting:
            yield waiting.pop(wanted)
            wanted += 1
