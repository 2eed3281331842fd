"""The page before a search: what the corpus holds, and queries to begin with."""

import re
from typing import NamedTuple
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import Response

from search.engines import Engine
from search.query import find_today
from search.query.query import FacetField
from search.web.addresses import SearchState
from search.web.answers import CountedFacets, SearchAnswer, answer_search
from search.web.corpora import OpenCorpus
from search.web.site import Links, site_of
from search.web.values.narrowing import add_value, filter_value
from search.web.values.searching.hit_cards import NamedLink
from search.web.values.searching.timeline_values import show_timeline

_answers: WeakKeyDictionary[Engine, SearchAnswer] = WeakKeyDictionary()
"""The counts of whole corpora, as long as their engines are in use."""
_PLAIN = re.compile(r"(?:[^\W_]|[ .'’-](?=\w))+")
"""A name without signs that mean something in a query."""
_MAX_OUTLETS = 12
_MAX_ACTORS = 12


class Example(NamedTuple):
    """A query to begin with, what it finds, and its address."""

    query: str
    meaning: str
    address: str


def show_start(request: Request, corpus: OpenCorpus, state: SearchState) -> Response:
    """Shows what the corpus holds, and examples of queries of its own names."""
    site = site_of(request)
    links, answer = site.links(request), _count_corpus(corpus)
    state = SearchState(corpus=state.corpus)
    outlets = _list_names(answer, FacetField.OUTLET)
    actors = _list_names(answer, FacetField.ACTOR)
    values = {
        "articles": answer.results.articles,
        "years": [one.value for one in answer.facets[FacetField.YEAR] if one.value],
        "n_outlets": sum(bool(one.value) for one in answer.facets[FacetField.OUTLET]),
        "n_languages": sum(
            bool(one.value) for one in answer.facets[FacetField.LANGUAGE]
        ),
        "outlets": _link(outlets[:_MAX_OUTLETS], "outlet", state, links),
        "actors": _link(actors[:_MAX_ACTORS], "every_actor", state, links),
        "examples": _make_examples(actors, outlets, answer, state, links),
        **show_timeline(answer.timeline, state, links),
    }
    return site.render(request, "start.html", values, state=state)


def _count_corpus(corpus: OpenCorpus) -> SearchAnswer:
    found = _answers.get(corpus.engine)
    if found is None:
        settings = corpus.settings.search
        every = CountedFacets(rows=None)
        found = answer_search(
            corpus.engine, SearchState(), settings, find_today(), counted=every
        )
        # Only the counts are kept.
        facets = {field: counts[:1_000] for field, counts in found.facets.items()}
        _answers[corpus.engine] = found = found._replace(facets=facets)
    return found


def _list_names(answer: SearchAnswer, field: FacetField) -> list[str]:
    return [one.value for one in answer.facets[field] if one.value]


def _link(
    names: list[str], filtered: str, state: SearchState, links: Links
) -> list[NamedLink]:
    return [
        NamedLink(name, links.search(add_value(state, filtered, filter_value(name))))
        for name in names
    ]


def _make_examples(
    actors: list[str],
    outlets: list[str],
    answer: SearchAnswer,
    state: SearchState,
    links: Links,
) -> list[Example]:
    """Makes examples of the most frequent names, so that each finds something."""
    actors = [name for name in actors if _PLAIN.fullmatch(name)]
    outlets = [name for name in outlets if _PLAIN.fullmatch(name)]
    years = [one for one in answer.facets[FacetField.YEAR] if one.value and one.count]
    who = [_quote(name) for name in actors]
    queries: list[tuple[str, str]] = []
    if who:
        queries.append((f'"{actors[0]}"', "the words side by side"))
    if len(who) > 1:
        queries.append((f"{who[0]} AND {who[1]}", "both names"))
        queries.append((f"{who[0]} -{who[1]}", "one without the other"))
    if who and outlets:
        queries.append((f"{who[0]} outlet:{_quote(outlets[0])}", "in one outlet"))
    if who and years:
        busiest = max(years, key=lambda one: one.count).value
        queries.append((f"{who[0]} date:{busiest}", "in one year"))
    return [
        Example(query, meaning, links.search(SearchState(q=query, corpus=state.corpus)))
        for query, meaning in queries
    ]


def _quote(name: str) -> str:
    """Returns a name as a query has it: in quotes where it is several words."""
    return f'"{name}"' if " " in name else name
