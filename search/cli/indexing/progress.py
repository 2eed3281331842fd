"""Shows on stderr how far a build is: one line that changes, or one every few seconds."""

import os
import shutil
import sys
import time

from index.writing.build_worker import TaskResult
from index.writing.updating.build_observer import BuildObserver, PlannedWork
from search.cli.indexing.remaining_time import RemainingTime
from search.cli.printing import echo
from search.output.unseen_characters import replace_controls

_LINE_EVERY_S = 5.0
_REPAINT_EVERY_S = 0.1
_NARROWEST = 20
_NEARLY_ALL = 0.9
_CLEAR = "\r\x1b[2K"


class Progress(BuildObserver):
    """Counts what was read, and shows it with the file at hand and the time left.

    Args:
        is_terminal: whether the line is painted over on a terminal.
    """

    def __init__(self, *, is_terminal: bool) -> None:
        self._is_terminal = is_terminal
        self._interval = _REPAINT_EVERY_S if is_terminal else _LINE_EVERY_S
        self._time: RemainingTime | None = None
        self._files = self._read = self._articles = 0
        self._parts: dict[str, int] = {}
        self._file = ""
        self._began = self._shown = time.monotonic()
        self._painted = False

    def plan(self, work: PlannedWork) -> None:
        """Begins to count."""
        self._files, self._parts = work.files, dict(work.parts)
        self._time = RemainingTime(work)
        self._began = time.monotonic()

    def start_file(self, file: str) -> None:
        """Notes the file at hand."""
        if file != self._file:
            self._file = file
            self._show()

    def finish_part(self, result: TaskResult) -> None:
        """Counts what was read."""
        self._articles += result.added + len(result.changed) + len(result.unchanged)
        self._parts[result.file] -= 1
        self._read += not self._parts[result.file]
        if self._time is not None:
            self._time.add(result)
        if self._read < self._files:
            self._show()
        else:  # the next line may be a question
            self.clear()

    def wait(self) -> None:
        """Shows that the build goes on."""
        self._show()

    def clear(self) -> None:
        """Wipes the line off the terminal, so that another can be printed."""
        if self._painted:
            echo(_CLEAR, error=True, end="")
            self._painted = False

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._shown < self._interval:
            return
        self._shown = now
        line = replace_controls(self._describe(now))
        if not self._is_terminal:
            echo(f"indexing: {line}", error=True)
            return
        # Late: 15 ms, and only a terminal counts in cells.
        from rich.cells import set_cell_size

        width = max(_NARROWEST, shutil.get_terminal_size().columns - 1)
        echo(f"{_CLEAR}{set_cell_size(line, width).rstrip()}", error=True, end="")
        self._painted = True

    def _describe(self, now: float) -> str:
        parts = [f"{self._read:,} of {self._files:,} files"]
        parts.append(f"{self._articles:,} articles")
        if self._time is not None and self._time.total:
            share = self._time.read / self._time.total
            parts.append(f"{share:.0%}")
            left = self._time.estimate()
            if left >= 1:
                parts.append(f"{format_duration(left)} left")
            elif share >= _NEARLY_ALL:
                parts.append("nearly finished")
        parts.append(f"{format_duration(now - self._began)} so far")
        parts.append(self._file)
        return " · ".join(parts)


def format_duration(seconds: float) -> str:
    """Formats a duration for a reader.

    >>> format_duration(7.4), format_duration(80), format_duration(7322)
    ('7 s', '1:20 min', '2:02 h')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02} min"
    return f"{whole // 3600}:{whole % 3600 // 60:02} h"


def make_progress() -> Progress:
    """Makes the progress for stderr as it is: a terminal that moves its cursor, or not."""
    moves = sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "", None)
    return Progress(is_terminal=moves)
