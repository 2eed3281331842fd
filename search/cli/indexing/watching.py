"""Keeps an index up to date while files come, change and go.

A change is looked into once nothing has changed for a tenth of a second, or half a second
later at most. After an update the loop rests as long as the update took, a second at most:
files that come all the time cost half of a processor, and what was written is still found
within two seconds.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.config import IndexConfig
from index.errors import ArticleError, CorpusSearchError, IndexLockedError
from search.cli.indexing.build_reporter import BuildReporter, Detail
from search.cli.printing import warn
from search.output.skipped_page import sum_up_skipped
from search.output.wording import count_of

if TYPE_CHECKING:
    from types import FrameType

    from index.writing.updating.index_update import BuildReport

_STEP_MS = 100
_DEBOUNCE_MS = 500
_TICK_MS = 1_000
_LONGEST_REST_S = 1.0
_LOOK_ANYWAY_S = 600.0
"""After so long without a change all files are looked at: links, and folders on a network,
report no changes."""


class FolderWatch:
    """Updates an index whenever something changes in its folders, until it is to stop.

    Args:
        settings: what is indexed.
        update: brings the index up to date; is given an observer.
        detail: how much is told.
        after_update: called after an update that changed the index.
    """

    def __init__(
        self,
        settings: IndexConfig,
        update: "Callable[..., BuildReport]",
        detail: Detail,
        after_update: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._build = update
        self._detail = detail
        self._after_update = after_update
        self._stop = threading.Event()
        self._is_updating = False
        self._must_look = True
        self._looked = 0.0
        self._told: set[str] = set()
        self._pending: dict[str, ArticleError] = {}

    def run(self) -> None:
        """Watches until the process is told to end, by Ctrl-C or SIGTERM."""
        with self._ending_well():
            self._say(f"watching {self._describe()}; Ctrl-C ends")
            while not self._stop.is_set():
                self._watch(self._find_paths())

    def _watch(self, paths: Sequence[Path]) -> None:
        """Updates at each change until the folders that there are are others."""
        # Only here: 30 ms of imports.
        from watchfiles import watch

        if not paths:
            self._stop.wait(_TICK_MS / 1000)
            return
        changes = watch(
            *paths,
            watch_filter=lambda _, path: self._concerns_us(Path(path)),
            debounce=_DEBOUNCE_MS,
            step=_STEP_MS,
            rust_timeout=_TICK_MS,
            yield_on_timeout=True,
            stop_event=self._stop,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        self._must_look = True  # what came before the watch began
        for changed in changes:
            self._look(is_change=bool(changed))
            if self._find_paths() != paths:
                return

    def _look(self, *, is_change: bool) -> None:
        now = time.monotonic()
        if is_change or self._must_look or now - self._looked > _LOOK_ANYWAY_S:
            self._update()
            self._looked = time.monotonic()
            self._stop.wait(min(self._looked - now, _LONGEST_REST_S))
        else:
            self._tell_errors()

    def _update(self) -> None:
        if self._stop.is_set():
            return
        self._must_look, self._is_updating = False, True
        try:
            report = self._build_and_log()
        except IndexLockedError:
            self._must_look = True  # another command is at it: again in a second
        except (CorpusSearchError, OSError) as error:
            self._tell_once(str(error))
        except KeyboardInterrupt:
            self._stop.set()
        else:
            self._tell_report(report)
            self._after_update()
        finally:
            self._is_updating = False

    def _build_and_log(self) -> "BuildReport":
        quiet = self._detail._replace(quiet=not self._detail.verbose)
        with BuildReporter(quiet, self._settings) as reporter:
            with reporter.watch() as observer:
                report = self._build(observer=observer)
            reporter.log_skipped(report)
        return report

    def _tell_report(self, report: "BuildReport") -> None:
        # A file that is still being written may be broken now, and whole in a moment.
        known = {*self._pending, *map(str, report.newly_skipped)}
        skipped = {str(error): error for error in report.skipped}
        self._pending = {key: skipped[key] for key in skipped if key in known}
        if report.added or report.changed or report.removed:
            at = datetime.now().astimezone().strftime("%H:%M:%S")
            self._say(
                f"{at} {report.added:,} added, {report.changed:,} changed, "
                f"{report.removed:,} removed: {count_of(report.articles, 'article')}"
            )

    def _tell_errors(self) -> None:
        """Tells what cannot be read, after a quiet second."""
        for line in sum_up_skipped(list(self._pending.values())):
            self._tell_once(f"skipped {line}")
        self._pending = {}

    def _tell_once(self, line: str) -> None:
        if line not in self._told:
            self._told.add(line)
            warn(line)

    def _say(self, line: str) -> None:
        if not self._detail.quiet:
            warn(line)

    def _describe(self) -> str:
        paths = self._settings.paths
        return f"{len(paths):,} folders" if len(paths) > 1 else str(paths[0])

    def _find_paths(self) -> list[Path]:
        return [path for path in self._settings.paths if path.exists()]

    def _concerns_us(self, path: Path) -> bool:
        """Tells whether a build may read a file: hidden ones, and the index, it does not."""
        if path.is_relative_to(self._settings.directory) or path == self._detail.log:
            return False
        for top in self._settings.paths:
            if path.is_relative_to(top):
                return not any(
                    part.startswith(".") for part in path.relative_to(top).parts
                )
        return True

    @contextmanager
    def _ending_well(self) -> Iterator[None]:
        """Lets signals end the watch: at once where it waits, else with the update undone."""
        handlers = {
            number: signal.signal(number, self._end)
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def _end(self, _number: int, _frame: "FrameType | None") -> None:
        self._stop.set()
        if self._is_updating:
            raise KeyboardInterrupt
