"""The page with all values of a facet, to find some and choose any, all or none of them."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from search.query import find_today
from search.query.query import FacetField
from search.query_errors import NoSuchNameError
from search.results.results import FacetCount
from search.web.addresses import read_state
from search.web.page_options import read_number
from search.web.pages.searching.facet_modes import MODES, choose_values
from search.web.questions import count_by, make_question
from search.web.site import site_of
from search.web.values.narrowing import change, filter_value
from search.web.values.searching.facet_lists import RowMaker

_ROWS = 200
_MAX_FIND = 100


def show_facet(request: Request) -> Response:
    """Shows the values of one facet with their counts, a part of them if some are looked for."""
    site, state = site_of(request), read_state(request.url.query)
    asked = request.query_params
    field = _read_field(asked.get("field", ""))
    find = asked.get("find", "").strip()[:_MAX_FIND]
    corpus = site.corpora.open(state.corpus)
    wider = change(state, **{field.value: ()}) if hasattr(state, field.value) else state
    query = make_question(wider, corpus.settings.search, today=find_today(), limit=0)
    counts = [
        one
        for one in corpus.engine.search(count_by(query, field)).facets[field]
        if one.count
    ]
    found = _find_values(counts, find)
    if asked.get("order") == "name":
        found.sort(key=lambda one: one.value.casefold())
    number = max(read_number(asked.get("from", ""), 1, digits=8), 1)
    shown = found[number - 1 : number - 1 + _ROWS]
    most = max((one.count for one in counts), default=1)
    links = site.links(request)
    place = {"field": field.value, "find": find, "order": asked.get("order", "")}
    make = RowMaker(field, most, state, links).make
    values = {
        "field": field.value,
        "find": find,
        "order": asked.get("order", ""),
        "total": len(found),
        "first": number,
        "last": number - 1 + len(shown),
        "rows": [(filter_value(one.value), make(one)) for one in shown],
        "modes": MODES.get(field, {}),
        "earlier": links.page(
            "facet", state, **place, **{"from": str(max(number - _ROWS, 1))}
        ),
        "later": links.page("facet", state, **place, **{"from": str(number + _ROWS)}),
    }
    return site.render(request, "facet.html", values, state=state)


def choose(request: Request) -> Response:
    """Goes to the search with the values that were ticked."""
    state = read_state(request.url.query)
    asked = request.query_params
    field = _read_field(asked.get("field", ""))
    state = choose_values(state, field, asked.get("mode", ""), asked.getlist("value"))
    return RedirectResponse(site_of(request).links(request).search(state), 303)


def _read_field(name: str) -> FacetField:
    if name not in list(FacetField):
        raise NoSuchNameError(f"no facet {name!r}; there are: {', '.join(FacetField)}")
    return FacetField(name)


def _find_values(counts: list[FacetCount], find: str) -> list[FacetCount]:
    """Finds the values that hold a text, whatever its case."""
    if not find:
        return counts
    wanted = find.casefold()
    return [one for one in counts if wanted in (one.value or "unknown").casefold()]
