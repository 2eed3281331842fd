"""Yields all hits of a query, and holds a block of them at a time."""

from collections.abc import Iterator
from dataclasses import replace

from search.engines import Engine
from search.query import Query
from search.results.results import Hit

BLOCK = 500
"""So many hits are asked for first: most readers want no more."""
_GROWTH = 8
"""A block is at most so many times as long as the first one."""


def iterate_hits(
    engine: Engine, query: Query, *, most: int | None = None
) -> Iterator[Hit]:
    """Yields the hits of a query in the order of its view, from the first on.

    Each block is a search of its own, which ranks all hits before it again. So blocks
    grow: for 100,000 hits there are 28 searches, not 200.

    Args:
        engine: answers the query.
        query: the query; of its view the page, the limit and the facets do not count.
        most: the maximum number of hits; None for all.
    """
    done, limit = 0, BLOCK
    while most is None or done < most:
        view = replace(query.view, facets=(), limit=limit, page=done // limit + 1)
        hits = engine.search(replace(query, view=view)).hits
        yield from hits if most is None else hits[: most - done]
        if len(hits) < limit:
            return
        done += limit
        # Blocks of twice the length begin where a page of that length does.
        if done == 2 * limit and limit < _GROWTH * BLOCK:
            limit = done
