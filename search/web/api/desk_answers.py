"""Answers programs that ask for quotations, saved searches, and what is new to them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from search.desk.saved_searches import choose_searches, list_searches
from search.following.looking import begin_look, find_new
from search.output.citations.quotation_list import answer_quotations
from search.output.desk.new_page import answer_new, number_hits
from search.output.desk.saved_page import answer_searches
from search.output.results_json import dump
from search.query import View
from search.query_errors import NoSuchNameError
from search.quotation_search import search_quotations
from search.results.new_articles import NewArticles
from search.web.api.queries import make_search
from search.web.corpora import OpenCorpus

_QUOTATIONS = 50
_NEW = 100


def answer_quotes(corpus: OpenCorpus, values: Mapping[str, Any], _: str) -> str:
    """Returns the quotations of a search; with actors, only what these say."""
    limit = values.get("limit", _QUOTATIONS)
    query = make_search({**values, "limit": 0}, corpus.settings.search)
    query = replace(query, view=replace(query.view, snippets=0))
    listed = search_quotations(
        corpus.engine, query, limit=limit, speakers=values.get("actor")
    )
    return dump(answer_quotations(listed).record)


def answer_saved(corpus: OpenCorpus, _: Mapping[str, Any], __: str) -> str:
    """Returns the saved searches."""
    with corpus.desk.opened() as desk:
        found = list_searches(desk, corpus.desk.place.corpus) if desk else []
    return dump(answer_searches(found).record)


def answer_new_articles(corpus: OpenCorpus, values: Mapping[str, Any], _: str) -> str:
    """Returns what is new to saved searches; it stays new."""
    place, defaults = corpus.desk.place, corpus.settings.search
    view = View(
        limit=values.get("limit", _NEW),
        snippets=defaults.snippets,
        width=defaults.width,
    )
    with corpus.desk.opened() as desk:
        searches = choose_searches(desk, place.corpus, values.get("names", ()))
        assert desk is not None, "else there was no search to choose"
        look = begin_look(desk, place, lambda: corpus.engine)
        found = []
        for search in searches:
            try:
                found.append(find_new(desk, look, search, view, corpus.settings))
            except NoSuchNameError:
                # An outlet that nothing is from yet: nothing of it is new.
                found.append(NewArticles(search, look.looked))
    return dump(answer_new(number_hits(found)).record)
