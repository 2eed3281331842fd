"""Says in the browser what the command line says of an error."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from index.errors import CorpusSearchError, IndexMissingError
from search.desk.desk_errors import DeskError, DeskLockedError, NoSuchSearchError
from search.query_errors import (
    NoArticlesError,
    NoSuchNameError,
    NothingToCountError,
    NoWordsError,
    OptionConflictError,
    QueryError,
)
from search.web.addresses import read_state
from search.web.forms import ReadOnlyError
from search.web.site import site_of

_STATUSES: tuple[tuple[type[CorpusSearchError], int], ...] = (
    (QueryError, 400),
    (NoWordsError, 400),
    (NoArticlesError, 400),
    (NothingToCountError, 400),
    (OptionConflictError, 400),
    (NoSuchSearchError, 404),
    (DeskLockedError, 503),
    (DeskError, 400),
    (ReadOnlyError, 403),
    (NoSuchNameError, 404),
)
_UNAVAILABLE = 503
_TITLES = {
    400: "Not understood",
    403: "Not allowed",
    404: "Not found",
    _UNAVAILABLE: "Not available",
}
_NO_INDEX = "No index yet"
RETRY_S = 5
"""Seconds after which one may ask again, where something is only missing now."""


def show_error(request: Request, error: Exception) -> Response:
    """Shows one line: what is wrong, where, and what to do; a query with its place marked."""
    faulty = error if isinstance(error, QueryError) else None
    status = status_of(error)
    is_missing = isinstance(error, IndexMissingError)
    values = {
        "line": str(error),
        "faulty": faulty,
        "title": _NO_INDEX if is_missing else _TITLES[status],
        "again_s": RETRY_S if is_missing else 0,
    }
    answer = site_of(request).render(
        request,
        "error.html",
        values,
        state=read_state(request.url.query),
        status=status,
    )
    if status == _UNAVAILABLE:
        answer.headers["retry-after"] = str(RETRY_S)
    return answer


def show_http_error(request: Request, error: Exception) -> Response:
    """Shows an error of HTTP, as of an address that leads nowhere."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    line = "no page has this address" if status == 404 else HTTPStatus(status).phrase
    title = HTTPStatus(status).phrase
    values = {"line": line, "faulty": None, "title": title, "again_s": 0}
    return site_of(request).render(request, "error.html", values, status=status)


def status_of(error: Exception) -> int:
    """Returns the status of HTTP that says what kind of error it is."""
    for kind, status in _STATUSES:
        if isinstance(error, kind):
            return status
    return _UNAVAILABLE
