"""In a terminal long output is paged and in colour, as git does it."""

import sys
from pathlib import Path

import pytest

from tests.command_line import Run, index_folder

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.pseudo_terminal import run_in_terminal


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of thirty articles."""
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "seeds").mkdir()
    for n in range(30):
        path = folder / "seeds" / f"{n}.txt"
        path.write_text(f"Ferry number {n} sails.\n", "utf-8")
    index_folder(folder)
    return folder


@pytest.fixture
def pager(tmp_path: Path) -> tuple[Path, Path]:
    """A pager that writes what it reads to a file, and that file."""
    program, seen = tmp_path / "pager.sh", tmp_path / "seen"
    program.write_text(f'#!/bin/sh\necho "$LESS" > {seen}\ncat >> {seen}\n')
    program.chmod(0o755)
    return program, seen


def test_what_is_longer_than_the_terminal_goes_through_the_pager(
    folder: Path, pager: tuple[Path, Path]
) -> None:
    program, seen = pager
    shown, status = run_in_terminal(
        folder, "ferry", "-n", "30", env={"PAGER": str(program)}
    )
    assert (shown, status) == ("", 0)
    page = seen.read_text("utf-8")
    assert page.startswith("FRX\n30 of 30 articles")
    assert "\x1b[" in page
    assert "30. " in page


def test_what_fits_is_shown_without_a_pager(
    folder: Path, pager: tuple[Path, Path]
) -> None:
    program, seen = pager
    shown, status = run_in_terminal(
        folder, "ferry", "-n", "1", env={"PAGER": str(program)}
    )
    assert "30 of 30 articles" in shown
    assert (status, seen.exists()) == (0, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ferry", "-n", "30", "--no-pager"],
        ["ferry", "-n", "30", "--format", "jsonl"],
    ],
)
def test_the_pager_can_be_left_out_and_is_not_for_programs(
    folder: Path, pager: tuple[Path, Path], arguments: list[str]
) -> None:
    program, seen = pager
    shown, status = run_in_terminal(folder, *arguments, env={"PAGER": str(program)})
    assert shown.count("29.txt") >= 1
    assert status == 0
    assert not seen.exists()


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager", "'unclosed"])
def test_without_a_pager_all_is_printed(folder: Path, pager: str) -> None:
    env = {"CORPUS_SEARCH_PAGER": pager, "PAGER": "false"}
    shown, status = run_in_terminal(folder, "ferry", "-n", "30", env=env)
    assert "30. " in shown
    assert "Traceback" not in shown
    assert status == 0


@pytest.mark.parametrize("pager", ["head -n 1", "false", "true"])
def test_a_pager_that_ends_early_is_no_fault(folder: Path, pager: str) -> None:
    others = (["formats"], ["status", "--skipped"]) if pager == "false" else ()
    for arguments in (["ferry", "-n", "30"], *others):
        shown, status = run_in_terminal(
            folder, *arguments, rows=3, env={"PAGER": pager}
        )
        assert "Traceback" not in shown
        assert "Broken" not in shown
        assert status == 0


def test_the_status_is_that_of_the_search(folder: Path) -> None:
    shown, status = run_in_terminal(folder, "balloon", rows=1, env={"PAGER": "cat -u"})
    assert "0 of 30 articles" in shown
    assert "no article has 'balloon'" in shown
    assert status == 1


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "", "TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, True),
        ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
    ],
)
def test_colours_follow_the_terminal(
    folder: Path, env: dict[str, str], colored: bool
) -> None:
    shown, _ = run_in_terminal(folder, "ferry", "-n", "1", env=env)
    assert ("\x1b[" in shown) == colored


@pytest.mark.parametrize(
    ("when", "env", "colored"),
    [("always", {"NO_COLOR": "1"}, True), ("never", {"CLICOLOR_FORCE": "1"}, False)],
)
def test_the_option_counts_more_than_the_environment(
    folder: Path, when: str, env: dict[str, str], colored: bool
) -> None:
    shown, _ = run_in_terminal(folder, "ferry", "-n1", f"--color={when}", env=env)
    assert ("\x1b[" in shown) == colored


def test_colours_can_be_forced_in_a_pipe(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("A ferry sails.\n", "utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert "\x1b[" in run("ferry").out
    monkeypatch.setenv("CLICOLOR_FORCE", "0")
    assert "\x1b[" not in run("ferry").out
    assert "\x1b" not in run("ferry", "--format", "csv", "--color", "always").out
