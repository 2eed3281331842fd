"""Makes the query of a search's state, as the command line makes it of its options."""

import datetime
from dataclasses import replace

from search.config_file import SearchConfig
from search.desk.typed_query import EVERY, WITHOUT
from search.query import FacetField, Query, View, make_query, parse_filters
from search.query.filters import list_name_nodes
from search.query.punctuation import drop_punctuation
from search.query.query import narrow_query
from search.web.addresses import ByMeaning, SearchState, Words


def asks_something(state: SearchState) -> bool:
    """Tells whether a state has a query or a filter, so that there is an answer."""
    return bool(state.q) or has_filters(state)


def has_filters(state: SearchState) -> bool:
    """Tells whether a state leaves out articles by their fields."""
    names = (
        *EVERY.values(),
        *WITHOUT.values(),
        "outlet",
        "actor",
        "author",
        "language",
        "path",
        "url",
        "tag",
    )
    dates = ("date", "since", "until", "undated")
    return any(getattr(state, name) for name in (*names, *dates))


def make_question(
    state: SearchState,
    settings: SearchConfig,
    *,
    today: datetime.date,
    limit: int | None = None,
) -> Query:
    """Makes the query of a state.

    Args:
        state: the state.
        settings: the defaults of options.
        today: the day that "last week" and the like count from.
        limit: number of hits on a page; None for that of the state.

    Raises:
        QueryError: the query or a date cannot be understood.
        NoWordsError: it has no word, and there is no filter.
    """
    text = state.q and drop_punctuation(state.q, may_be_none=has_filters(state))
    filters = parse_filters(
        outlet=state.outlet,
        actor=state.actor,
        author=state.author,
        language=state.language,
        path=state.path,
        url=state.url,
        tag=state.tag,
        date=state.date,
        since=state.since,
        until=state.until,
        undated=state.undated,
        today=today,
    )
    usual = state.words is Words.USUAL
    query = make_query(
        text,
        filters,
        _make_view(state, settings, state.size if limit is None else limit),
        today=today,
        every_word=settings.every_word if usual else state.words is Words.ALL,
    )
    every = {field: getattr(state, key) for field, key in EVERY.items()}
    without = {field: getattr(state, key) for field, key in WITHOUT.items()}
    return narrow_query(query, [*list_name_nodes(every, without)])


def count_by(query: Query, *facets: FacetField, rows: int | None = None) -> Query:
    """Returns the query with facets.

    Args:
        query: the query.
        facets: the fields to count the hits by.
        rows: maximum number of values in a facet of names; None for all.
    """
    return replace(query, view=replace(query.view, facets=facets, facet_rows=rows))


def orders_by_meaning(state: SearchState, settings: SearchConfig) -> bool:
    """Tells whether a search puts its first hits in order by meaning."""
    if state.semantic is ByMeaning.USUAL:
        return settings.semantic
    return state.semantic is ByMeaning.ON


def _make_view(state: SearchState, settings: SearchConfig, limit: int) -> View:
    return View(
        sort=state.sort,
        limit=limit,
        page=state.page,
        snippets=settings.snippets,
        width=settings.width,
        correct=not state.as_typed,
        exact=state.exact,
        guesses=state.guesses,
        expand=state.expand,
        semantic=orders_by_meaning(state, settings),
        collapse=not state.each_copy,
        facets_of_all=state.words is Words.ANY,
    )
