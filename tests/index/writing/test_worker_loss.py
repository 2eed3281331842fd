"""Processes of a build that are killed: nothing is left running, locked or half done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index
from index.writing.writer import open_writer
from tests.corpus import read_contents

PROC = Path("/proc")
PROCESSES = 2
ENDS_WITHIN_S = 5.0
"""A worker looks once a second whether its parent lives; the machine may be busy."""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="needs /proc to find the workers"
)


def parent_of(process: int) -> int | None:
    """The parent of a process that runs; None for one that has ended."""
    try:
        fields = (PROC / f"{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else int(fields[1])


def list_children(process: int) -> list[int]:
    numbers = (int(path.name) for path in PROC.iterdir() if path.name.isdigit())
    return [number for number in numbers if parent_of(number) == process]


def write_news(folder: Path, edition: str, *, more: int) -> None:
    """Write some articles; with much more text, a build takes several processes a while."""
    (folder / "news").mkdir(exist_ok=True)
    for number in range(60):
        text = f"The {edition} edition of article {number}. " + "More is said. " * more
        (folder / f"news/{number}.txt").write_text(text, encoding="utf-8")


def texts(folder: Path) -> list[str]:
    return sorted(one.text.split(".")[0] for one in read_contents(folder / ".index"))


@pytest.fixture
def old(tmp_path: Path) -> list[str]:
    """The texts of an index of one article, beside the many of another edition."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news/0.txt").write_text("The old edition.", encoding="utf-8")
    build_index(configure(tmp_path))
    found = texts(tmp_path)
    write_news(tmp_path, "new", more=5_500)
    return found


def configure(folder: Path) -> IndexConfig:
    return IndexConfig(
        paths=(folder / "news",), directory=folder / ".index", base=folder
    )


@pytest.fixture
def build(tmp_path: Path, old: list[str]) -> Iterator["subprocess.Popen[str]"]:
    """A build by the command line that has started its processes."""
    (tmp_path / "config.yaml").write_text(f"index: {{processes: {PROCESSES}}}\n")
    command = "import sys; from search.cli import main; sys.exit(main())"
    arguments = ["index", "news", "--index", ".index", "--config", "config.yaml"]
    paths = os.pathsep.join(map(str, Path(__file__).parents[3:4]))
    process = subprocess.Popen(
        [sys.executable, "-c", command, *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


def await_workers(build: "subprocess.Popen[str]") -> list[int]:
    while build.poll() is None:
        if len(workers := list_children(build.pid)) == PROCESSES:
            return workers
        time.sleep(0.01)
    raise AssertionError("the build ended")


def test_a_killed_worker_ends_the_build_in_one_line_and_leaves_the_index(
    tmp_path: Path, old: list[str], build: "subprocess.Popen[str]"
) -> None:
    workers = await_workers(build)
    os.kill(workers[0], signal.SIGKILL)
    _, errors = build.communicate()
    assert build.returncode == 2
    assert errors.splitlines()[-1] == (
        "corpus-search: a process of the build was killed; the index is as it was "
        "before. If memory ran out, set index.processes to a smaller number"
    )
    assert "Traceback" not in errors
    assert list(map(parent_of, workers)) == [None] * PROCESSES
    assert texts(tmp_path) == old


def test_workers_end_soon_after_a_killed_parent_and_do_not_hold_the_lock(
    tmp_path: Path, old: list[str], build: "subprocess.Popen[str]"
) -> None:
    workers = await_workers(build)
    for worker in workers:  # so that they cannot end before the next writer opens
        os.kill(worker, signal.SIGSTOP)
    build.kill()
    build.wait()
    with open_writer(tmp_path / ".index", settings="", rebuild=False):
        assert None not in map(parent_of, workers)
    assert texts(tmp_path) == old
    for worker in workers:
        os.kill(worker, signal.SIGCONT)
    ends = time.monotonic() + ENDS_WITHIN_S
    while any(map(parent_of, workers)) and time.monotonic() < ends:
        time.sleep(0.05)
    assert list(map(parent_of, workers)) == [None] * PROCESSES
    write_news(tmp_path, "new", more=1)
    build_index(configure(tmp_path))
    expected = [f"The new edition of article {n}" for n in range(60)]
    assert texts(tmp_path) == sorted(expected)
