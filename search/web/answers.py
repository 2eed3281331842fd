"""Searches for all that the search page shows: hits, facets, and counts over time."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from search.engines import Engine
from search.query import View
from search.query.query import DATE_FACETS, FacetField, Query
from search.results.date_steps import DateStep
from search.results.results import Results
from search.settings.config_file import SearchConfig
from search.web.addresses import SearchState, Stack
from search.web.pictures.histogram import Crossed
from search.web.pictures.periods import (
    FACETS,
    ValueCounts,
    choose_first_step,
    choose_step,
    find_period,
    name_bounds,
    sum_up,
)
from search.web.questions import count_by, make_question
from search.web.values.narrowing import UNKNOWN, change

FACET_ROWS = 40
"""So many values of a facet are counted; the page of the facet has all."""
_NAMES = (FacetField.OUTLET, FacetField.ACTOR, FacetField.LANGUAGE)


class Timeline(NamedTuple):
    """Hits over time.

    Attributes:
        step: what a bar stands for.
        counts: number of hits by day, month or year, and of those that belong to none.
        bounds: the names of the bars that the period of the search begins and ends with.
        crossed: the counts by value of another field, if bars are divided.
        undated: number of hits without a date.
        guessed: number of those whose date was guessed from other articles.
        by_guess: their number by guessed day, month or year, where guesses count.
    """

    step: DateStep
    counts: ValueCounts
    bounds: tuple[str, str]
    crossed: Crossed | None
    undated: int
    guessed: int
    by_guess: ValueCounts = ()


class SearchAnswer(NamedTuple):
    """All that the search page shows.

    Attributes:
        results: the hits of the page, and the counts.
        facets: the values of each facet beside the hits. Of a field that is filtered by
            any of some values it counts what other values would find, too.
        timeline: the hits over time.
    """

    results: Results
    facets: dict[FacetField, ValueCounts]
    timeline: Timeline


class CountedFacets(NamedTuple):
    """What is counted beside the hits.

    Attributes:
        rows: maximum number of values in a facet of names; None for all.
        with_tags: whether the user's own tags are a facet, too.
    """

    rows: int | None = FACET_ROWS
    with_tags: bool = False


def answer_search(
    engine: Engine,
    state: SearchState,
    settings: SearchConfig,
    today: datetime.date,
    *,
    counted: CountedFacets = CountedFacets(),
) -> SearchAnswer:
    """Answers a search.

    Args:
        engine: of the corpus.
        state: the search.
        settings: the defaults of options.
        today: the day that "last week" and the like count from.
        counted: what is counted beside the hits.

    Raises:
        QueryError: the query or a date cannot be understood.
        NoSuchNameError: it names what the index does not have.
    """
    period = find_period(state, today)
    first_step = choose_first_step(state, period)
    by_date = FACETS[first_step]
    asked = make_question(state, settings, today=today)
    names = (*_NAMES, FacetField.TAG) if counted.with_tags else _NAMES
    query = count_by(asked, *names, by_date, rows=counted.rows)
    results = engine.search(query)
    dated = results.facets[by_date]
    facets: dict[FacetField, ValueCounts] = {
        name: results.facets[name] for name in names
    }
    facets |= _widen(engine, state, settings, today, names)
    facets[FacetField.YEAR] = sum_up(dated, DateStep.YEAR)
    facets[FacetField.MONTH] = sum_up(dated, DateStep.MONTH)
    step = choose_step(state, period, facets[FacetField.MONTH])
    bars = _count_bars(engine, query, state, step, results)
    timeline = Timeline(
        step,
        bars.counts,
        name_bounds(period, step),
        bars.crossed,
        *_count_undated(engine, state, settings, today, dated),
        bars.by_guess,
    )
    return SearchAnswer(results, facets, timeline)


def _widen(
    engine: Engine,
    state: SearchState,
    settings: SearchConfig,
    today: datetime.date,
    names: Iterable[FacetField],
) -> dict[FacetField, ValueCounts]:
    """Counts the values of each filtered field as if it were not filtered."""
    found: dict[FacetField, ValueCounts] = {}
    for field in names:
        if getattr(state, field.value):
            wider = change(state, **{field.value: ()})
            query = make_question(wider, settings, today=today, limit=0)
            counted = count_by(query, field, rows=FACET_ROWS)
            found[field] = engine.search(counted).facets[field]
    return found


class _BarCounts(NamedTuple):
    counts: ValueCounts
    by_guess: ValueCounts
    crossed: Crossed | None = None


def _count_bars(
    engine: Engine, query: Query, state: SearchState, step: DateStep, results: Results
) -> _BarCounts:
    """Counts by the unit of the bars, anew where what is known is too coarse."""
    is_known = step is not DateStep.DAY or FacetField.DAY in query.view.facets
    stack = FacetField(state.stack.value) if state.stack is not Stack.NONE else None
    if is_known and stack is None:
        (by_date,) = (one for one in DATE_FACETS if one in results.facets)
        guessed = results.guessed.get(by_date, ())
        return _BarCounts(sum_up(results.facets[by_date], step), sum_up(guessed, step))
    view: View = replace(
        query.view,
        limit=0,
        page=1,
        facets=(FACETS[step],),
        crossed=(FACETS[step], stack) if stack else None,
    )
    found = engine.search(replace(query, view=view))
    return _BarCounts(
        found.facets[FACETS[step]],
        found.guessed.get(FACETS[step], ()),
        found.crossed if stack else None,
    )


def _count_undated(
    engine: Engine,
    state: SearchState,
    settings: SearchConfig,
    today: datetime.date,
    dated: ValueCounts,
) -> tuple[int, int]:
    """Counts the hits without a date, and those of them whose date was guessed."""
    undated = next((one.count for one in dated if not one.value), 0)
    if not undated:
        return 0, 0
    only = change(
        state, date=(UNKNOWN,), since="", until="", undated=False, guesses=False
    )
    totals = [
        engine.search(make_question(each, settings, today=today, limit=0)).total
        for each in (only, only._replace(guesses=True))
    ]
    return undated, min(max(totals[0] - totals[1], 0), undated)
