"""Articles are shown at a match, and opened without running anything of them."""

import json
import sys
from pathlib import Path

import pytest

from tests.command_line import Run
from tests.pseudo_terminal import run_in_terminal

TEXT = (
    "\n".join(["Title: Harbour", *(f"Line {n} of many words." for n in range(60))])
    .replace("Line 40 of", "Line 40 of zebra")
    .replace("Line 50 of", "Line 50: zebra")
)


@pytest.fixture
def corpus(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "long.txt").write_text(TEXT, "utf-8")
    fields = "url: https://news.example/a?b=1\n"
    (folder / "web.txt").write_text(f"---\n{fields}---\nA kite flies.\n", "utf-8")
    (folder / "bad.txt").write_text("---\nurl: javascript:alert(1)\n---\nA kite.\n")
    (folder / "run.desktop").write_text("[Desktop Entry]\nName=A kite of wood\n")
    run("index")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", note)
    return addresses


@pytest.mark.usefixtures("corpus")
def test_matches_are_marked_and_the_nth_begins_the_page(run: Run) -> None:
    whole = run("show", "seeds/long.txt", "zebra")
    assert "Line 40 of **zebra** many words." in whole.out.splitlines()
    assert whole.out.startswith("(no title")
    second = run("show", "seeds/long.txt", "zebra", "--at", "2").out.splitlines()
    assert second[0] == "Line 50: **zebra** many words."
    record = json.loads(run("show", "seeds/long.txt", "zebra", "--json").out)
    (start, end), _ = record["marks"]
    assert record["text"][start:end] == "zebra"


@pytest.mark.usefixtures("corpus")
def test_a_match_that_there_is_not_is_said(run: Run) -> None:
    assert run("show", "seeds/long.txt", "heron", "--no-pager").status == 1
    third = run("show", "seeds/long.txt", "zebra", "--at", "3")
    assert (third.status, third.err) == (
        2,
        "corpus-search: no match 3: the text has 2 matches\n",
    )
    assert run("show", "seeds/long.txt", "--at", "1").status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.usefixtures("corpus")
def test_the_pager_begins_a_little_before_the_match(tmp_path: Path) -> None:
    pager = tmp_path / "less"
    pager.write_text('#!/bin/sh\necho "PAGER $1"; cat -n | grep zebra\n')
    pager.chmod(0o755)
    env = {"PAGER": str(pager)}
    shown, status = run_in_terminal(
        tmp_path, "show", "seeds/long.txt", "zebra", "--color=never", env=env
    )
    assert status == 0
    first, match, _ = shown.splitlines()
    assert first == f"PAGER +{int(match.split()[0]) - 3}"


@pytest.mark.usefixtures("corpus")
def test_the_address_is_opened_or_else_the_file(
    run: Run, opened: list[str], tmp_path: Path
) -> None:
    run("open", "seeds/web.txt")
    run("open", "seeds/web.txt", "--file")
    run("open", "seeds/bad.txt")  # its address is none of the web
    run("open", "seeds/web.txt", "--dry-run")
    files = [(tmp_path / "seeds" / name).as_uri() for name in ("web.txt", "bad.txt")]
    assert opened == ["https://news.example/a?b=1", *files]


def test_a_file_that_a_desktop_may_run_is_not_opened(
    run: Run, corpus: Path, opened: list[str]
) -> None:
    for name in ("script.js", "run.desktop"):
        (corpus / name).write_text("A kite of wood flies over the harbour.\n")
    run("index")
    for name in ("script.js", "run.desktop"):
        outcome = run("open", f"seeds/{name}")
        assert outcome.status == 2
    assert opened == []
    (corpus / "long.txt").unlink()
    assert "is gone" in run("open", "seeds/long.txt").err


@pytest.mark.usefixtures("corpus")
def test_the_editor_opens_at_the_line_of_the_match(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/told\n')
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{editor} -R")
    out = run("open", "seeds/long.txt", "zebra", "--editor", "--at", "2").out
    assert out == "seeds/long.txt:52\n"
    told = (tmp_path / "told").read_text()
    assert told == f"-R +52 {tmp_path}/seeds/long.txt\n"
    monkeypatch.delenv("EDITOR")
    assert "set EDITOR" in run("open", "seeds/long.txt", "--editor").err
