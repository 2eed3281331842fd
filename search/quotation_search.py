"""Finds who said what in the articles that match a query."""

from collections.abc import Sequence
from dataclasses import replace

from search.all_hits import iterate_hits
from search.citations.quoted_speech import QuotationList, list_quotations
from search.engines import Engine
from search.query import Query


def search_quotations(
    engine: Engine, query: Query, *, limit: int, speakers: Sequence[str] | None = None
) -> QuotationList:
    """Lists the quotations of the articles that match, those of the best article first.

    Args:
        engine: answers the query.
        query: chooses the articles, and tells their order, and whether copies are read.
        limit: the maximum number of quotations.
        speakers: names of the actors whose speech is wanted; all speech by default.

    Raises:
        NoSuchNameError: several actors are called by the name of a speaker.
    """
    total = engine.search(replace(query, view=replace(query.view, limit=0))).total
    articles = (hit.article for hit in iterate_hits(engine, query))
    names = _find_names(engine, speakers) if speakers else None
    return list_quotations(articles, total=total, limit=limit, speakers=names)


def _find_names(engine: Engine, speakers: Sequence[str]) -> frozenset[str]:
    """Finds the names under which articles have these actors."""
    namings = map(engine.actor_naming, speakers)
    return frozenset(
        name for naming in namings for name in (naming.name, *naming.names)
    )
