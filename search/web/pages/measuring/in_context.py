"""The page that lists each match with the text around it, and the way to its article."""

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.concordance.line_order import SortError, parse_order
from search.output.measures.concordance_page import answer_concordance
from search.query import find_today
from search.results.results import Mark
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.page_options import read_number
from search.web.pages.measuring.table_files import (
    MOST_ROWS,
    list_files,
    read_format,
    send_answer,
)
from search.web.questions import make_question
from search.web.site import site_of
from search.web.values.measuring.context_values import make_context_rows

ORDERS = {
    "none": "best articles first",
    "left": "words before",
    "right": "words after",
    "match,right": "match",
    "date": "date",
    "outlet": "outlet",
}
"""The orders that the page offers, and their names."""
SIZES = (100, 500, 2_000)
_WORDS = range(3, 31)
_USUAL_WORDS = 10


def show_context(request: Request) -> Response:
    """Shows a concordance: the matches below one another, in columns."""
    corpus = site_of(request).corpora.open(read_state(request.url.query).corpus)
    return answer_once(request, corpus, lambda: _make_page(request, corpus))


def _make_page(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    params = request.query_params
    order, words = _read_order(params), _read_number(params, "words")
    words = words if words in _WORDS else _USUAL_WORDS
    size = _read_number(params, "lines")
    size = size if size in SIZES else SIZES[0]
    values: dict[str, object] = {
        "order": order,
        "orders": ORDERS | {order: ORDERS.get(order, order)},
        "words": words,
        "size": size,
        "sizes": SIZES,
        "found": None,
        "files": list_files(request, "csv", "json"),
        "most": MOST_ROWS,
        "rows": [],
    }
    if _has_words(state):
        query = make_question(
            state, corpus.settings.search, today=find_today(), limit=0
        )
        form = read_format(request)
        most = MOST_ROWS if form else size
        view = ConcordanceView(most, parse_order(order), words)
        found = corpus.engine.measures.concordance(query, view)
        if form:
            return send_answer(answer_concordance(found), form, "kwic")
        links = site.links(request)
        values |= {"found": found, "rows": make_context_rows(found, state, links)}
    return site.render(request, "kwic.html", values, state=state)


def go_to_match(request: Request) -> Response:
    """Leads to a match in its article, given where it stands in the title or body."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    article_id, params = request.path_params["id"], request.query_params
    query = make_question(state, corpus.settings.search, today=find_today())
    marked = corpus.engine.mark(article_id, query)
    field, start = params.get("field"), _read_number(params, "at")
    number = _find_match(marked.body_marks, start)
    address = site.links(request).article(marked.article.id, state)
    if field == "page":
        address += "#original"
    elif field == "body" and number:
        address += f"#match-{number}"
    return RedirectResponse(address, status_code=303)


def _read_order(params: QueryParams) -> str:
    """Returns the order asked for, as the command line has it: left1,right2 or date."""
    order = params.get("order", "none")
    try:
        parse_order(order)
    except SortError:
        return "none"
    return order


def _find_match(marks: tuple[Mark, ...], start: int) -> int:
    """Returns the number of the match at an offset, from 1; 0 for none."""
    found = (n for n, mark in enumerate(marks, 1) if mark.start <= start < mark.end)
    return next(found, 0)


def _has_words(state: SearchState) -> bool:
    return bool(state.q or state.actor or state.every_actor)


def _read_number(params: QueryParams, name: str) -> int:
    return read_number(params.get(name, ""), 0, digits=8)
