"""Answers errors as JSON: `error` says what is wrong and where, `hint` what to do."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from search.desk.desk_errors import NoSuchSearchError
from search.output.results_json import dump
from search.query_errors import NoSuchNameError, QueryError
from search.web.api.parameters import ParameterError
from search.web.pages.error_page import RETRY_S, status_of


def answer_failure(request: Request, error: Exception) -> Response:
    """Answers an error of the project: 400 for a wrong request, 404, or 503."""
    status = status_of(error)
    if isinstance(error, ParameterError):
        status = 400
    if (
        isinstance(error, NoSuchNameError | NoSuchSearchError)
        and not request.path_params
    ):
        status = 400  # a name in a parameter
    return make_failure(status, *_split(error))


def answer_http_failure(request: Request, error: Exception) -> Response:
    """Answers an error of HTTP, as of an address that leads nowhere."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    hint = "the addresses are listed at /api" if status == 404 else None
    headers = dict(getattr(error, "headers", None) or {})
    answer = make_failure(status, HTTPStatus(status).phrase.lower(), hint)
    answer.headers.update(headers)
    return answer


def answer_fault(request: Request, error: Exception) -> Response:
    """Answers a fault of the program, without its innards."""
    return make_failure(500, "a fault of the program", "please report it, with the log")


def make_failure(status: int, error: str, hint: str | None = None) -> Response:
    """Makes the answer to a request that fails.

    Args:
        status: the status of HTTP.
        error: what is wrong, and where.
        hint: what to do; None where nothing is known to help.
    """
    headers = {"retry-after": str(RETRY_S)} if status == 503 else {}
    line = dump({"error": error, "hint": hint})
    return Response(line, status, headers, media_type="application/json")


def _split(error: Exception) -> tuple[str, str | None]:
    """Returns what is wrong and what to do: messages have a semicolon between them."""
    if isinstance(error, QueryError):
        return error.problem, error.hint
    problem, _, hint = str(error).partition("; ")
    return problem, hint or None
