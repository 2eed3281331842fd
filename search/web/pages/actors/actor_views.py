"""The list of actors, the page of one, and pairs that may be one actor."""

from dataclasses import replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from index.article import ActorType
from search.citations.quoted_speech import list_quotations
from search.output.notebook_page import mark_html
from search.query import Query, find_today
from search.query.query import FacetField, Sort
from search.results.actor_results import ActorProfile
from search.results.results import FacetCount
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.pages.actors.actor_changes import read_done
from search.web.pages.citing.quotes_page import QuotationRow, make_quotation_rows
from search.web.questions import asks_something, count_by, make_question
from search.web.site import Links, site_of
from search.web.values.actor_values import N_DRAWN, make_actor_values
from search.web.values.narrowing import add_value, filter_value

_ROWS = 100
_MAX_PAIRS = 30
_MAX_NAME = 500
_SAID = 5
_READ_FOR_SAID = 100
"""So many of an actor's last articles are read for the first things that it says."""
_WAIT_S = 0.5
"""Seconds until a page says that suggestions are being worked out."""


def list_actors(request: Request) -> Response:
    """Lists the actors in most articles, of one type if wanted, within a search."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    kind = request.query_params.get("type", "")
    within = _make_query(corpus, state) if asks_something(state) else None
    found = corpus.engine.actors(
        limit=_ROWS,
        page=state.page,
        kind=ActorType(kind) if kind in list(ActorType) else None,
        within=within,
    )
    links = site.links(request)

    def page(number: int) -> str:
        return links.page("actors", state._replace(page=number), type=kind)

    values = {
        "found": found,
        "kind": kind,
        "kinds": [one.value for one in ActorType],
        "first": (state.page - 1) * _ROWS + 1,
        "earlier": page(state.page - 1) if state.page > 1 else "",
        "later": page(state.page + 1) if state.page * _ROWS < found.total else "",
        "did": read_done(request),
    }
    return site.render(request, "actors.html", values, state=state)


def show_actor(request: Request) -> Response:
    """Shows one actor: its names, and its articles by time, outlet and company."""
    corpus = site_of(request).corpora.open(read_state(request.url.query).corpus)
    return answer_once(request, corpus, lambda: _make_page(request, corpus))


def _make_page(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    name = request.query_params.get("name", "")[:_MAX_NAME]
    state = SearchState(corpus=state.corpus)
    profile = corpus.engine.actor(name)
    values = {
        "actor": make_actor_values(
            profile,
            corpus.engine.actor_naming(profile.actor.name),
            _count_together(corpus, profile, state),
            state,
            site.links(request),
        ),
        "full_name": profile.actor.name,
        "rows": _list_said(corpus, profile, state, site.links(request)),
        "did": read_done(request),
    }
    return site.render(request, "actor.html", values, state=state)


def show_suggestions(request: Request) -> Response:
    """Shows pairs of names that are likely to be one actor's, each with a passage."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    found = corpus.memory.suggestions.find(_MAX_PAIRS, wait_s=_WAIT_S)
    values = {
        "found": found,
        "passage": lambda one: Markup(mark_html(one.text, one.marks)),
        "did": read_done(request),
    }
    return site.render(request, "suggestions.html", values, state=state)


def _make_query(corpus: OpenCorpus, state: SearchState) -> Query:
    return make_question(
        state._replace(page=1), corpus.settings.search, today=find_today(), limit=0
    )


def _list_said(
    corpus: OpenCorpus, profile: ActorProfile, state: SearchState, links: Links
) -> list[QuotationRow]:
    """Lists what an actor says in its last articles."""
    asked = add_value(state, "every_actor", filter_value(profile.actor.name))
    query = _make_query(corpus, asked._replace(sort=Sort.NEWEST))
    view = replace(query.view, limit=_READ_FOR_SAID, snippets=0)
    hits = corpus.engine.search(replace(query, view=view)).hits
    names = corpus.engine.actor_naming(profile.actor.name)
    listed = list_quotations(
        (hit.article for hit in hits),
        total=len(hits),
        limit=_SAID,
        speakers=frozenset((names.name, *names.names)),
    )
    return make_quotation_rows(listed.found, asked, links)


def _count_together(
    corpus: OpenCorpus, profile: ActorProfile, state: SearchState
) -> dict[tuple[str, str], int]:
    """Counts the articles of an actor that name two of its companions."""
    names = [one.value for one in profile.companions[:N_DRAWN]]
    own = add_value(state, "every_actor", filter_value(profile.actor.name))
    together: dict[tuple[str, str], int] = {}
    for n, name in enumerate(names):
        both = add_value(own, "every_actor", filter_value(name))
        counts = {one.value: one.count for one in _count_actors(corpus, both)}
        for other in names[n + 1 :]:
            together[name, other] = counts.get(other, 0)
    return together


def _count_actors(corpus: OpenCorpus, state: SearchState) -> tuple[FacetCount, ...]:
    query = count_by(_make_query(corpus, state), FacetField.ACTOR)
    return corpus.engine.search(query).facets[FacetField.ACTOR]
