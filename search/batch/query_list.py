"""Reads lists of queries: a query a line, or a table with the columns name and query."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

from index.errors import CorpusSearchError
from search.query.parser import MAX_CHARACTERS
from search.results.batch_results import ListedFault, ListedQuery

_MARKS = ",;\t"
_QUERY, _NAME = "query", "name"
_LONGEST_CELL = 1_000_000


class QueryListError(CorpusSearchError):
    """A list of queries has none, or is a table without them."""


def read_query_list(
    lines: Iterable[str], *, is_table: bool = False
) -> Iterator[ListedQuery | ListedFault]:
    """Yields the queries of a list, and the lines that are none.

    A list whose first line has a column `query` is a table; a column `name` names the
    queries. Else each line is a query, blank ones are none.

    Args:
        lines: the lines, with their ends; bytes that are no UTF-8 as lone surrogates.
        is_table: whether it must be a table, as the name of its file says.

    Raises:
        QueryListError: it must be a table, and has no column `query`.
    """
    rest = iter(lines)
    first = next(rest, "").removeprefix("\ufeff")
    mark = _find_mark(first)
    if mark is None and is_table:
        shown = first.strip()[:60]
        raise QueryListError(
            f"the first line of a table names its columns, one of them query; it is {shown!r}"
        )
    found = (
        _read_lines(chain([first], rest))
        if mark is None
        else _read_table(chain([first], rest), mark)
    )
    return (_check(one) for one in found if one.text or one.name)


def _find_mark(header: str) -> str | None:
    """Returns what separates the columns of a table; None where it is none."""
    for mark in _MARKS:
        if _QUERY in _fold(header.split(mark)) and (
            mark in header or _is_alone(header)
        ):
            return mark
    return None


def _is_alone(header: str) -> bool:
    # The single word "query" at the top heads a column; as a query it is none of use.
    return header.strip().strip('"').lower() == _QUERY


def _fold(cells: Iterable[str]) -> list[str]:
    return [cell.strip().strip('"').strip().lower() for cell in cells]


def _read_lines(lines: Iterable[str]) -> Iterator[ListedQuery]:
    for number, line in enumerate(lines, 1):
        yield ListedQuery(number, line.strip())


def _read_table(lines: Iterable[str], mark: str) -> Iterator[ListedQuery]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=mark)
    header = _fold(next(reader))
    place = header.index(_QUERY)
    named = header.index(_NAME) if _NAME in header else None
    for row in reader:
        text = row[place].strip() if place < len(row) else ""
        name = row[named].strip() if named is not None and named < len(row) else ""
        yield ListedQuery(reader.line_num, text, " ".join(name.split()))


def _check(one: ListedQuery) -> ListedQuery | ListedFault:
    if not one.text:
        return ListedFault(one, "no query; write one, or * for all articles")
    if not one.text.isascii() and any(
        "\ud800" <= char <= "\udfff" for char in one.text
    ):
        return ListedFault(one, "no text in UTF-8; save the list as UTF-8")
    if len(one.text) > MAX_CHARACTERS:
        return ListedFault(
            one,
            f"a query has {MAX_CHARACTERS:,} characters at most; search for its main words",
        )
    return one
