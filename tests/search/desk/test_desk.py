"""The desk is one file that keeps what it was told, and says plainly what is wrong with it."""

import json
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.desk import desk_file
from search.desk.desk_errors import (
    DeskDamagedError,
    DeskError,
    DeskLockedError,
    DeskNewerError,
    NoSuchSearchError,
)
from search.desk.desk_exchange import export_desk, import_desk
from search.desk.desk_file import Desk
from search.desk.desk_place import DeskPlace
from search.desk.known_texts import last_number, learn_texts, list_learned, make_keys
from search.desk.marks import add_tag, list_marks, list_tagged, write_note
from search.desk.saved_searches import (
    choose_searches,
    forget_search,
    list_searches,
    mark_looked_at,
    rename_search,
    save_search,
)
from search.desk.text_names import TextName
from search.desk.typed_query import TypedQuery, load_typed_query

TEXT = TextName("5eff2ec82090edfe", "Boats wait", "a.txt")
QUERY = TypedQuery("boats -market", outlet=("BBC",), since="last week", every_word=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "desk.sqlite3") as opened:
        yield opened


def fill(desk: Desk) -> None:
    with desk.changing():
        looked = learn_texts(desk, ".index", make_keys(["a1", "a2"]))
        save_search(desk, ".index", "Boats", QUERY, looked=looked)
        learn_texts(desk, ".index", make_keys(["a3"]))
        add_tag(desk, "To read", [TEXT])
        write_note(desk, TEXT, "call the harbour")


def test_only_its_owner_reads_it(desk: Desk) -> None:
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o600


def test_a_saved_search_comes_back_as_it_was_typed(desk: Desk) -> None:
    fill(desk)
    (found,) = list_searches(desk, ".index")
    assert (found.name, found.query, found.looked) == ("Boats", QUERY, 1)
    assert list_searches(desk, "other") == []
    assert load_typed_query(QUERY.dump()) == QUERY
    assert QUERY.label == "boats -market --outlet BBC --since 'last week' --all"


def test_names_are_found_whatever_their_case(desk: Desk) -> None:
    fill(desk)
    with desk.changing():
        rename_search(desk, ".index", "BOATS", "The  harbour")
    assert choose_searches(desk, ".index", ["the harbour"])[0].name == "The harbour"
    with pytest.raises(
        NoSuchSearchError, match="no saved search 'boats'; there are: The"
    ):
        choose_searches(desk, ".index", ["boats"])
    with desk.changing():
        forget_search(desk, ".index", "THE HARBOUR")
    with pytest.raises(NoSuchSearchError, match="no saved search yet"):
        choose_searches(desk, ".index", [])


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x1b[2Jb", "-x"])
def test_a_name_that_is_none_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(DeskError), desk.changing():
        save_search(desk, ".index", name, QUERY, looked=0)


def test_an_exception_takes_the_whole_change_back(desk: Desk) -> None:
    def fail() -> None:
        with desk.changing():
            add_tag(desk, "later", [TEXT])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list_tagged(desk) == {}


def test_an_earlier_look_noted_late_changes_nothing(desk: Desk) -> None:
    fill(desk)
    with desk.changing():
        mark_looked_at(desk, ".index", "Boats", 2)
        mark_looked_at(desk, ".index", "Boats", 1)
    assert list_searches(desk, ".index")[0].looked == 2


def test_texts_are_learned_once(desk: Desk) -> None:
    fill(desk)
    with desk.changing():
        assert learn_texts(desk, ".index", make_keys(["a2", "a3"])) == 2
        assert learn_texts(desk, ".index", make_keys(["a3", "a4"])) == 3
    assert [len(one.texts) for one in list_learned(desk, ".index")] == [2, 1, 1]
    assert last_number(desk, "other") == 0


def test_an_exported_desk_comes_back_and_merging_it_twice_adds_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    fill(desk)
    other = Desk(tmp_path / "other.sqlite3")
    with desk.changing():
        add_tag(desk, "seen", [TEXT])  # a second tag of one article
    exported = json.dumps(export_desk(desk)).encode()
    assert tuple(import_desk(other, exported)) == (1, 1, 1)
    assert export_desk(other) == export_desk(desk)
    assert tuple(import_desk(other, exported)) == (0, 0, 0)
    assert export_desk(other) == export_desk(desk)


def test_merging_leaves_new_what_was_new_on_either_desk(
    desk: Desk, tmp_path: Path
) -> None:
    fill(desk)  # looked at before a3 came
    other = Desk(tmp_path / "other.sqlite3")
    with other.changing():
        looked = learn_texts(other, ".index", make_keys(["a1", "a2", "a3"]))
        save_search(other, ".index", "boats", QUERY, looked=looked)
        save_search(other, ".index", "storm", QUERY, looked=looked)
    import_desk(other, json.dumps(export_desk(desk)).encode())
    by_name = {one.name: one.looked for one in list_searches(other, ".index")}
    assert by_name == {"boats": 0, "storm": 1}


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'{"kind": "corpus-search desk", "version": 1}', b"\xff"],
)
def test_what_is_no_exported_desk_changes_nothing(desk: Desk, content: bytes) -> None:
    fill(desk)
    before = export_desk(desk)
    with pytest.raises(DeskError):
        import_desk(desk, content)
    assert export_desk(desk) == before


def test_an_article_keeps_its_marks_by_its_text(desk: Desk) -> None:
    fill(desk)
    (marks,) = list_marks(desk)
    assert marks == (TEXT, ("To read",), "call the harbour")
    with desk.changing():
        write_note(desk, TEXT, " ")
    assert list_marks(desk)[0].note == ""


def test_a_locked_desk_is_said_to_be_locked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_file, "_WAIT_S", 0.01)
    with (
        desk.changing(),
        Desk(desk.path) as other,
        pytest.raises(DeskLockedError, match="another command"),
        other.changing(),
    ):
        pass


def test_a_file_that_is_no_desk_is_left_as_it_is(tmp_path: Path) -> None:
    garbage, foreign = tmp_path / "garbage", tmp_path / "foreign"
    garbage.write_bytes(b"Boats wait in the harbour. " * 100)
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    for path, reason in ((garbage, "damaged"), (foreign, "a file of another program")):
        before = path.read_bytes()
        with pytest.raises(DeskDamagedError, match=reason):
            Desk(path)
        assert path.read_bytes() == before


def test_a_desk_of_a_newer_version_is_left_as_it_is(desk: Desk) -> None:
    with sqlite3.connect(desk.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DeskNewerError, match="version 99"):
        Desk(desk.path)


def test_an_index_is_called_so_that_a_moved_folder_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk = tmp_path / "news/desk.sqlite3"
    assert DeskPlace(desk, tmp_path / "news/.index").corpus == ".index"
    assert DeskPlace(desk, tmp_path / "data/corpus-search/libya").corpus == "libya"
    assert DeskPlace(desk, tmp_path / "x").corpus == (tmp_path / "x").as_posix()
