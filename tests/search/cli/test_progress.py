"""What `index` shows while it works."""

import json
import re
from pathlib import Path

import pytest

from index.writing.build_worker import TaskResult
from index.writing.updating.build_observer import PlannedWork
from search.cli.indexing.progress import Progress
from search.cli.indexing.remaining_time import RemainingTime
from tests.command_line import Run


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("The ferry sank.\n", "utf-8")
    (folder / "b.jsonl").write_text(
        '{"text": "One."}\n{"text": "Two."}\n{bad\n', "utf-8"
    )
    return folder


@pytest.mark.usefixtures("seeds")
def test_verbose_says_what_became_of_each_file(run: Run, seeds: Path) -> None:
    lines = run("index", "-v").err.splitlines()
    assert lines[:2] == ["seeds/a.txt: 1 added", "seeds/b.jsonl: 2 added, 1 skipped"]
    (seeds / "a.txt").write_text("The ferry was raised.\n", "utf-8")
    (seeds / "c\x1b[2J.txt").write_text("New.\n", "utf-8")
    lines = run("index", "--verbose").err.splitlines()
    assert lines[:3] == [
        "seeds/b.jsonl: as before",
        "seeds/a.txt: 1 changed",
        r"seeds/c\x1b[2J.txt: 1 added",
    ]
    (seeds / "b.jsonl").unlink()
    lines = run("index", "-v", "--yes").err.splitlines()
    assert "seeds/b.jsonl: gone, 2 articles removed" in lines


def test_quiet_prints_errors_only(run: Run, seeds: Path) -> None:
    outcome = run("index", "-q")
    assert (outcome.out, outcome.err, outcome.status) == ("", "", 0)
    assert run("index", "-q", "nowhere").status == 2
    assert "nowhere" in run("index", "--quiet", "nowhere").err
    assert run("index", "-q", "-v").status == 2
    assert (seeds.parent / ".index").is_dir()


@pytest.mark.usefixtures("seeds")
def test_a_log_has_all_with_the_times(run: Run, tmp_path: Path) -> None:
    run("index", "-q", "--log", "index.log")
    first, *lines = (tmp_path / "index.log").read_text("utf-8").splitlines()
    assert first.startswith("# corpus-search")
    time = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d "
    assert all(re.match(time, line) for line in lines)
    said = [re.sub(time, "", line) for line in lines]
    assert "seeds/b.jsonl: 2 added, 1 skipped" in said
    assert any(line.startswith("skipped seeds/b.jsonl:3: ") for line in said)
    assert said[-1].startswith("3 articles indexed: 3 added, ")
    run("index", "nowhere", "--log", "index.log")
    added = (tmp_path / "index.log").read_text("utf-8").splitlines()
    assert added[: len(lines) + 1] == [first, *lines]
    assert "ended: no file or folder at " in added[-1]


@pytest.mark.parametrize("log", ["none/x.log", ".", "seeds/x.log", "mine.txt"])
def test_a_log_that_cannot_be_written_is_said_before_the_work(
    run: Run, seeds: Path, log: str
) -> None:
    mine = seeds.parent / "mine.txt"
    mine.write_text("An article of mine.\n", "utf-8")
    outcome = run("index", "--log", log)
    assert outcome.status == 2
    assert len(outcome.err.splitlines()) == 1
    assert f"--log {seeds.parent}" in outcome.err
    assert not (seeds.parent / ".index").exists()
    assert mine.read_text("utf-8") == "An article of mine.\n"
    assert not (seeds / "x.log").exists()


def test_progress_is_counted_in_lines_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(0, 1000, 6))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    progress = Progress(is_terminal=False)
    work = PlannedWork(2, {"a": 1, "b": 1}, {"text": 4_000_000}, 1)
    progress.plan(work)
    progress.start_file("a")
    progress.finish_part(TaskResult("a", 30, format="text", size=1_000_000, seconds=9))
    progress.start_file("b\x1b")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("indexing: 0 of 2 files · 0 articles · 0% · ")
    assert re.fullmatch(
        r"indexing: 1 of 2 files · 30 articles · 25% · \d+ s left · \d+ s so far · b�",
        lines[-1],
    )


@pytest.mark.parametrize(("size", "is_said"), [(1_000, False), (9_500, True)])
def test_nearly_finished_is_said_of_the_last_tenth_only(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    size: int,
    is_said: bool,
) -> None:
    clock = iter(range(0, 1000, 6))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    progress = Progress(is_terminal=False)
    progress.plan(PlannedWork(2, {"a": 1, "b": 1}, {"text": 10_000}, 1))
    progress.finish_part(TaskResult("a", 1, format="text", size=size, seconds=0.01))
    progress.start_file("b")
    assert ("nearly finished" in capsys.readouterr().err) == is_said


def test_on_a_terminal_one_line_is_painted_over_and_wiped_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    monkeypatch.setenv("COLUMNS", "40")
    progress = Progress(is_terminal=True)
    progress.plan(PlannedWork(1, {"a" * 99: 1}, {"text": 10}, 1))
    progress.start_file("a" * 99)
    progress.finish_part(TaskResult("a" * 99, 1, format="text", size=10))
    painted = capsys.readouterr().err
    assert painted.endswith("\r\x1b[2K")
    assert max(map(len, painted.split("\r\x1b[2K"))) <= 39


def test_the_time_left_is_learned_by_format() -> None:
    left = RemainingTime(PlannedWork(9, {}, {"pdf": 10_000_000, "text": 10_000_000}, 2))
    begun = left.estimate()
    for _ in range(5):
        left.add(TaskResult("a", format="text", size=1_000_000, seconds=20.0))
    assert left.estimate() > begun
    for _ in range(10):
        left.add(TaskResult("b", format="pdf", size=1_000_000, seconds=0.1))
    assert 30 < left.estimate() < 60
    assert json.dumps(left.read) == "15000000"
