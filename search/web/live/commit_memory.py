"""What is kept of one commit while it is the last: pages, and pairs of names to merge."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, NamedTuple

from search.engines import Engine
from search.web.live.page_store import PageStore

if TYPE_CHECKING:
    from search.results.actor_results import MergeSuggestions


class SuggestionStore:
    """Works out suggestions of merges once, in a thread and with an engine of its own.

    They take seconds with 100,000 articles, and nobody else shall wait for them.

    Args:
        open_engine: opens another engine on the commit.
    """

    def __init__(self, open_engine: Callable[[], Engine]) -> None:
        self._open_engine = open_engine
        self._found: dict[int, Future[MergeSuggestions]] = {}
        self._lock = Lock()

    def find(
        self, limit: int, *, wait_s: float | None = None
    ) -> "MergeSuggestions | None":
        """Returns the suggestions; None if they are not there in time.

        Args:
            limit: the maximum number of pairs.
            wait_s: seconds to wait for them; None for as long as it takes.

        Raises:
            CorpusSearchError: as the engine raises it; the next call asks again.
        """
        with self._lock:
            answer = self._found.get(limit)
            if answer is None or (answer.done() and answer.exception()):
                answer = self._found[limit] = Future()
                Thread(target=self._work, args=(limit, answer), daemon=True).start()
        with suppress(TimeoutError):
            return answer.result(wait_s)
        return None

    def _work(self, limit: int, answer: "Future[MergeSuggestions]") -> None:
        try:
            answer.set_result(self._open_engine().suggest_merges(limit=limit))
        except Exception as error:  # noqa: BLE001  (raised where it is waited for)
            answer.set_exception(error)


class CommitMemory(NamedTuple):
    """What is kept of one commit.

    Attributes:
        pages: the pages that were made of it.
        suggestions: the pairs of names that may be one actor's.
    """

    pages: PageStore
    suggestions: SuggestionStore
