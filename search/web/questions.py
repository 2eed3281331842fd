"""Makes the query of a search's state, as the command line makes it of its options."""

import datetime
from dataclasses import fields, replace
from operator import attrgetter

from search.desk.typed_query import FILTERS, TypedQuery
from search.query import FacetField, Query, View
from search.query.punctuation import drop_punctuation
from search.settings.config_file import SearchConfig
from search.web.addresses import ByMeaning, SearchState, Words

EVERY_WORD = {Words.USUAL: None, Words.ALL: True, Words.ANY: False}
"""What a typed query has instead of `SearchState.words`."""
SAME = sorted(set(SearchState._fields) & {one.name for one in fields(TypedQuery)})
"""What a state and a typed query call by the same name."""
_read_same = attrgetter(*SAME)


def asks_something(state: SearchState) -> bool:
    """Tells whether a state has a query or a filter, so that there is an answer."""
    return bool(state.q) or has_filters(state)


def has_filters(state: SearchState) -> bool:
    """Tells whether a state leaves out articles by their fields."""
    return any(getattr(state, name) for name in FILTERS)


def type_state(state: SearchState) -> TypedQuery:
    """Returns the words and options of a state: which articles it finds.

    Raises:
        NoWordsError: it has no word, and there is no filter.
    """
    text = state.q and drop_punctuation(state.q, may_be_none=has_filters(state))
    return TypedQuery(
        text=text,
        every_word=EVERY_WORD[state.words],
        correct=not state.as_typed,
        **dict(zip(SAME, _read_same(state), strict=True)),
    )


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
    view = View(
        sort=state.sort,
        limit=state.size if limit is None else limit,
        page=state.page,
        snippets=settings.snippets,
        width=settings.width,
        semantic=orders_by_meaning(state, settings),
        collapse=not state.each_copy,
    )
    return type_state(state).parse(view, today=today, every_word=settings.every_word)


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
