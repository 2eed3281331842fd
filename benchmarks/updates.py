"""Times whole updates of an index of many files: nothing new, 100 changed, 100 new."""

import json
import sys
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from benchmarks.cold import EMPTY_PROGRAM
from benchmarks.corpus import make_articles
from benchmarks.ours import COMMAND, compile_sources
from benchmarks.processes import Usage, measure
from benchmarks.report import find_median, format_markdown

_CHANGED = 100
# An update copies no text: short ones make the same index sooner.
_CHARACTERS = 330


def measure_updates(files: int, rounds: int) -> str:
    """Measures the median time of updates, in turn with an empty program.

    Args:
        files: number of files in the folder, one article each.
        rounds: number of runs of each kind.

    Returns:
        A Markdown table of seconds.
    """
    compile_sources()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "files")
        folder.mkdir()
        _write_files(folder, files)
        config = Path(name, "config.yaml")
        settings = {"index": {"paths": [str(folder)], "directory": "index"}}
        config.write_text(json.dumps(settings), encoding="utf-8")
        update = [COMMAND, "index", "--config", str(config)]
        measure(update)
        program = Path(name, "empty.py")
        program.write_text(EMPTY_PROGRAM, encoding="utf-8")
        return _run_rounds(folder, update, [sys.executable, str(program)], rounds)


def _run_rounds(folder: Path, update: list[str], empty: list[str], rounds: int) -> str:
    cases: dict[str, Callable[[int], None]] = {
        "nothing new": lambda _turn: None,
        f"{_CHANGED} files changed": lambda turn: _change_files(folder, turn),
        f"{_CHANGED} files new": lambda turn: _add_files(folder, turn),
    }
    used: dict[str, list[Usage]] = {"an empty Typer program": []}
    for turn in range(rounds):
        used["an empty Typer program"].append(measure(empty))
        for case, prepare in cases.items():
            prepare(turn)
            used.setdefault(case, []).append(measure(update))
    rows: list[tuple[str, ...]] = [
        ("update", "median, s", "CPU, s", "MB of the largest process")
    ]
    for case, runs in used.items():
        figures = (
            find_median(run.wall_s for run in runs),
            find_median(run.cpu_s for run in runs),
        )
        peak = find_median(run.peak_process_mb for run in runs)
        rows.append((case, *(f"{one:.2f}" for one in figures), f"{peak:.0f}"))
    return format_markdown(rows)


def _write_files(folder: Path, count: int) -> None:
    for article in make_articles(count):
        text = f"{article['title']}\n\n{article['text'][:_CHARACTERS]}\n"
        (folder / f"{article['id']}.txt").write_text(text, encoding="utf-8")


def _change_files(folder: Path, turn: int) -> None:
    for path in islice(sorted(folder.iterdir()), _CHANGED):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"Corrected for the {turn + 1}. time.\n")


def _add_files(folder: Path, turn: int) -> None:
    for number in range(_CHANGED):
        text = f"Talks no. {turn}-{number}\n\nThe talks in Tripoli go on.\n"
        (folder / f"new-{turn}-{number}.txt").write_text(text, encoding="utf-8")
