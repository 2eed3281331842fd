"""Brings every hit of the queries of a list, with the query that found it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from search.all_hits import iterate_hits
from search.batch.batch_runner import BatchOptions, ListedLine, ListedResult
from search.engines import Engine
from search.query import find_today
from search.query_errors import NoSuchNameError, QueryError
from search.results.batch_results import ListedAnswer, ListedFault
from search.results.results import Hit


def iterate_all_hits(
    engine: Engine,
    lines: Iterable[ListedLine],
    options: BatchOptions,
    note: Callable[[ListedResult], None],
) -> Iterator[tuple[ListedAnswer, Hit]]:
    """Yields the hits of all queries, best first for each, and holds few at a time.

    Args:
        engine: of the index.
        lines: the queries, as `read_query_list` yields them.
        options: which articles, and how hits are shown.
        note: is called with the counts of each query before its hits come, and with faults.
    """
    today = find_today()
    for one in lines:
        if isinstance(one, ListedFault):
            note(one)
            continue
        try:
            typed = replace(options.typed, text=one.text)
            query = typed.parse(
                options.view, today=today, every_word=options.every_word
            )
            answer = ListedAnswer(one, engine.count(query))
        except (QueryError, NoSuchNameError) as error:
            note(ListedFault(one, str(error)))
            continue
        note(answer)
        for hit in iterate_hits(engine, query):
            yield answer, hit
