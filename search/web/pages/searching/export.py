"""Sends all hits of a search as a file: CSV for spreadsheets, JSON lines for programs."""

from collections.abc import Iterator
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import StreamingResponse

from search.engines import Engine
from search.output.results_json import dump
from search.output.tables.csv_table import iterate_csv
from search.output.tables.hit_rows import HIT_COLUMNS, make_hit_line, make_hit_row
from search.query import find_today
from search.query.query import Query
from search.results.results import Hit, Results
from search.web.addresses import read_state
from search.web.file_sending import begin_with_mark, send_file
from search.web.questions import make_question
from search.web.site import site_of

_BLOCK = 200
"""So many hits are in memory at once."""


def export_csv(request: Request) -> StreamingResponse:
    """Sends a table; it begins with the mark by which Excel knows UTF-8."""
    rows = (make_hit_row(hit) for hit, _ in _find_hits(request))
    lines = begin_with_mark(iterate_csv(rows, HIT_COLUMNS))
    return send_file(lines, "text/csv", "hits.csv")


def export_lines(request: Request) -> StreamingResponse:
    """Sends a line of JSON for each hit, as `--format jsonl` prints it."""
    lines = (
        f"{dump(make_hit_line(hit, results))}\n" for hit, results in _find_hits(request)
    )
    return send_file(lines, "application/x-ndjson", "hits.jsonl")


def _find_hits(request: Request) -> Iterator[tuple[Hit, Results]]:
    """Finds the hits of the search in the address, each copy as a hit of its own."""
    state = read_state(request.url.query)._replace(page=1, each_copy=True)
    corpus = site_of(request).corpora.open(state.corpus)
    query = make_question(
        state, corpus.settings.search, today=find_today(), limit=_BLOCK
    )
    first = corpus.engine.search(query)  # here, so that an error is a page
    return _iterate(corpus.engine, query, first)


def _iterate(
    engine: Engine, query: Query, results: Results
) -> Iterator[tuple[Hit, Results]]:
    while True:
        for hit in results.hits:
            yield hit, results
        if len(results.hits) < _BLOCK:
            return
        query = replace(query, view=replace(query.view, page=query.view.page + 1))
        results = engine.search(query)
