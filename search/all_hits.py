"""Yields all hits of a query, and holds a block of them at a time."""

from collections.abc import Iterator
from dataclasses import replace

from search.engines import Engine
from search.query import Query
from search.results.results import Hit

BLOCK = 500
"""So many hits are in memory at once."""


def iterate_hits(
    engine: Engine, query: Query, *, most: int | None = None
) -> Iterator[Hit]:
    """Yields the hits of a query in the order of its view, from the first on.

    Args:
        engine: answers the query.
        query: the query; of its view the page, the limit and the facets do not count.
        most: the maximum number of hits; None for all.
    """
    left = most
    view = replace(query.view, facets=(), limit=BLOCK, page=1)
    while left is None or left > 0:
        hits = engine.search(replace(query, view=view)).hits
        yield from hits if left is None else hits[:left]
        if len(hits) < BLOCK:
            return
        left = None if left is None else left - len(hits)
        view = replace(view, page=view.page + 1)
