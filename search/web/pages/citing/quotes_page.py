"""The page that lists who said what in the articles of a search."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from search.citations.quoted_speech import QuotationList, QuotedSpeech
from search.output.unseen_characters import one_line
from search.output.wording import format_date
from search.query import find_today
from search.quotation_search import search_quotations
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.kept_pages import answer_once
from search.web.questions import asks_something, make_question
from search.web.site import Links, site_of
from search.web.values.narrowing import add_value, filter_value

_ROWS = 50
_MAX_PAGE = 20
_MAX_NAME = 500


class QuotationRow(NamedTuple):
    """A quotation as pages show it.

    Attributes:
        text: the words.
        speaker: the words that name the speaker, in the article.
        actor: the name of the actor that they mean; empty where the article names none.
        address: of the article, at the paragraph of the quotation.
        title, outlet, date: of the article.
        language: the code of the language of the article, empty for unknown.
    """

    text: str
    speaker: str
    actor: str
    address: str
    title: str
    outlet: str
    date: str
    language: str


def show_quotes(request: Request) -> Response:
    """Lists the quotations of a search, or those of one speaker, with links to their places."""
    corpus = site_of(request).corpora.open(read_state(request.url.query).corpus)
    return answer_once(
        request,
        corpus,
        lambda: _make_page(request, corpus),
    )


def make_quotation_rows(
    found: Sequence[QuotedSpeech], state: SearchState, links: Links
) -> list[QuotationRow]:
    """Makes the rows of quotations, in articles in which the words of a search are marked."""
    address_of = links.articles(state)
    return [
        QuotationRow(
            text=one_line(one.quotation.text),
            speaker=one_line(one.quotation.speaker),
            actor=one.quotation.actor,
            address=f"{address_of(one.article.id)}#{find_paragraph(one)}",
            title=one_line(one.article.title.value or "untitled"),
            outlet=one_line(one.article.outlet.value or "outlet unknown"),
            date=format_date(one.article.date),
            language=one.article.language.value or "",
        )
        for one in found
    ]


def find_paragraph(speech: QuotedSpeech) -> str:
    """Returns the identifier of the paragraph of a quotation on the page of its article."""
    before = speech.article.body[: speech.quotation.start].split("\n")[:-1]
    return f"paragraph-{sum(bool(line.strip()) for line in before) + 1}"


def _make_page(request: Request, corpus: OpenCorpus) -> Response:
    site, state = site_of(request), read_state(request.url.query)
    links = site.links(request)
    speaker = request.query_params.get("speaker", "").strip()[:_MAX_NAME]
    number = min(state.page, _MAX_PAGE)
    asked = state._replace(page=1, each_copy=False)
    if speaker:
        asked = add_value(asked, "every_actor", filter_value(speaker))
    listed = _list(corpus, asked, speaker, number * _ROWS)
    rows = make_quotation_rows(listed.found[(number - 1) * _ROWS :], asked, links)

    def page(to: int) -> str:
        named = {"speaker": speaker} if speaker else {}
        return links.page("quotes", state._replace(page=to), **named)

    has_more = listed.has_more and len(rows) == _ROWS and number < _MAX_PAGE
    values = {
        "speaker": speaker,
        "asked": asks_something(asked),
        "listed": listed,
        "rows": rows,
        "first": (number - 1) * _ROWS + 1,
        "earlier": page(number - 1) if number > 1 else "",
        "later": page(number + 1) if has_more else "",
    }
    return site.render(request, "quotes.html", values, state=state)


def _list(
    corpus: OpenCorpus, asked: SearchState, speaker: str, limit: int
) -> QuotationList:
    if not asks_something(asked):
        return QuotationList((), 0, 0, has_more=False)
    query = make_question(asked, corpus.settings.search, today=find_today())
    query = replace(query, view=replace(query.view, snippets=0))
    speakers = [speaker] if speaker else None
    return search_quotations(corpus.engine, query, limit=limit, speakers=speakers)
