"""An engine that threads share, and those waiting for it are counted."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from index.article import ActorType, Article
from index.errors import CorpusSearchError
from search.engines import Engine, FindsArticles, Measures
from search.engines.columnar.columnar_engine import ColumnarEngine
from search.engines.damage import Answer, Arguments
from search.query import FacetField, Query, View
from search.results.results import Results
from search.web.live.commit_memory import CommitMemory

if TYPE_CHECKING:
    from search.results.actor_results import (
        ActorList,
        ActorNaming,
        ActorProfile,
        MergeSuggestions,
    )
    from search.results.batch_results import AnswerTotals
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
        memory: what is kept of its commit.

    Attributes:
        engine: the engine; only the thread that is answered may ask it.
        memory: what is kept of its commit.
    """

    def __init__(self, engine: Engine, memory: CommitMemory) -> None:
        self.engine = engine
        self.memory = memory
        self._lock = Lock()
        # Its changes are atomic, unlike those of a number.
        self._asked: deque[None] = deque()
        self._began_s: float | None = None

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
        return self.ask(self.engine.search, query)

    def files(self, query: Query, *, most: int | None = None) -> Iterator[str]:
        """See `search.engines.Engine`."""
        return iter(self.ask(lambda: list(self.engine.files(query, most=most))))

    def texts(self, query: Query) -> list[str]:
        """See `search.engines.Engine`."""
        return self.ask(self.engine.texts, query)

    def count(self, query: Query, by: FacetField | None = None) -> "AnswerTotals":
        """See `search.engines.Engine`."""
        return self.ask(self.engine.count, query, by)

    def find_originals(self, texts: Iterable[str], within: Query) -> dict[str, str]:
        """See `search.engines.Engine`."""
        return self.ask(self.engine.find_originals, list(texts), within)

    def article(self, id_or_path: str) -> Article:
        """See `search.engines.Engine`."""
        return self.ask(self.engine.article, id_or_path)

    def mark(self, id_or_path: str, query: Query) -> "MarkedArticle":
        """See `search.engines.Engine`."""
        return self.ask(self.engine.mark, id_or_path, query)

    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """See `search.engines.Engine`."""
        return self.ask(self.engine.similar, id_or_path, view, within)

    def copies(
        self,
        id_or_path: str,
        view: View = View(limit=1_000, snippets=0),
        within: Query | None = None,
    ) -> Results:
        """See `search.engines.Engine`."""
        return self.ask(self.engine.copies, id_or_path, view, within)

    def file_articles(self, file: str, view: View) -> Results:
        """See `search.engines.Engine`."""
        return self.ask(self.engine.file_articles, file, view)

    def actors(
        self,
        *,
        limit: int,
        page: int = 1,
        kind: ActorType | None = None,
        within: Query | None = None,
    ) -> "ActorList":
        """See `search.engines.Engine`."""
        return self.ask(
            self.engine.actors, limit=limit, page=page, kind=kind, within=within
        )

    def actor(self, name: str, within: Query | None = None) -> "ActorProfile":
        """See `search.engines.Engine`."""
        return self.ask(self.engine.actor, name, within)

    def actor_naming(self, name: str) -> "ActorNaming":
        """See `search.engines.Engine`."""
        return self.ask(self.engine.actor_naming, name)

    def suggest_merges(self, *, limit: int) -> "MergeSuggestions":
        """See `search.engines.Engine`; another engine works, and others do not wait."""
        found = self.memory.suggestions.find(limit)
        assert found is not None, "it waits as long as it takes"
        return found

    @property
    def measures(self) -> Measures:
        """See `search.engines.Engine`."""
        return cast("Measures", _SharedMeasures(self))

    def status(self) -> "IndexStatus":
        """See `search.engines.Engine`."""
        return self.ask(self.engine.status)

    def together(self, ask: Callable[[FindsArticles], Answer]) -> Answer:
        """See `search.engines.Engine`; on this machine others are answered in between."""
        if isinstance(self.engine, ColumnarEngine):
            return ask(self)
        return self.ask(self.engine.together, ask)

    def ask(
        self,
        answer: Callable[Arguments, Answer],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Answer:
        """Calls a method of the engine, when those before have been answered."""
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


class _SharedMeasures:
    """Each method of `search.engines.Measures`, asked as those of the engine."""

    def __init__(self, shared: SharedEngine) -> None:
        self._shared = shared

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the method answers)
        return partial(self._shared.ask, getattr(self._shared.engine.measures, name))
