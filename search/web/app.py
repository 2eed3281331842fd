"""The application: which address is answered by what."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from functools import partial

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from index.errors import CorpusSearchError
from search.settings.config_file import Config
from search.web.api.routes import list_routes
from search.web.corpora import Corpora, name_corpora
from search.web.pages.actors.actor_changes import change
from search.web.pages.actors.actor_views import (
    list_actors,
    show_actor,
    show_suggestions,
)
from search.web.pages.citing.citation_files import cite_article, export_articles
from search.web.pages.citing.quotes_page import show_quotes
from search.web.pages.compare_page import show_compare
from search.web.pages.desk.mark_changes import change_marks
from search.web.pages.desk.saved_changes import change_saved
from search.web.pages.desk.saved_views import send_feed, show_new, show_saved
from search.web.pages.error_page import show_error, show_http_error
from search.web.pages.measuring.in_context import go_to_match, show_context
from search.web.pages.measuring.near_words import show_collocates, show_keywords
from search.web.pages.measuring.over_time import show_trend
from search.web.pages.original_file import send_original
from search.web.pages.reading_page import show_article, show_differences
from search.web.pages.searching.export import export_csv, export_lines
from search.web.pages.searching.facet_page import choose, show_facet
from search.web.pages.searching.search_page import show_search
from search.web.pages.theme_page import set_theme
from search.web.site import Site

_GZIP_LEVEL = 1

_THREADS = 8
"""So many pages are made at once. Of more each would take longer, and none be ready sooner."""


def make_app(
    settings: Sequence[Config], *, mcp: bool = False, may_change_desk: bool = True
) -> Starlette:
    """Makes the application that answers from some corpora.

    Functions of pages are plain ones, which Starlette runs in threads: a slow search
    delays no other request.

    Args:
        settings: the settings of each corpus, the first for where none is named.
        mcp: whether assistants get the corpora as tools, at /mcp.
        may_change_desk: whether readers may change saved searches, tags and notes.
    """
    site = Site(Corpora(name_corpora(settings)), may_change_desk=may_change_desk)
    tools = _mount_tools(site.corpora) if mcp else None
    app = Starlette(
        lifespan=partial(_run, tools),
        routes=[
            Route("/", show_search),
            Route("/articles/{id}", show_article),
            Route("/articles/{id}/original", send_original),
            Route("/articles/{id}/cite", cite_article),
            Route("/articles/{id}/at", go_to_match),
            Route("/articles/{id}/marks", change_marks, methods=["POST"]),
            Route("/articles/{id}/differences/{other}", show_differences),
            Route("/actors", list_actors),
            Route("/actor", show_actor),
            Route("/actors/suggestions", show_suggestions),
            Route("/actors/change", change, methods=["POST"]),
            Route("/compare", show_compare),
            Route("/quotes", show_quotes),
            Route("/saved", show_saved),
            Route("/saved/search", show_new),
            Route("/saved/change", change_saved, methods=["POST"]),
            Route("/saved/{name:path}/feed", send_feed),
            Route("/trend", show_trend),
            Route("/kwic", show_context),
            Route("/collocates", show_collocates),
            Route("/keywords", show_keywords),
            Route("/facet", show_facet),
            Route("/choose", choose),
            Route("/export", export_articles),
            Route("/export.csv", export_csv),
            Route("/export.jsonl", export_lines),
            Route("/theme", set_theme),
            Route("/static/{version}/{name}", site.assets.answer),
            *list_routes(site),
            *(tools.routes if tools else ()),
        ],
        middleware=[
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=_GZIP_LEVEL)
        ],
        exception_handlers={
            CorpusSearchError: show_error,
            HTTPException: show_http_error,
        },
    )
    app.state.site = site
    return app


@asynccontextmanager
async def _run(tools: Starlette | None, app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = _THREADS
    async with tools.router.lifespan_context(app) if tools else nullcontext():
        yield


def _mount_tools(corpora: Corpora) -> Starlette:
    # The SDK takes a second to import, and need not be installed.
    from search.web.mcp.tool_server import mount_tools

    return mount_tools(corpora)
