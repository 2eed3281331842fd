"""Keeps pages that were made, for whoever asks the same of the same commit.

A page depends on its address, on the corpus, on the desk, on the colours chosen and on the
day, which "last week" counts from; on nothing else, or `answer_once` may not be used for it.
"""

import datetime
import gzip
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from search.query import find_today
from search.web.theme import read_theme

if TYPE_CHECKING:
    from search.web.corpora import OpenCorpus

MAX_BYTES = 16_000_000
"""Memory for the pages of one commit: some thousand, as each is compressed."""
_LEVEL = 1
"""A page of 80 kB becomes 14 kB; with level 4, in twice the time, 12.5 kB."""
_GZIP = "gzip"


class PageKey(NamedTuple):
    """What a page depends on, beside the commit."""

    path: str
    query: str
    root: str
    theme: str
    today: datetime.date
    desk: str = ""


class PageStore:
    """Keeps the pages of one commit that were asked for last.

    Args:
        max_bytes: the maximum of all pages together, compressed.
    """

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._n_bytes = 0
        self._pages: OrderedDict[PageKey, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, key: PageKey) -> bytes | None:
        """Returns a page as gzip, None if it is not kept."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: PageKey, page: bytes) -> None:
        """Keeps a page, given as gzip; those that were not asked for longest give way."""
        with self._lock:
            self._n_bytes += len(page) - len(self._pages.pop(key, b""))
            self._pages[key] = page
            while self._n_bytes > self._max_bytes:
                self._n_bytes -= len(self._pages.popitem(last=False)[1])


def answer_once(
    request: Request, corpus: "OpenCorpus", make: Callable[[], Response]
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
    page = store.find(key)
    if page is None:
        answer = make()
        if answer.status_code != 200 or not isinstance(answer, HTMLResponse):
            return answer
        page = gzip.compress(bytes(answer.body), _LEVEL, mtime=0)
        store.keep(key, page)
    return _send(request, page)


def _send(request: Request, page: bytes) -> Response:
    if _GZIP not in request.headers.get("accept-encoding", ""):
        answer = HTMLResponse(gzip.decompress(page))
        answer.headers["vary"] = "Accept-Encoding"
        return answer
    headers = {"content-encoding": _GZIP, "vary": "Accept-Encoding"}
    return HTMLResponse(page, headers=headers)
