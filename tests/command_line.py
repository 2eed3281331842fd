"""The command line, run in the process of the test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from search.cli import run as run_command_line


@dataclass(frozen=True)
class Outcome:
    """The output of a run and its exit status."""

    out: str
    err: str
    status: int


Run = Callable[..., Outcome]


def index_folder(folder: Path) -> None:
    """Indexes the `seeds` in a folder as the command does there, for tests that share it."""
    (folder / "config.yaml").write_text("index: {paths: [seeds]}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / "none"))
        for name in ("CORPUS_SEARCH_INDEX", "CORPUS_SEARCH_CONFIG"):
            patch.delenv(name, raising=False)
        assert run_command_line(["index"]) == 0
