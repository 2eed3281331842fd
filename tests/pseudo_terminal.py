"""Runs the command line in a terminal of its own."""

import os
import pty
import sys
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

from search.cli import main
from tests.child_process import start_child

_UNSET = {
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "PAGER",
    "CORPUS_SEARCH_PAGER",
    "COLUMNS",
    "LINES",
}
_HOMES = ("CONFIG", "DATA", "STATE")
_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def run_in_terminal(
    folder: Path, *arguments: str, rows: int = 24, env: dict[str, str] | None = None
) -> tuple[str, int]:
    """Runs a command line whose stdout is a terminal; returns what that shows, and the status.

    It runs in a process forked from that of the tests, which has imported the program.
    """
    leader, follower = pty.openpty()
    ioctl(follower, TIOCSWINSZ, pack("HHHH", rows, 80, 0, 0))
    own = {f"XDG_{name}_HOME": str(folder / "none") for name in _HOMES}
    variables = {"TERM": "xterm-256color", **own, **(env or {})}
    started = start_child(_run_at, follower, folder, variables, arguments)
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux says so where the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(leader)
    started.join()
    return shown.decode(errors="replace"), started.exitcode


def _run_at(
    terminal: int, folder: Path, variables: dict[str, str], arguments: tuple[str, ...]
) -> None:
    """Runs the command line of this process at a terminal, and ends the process."""
    for number, (name, mode) in enumerate(_STREAMS):
        os.dup2(terminal, number)
        setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    os.chdir(folder)
    for name in _UNSET:
        os.environ.pop(name, None)
    os.environ |= variables
    sys.argv = ["corpus-search", *arguments]
    main()
