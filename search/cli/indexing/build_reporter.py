"""Tells the user what a build does, as much of it as was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from index.config import IndexConfig
from index.writing.updating.build_observer import BuildObserver, SeveralObservers
from index.writing.updating.index_update import BuildReport
from search.cli.indexing.build_log import BuildLog, FileReport
from search.cli.indexing.progress import Progress, make_progress
from search.cli.printing import warn


class Detail(NamedTuple):
    """The amount that a build tells.

    Attributes:
        quiet: whether only errors are told.
        verbose: whether each file is told, instead of the progress.
        log: the file to which all is added.
    """

    quiet: bool = False
    verbose: bool = False
    log: Path | None = None


class BuildReporter:
    """Prints on stderr, and writes to the log, what a build does.

    Args:
        detail: how much is told.
        settings: what is indexed.

    Attributes:
        observer: what the build has to tell.

    Raises:
        ConfigError: the log cannot be written.
    """

    def __init__(self, detail: Detail, settings: IndexConfig) -> None:
        self._quiet = detail.quiet
        self._progress: Progress | None = None
        self._log = BuildLog(detail.log, settings.paths) if detail.log else None
        watching: list[BuildObserver] = []
        if detail.verbose:
            watching.append(FileReport(warn))
        elif not detail.quiet:
            self._progress = make_progress()
            watching.append(self._progress)
        if self._log:
            self._log.say(f"reading {', '.join(map(str, settings.paths))}")
            self._log.say(f"into {settings.directory}")
            watching.append(FileReport(self._log.say))
        self.observer = SeveralObservers(watching)

    def say(self, line: str) -> None:
        """Prints a line, unless it is to be quiet, and logs it."""
        if not self._quiet:
            warn(line)
        if self._log:
            self._log.say(line)

    def log_skipped(self, report: BuildReport) -> None:
        """Logs each file and record that was skipped."""
        if self._log:
            for error in report.skipped:
                self._log.say(f"skipped {error}")

    @contextmanager
    def watch(self) -> Iterator[BuildObserver]:
        """Yields the observer, and wipes the progress away at the end."""
        try:
            yield self.observer
        finally:
            if self._progress is not None:
                self._progress.clear()

    def __enter__(self) -> Self:
        """Returns the reporter itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Logs the error that ended the build, if one did, and closes the log."""
        if self._log:
            if kind is not None:
                self._log.say(f"ended: {error or kind.__name__}")
            self._log.close()
