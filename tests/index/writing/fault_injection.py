"""Lets the nth operation on files below a folder fail, or end the process."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

Act = Callable[[], None]

_WRITING = frozenset("wxa+")
_BY_PATH = ("replace", "rename", "unlink", "mkdir", "open")


class Faults:
    """Counts the operations; at one of them it acts instead.

    Attributes:
        count: operations so far.
        names: what they were.
    """

    def __init__(self, folder: Path, at: int, act: Act) -> None:
        self.count = 0
        self.names: list[str] = []
        self._folder = str(folder)
        self._at = at
        self._act = act

    def step(self, name: str) -> None:
        """Counts an operation, and acts where it is the one."""
        self.count += 1
        self.names.append(name)
        if self.count == self._at:
            self._act()

    def concerns(self, path: object) -> bool:
        """Returns whether a path is below the folder."""
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(
            self._folder
        )


class _File:
    """A file being written whose every write, flush and close is an operation."""

    def __init__(self, file: Any, faults: Faults) -> None:  # noqa: ANN401
        self._file = file
        self._faults = faults

    def write(self, data: Any) -> Any:  # noqa: ANN401  (whatever the file takes)
        self._faults.step("write")
        return self._file.write(data)

    def flush(self) -> None:
        self._faults.step("flush")
        self._file.flush()

    def close(self) -> None:
        if not self._file.closed:
            try:
                self._faults.step("close")
            finally:
                self._file.close()

    def __enter__(self) -> "_File":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._file, name)


@contextmanager
def inject(folder: Path, at: int, act: Act) -> Iterator[Faults]:
    """Acts at the operation with this number, from 1; at 0 it only counts."""
    faults = Faults(folder, at, act)
    real_open = builtins.open

    def open_file(path: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if not faults.concerns(path):
            return real_open(path, mode, *rest, **more)
        faults.step(f"open {mode}")
        file = real_open(path, mode, *rest, **more)
        return _File(file, faults) if _WRITING & set(mode) else file

    def fsync(_: int) -> None:
        # Without the call: no test cuts the power, and it takes most of the time.
        faults.step("fsync")

    with (
        patch.object(builtins, "open", open_file),
        patch.object(io, "open", open_file),
        patch.object(os, "fsync", fsync),
    ):
        patches = [
            patch.object(os, name, _counted(faults, name, getattr(os, name)))
            for name in _BY_PATH
        ]
        for each in patches:
            each.start()
        try:
            yield faults
        finally:
            for each in patches:
                each.stop()


def _counted(faults: Faults, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
    def call(path: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if faults.concerns(path):
            faults.step(name)
        return act(path, *rest, **more)

    return call
