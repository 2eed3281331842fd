"""Prints what the queries of a list find: counts, a matrix, or hits in one table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from search.output.desk.batch_matrix import name_value, order_values
from search.output.plain_page import QUIET, TITLE, Page, Span
from search.output.results_json import make_hit_record
from search.output.results_page import paint_hit
from search.output.tables.answer import SCHEMA
from search.output.tables.hit_rows import HIT_COLUMNS, make_hit_row
from search.output.unseen_characters import one_line
from search.query import FacetField, Query, View
from search.query.tree import Everything
from search.results.batch_results import ListedAnswer, ListedFault
from search.results.results import Hit, Results

QUERY_COLUMNS = ("line", "name", "query", "articles", "stories", "corrected")
"""The columns of a table with a row a query."""

HIT_TABLE = (*QUERY_COLUMNS, *HIT_COLUMNS)
"""The columns of a table with a row a hit."""

_SHOWN_VALUES = 8
_WIDTH = len("1,000,000")
_ALL = Results(Query("", Everything(), View()), 0, 0)


def paint_heading(page: Page) -> None:
    """Prints what the columns are."""
    page.print_spans(
        [Span(f"{'articles':>{_WIDTH}} {'stories':>{_WIDTH}}  query", QUIET)]
    )


def paint_answer(one: ListedAnswer, by: FacetField | None, page: Page) -> None:
    """Prints the counts of a query, its most frequent values, and its hits."""
    totals = one.totals
    counts = f"{totals.articles:>{_WIDTH},} {totals.stories:>{_WIDTH},}  "
    instead = "".join(
        f" (searched {meant!r}: no article has {word!r})"
        for word, meant in totals.corrected.items()
    )
    label = Span(one_line(one.query.label), TITLE)
    page.print_spans([Span(counts), label, Span(one_line(instead), QUIET)])
    if by is not None and totals.by:
        page.print_spans([Span(_describe(totals.by, by), QUIET)], indent=len(counts))
    for hit in one.hits:
        page.print_blank()
        paint_hit(hit, page)
    if one.hits:
        page.print_blank()


def make_answer_record(one: ListedAnswer, by: FacetField | None) -> dict[str, Any]:
    """Returns the answer to a query as a record."""
    record = _make_query_record(one)
    if by is not None:
        counts = Counter(one.totals.by)
        values = order_values(counts, by)
        record["by"] = {name_value(value): counts[value] for value in values}
    if one.hits:
        record["hits"] = [make_hit_record(hit, _ALL) for hit in one.hits]
    return record


def make_fault_record(one: ListedFault) -> dict[str, Any]:
    """Returns a line that could not be answered as a record."""
    query = one.query
    return {"line": query.line, "query": query.text, "error": one.reason}


def make_listed_row(one: ListedAnswer, hit: Hit) -> dict[str, Any]:
    """Returns a hit as a row of a table, with the query that found it."""
    return {**_make_query_record(one), **make_hit_row(hit)}


def make_listed_line(one: ListedAnswer, hit: Hit) -> dict[str, Any]:
    """Returns a hit as a line of JSON lines, with the query that found it."""
    return {"schema": SCHEMA, **_make_query_record(one), **make_hit_record(hit, _ALL)}


def iterate_hit_rows(answers: Iterable[ListedAnswer]) -> Iterator[dict[str, Any]]:
    """Yields the hits of all queries as rows of one table."""
    return (make_listed_row(one, hit) for one in answers for hit in one.hits)


def _make_query_record(one: ListedAnswer) -> dict[str, Any]:
    return {
        "line": one.query.line,
        "name": one.query.name or None,
        "query": one.query.text,
        "articles": one.totals.articles,
        "stories": one.totals.stories,
        "corrected": dict(one.totals.corrected),
    }


def _describe(counts: Mapping[str, int], by: FacetField) -> str:
    values = order_values(Counter(counts), by)
    shown = [
        f"{one_line(name_value(value))} {counts[value]:,}"
        for value in values[:_SHOWN_VALUES]
    ]
    more = len(values) - len(shown)
    return " · ".join(shown) + (f" · and {more:,} more" if more > 0 else "")
