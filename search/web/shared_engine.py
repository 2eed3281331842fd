"""An engine that threads share, and those waiting for it are counted."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from index.article import ActorType, Article
from index.errors import CorpusSearchError
from search.engines import Engine
from search.engines.damage import Answer, Arguments
from search.query import Query, View
from search.results.results import Results
from search.web.page_store import PageStore

if TYPE_CHECKING:
    from search.results.actor_results import (
        ActorList,
        ActorNaming,
        ActorProfile,
        MergeSuggestions,
    )
    from search.results.index_status import IndexStatus
    from search.results.marked_article import MarkedArticle

MAX_WAIT_S = 10.0
"""So long a request waits for those before it."""


class BusyError(CorpusSearchError):
    """More is asked at once than can be answered in time."""

    def __init__(self) -> None:
        super().__init__("too many searches at once; try again in a few seconds")


class SharedEngine:
    """See `search.engines.Engine`: one thread is answered at a time, others wait.

    Args:
        engine: the engine.
        pages: the pages made of its commit; None for a store of its own.

    Attributes:
        engine: the engine; only the thread that is answered may ask it.
        pages: the pages made of its commit.
    """

    def __init__(self, engine: Engine, pages: PageStore | None = None) -> None:
        self.engine = engine
        self.pages = pages or PageStore()
        self._lock = Lock()
        # Its changes are atomic, unlike those of a number.
        self._asked: deque[None] = deque()
        self._began_s: float | None = None
        self._suggested: tuple[int, MergeSuggestions] | None = None

    @property
    def n_asked(self) -> int:
        """Number of calls that are being answered or wait."""
        return len(self._asked)

    def is_long(self, limit_s: float) -> bool:
        """Tells whether the call that is being answered has taken longer than a time."""
        began_s = self._began_s
        return began_s is not None and time.monotonic() - began_s > limit_s

    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        return self._ask(self.engine.search, query)

    def files(self, query: Query, *, most: int | None = None) -> Iterator[str]:
        """See `search.engines.Engine`."""
        return iter(self._ask(lambda: list(self.engine.files(query, most=most))))

    def article(self, id_or_path: str) -> Article:
        """See `search.engines.Engine`."""
        return self._ask(self.engine.article, id_or_path)

    def mark(self, id_or_path: str, query: Query) -> "MarkedArticle":
        """See `search.engines.Engine`."""
        return self._ask(self.engine.mark, id_or_path, query)

    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """See `search.engines.Engine`."""
        return self._ask(self.engine.similar, id_or_path, view, within)

    def copies(
        self,
        id_or_path: str,
        view: View = View(limit=1_000, snippets=0),
        within: Query | None = None,
    ) -> Results:
        """See `search.engines.Engine`."""
        return self._ask(self.engine.copies, id_or_path, view, within)

    def file_articles(self, file: str, view: View) -> Results:
        """See `search.engines.Engine`."""
        return self._ask(self.engine.file_articles, file, view)

    def actors(
        self,
        *,
        limit: int,
        page: int = 1,
        kind: ActorType | None = None,
        within: Query | None = None,
    ) -> "ActorList":
        """See `search.engines.Engine`."""
        return self._ask(
            self.engine.actors, limit=limit, page=page, kind=kind, within=within
        )

    def actor(self, name: str, within: Query | None = None) -> "ActorProfile":
        """See `search.engines.Engine`."""
        return self._ask(self.engine.actor, name, within)

    def actor_naming(self, name: str) -> "ActorNaming":
        """See `search.engines.Engine`."""
        return self._ask(self.engine.actor_naming, name)

    def suggest_merges(self, *, limit: int) -> "MergeSuggestions":
        """See `search.engines.Engine`; the last answer is kept, as it takes seconds."""
        return self._ask(self._suggest, limit)

    def status(self) -> "IndexStatus":
        """See `search.engines.Engine`."""
        return self._ask(self.engine.status)

    def _suggest(self, limit: int) -> "MergeSuggestions":
        if self._suggested is None or self._suggested[0] != limit:
            self._suggested = limit, self.engine.suggest_merges(limit=limit)
        return self._suggested[1]

    def _ask(
        self,
        answer: Callable[Arguments, Answer],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Answer:
        self._asked.append(None)
        try:
            if not self._lock.acquire(timeout=MAX_WAIT_S):
                raise BusyError
            self._began_s = time.monotonic()
            try:
                return answer(*args, **kwargs)
            finally:
                self._began_s = None
                self._lock.release()
        finally:
            self._asked.pop()
