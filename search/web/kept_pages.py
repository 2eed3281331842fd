"""Answers with a page that was made before, where somebody asked the same of the same commit.

A page depends on its address, on the corpus, on the desk, on the colours chosen and on the
day, which "last week" counts from; on nothing else, or `answer_once` may not be used for it.
"""

import gzip
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from search.query import find_today
from search.web.corpora import OpenCorpus
from search.web.live.page_store import PageKey
from search.web.theme import read_theme

_LEVEL = 1
"""A page of 80 kB becomes 14 kB; with level 4, in twice the time, 12.5 kB."""
_GZIP = "gzip"


def answer_once(
    request: Request, corpus: OpenCorpus, make: Callable[[], Response]
) -> Response:
    """Answers with the page that was made of this commit before; makes it the first time.

    Args:
        request: what is asked.
        corpus: the corpus, which has the pages of its commit, and its desk.
        make: makes the page.
    """
    url = request.url
    root = request.scope.get("root_path", "")
    key = PageKey(
        url.path, url.query, root, read_theme(request), find_today(), corpus.desk.state
    )
    store = corpus.memory.pages
    page, whole = store.find(key), b""
    if page is None:
        answer = make()
        if answer.status_code != 200 or not isinstance(answer, HTMLResponse):
            return answer
        whole = bytes(answer.body)
        page = gzip.compress(whole, _LEVEL, mtime=0)
        store.keep(key, page)
    return _send(request, page, whole)


def _send(request: Request, page: bytes, whole: bytes) -> Response:
    """Sends a page, given as gzip, and as it is if that is at hand; else that is empty."""
    if _GZIP not in request.headers.get("accept-encoding", ""):
        plain = {"vary": "Accept-Encoding"}
        return HTMLResponse(whole or gzip.decompress(page), headers=plain)
    headers = {"content-encoding": _GZIP, "vary": "Accept-Encoding"}
    return HTMLResponse(page, headers=headers)
