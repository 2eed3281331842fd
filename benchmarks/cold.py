"""Times whole processes that search the sample articles, beside an empty program."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.ours import COMMAND, compile_sources
from benchmarks.processes import time_run_ms
from benchmarks.report import find_median, format_markdown

MAX_TIMES_EMPTY = 1.1
_SEEDS = Path(__file__).parent.parent / "seeds"
_QUESTION = "Wagner mercenaries"
EMPTY_PROGRAM = """\
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""


def measure_cold(rounds: int, large: Path | None = None) -> str:
    """Measures the median time of whole processes, which run in turn.

    The index is built before and not part of the time.

    Args:
        rounds: number of runs of each process, after one that warms the disk's cache.
        large: the directory of a large index to search as well.

    Returns:
        A Markdown table.
    """
    compile_sources()
    with tempfile.TemporaryDirectory() as name:
        commands = _make_commands(Path(name))
        if large:
            asked = [COMMAND, _QUESTION, "--index", str(large)]
            commands[f'corpus-search "{_QUESTION}" in {large.name}'] = asked
        times: dict[str, list[float]] = {label: [] for label in commands}
        for turn in range(rounds + 1):
            for label, command in commands.items():
                took_ms = time_run_ms(command)
                if turn:
                    times[label].append(took_ms)
    return _tabulate({label: find_median(taken) for label, taken in times.items()})


def _make_commands(directory: Path) -> dict[str, list[str]]:
    program = directory / "empty.py"
    program.write_text(EMPTY_PROGRAM, encoding="utf-8")
    config = directory / "config.yaml"
    settings = {"index": {"paths": [str(_SEEDS)], "directory": "index"}}
    config.write_text(json.dumps(settings, indent=1), encoding="utf-8")
    ours = [COMMAND, _QUESTION, "--config", str(config)]
    subprocess.run([COMMAND, "index", "--config", str(config)], check=True)
    rg = shutil.which("rg")
    return {
        **(
            {"rg over the folder": [rg, "-i", _QUESTION.split()[1], str(_SEEDS)]}
            if rg
            else {}
        ),
        "python -c pass": [sys.executable, "-c", "pass"],
        "an empty Typer program": [sys.executable, str(program)],
        f'corpus-search "{_QUESTION}"': ours,
        f'corpus-search "{_QUESTION}" --json': [*ours, "--json"],
    }


def _tabulate(medians: dict[str, float]) -> str:
    empty = medians["an empty Typer program"]
    rows = [("whole process", "median, ms", "÷ empty Typer", f"≤ {MAX_TIMES_EMPTY:g}")]
    for label, took_ms in medians.items():
        verdict = "met" if took_ms <= MAX_TIMES_EMPTY * empty else "not met"
        verdict = verdict if label.startswith("corpus-search") else ""
        rows.append((label, f"{took_ms:.0f}", f"{took_ms / empty:.2f}", verdict))
    return format_markdown(rows)
