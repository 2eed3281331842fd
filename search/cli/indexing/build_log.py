"""Says of each file what became of it, on stderr or in a file with times."""

import datetime
import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from index.errors import ConfigError
from index.writing.build_worker import TaskResult
from index.writing.updating.build_observer import BuildObserver, PlannedWork
from search.output.unseen_characters import replace_controls
from search.output.wording import count_of

_HEADER = "# corpus-search: log of index"
_COUNTS = ("added", "changed", "unchanged", "skipped")


class FileReport(BuildObserver):
    """Says a line of each file.

    Args:
        say: prints a line.
    """

    wants_unchanged = True

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._left: dict[str, int] = {}
        self._found: dict[str, Counter[str]] = {}

    def plan(self, work: PlannedWork) -> None:
        """Notes how many parts each file has."""
        self._left = dict(work.parts)

    def finish_part(self, result: TaskResult) -> None:
        """Says what a file holds, once all its parts are read."""
        found = self._found.setdefault(result.file, Counter())
        found["added"] += result.added
        found["changed"] += len(result.changed)
        found["unchanged"] += len(result.unchanged)
        found["skipped"] += sum(error.count for error in result.skipped)
        self._left[result.file] -= 1
        if not self._left[result.file]:
            self._say(f"{result.file}: {_describe(self._found.pop(result.file))}")

    def keep_file(self, file: str) -> None:
        """Says that a file has not changed."""
        self._say(f"{file}: as before")

    def remove_file(self, file: str, articles: int) -> None:
        """Says that a file is gone."""
        self._say(f"{file}: gone, {count_of(articles, 'article')} removed")


class BuildLog:
    """A file to which lines are added, each with its time.

    Args:
        path: the file, which is made where there is none.
        folders: what is indexed.

    Raises:
        ConfigError: it cannot be written, is no log, or is in a folder that is indexed.
    """

    def __init__(self, path: Path, folders: Iterable[Path]) -> None:
        real = Path(os.path.realpath(path))
        if any(real.is_relative_to(os.path.realpath(folder)) for folder in folders):
            raise ConfigError(
                f"--log {path}: is in a folder that is indexed; name another place"
            )
        try:
            self._file = _open(path)
        except OSError as error:
            raise ConfigError(f"--log {path}: {error.strerror or error}") from error

        self._second = 0
        self._stamp = ""

    def say(self, line: str) -> None:
        """Adds a line; it is in the file within a second of the next."""
        shown = replace_controls(line).replace("\n", " ")
        second = int(time.time())
        # Once a second: to word the time, and to write, takes longer than the rest.
        with suppress(OSError):  # a full disk ends the log, not the build
            if second != self._second:
                self._second, now = (
                    second,
                    datetime.datetime.fromtimestamp(second, tz=datetime.UTC),
                )
                self._stamp = now.astimezone().isoformat()
                self._file.flush()
            self._file.write(f"{self._stamp} {shown}\n")

    def close(self) -> None:
        """Writes what is left, and closes the file."""
        with suppress(OSError):
            self._file.close()


def _open(path: Path) -> IO[str]:
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags, 0o666)
    try:
        status = os.fstat(handle)
        if stat.S_ISREG(status.st_mode):
            head = os.read(handle, len(_HEADER)) if status.st_size else b""
            if status.st_size and head != _HEADER.encode():
                raise ConfigError(
                    f"--log {path}: exists, and is no log; name another file"
                )
            if not status.st_size:
                os.write(handle, f"{_HEADER}\n".encode())
        return os.fdopen(handle, "a", encoding="utf-8", errors="replace")
    except BaseException:
        os.close(handle)
        raise


def _describe(found: Mapping[str, int]) -> str:
    counts = [f"{found[name]:,} {name}" for name in _COUNTS if found[name]]
    return ", ".join(counts) or "no article"
