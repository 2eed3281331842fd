"""Lays out what queries find as a matrix: a row a query, a column a value."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from search.query.query import DATE_FACETS, FacetField
from search.results.batch_results import ListedAnswer

MOST_VALUES = 1_000
"""More columns no spreadsheet shows well; the values left over are summed in one."""

_OWN = ("line", "name", "query", "articles", "stories")
_OTHERS = "others"


class Matrix(NamedTuple):
    """A matrix of counts.

    Attributes:
        columns: the names of its columns; those before the values describe the query.
        rows: a row a query.
        left_over: number of values that share the last column.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    left_over: int


def make_matrix(answers: Sequence[ListedAnswer], by: FacetField) -> Matrix:
    """Makes the matrix of the articles that queries find by the values of a field."""
    sums: Counter[str] = Counter()
    for one in answers:
        sums.update(one.totals.by)
    kept = {value for value, _ in sums.most_common(MOST_VALUES)}
    values = order_values(Counter({value: sums[value] for value in kept}), by)
    left_over = len(sums) - len(kept)
    others = (_OTHERS,) * bool(left_over)
    columns = (*_OWN, *map(_name_column, values), *others)
    return Matrix(columns, [_make_row(one, values) for one in answers], left_over)


def order_values(counts: Counter[str], by: FacetField) -> list[str]:
    """Returns values in order of time, or the most frequent first; "unknown" is last."""
    if by in DATE_FACETS:
        return sorted(counts, key=lambda value: (not value, value))
    return sorted(counts, key=lambda value: (not value, -counts[value], value))


def name_value(value: str) -> str:
    """Returns a value as it is shown."""
    return value or "unknown"


def _name_column(value: str) -> str:
    """Returns a value as the name of a column that no other has."""
    name = name_value(value)
    return f"{name} (value)" if name in (*_OWN, _OTHERS) else name


def _make_row(one: ListedAnswer, values: Sequence[str]) -> dict[str, Any]:
    counts = one.totals.by
    row: dict[str, Any] = {
        _name_column(value): counts.get(value, 0) for value in values
    }
    return {
        "line": one.query.line,
        "name": one.query.name or None,
        "query": one.query.text,
        "articles": one.totals.articles,
        "stories": one.totals.stories,
        **row,
        _OTHERS: sum(counts.values()) - sum(row.values()),
    }
