"""A process that asks and updates for long holds no more at the end than halfway."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import fmean

import pytest

ROOT = Path(__file__).parents[2]
MOST_SEGMENTS = 24
"""Merges leave fewer than eight segments of each size."""
MOST_GROWTH = 8_000_000
"""Bytes by which the mean of the last quarter may exceed that of the second."""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="needs /proc to measure a process"
)


def soak(folder: Path, *, updates: int, questions: int) -> list[dict[str, int]]:
    """Returns the measures after each update and so many questions."""
    program = [sys.executable, "-m", "tests.corpus_search.soak", str(folder)]
    done = subprocess.run(
        [*program, str(updates), str(questions)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return list(map(json.loads, done.stdout.splitlines()))


def check_handles(measures: list[dict[str, int]]) -> None:
    """Checks that all open files are those of the commits that are open."""
    for name in ("open", "mapped", "files"):
        assert len({one[name] - one["segments"] for one in measures}) == 1, name
    assert max(one["segments"] for one in measures) <= MOST_SEGMENTS


def test_questions_and_updates_leave_no_file_open(tmp_path: Path) -> None:
    measures = soak(tmp_path, updates=2, questions=10)
    assert len(measures) == 2
    check_handles(measures)


@pytest.mark.deep
def test_20_000_questions_and_200_updates_leave_memory_flat(tmp_path: Path) -> None:
    measures = soak(tmp_path, updates=200, questions=100)
    assert len(measures) == 200
    check_handles(measures)
    quarters = [
        fmean(one["resident"] for one in measures[start : start + 50])
        for start in (50, 150)
    ]
    # The caches of the index that stays open are not full before the end: some 3 MB.
    # A kilobyte lost a question, or a hundred an update, would be 10 MB.
    assert quarters[1] - quarters[0] < MOST_GROWTH
