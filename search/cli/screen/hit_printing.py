"""Prints the hits, facets, files or counts of searches, in any format."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from search.cli.printing import Look, echo, page_for
from search.cli.screen.output_choice import Output
from search.cli.screen.redirection import printing_to
from search.option_table import OutputFormat
from search.output import results_page
from search.results.results import Hit, Results

if TYPE_CHECKING:
    from search.output.tables.answer import PlainRecord


class Found(NamedTuple):
    """The answer to one query.

    Attributes:
        results: the results; they lack the hits where these come one after the other.
        hits: the hits to print.
        label: the query, where there are several.
    """

    results: Results
    hits: Iterable[Hit]
    label: str = ""


def print_hits(
    found: Iterable[Found], output: Output, *, full_text: bool = False
) -> None:
    """Prints hits as they come; tables have facets instead, where facets were asked for.

    Args:
        found: the answers, each asked for when the one before it is printed.
        output: where to, and in which format.
        full_text: whether hits in formats for programs have their whole text.
    """
    with printing_to(output):
        match output.form:
            case OutputFormat.TEXT:
                _paint(found, output.look)
            case OutputFormat.JSON:
                for each in found:
                    _stream_json(each, full_text=full_text)
            case OutputFormat.JSONL:
                _print_lines(found, full_text=full_text)
            case _:
                _print_table(found, output, full_text=full_text)


def _paint(found: Iterable[Found], look: Look) -> None:
    page = page_for(look)
    for number, each in enumerate(found):
        if number:
            page.print_blank()
        if each.label:
            results_page.paint_query(each.label, page)
        results_page.paint_results(each.results, page, each.hits)


def _stream_json(found: Found, *, full_text: bool) -> None:
    """Prints one object on one line, without all its hits in memory."""
    # 4 ms of imports, which a page of text does not need.
    from search.output.results_json import (
        dump,
        dump_results,
        make_hit_record,
        text_of,
    )

    results = found.results
    # The quotation marks of a text are escaped, so this is no text.
    before, key, after = dump_results(results, with_hits=False).partition('"hits": [')
    echo(before + key, end="")
    for number, hit in enumerate(found.hits):
        record = make_hit_record(hit, results) | text_of(hit, full_text=full_text)
        echo(", " * bool(number) + dump(record), end="")
    echo(after)


def _print_lines(found: Iterable[Found], *, full_text: bool) -> None:
    from search.output.results_json import dump, text_of
    from search.output.tables.answer import SCHEMA
    from search.output.tables.hit_rows import list_facet_rows, make_hit_line

    for each in found:
        results = each.results
        label = {"query": each.label} if each.label else {}
        if results.query.view.facets:
            for row in list_facet_rows(results):
                echo(dump({"schema": SCHEMA, **label, **row}))
            continue
        for hit in each.hits:
            text = text_of(hit, full_text=full_text)
            echo(dump({**make_hit_line(hit, results), **label, **text}))


def _print_table(found: Iterable[Found], output: Output, *, full_text: bool) -> None:
    from search.cli.screen.answer_printing import print_rows
    from search.output.tables import hit_rows

    first, rows = _peek(found)
    facets = first is not None and bool(first.results.query.view.facets)
    labelled = first is not None and bool(first.label)
    own = hit_rows.FACET_COLUMNS if facets else hit_rows.HIT_COLUMNS
    columns = (hit_rows.QUERY,) * labelled + own
    columns += (hit_rows.TEXT,) * (full_text and not facets)
    print_rows(_list_rows(rows, full_text=full_text), columns, output)


def _list_rows(found: Iterable[Found], *, full_text: bool) -> "Iterator[PlainRecord]":
    from search.output.results_json import text_of
    from search.output.tables.hit_rows import list_facet_rows, make_hit_row

    for each in found:
        label = {"query": each.label}
        if each.results.query.view.facets:
            for row in list_facet_rows(each.results):
                yield label | row
            continue
        for hit in each.hits:
            yield label | make_hit_row(hit) | text_of(hit, full_text=full_text)


def _peek(found: Iterable[Found]) -> tuple[Found | None, Iterator[Found]]:
    rest = iter(found)
    first = next(rest, None)
    return first, (each for some in ([first] if first else [], rest) for each in some)
