"""Prints the saved searches."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from search.desk.saved_searches import SavedSearch
from search.output.plain_page import QUIET, TITLE, Page, Span
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.unseen_characters import one_line

_COLUMNS = ("name", "query", "saved_at", "looked_at")


def answer_searches(found: Sequence[SavedSearch]) -> CommandAnswer:
    """Makes the answer of `saved`: a row for each saved search."""
    notice = "nothing saved yet; save a search with: corpus-search save NAME WORDS…"
    return CommandAnswer(
        {"schema": SCHEMA, "searches": [_make_record(one) for one in found]},
        _COLUMNS,
        None,
        [{**_make_record(one), "query": one.query.label} for one in found],
        found=bool(found),
        notices=() if found else (notice,),
        print_page=partial(_paint, found),
    )


def show_time(at: str) -> str:
    """Returns a time as pages show it.

    >>> show_time("2026-11-29T20:41:07Z")
    '2026-11-29 20:41 UTC'
    """
    return f"{at[:10]} {at[11:16]} UTC"


def _paint(found: Sequence[SavedSearch], page: Page) -> None:
    for one in found:
        name, query = one_line(one.name), one_line(one.query.label)
        page.print_spans([Span(name, TITLE), Span(f" · {query}")], hang=2)
        times = (
            f"saved {show_time(one.saved_at)} · looked at {show_time(one.looked_at)}"
        )
        page.print_spans([Span(times, QUIET)], indent=2)


def _make_record(one: SavedSearch) -> dict[str, Any]:
    return {
        "name": one.name,
        "query": one.query.dump(),
        "saved_at": one.saved_at,
        "looked_at": one.looked_at,
    }
