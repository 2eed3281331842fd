"""Paths of hits can be used: whole for programs, relative on a screen, as links."""

import csv
import io
import json
import os
import socket
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.command_line import Run

ODD = "a  b\x1b[31m é\u202e.txt"


@pytest.fixture
def corpus(tmp_path: Path, run: Run) -> Path:
    """A folder with a file of each kind, indexed."""
    folder = tmp_path / "seeds"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text("The ferry left the harbour.\n", "utf-8")
    (folder / ODD).write_text("A ferry sank.\n", "utf-8")
    rows = "title,text\nA,The ferry is late.\nB,The ferry is new.\n"
    (folder / "deep" / "rows.csv").write_text(rows, "utf-8")
    with zipfile.ZipFile(folder / "old.zip", "w") as archive:
        archive.writestr("in/page.txt", "A ferry of wood.\n")
    run("index")
    return folder


def paths_on_screen(run: Run, *options: str) -> set[str]:
    lines = run("ferry", "--snippets", "0", *options).out.splitlines()
    return {line.split(" · ")[2] for line in lines if " · undated · " in line}


def test_programs_are_given_whole_paths(run: Run, corpus: Path) -> None:
    hits = json.loads(run("ferry", "--json").out)["hits"]
    rows = corpus / "deep" / "rows.csv"
    packed = corpus / "old.zip"
    assert {hit["path"]: hit["file"] for hit in hits} == {
        str(corpus / "one.txt"): str(corpus / "one.txt"),
        str(corpus / ODD): str(corpus / ODD),
        f"{rows}#2": str(rows),
        f"{rows}#3": str(rows),
        f"{packed}#in/page.txt": str(packed),
    }
    assert all(Path(hit["file"]).is_file() for hit in hits)
    lines = run("ferry", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["path"] for line in lines] == [h["path"] for h in hits]
    cells = list(csv.DictReader(io.StringIO(run("ferry", "--format", "csv").out)))
    assert f"{rows}#3" in {cell["path"] for cell in cells}
    shown = json.loads(run("show", hits[0]["id"], "--json").out)
    assert shown["path"] == hits[0]["path"]


def test_on_a_screen_paths_are_relative_to_where_one_stands(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "seeds/deep/rows.csv#3" in paths_on_screen(run)
    monkeypatch.chdir(corpus / "deep")
    assert {"rows.csv#2", "../one.txt", "../old.zip#in/page.txt"} < paths_on_screen(run)
    far = tmp_path / "/".join(["far"] * 30)
    far.mkdir(parents=True)
    monkeypatch.chdir(far)
    assert str(corpus / "one.txt") in paths_on_screen(run)


def test_in_a_folder_behind_a_link_paths_are_relative_to_it(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-link")
    elsewhere.symlink_to(corpus)
    run("index", "--only", str(elsewhere))
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("PWD", str(elsewhere))
    assert "one.txt" in paths_on_screen(run)


@pytest.mark.usefixtures("corpus")
def test_a_name_of_a_file_gives_no_order_to_a_terminal(run: Run) -> None:
    assert r"seeds/a  b\x1b[31m é\u202e.txt" in paths_on_screen(run)


def test_a_path_is_a_link_where_that_is_asked_for(run: Run, corpus: Path) -> None:
    plain = run("ferry", "--snippets", "0").out
    assert "\x1b" not in plain
    linked = run("ferry", "--snippets", "0", "--hyperlink", "always").out
    host = quote(socket.gethostname())
    path = quote(os.fsencode(corpus / ODD))
    link = f"\x1b]8;;file://{host}{path}\x1b\\"
    assert f"{link}seeds/a  b\\x1b[31m é\\u202e.txt\x1b]8;;\x1b\\" in linked
    assert f"\x1b]8;;file://{host}{quote(str(corpus))}/deep/rows.csv\x1b\\" in linked
    show = run("show", "seeds/one.txt", "--hyperlink=always").out
    assert f"\x1b]8;;file://{host}{quote(str(corpus))}/one.txt\x1b\\" in show


@pytest.mark.usefixtures("corpus")
def test_there_are_no_links_where_the_output_is_no_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b]8" not in run("ferry", "--color", "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("PAGER", "cat")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("VTE_VERSION", raising=False)
    assert "\x1b]8" in run("ferry").out
    assert "\x1b]8" not in run("ferry", "--hyperlink", "never").out
    assert "\x1b]8" not in run("ferry", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b]8" not in run("ferry").out
    assert "\x1b]8" in run("ferry", "--hyperlink", "always").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("VTE_VERSION", "4600")
    assert "\x1b]8" not in run("ferry").out
    monkeypatch.delenv("VTE_VERSION")
    monkeypatch.setenv("TERM", "linux")
    assert "\x1b]8" not in run("ferry").out
