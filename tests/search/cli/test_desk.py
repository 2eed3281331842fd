"""The commands of the desk, as a reporter uses them."""

import json
import stat
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import Run

ROOT = Path(__file__).parents[3]
BOATS = "Boats wait in the old harbour of Tripoli.\n"
STORM = "A storm closed the harbour; boats stay in port.\n"


@pytest.fixture
def folder(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CORPUS_SEARCH_DESK", raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(BOATS, "utf-8")
    run("index", "-q")
    return tmp_path


def test_a_saved_search_shows_once_what_has_come(folder: Path, run: Run) -> None:
    assert run("new").status == 2
    assert run("save", "Port", "boats", "-market").out.startswith("saved Port: 1 art")
    nothing = run("new")
    assert (nothing.status, nothing.out) == (1, "")
    assert nothing.err.startswith("Port: nothing new since ")
    (folder / "seeds/b.txt").write_text(STORM, "utf-8")
    run("index", "-q")
    peeked = json.loads(run("new", "port", "--peek", "--json").out)["searches"][0]
    assert (peeked["name"], peeked["new"], peeked["copies"]) == ("Port", 1, 0)
    assert run("new", "--atom", "feed.xml").status == 0
    assert run("new", "--atom", "-").out.startswith("<?xml")
    assert run("new", "--atom", "no/feed.xml").err.endswith("/no/feed.xml\n")
    entries = ET.parse(folder / "feed.xml").findall(
        "{http://www.w3.org/2005/Atom}entry"
    )
    assert len(entries) == 1
    shown = run("new")
    assert (shown.status, shown.out.splitlines()[0][:13]) == (0, "Port · 1 new ")
    assert run("new").status == 1
    assert run("tag", "1", "later").out == "tagged 1 article later\n"
    assert "b.txt" in run("tag:later").out
    assert run("copies", "1").status == 1  # takes no rank away
    assert run("untag", "1", "later").status == 0


def test_saving_makes_an_index_first_where_there_is_none(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "seeds").mkdir()
    assert "nor anything to make it of" in run("save", "port", "boats").err
    (tmp_path / "seeds/a.txt").write_text(BOATS, "utf-8")
    saved = run("save", "port", "boats")
    assert "building it" in saved.err
    assert saved.out == "changed port: 1 article now; what comes later is new\n"


def test_marks_outlive_a_rebuild_and_a_moved_file(folder: Path, run: Run) -> None:
    run("boats")
    run("tag", "1", "To read")
    run("note", "1", "ask the harbour master")
    (folder / "seeds/old").mkdir()
    (folder / "seeds/a.txt").rename(folder / "seeds/old/z.txt")
    run("index", "-q", "--rebuild", "--yes")
    assert "z.txt" in run('tag:"to read"').out
    assert (
        run("notes", "--format", "csv")
        .out.splitlines()[1]
        .endswith("To read,ask the harbour master")
    )
    assert json.loads(run("show", "seeds/old/z.txt", "--json").out)["tags"] == [
        "To read"
    ]
    assert stat.S_IMODE((folder / "desk.sqlite3").stat().st_mode) == 0o600


def test_a_desk_moves_to_another_by_a_file(folder: Path, run: Run) -> None:
    run("save", "port", "boats")
    run("seen", "seeds/a.txt")
    run("desk", "export", "-o", "desk.json")
    (folder / "desk.sqlite3").unlink()
    assert run("desk", "import", "desk.json").out == (
        "merged 1 saved search, 1 tagged article and 0 notes\n"
    )
    assert run("saved").out.startswith("port · boats\n")
    assert run("tags").out == "1  seen\n"


def test_a_list_without_a_query_is_an_error(folder: Path, run: Run) -> None:
    (folder / "empty.txt").write_text("\n\n")
    found = run("batch", "empty.txt")
    assert (found.status, "no query in empty.txt" in found.err) == (2, True)


def test_a_note_that_goes_away_is_said(folder: Path, run: Run) -> None:
    assert run("notes").err.startswith("no notes yet")
    run("boats")
    assert run("note", "1").err.startswith("no note on 1")
    assert run("note", "1", "first").err == ""
    assert run("note", "1", "second").err == "replaced: first\n"
    assert run("note", "1", "--add", "third").err == ""
    removed = run("note", "1", "--remove")
    assert (removed.status, removed.err) == (0, "removed: second / third\n")
    assert run("notes").err.startswith("no notes yet")


def test_a_desk_of_another_folder_serves_the_index_of_this_one(
    folder: Path, run: Run
) -> None:
    run("save", "port", "boats")
    run("desk", "export", "-o", "desk.json")
    (folder / "moved/seeds").mkdir(parents=True)
    (folder / "moved/seeds/b.txt").write_text(STORM, "utf-8")
    index = ("--index", "moved/archive")
    run("index", "-q", "--only", "moved/seeds", *index)
    merged = run("desk", "import", "desk.json", *index)
    assert merged.out.startswith("merged 1 saved search,")
    assert run("saved", *index).out.startswith("port")
    assert "b.txt" in run("new", *index).out
    (folder / "no.json").write_text("x")
    refused = run("desk", "import", "no.json")
    assert (refused.status, "desk export" in refused.err) == (2, True)


def test_what_the_commands_print_as_json_fits_the_schema(
    folder: Path, run: Run
) -> None:
    schema = json.loads((ROOT / "docs/desk.schema.json").read_text("utf-8"))
    run("save", "port", "harbour")
    (folder / "seeds/b.txt").write_text(STORM, "utf-8")
    (folder / "queries").write_text('boats\n"open\nstorm\n', "utf-8")
    run("index", "-q")
    run("tag", "seeds/a.txt", "later")
    for command in (
        ["new"],
        ["saved"],
        ["tags"],
        ["tags", "later"],
        ["note", "seeds/b.txt", "ask"],
        ["notes"],
        ["batch", "queries", "--by", "outlet", "--hits", "1"],
        ["batch", "queries", "--all-hits"],
    ):
        record = json.loads(run(*command, "--json").out)
        jsonschema.validate(record, schema)


def test_a_broken_desk_stops_no_search_and_no_index(folder: Path, run: Run) -> None:
    (folder / "desk.sqlite3").write_bytes(b"no desk at all" * 100)
    assert run("boats").status == 0
    built = run("index")
    assert (built.status, "your desk is not" in built.err) == (0, True)
    broken = run("tag:seen")
    assert (broken.status, broken.err.count("\n")) == (2, 1)
    assert "move it away" in broken.err
