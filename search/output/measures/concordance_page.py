"""Shows a concordance: lines of columns for a reader, records for programs."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from search.output.measures.cell_widths import measure_cells
from search.output.measures.directions import (
    LEFT_TO_RIGHT,
    find_direction,
    isolate,
    isolate_name,
)
from search.output.measures.query_notices import list_notices, record_reading
from search.output.plain_page import MARK, QUIET, Page, Span
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.unseen_characters import one_line
from search.output.wording import count_of
from search.results.concordance import Concordance, ConcordanceLine

COLUMNS = (
    *("line", "before", "match", "after", "outlet", "date", "title", "field"),
    *("start", "end", "language", "id", "path"),
)
_ROOM_OF_MATCH = 12
_LEAST_WIDTH = 15
_OUTLET_WIDTH = 16
_SOURCE_WIDTH = _OUTLET_WIDTH + len(" 2019-12-20")
_NUMBER_WIDTH = 5


def fit_width(columns: int) -> int:
    """Returns how many cells on each side of the match fit a terminal."""
    rest = columns - _NUMBER_WIDTH - _ROOM_OF_MATCH - _SOURCE_WIDTH - 2
    return max(_LEAST_WIDTH, rest // 2)


def answer_concordance(found: Concordance) -> CommandAnswer:
    """Makes the answer of `kwic`: a line a row; docs/json.md documents it."""
    rows = list(_list_rows(found))
    record = {
        "schema": SCHEMA,
        "query": found.query.text,
        "total": found.total,
        "articles": found.articles,
        "matching": found.matching,
        "lines": rows,
        **record_reading(found),
    }
    return CommandAnswer(
        record,
        COLUMNS,
        None,
        rows,
        found=bool(found.lines),
        notices=tuple(list_notices(found)),
        print_page=partial(_print_lines, found),
    )


def _list_rows(found: Concordance) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(found.lines, 1):
        yield {"line": number, **_record_line(line)}


def _record_line(line: ConcordanceLine) -> dict[str, Any]:
    return {
        "before": line.before,
        "match": line.match,
        "after": line.after,
        "field": line.field,
        "start": line.start,
        "end": line.end,
        "id": line.id,
        "path": line.path,
        "title": line.title or None,
        "outlet": line.outlet or None,
        "date": line.date or None,
        "language": line.language or None,
    }


def _print_lines(found: Concordance, page: Page) -> None:
    """Prints how many lines there are, and a line each, the matches below one another."""
    page.print_spans([Span(_describe_counts(found))])
    if not found.lines:
        return
    page.print_blank()
    rows = [_lay_out(line) for line in found.lines]
    room = max(row.cells_before for row in rows)
    room_after = max(row.cells_after for row in rows)
    digits = len(f"{len(rows):,}")
    for number, row in enumerate(rows, 1):
        page.print_row(
            [
                Span(f"{row.mark}{number:>{digits},}  ", QUIET),
                Span(" " * (room - row.cells_before) + row.before),
                Span(row.match, MARK),
                Span(row.after + " " * (room_after - row.cells_after + 2)),
                Span(row.source, QUIET),
            ]
        )


def _describe_counts(found: Concordance) -> str:
    shown = f" · {len(found.lines):,} shown" if len(found.lines) < found.total else ""
    lines, articles = count_of(found.total, "line"), count_of(found.articles, "article")
    only = found.matching - found.articles
    without = f" · {count_of(only, 'article')} match without a line" if only else ""
    return f"{lines} in {articles}{shown}{without}"


class _Row(NamedTuple):
    """A line as columns: what stands left of the match, the match, and right of it."""

    before: str
    match: str
    after: str
    source: str
    mark: str
    cells_before: int
    cells_after: int


def _lay_out(line: ConcordanceLine) -> _Row:
    before, match, after = map(one_line, (line.before, line.match, line.after))
    source = _describe_source(line)
    if match.isascii() and before.isascii() and after.isascii() and source.isascii():
        return _Row(
            before, match, after, source, "", len(before), len(match) + len(after)
        )
    cells, more = measure_cells(before), measure_cells(after)
    in_match = measure_cells(match)
    is_rtl = find_direction(before + match + after)
    if is_rtl is None:
        return _Row(before, match, after, source, "", cells, in_match + more)
    # In a terminal that knows the directions of scripts each column stays in its place.
    if is_rtl:
        before, after, cells, more = after, before, more, cells
    before, match, after = (
        isolate(text, from_right=is_rtl) for text in (before, match, after)
    )
    return _Row(before, match, after, source, LEFT_TO_RIGHT, cells, in_match + more)


def _describe_source(line: ConcordanceLine) -> str:
    outlet = one_line(line.outlet or "outlet unknown")
    if measure_cells(outlet) > _OUTLET_WIDTH:
        outlet = outlet[: _OUTLET_WIDTH - 1] + "…"
    room = " " * (_OUTLET_WIDTH - measure_cells(outlet))
    date = line.date.replace("--", "?-") or "undated"  # 20 December of any year
    return f"{isolate_name(outlet)}{room} {date}"
