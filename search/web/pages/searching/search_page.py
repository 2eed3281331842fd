"""The search page: hits, counts and filters of one state of a search."""

from starlette.requests import Request
from starlette.responses import Response

from index.embedding.static_vectors import is_installed
from search.desk.tag_reader import SEEN
from search.output.results_page import describe_faceted, describe_total
from search.output.wording import count_of
from search.query import find_today
from search.query.query import FacetField
from search.results.results import Results
from search.settings.config_file import SearchConfig
from search.web import navigation
from search.web.addresses import (
    SIZES,
    BarLength,
    ByMeaning,
    SearchState,
    Stack,
    Words,
    read_state,
)
from search.web.answers import CountedFacets, SearchAnswer, answer_search
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.live.live_desk import DeskMarks
from search.web.pages.citing.citation_files import FORMATS
from search.web.pages.searching.start_page import show_start
from search.web.questions import asks_something, orders_by_meaning
from search.web.site import Links, site_of
from search.web.values.narrowing import add_value, change, drop_filters
from search.web.values.searching.answer_notes import list_notes
from search.web.values.searching.facet_lists import (
    ROWS,
    FacetList,
    list_chosen,
    make_facet,
)
from search.web.values.searching.filter_chips import describe_period, list_chips
from search.web.values.searching.hit_cards import make_cards
from search.web.values.searching.paging import make_paging
from search.web.values.searching.timeline_values import show_timeline


def show_search(request: Request) -> Response:
    """Shows the answer to the search that the address holds; without one, how to begin."""
    state = read_state(request.url.query)
    corpus = site_of(request).corpora.open(state.corpus)
    if not asks_something(state):
        return show_start(request, corpus, state)
    return answer_once(
        request,
        corpus,
        lambda: _make_page(request, corpus, state),
    )


def _make_page(request: Request, corpus: OpenCorpus, state: SearchState) -> Response:
    site = site_of(request)
    settings = corpus.settings.search
    marks = corpus.desk.read_marks()
    counted = CountedFacets(with_tags=bool(marks.counts))
    answer = answer_search(
        corpus.engine, state, settings, find_today(), counted=counted
    )
    values = _make_values(answer, state, site.links(request))
    values["marks"] = marks
    values["unread"] = _hide_seen(marks, state)
    values["usual_words"] = "every" if settings.every_word else "any"
    values["by_meaning"] = orders_by_meaning(state, settings)
    values["other_meaning"] = _switch_meaning(state, settings)
    return site.render(request, "search.html", values, state=state)


def _make_values(
    answer: SearchAnswer, state: SearchState, links: Links
) -> dict[str, object]:
    results = answer.results
    return {
        "total": _describe_found(results),
        "cards": make_cards(results.hits, state, links),
        "notes": list_notes(results, state, links),
        "chips": list_chips(state, links),
        "any_word": change(state, words=Words.ANY),
        "clear": links.search(drop_filters(state)),
        **show_timeline(answer.timeline, state, links),
        "faceted": describe_faceted(results),
        "facets": _make_facets(answer, state, links),
        "paging": make_paging(results, state, links),
        "period": describe_period(state),
        "spans": [(one.value, one is state.span) for one in BarLength],
        "stacks": [(one.value, one is state.stack) for one in Stack],
        "sizes": SIZES,
        "files": navigation.FILES,
        "other_views": navigation.OTHER_VIEWS,
        "citation_formats": FORMATS,
    }


def _make_facets(
    answer: SearchAnswer, state: SearchState, links: Links
) -> list[FacetList]:
    made = [
        make_facet(
            field,
            answer.facets[field],
            state,
            links,
            answer.facets[FacetField.MONTH] if field is FacetField.YEAR else (),
        )
        for field in ROWS
        if field in answer.facets
        and (len(answer.facets[field]) > 1 or field is not FacetField.LANGUAGE)
    ]
    return [facet for facet in made if facet.rows]


def _hide_seen(marks: DeskMarks, state: SearchState) -> SearchState | None:
    """Returns the search without what was read; None where that is no other one."""
    if not marks.has_seen or SEEN in (
        *state.no_tag,
        *list_chosen(state, FacetField.TAG),
    ):
        return None
    return add_value(state, "no_tag", SEEN)


def _switch_meaning(state: SearchState, settings: SearchConfig) -> str | None:
    """Returns the other choice of order by meaning; None where the extra is missing."""
    if not is_installed():
        return None
    other = not orders_by_meaning(state, settings)
    if other == settings.semantic:
        return ByMeaning.USUAL.value
    return (ByMeaning.ON if other else ByMeaning.OFF).value


def _describe_found(results: Results) -> str:
    """Returns how many articles match, as the command line says it."""
    line = describe_total(results)
    if results.stories is not None and results.stories != results.total:
        line += f" · {count_of(results.stories, 'text')} without copies"
    return line
