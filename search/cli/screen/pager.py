"""Shows what is longer than the terminal in a pager, as git does."""

import os
import shlex
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

PAGER_VARIABLES = ("CORPUS_SEARCH_PAGER", "PAGER")
"""The first of them that is set names the pager; `cat` and nothing stand for none."""

# Less leaves a short text on the screen, and shows colours; lv shows colours.
_ENVIRONMENT = {"LESS": "FRX", "LV": "-c"}
_TAKE_LINE = ("less", "more", "most")
"""The pagers that begin at a line which is given as `+LINE`."""


class PagedScreen:
    """A stream to the terminal that starts a pager for what does not fit on it.

    What fits is written at the end, and costs no process. Where there is no pager, or it
    does not start, everything is written to the terminal.

    Args:
        terminal: the stream.
        first_line: the line that the pager begins at, from 1.
    """

    def __init__(self, terminal: TextIO, first_line: int = 1) -> None:
        self._terminal = terminal
        self._first_line = first_line
        self._held: list[str] | None = []
        self._rows = 0
        self._size = shutil.get_terminal_size()
        self._pager: subprocess.Popen[str] | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (of the terminal's)
        return getattr(self._terminal, name)

    def write(self, text: str) -> int:
        """Writes to the pager, or keeps the text until the screen is full."""
        if self._held is None:
            self._target.write(text)
            return len(text)
        self._held.append(text)
        self._rows += sum(
            -(-len(line) // self._size.columns) or 1 for line in text.splitlines()
        )
        if self._rows >= self._size.lines:
            self._pager = _start_pager(self._terminal, self._first_line)
            self._write_held()
        return len(text)

    def flush(self) -> None:
        """Lets the reader see what was written, if the screen is full."""
        if self._held is None:
            self._target.flush()

    def finish(self) -> None:
        """Writes what was kept, and waits until the reader leaves the pager."""
        with suppress(BrokenPipeError):
            self._write_held()
            self._target.flush()
        if self._pager is None:
            return
        with suppress(BrokenPipeError):
            self._target.close()
        while self._pager.poll() is None:
            # An interrupt is for the pager: the program waits for it.
            with suppress(KeyboardInterrupt):
                self._pager.wait()

    @property
    def _target(self) -> Any:  # noqa: ANN401  (a text stream)
        return self._pager.stdin if self._pager else self._terminal

    def _write_held(self) -> None:
        held, self._held = self._held or [], None
        self._target.write("".join(held))


def _start_pager(terminal: TextIO, first_line: int) -> "subprocess.Popen[str] | None":
    """Starts the user's pager; None if there is none."""
    try:
        command = shlex.split(_name_pager())
        if not command or command == ["cat"]:
            return None
        if first_line > 1 and Path(command[0]).name in _TAKE_LINE:
            command.append(f"+{first_line}")
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            env={**_ENVIRONMENT, **os.environ},
            encoding=terminal.encoding,
            errors=terminal.errors,
        )
    except (OSError, ValueError):
        return None  # it is missing, or not a command at all


def _name_pager() -> str:
    named = (os.environ.get(name) for name in PAGER_VARIABLES)
    return next((pager for pager in named if pager is not None), "less")
