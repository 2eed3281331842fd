"""The routes of the interface for programs."""

from collections.abc import Callable
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from index.errors import CorpusSearchError
from search.web.api.endpoints import ENDPOINTS, Endpoint, answer_endpoint
from search.web.api.failures import answer_failure, answer_fault, answer_http_failure
from search.web.api.openapi import dump_openapi, list_rows
from search.web.api.parameters import read_parameters
from search.web.corpora import Corpora
from search.web.site import Site, site_of


def list_routes(site: Site) -> list[BaseRoute]:
    """Lists the routes below /api, with errors as JSON."""
    answering = [
        Route(each.path, _answering(each, site.corpora), name=each.path)
        for each in ENDPOINTS
    ]
    program = Starlette(
        routes=[Route("/openapi.json", _show_openapi), *answering],
        exception_handlers={
            CorpusSearchError: answer_failure,
            HTTPException: answer_http_failure,
            Exception: answer_fault,
        },
    )
    return [Route("/api", _show_description), Mount("/api", program)]


def _answering(endpoint: Endpoint, corpora: Corpora) -> Callable[[Request], Response]:
    return partial(_answer, endpoint, corpora)


def _answer(endpoint: Endpoint, corpora: Corpora, request: Request) -> Response:
    values = read_parameters(request.scope["query_string"], endpoint.parameters)
    named = next(iter(request.path_params.values()), "")
    answer = answer_endpoint(endpoint, corpora, values, named)
    return Response(answer, media_type="application/json")


def _show_openapi(request: Request) -> Response:
    root = request.scope.get("root_path", "")
    return Response(dump_openapi(root), media_type="application/json")


def _show_description(request: Request) -> HTMLResponse:
    values = {"endpoints": list_rows()}
    return site_of(request).render(request, "api.html", values)
