"""Keeps pages that were made of one commit, compressed, up to a number of bytes."""

import datetime
from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

MAX_BYTES = 16_000_000
"""Memory for the pages of one commit: some thousand, as each is compressed."""


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
