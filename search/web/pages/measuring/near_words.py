"""The pages of words: those near a word, and those that some articles say more than others."""

from starlette.requests import Request
from starlette.responses import Response

from search.measures.measure_views import (
    MAX_SPAN,
    Association,
    CollocatesView,
    Keyness,
    KeywordsView,
)
from search.output.measures.word_tables import answer_collocates, answer_keywords
from search.query import find_today, make_query
from search.query.query import Query
from search.query_errors import NoArticlesError
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.page_options import read_choice, read_number
from search.web.pages.measuring.table_files import (
    MOST_ROWS,
    list_files,
    read_format,
    send_answer,
)
from search.web.questions import asks_something, make_question
from search.web.site import site_of
from search.web.values.measuring.word_values import (
    tabulate_collocates,
    tabulate_keywords,
)

_ROWS = 100
_WINDOW = 5
_LONGEST = 5_000


def show_collocates(request: Request) -> Response:
    """Shows the words that stand near the matches of a query, as a table."""
    corpus = _open(request)
    return answer_once(request, corpus, lambda: _make_collocates(request, corpus))


def show_keywords(request: Request) -> Response:
    """Shows the words that the articles of a search say more than others, as a table."""
    corpus = _open(request)
    return answer_once(request, corpus, lambda: _make_keywords(request, corpus))


def _open(request: Request) -> OpenCorpus:
    return site_of(request).corpora.open(read_state(request.url.query).corpus)


def _make_collocates(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    params = request.query_params
    measure = read_choice(params.get("measure", ""), Association.LOG_DICE)
    window = _read_window(params.get("window", ""))
    values: dict[str, object] = {
        "page": "collocates",
        "heading": "Words near it",
        "measures": list(Association),
        "measure": measure,
        "window": window,
        "most": MAX_SPAN,
        "stop_words": params.get("stop_words") == "1",
        "forms": params.get("forms") == "1",
        "files": list_files(request, "csv", "json"),
        "most_saved": MOST_ROWS,
        "table": None,
        "problem": "",
    }
    if state.q or state.actor or state.every_actor:
        form = read_format(request)
        view = CollocatesView(
            limit=MOST_ROWS if form else _ROWS,
            measure=measure,
            left=window,
            right=window,
            stop_words=params.get("stop_words") == "1",
            forms=params.get("forms") == "1",
        )
        found = corpus.engine.measures.collocates(_ask(state, corpus), view)
        if form:
            return send_answer(answer_collocates(found), form, "collocates")
        values["table"] = tabulate_collocates(
            found, state, site.links(request), window=window
        )
    return site.render(request, "words.html", values, state=state)


def _make_keywords(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    params = request.query_params
    measure = read_choice(params.get("measure", ""), Keyness.G2)
    against = params.get("against", "").strip()[:_LONGEST]
    values: dict[str, object] = {
        "page": "keywords",
        "heading": "Words of these articles",
        "measures": list(Keyness),
        "measure": measure,
        "against": against,
        "stop_words": params.get("stop_words") == "1",
        "forms": params.get("forms") == "1",
        "files": list_files(request, "csv", "json"),
        "most_saved": MOST_ROWS,
        "table": None,
        "problem": "",
    }
    if asks_something(state):
        form = read_format(request)
        view = KeywordsView(
            limit=MOST_ROWS if form else _ROWS,
            measure=measure,
            stop_words=params.get("stop_words") == "1",
            forms=params.get("forms") == "1",
        )
        target = _ask(state, corpus)
        reference = make_query(against, today=find_today()) if against else None
        try:
            found = corpus.engine.measures.keywords(target, reference, None, view)
        except NoArticlesError as error:
            # As where every article matches, and none is left to compare with.
            values["problem"] = str(error)
        else:
            if form:
                return send_answer(answer_keywords(found), form, "keywords")
            values["table"] = tabulate_keywords(found, state, site.links(request))
    return site.render(request, "words.html", values, state=state)


def _ask(state: SearchState, corpus: OpenCorpus) -> Query:
    return make_question(state, corpus.settings.search, today=find_today(), limit=0)


def _read_window(text: str) -> int:
    return min(max(read_number(text, _WINDOW, digits=3), 1), MAX_SPAN)
