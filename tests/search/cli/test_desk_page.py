"""The commands of docs/desk.md, one after the other, print what the page shows."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from search.desk import desk_names, known_texts, marks, saved_searches
from tests.command_line import Run

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/desk.md"
NOON = "2026-11-30T12:00:00Z"


def read_examples(page: str) -> Iterator[tuple[str, list[str]]]:
    """Yields each command of a page, and the lines that it prints."""
    for block in re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", page, re.MULTILINE):
        lines = [line[4:] for line in block.rstrip().split("\n")]
        starts = [n for n, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in pairwise([*starts, len(lines)]):
            shown = "\n".join(lines[start + 1 : end]).rstrip()
            yield lines[start][2:], shown.split("\n") if shown else []


def test_the_page_shows_what_the_commands_print(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("CORPUS_SEARCH_DESK", raising=False)
    for module in (desk_names, known_texts, marks, saved_searches):
        monkeypatch.setattr(module, "now_utc", lambda: NOON)
    run("index", "-q")
    examples = list(read_examples(PAGE.read_text("utf-8")))
    assert len(examples) > 15
    for command, shown in examples:
        if command.startswith("corpus-search "):
            printed = run(*shlex.split(command)[1:])
            assert printed.out.rstrip().splitlines() == shown, command
        else:
            subprocess.run(["bash", "-c", command], check=True)
