"""The page that puts side by side what outlets, languages or periods say of a question."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from search.comparison.compare import MOST_SIDES, Side, compare_sides
from search.comparison.sides import SideField
from search.query import find_today
from search.query.query import FacetField
from search.results.results import FacetCount
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.page_options import read_choice
from search.web.questions import asks_something, count_by, make_question
from search.web.site import Links, site_of
from search.web.values.compare_values import (
    choose_sides,
    make_columns,
    make_stories,
    narrow_to_side,
)
from search.web.values.narrowing import filter_value

_FACETS = (FacetField.OUTLET, FacetField.LANGUAGE, FacetField.YEAR)
_HITS = 30
_CHOICES = 12


def show_compare(request: Request) -> Response:
    """Shows the answers of two or more sides to one question, and the stories they share."""
    corpus = site_of(request).corpora.open(read_state(request.url.query).corpus)
    return answer_once(
        request,
        corpus,
        lambda: _make_page(request, corpus),
    )


def _make_page(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    asked = request.query_params
    by = read_choice(asked.get("by", ""), SideField.OUTLET)
    values: dict[str, object] = {"by": by.value, "fields_of_sides": list(SideField)}
    if not asks_something(state):
        values |= {"choices": [], "others": [], "columns": [], "stories": []}
        return site.render(request, "compare.html", values, state=state)
    query = make_question(state, corpus.settings.search, today=find_today(), limit=0)
    counts = corpus.engine.search(count_by(query, *_FACETS, rows=200)).facets
    given = [one.strip() for one in asked.getlist("side")]
    names = choose_sides([one for one in given if one][:MOST_SIDES], counts, by)
    values |= _compare(corpus, state, by, names, site.links(request))
    values |= {
        "choices": _list_choices(counts, by, names),
        "others": names if by is SideField.PERIOD else [],
        "most": MOST_SIDES,
    }
    return site.render(request, "compare.html", values, state=state)


def _compare(
    corpus: OpenCorpus,
    state: SearchState,
    by: SideField,
    names: Sequence[str],
    links: Links,
) -> dict[str, object]:
    if not names:
        return {"columns": [], "stories": [], "looked_at": 0}
    states = [narrow_to_side(state, by, name) for name in names]
    sides = [
        Side(
            name.strip('"'),
            make_question(
                each, corpus.settings.search, today=find_today(), limit=_HITS
            ),
        )
        for name, each in zip(names, states, strict=True)
    ]
    found = compare_sides(corpus.engine, sides)
    return {
        "columns": make_columns(found, states, links),
        "stories": make_stories(found, states, links),
        "looked_at": found.looked_at,
    }


def _list_choices(
    counts: dict[FacetField, tuple[FacetCount, ...]],
    by: SideField,
    names: Sequence[str],
) -> list[tuple[str, str, int, bool]]:
    """Lists the sides to choose from: as a filter has it, its name, hits, whether chosen."""
    if by is SideField.PERIOD:
        return []
    found = [one for one in counts[FacetField(by.value)] if one.count]
    rows = [
        (value, one.value or "unknown", one.count, value in names)
        for one in found
        for value in [filter_value(one.value)]
    ]
    counted = {value for value, *_ in rows}
    missing = [(one, one, 0, True) for one in names if one not in counted]
    return [row for n, row in enumerate(rows) if n < _CHOICES or row[3]] + missing
