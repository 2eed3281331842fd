"""The page of an article, and that which compares two copies."""

from starlette.requests import Request
from starlette.responses import Response

from index.article import Article
from search.citations.citation import make_citation
from search.output.citations.readable_citation import word_citation
from search.query import View, find_today
from search.query.query import Query
from search.results.marked_article import MarkedArticle
from search.shown_paths import shorten_article_path
from search.web.addresses import SearchState, read_state
from search.web.corpora import OpenCorpus
from search.web.pages.citing.citation_files import FORMATS
from search.web.questions import asks_something, make_question
from search.web.site import site_of
from search.web.values.reading.article_values import make_article_values
from search.web.values.reading.differences import compare_texts

_N_SIMILAR = 6
_MOST_COPIES = 50


def show_article(request: Request) -> Response:
    """Shows an article with its fields, copies and similar ones, and matches marked."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    marked = _mark(request.path_params["id"], state, corpus)
    article, engine = marked.article, corpus.engine
    few = View(limit=_N_SIMILAR, snippets=0, collapse=True)
    values = {
        "shown": make_article_values(marked),
        "actors": sorted(
            article.actors, key=lambda one: (-len(one.mentions), one.name)
        ),
        "copies": engine.copies(article.id, View(limit=_MOST_COPIES, snippets=0)),
        "similar": engine.similar(article.id, few).hits,
        "path": shorten_article_path(article),
        "is_web_address": article.url.startswith(("http://", "https://")),
        "here_only": SearchState(corpus=state.corpus),
        "of_outlet": SearchState(
            corpus=state.corpus, outlet=(article.outlet.value or "",)
        ),
        "marks": corpus.desk.read_marks(),
        "searched": asks_something(state),
        "citation": word_citation(make_citation(article, accessed=find_today())),
        "citation_formats": [one for one in FORMATS if not one.is_of_many],
    }
    return site.render(request, "article.html", values, state=state)


def _mark(article_id: str, state: SearchState, corpus: OpenCorpus) -> MarkedArticle:
    """Reads an article, with the matches marked if a search led to it."""
    query = _make_query(state, corpus)
    if query is None:
        return MarkedArticle(corpus.engine.article(article_id))
    return corpus.engine.mark(article_id, query)


def _make_query(state: SearchState, corpus: OpenCorpus) -> Query | None:
    if not state.q and not state.actor and not state.every_actor:
        return None
    return make_question(state, corpus.settings.search, today=find_today())


def show_differences(request: Request) -> Response:
    """Shows which words of an article another, mostly a copy, has left out or added."""
    site, state = site_of(request), read_state(request.url.query)
    engine = site.corpora.open(state.corpus).engine
    old = engine.article(request.path_params["id"])
    new = engine.article(request.path_params["other"])
    values = {
        "old": old,
        "new": new,
        "title": _title(new),
        "parts": compare_texts(_whole(old), _whole(new)),
        "here_only": SearchState(corpus=state.corpus),
    }
    return site.render(request, "differences.html", values, state=state)


def _whole(article: Article) -> str:
    title = article.title.value or ""
    return f"{title}\n{article.body}" if title else article.body


def _title(article: Article) -> str:
    return article.title.value or article.id
