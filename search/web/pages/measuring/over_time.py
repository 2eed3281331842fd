"""The page that draws how many articles match over time, a line a query or an outlet."""

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from search.output.trends.svg_chart import draw_chart
from search.output.trends.trend_page import ChartLook, answer_trend
from search.query import Query, find_today, make_query
from search.query.tree import NameField
from search.results.trend_lines import PeriodUnit
from search.trends.trend import TrendView, measure_trend
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.page_options import read_choice, read_number
from search.web.pages.measuring.table_files import (
    list_files,
    read_format,
    send_answer,
)
from search.web.questions import make_question
from search.web.site import site_of
from search.web.values.measuring.trend_values import make_trend_values

MOST_QUERIES = 6
_MOST_OUTLETS = 6
_LONGEST_QUERY = 5_000
_LONGEST_MEAN = 60


class LinesBy(StrEnum):
    """What each line of the page stands for."""

    QUERY = "query"
    OUTLET = "outlet"
    LANGUAGE = "language"


class TrendAsked(NamedTuple):
    """What the address of the page asks for, beside a search.

    Attributes:
        texts: the queries.
        by: what a point stands for.
        lines: what a line stands for.
        counts: whether counts are drawn, not shares.
        stories: whether copies of one text are counted once.
        smooth: number of periods of the moving mean; 0 for none.
    """

    texts: tuple[str, ...]
    by: PeriodUnit
    lines: LinesBy
    counts: bool
    stories: bool
    smooth: int


def show_trend(request: Request) -> Response:
    """Shows how many articles match in each period, as a picture and a table."""
    corpus = site_of(request).corpora.open(read_state(request.url.query).corpus)
    return answer_once(request, corpus, lambda: _make_page(request, corpus))


def _make_page(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    asked = _read_asked(request.query_params, state)
    field = None if asked.lines is LinesBy.QUERY else NameField(asked.lines.value)
    within = _choose_articles(corpus, state)
    found = measure_trend(
        corpus.engine,
        [_ask(text, within) for text in asked.texts],
        within,
        TrendView(asked.by, asked.stories, asked.smooth, field, _MOST_OUTLETS),
    )
    if form := read_format(request):
        picture = partial(draw_chart, found, relative=not asked.counts)
        look = ChartLook(relative=not asked.counts)
        return send_answer(answer_trend(found, look), form, "trend", {"svg": picture})
    values = {
        "files": list_files(request, "svg", "csv", "json"),
        "asked": asked,
        "units": list(PeriodUnit),
        "kinds": list(LinesBy),
        "most": MOST_QUERIES,
        **make_trend_values(
            found, state, site.links(request), relative=not asked.counts, lines=field
        ),
    }
    return site.render(request, "trend.html", values, state=state)


def _read_asked(params: QueryParams, state: SearchState) -> TrendAsked:
    texts = (state.q, *(text.strip() for text in params.getlist("line")))
    kept = [text[:_LONGEST_QUERY] for text in dict.fromkeys(texts) if text]
    return TrendAsked(
        tuple(kept[:MOST_QUERIES]),
        read_choice(params.get("by", ""), PeriodUnit.MONTH),
        read_choice(params.get("lines", ""), LinesBy.QUERY),
        params.get("counts") == "1",
        params.get("stories") == "1",
        min(read_number(params.get("smooth", ""), 0, digits=3), _LONGEST_MEAN),
    )


def _choose_articles(corpus: OpenCorpus, state: SearchState) -> Query:
    filters = state._replace(q="")
    return make_question(filters, corpus.settings.search, today=find_today(), limit=0)


def _ask(text: str, within: Query) -> Query:
    view = replace(within.view, semantic=False, collapse=False)
    return make_query(text, view=view, today=find_today(), every_word=True)
