"""The search page: hits, counts and filters of one state of a search."""

from starlette.requests import Request
from starlette.responses import Response

from search.query.query import FacetField
from search.web.addresses import read_state
from search.web.questions import asks_something, make_question
from search.web.site import site_of

_FACETS = (
    FacetField.OUTLET,
    FacetField.ACTOR,
    FacetField.YEAR,
    FacetField.MONTH,
    FacetField.LANGUAGE,
)


def show_search(request: Request) -> Response:
    """Shows the answer to the search that the address holds; without one, how to begin."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    if not asks_something(state):
        return site.render(request, "start.html", {}, state=state)
    query = make_question(state, corpus.settings.search, facets=_FACETS)
    results = corpus.engine.search(query)
    return site.render(request, "search.html", {"results": results}, state=state)
