"""Reads queries from stdin, one a line, and reports those that are faulty."""

import io
import sys
from collections.abc import Iterator
from itertools import chain, islice

from search.cli.printing import point_at, warn
from search.query_errors import NoSuchNameError, QueryError

_MAX_LINE = 100_000
"""So many characters of a line are read as one query."""


def read_queries() -> Iterator[tuple[str, str]]:
    """Yields each query of stdin as it comes; blank lines are none.

    Returns:
        Pairs of the query and its label: the query again, or nothing if it is the only one.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    lines = iter(lambda: sys.stdin.readline(_MAX_LINE), "")
    queries = (line.strip() for line in lines)
    queries = (query for query in queries if query)
    first = list(islice(queries, 2))
    several = len(first) > 1
    return ((query, query if several else "") for query in chain(first, queries))


def report_fault(error: QueryError | NoSuchNameError, number: int) -> None:
    """Prints an error in one of several queries, with its number."""
    if isinstance(error, QueryError):
        warn(f"query {number}:")
        point_at(error)
    else:
        warn(f"corpus-search: query {number}: {error}")
