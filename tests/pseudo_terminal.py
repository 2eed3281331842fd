"""Runs the command line in a terminal of its own."""

import os
import pty
import subprocess
import sys
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

ROOT = Path(__file__).parents[1]
_CODE = "from search.cli import main; main()"
_UNSET = {
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "PAGER",
    "CORPUS_SEARCH_PAGER",
    "COLUMNS",
    "LINES",
}


def run_in_terminal(
    folder: Path, *arguments: str, rows: int = 24, env: dict[str, str] | None = None
) -> tuple[str, int]:
    """Runs a command line whose stdout is a terminal; returns what that shows, and the status."""
    leader, follower = pty.openpty()
    ioctl(follower, TIOCSWINSZ, pack("HHHH", rows, 80, 0, 0))
    started = subprocess.Popen(
        [sys.executable, "-c", _CODE, *arguments],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={
            **{name: value for name, value in os.environ.items() if name not in _UNSET},
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "XDG_CONFIG_HOME": str(folder / "none"),
            "XDG_DATA_HOME": str(folder / "none"),
            "XDG_STATE_HOME": str(folder / "none"),
            **(env or {}),
        },
    )
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
    return shown.decode(errors="replace"), started.wait()
