"""Keeps engines open on an index, and replaces them when a commit changes it.

A commit is seen by the names, inodes and times of a few files: a look at them takes some
20 µs, and is taken at most five times a second. While one request opens the new commit,
others are answered from the one before; each keeps the engine that it has been given, so
no answer is of two commits. A cluster is asked every ten seconds.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from index.errors import CorpusSearchError
from search.engines import Engine, open_engine
from search.engines.columnar.index_state import (
    IndexState,
    read_file_states,
    read_index_state,
)
from search.settings.config_file import ACTORS_NAME, Config, find_own_actors
from search.web.live.cluster_watch import ClusterWatch
from search.web.live.commit_memory import CommitMemory, SuggestionStore
from search.web.live.page_store import PageStore
from search.web.live.shared_engine import SharedEngine

CHECK_S = 0.2
"""Seconds from one look at the index to the next."""
N_ENGINES = 4
"""So many searches of one corpus run at once; further ones wait for their turn."""
LONG_S = 0.3
"""A search that takes longer is not waited for, as long as engines may be opened."""


class _Opened(NamedTuple):
    """Engines on one commit; the list grows as more are asked at once."""

    state: IndexState
    engines: list[SharedEngine]


class LiveIndex:
    """The engines of one index, always on a commit that is at most a second old.

    Args:
        settings: the settings, with the place of the index, which need not exist yet.
        clock: returns seconds, from whatever beginning.
    """

    def __init__(
        self, settings: Config, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._refreshing = Lock()
        self._checked_s = float("-inf")
        self._opened: _Opened | None = None
        cluster = settings.cluster if settings.in_cluster else None
        self._watch = ClusterWatch(cluster, clock) if cluster else None

    def engine(self, *, now: bool = False) -> SharedEngine:
        """Returns an engine of the last commit; the answers of one engine fit together.

        Args:
            now: whether to look for a newer commit even if that was just done.

        Raises:
            IndexMissingError: there is no index; later calls look again.
            IndexOutdatedError: the index has the format of another version.
            IndexDamagedError: a file of the index is not as it was written.
            ConfigError: the changes in an actors file cannot be read.
        """
        opened = self._opened
        if opened is None:
            with self._refreshing:
                opened = self._refresh()
        elif self._is_due(now=now) and self._refreshing.acquire(blocking=now):
            # Other threads go on with the engines that are there.
            try:
                opened = self._refresh()
            finally:
                self._refreshing.release()
        return self._choose(opened)

    def _is_due(self, *, now: bool) -> bool:
        return now or self._clock() - self._checked_s >= CHECK_S

    def _refresh(self) -> _Opened:
        """Opens the last commit if it is not the one that is open."""
        state = self._read_state()
        opened = self._opened
        if opened is None or opened.state != state:
            try:
                opened = _Opened(state, [self._open()])
            except CorpusSearchError:
                self._opened = None
                raise
        self._opened = opened
        self._checked_s = self._clock()
        return opened

    def _read_state(self) -> IndexState:
        if self._watch:
            return (*self._watch.read_state(), *read_file_states(self._actors()))
        return read_index_state(self._settings.index.directory, self._actors())

    def _choose(self, opened: _Opened) -> SharedEngine:
        """Returns the engine that is free soonest; a new one where all have long searches.

        The interpreter's lock lets one search compute at a time, so that a second engine
        is of use only while a search takes long.
        """
        soonest = min(
            opened.engines, key=lambda one: (one.is_long(LONG_S), one.n_asked)
        )
        if not soonest.is_long(LONG_S) or len(opened.engines) >= N_ENGINES:
            return soonest
        opened.engines.append(self._open(beside=opened.engines[0]))
        return opened.engines[-1]

    def _open(self, beside: SharedEngine | None = None) -> SharedEngine:
        """Opens an engine, beside another of the same commit if there is one."""
        engine = self._open_engine(beside.engine if beside else None)
        suggestions = SuggestionStore(lambda: self._open_engine(engine))
        memory = beside.memory if beside else CommitMemory(PageStore(), suggestions)
        return SharedEngine(engine, memory)

    def _open_engine(self, beside: Engine | None) -> Engine:
        index = replace(self._settings.index, actors=self._actors())
        settings = replace(self._settings, index=index)
        return open_engine(settings, lasting=True, beside=beside)

    def _actors(self) -> tuple[Path, ...]:
        """The actors files: the user's own may have been written since the start."""
        own, given = self._settings.own_folder, self._settings.index.actors
        return find_own_actors(own) if given in ((), (own / ACTORS_NAME,)) else given
