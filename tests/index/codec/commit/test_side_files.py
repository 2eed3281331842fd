"""A side file is whole, belongs to one commit, and is verified when read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.commit.side_files import SideFile
from index.errors import IndexDamagedError


def side_file(directory: Path, generation: int) -> SideFile:
    return SideFile(directory, generation, stem="notes", ending=".txt")


@given(st.binary())
def test_a_side_file_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = side_file(tmp_path_factory.mktemp("index"), 1)
    file.write(content)
    assert file.read() == content


def test_a_commit_without_a_side_file_reads_as_empty(tmp_path: Path) -> None:
    side_file(tmp_path, 1).write(b"of the first")
    assert side_file(tmp_path, 2).read() == b""


def test_a_file_carried_over_is_that_of_the_new_commit_alone(tmp_path: Path) -> None:
    side_file(tmp_path, 1).write(b"notes")
    assert side_file(tmp_path, 2).carry_over()
    assert side_file(tmp_path, 2).read() == b"notes"
    assert side_file(tmp_path, 1).read() == b""
    assert not side_file(tmp_path, 2).carry_over()


def test_only_older_files_of_the_name_are_removed(tmp_path: Path) -> None:
    for name in ("notes-9.txt", "notes-9.txt.new", "notes-10.txt", "notes-11.txt"):
        (tmp_path / name).touch()
    for name in ("notes-9.md", "notes-old.txt", "other-9.txt"):
        (tmp_path / name).touch()
    side_file(tmp_path, 10).remove_older()
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {
        "notes-10.txt",
        "notes-11.txt",
        "notes-9.md",
        "notes-old.txt",
        "other-9.txt",
    }


@pytest.mark.parametrize("damage", [b"", b"0", b"note", b"00000000\nnotes"])
def test_an_altered_file_is_damage(tmp_path: Path, damage: bytes) -> None:
    file = side_file(tmp_path, 1)
    file.write(b"notes")
    (tmp_path / "notes-1.txt").write_bytes(damage)
    with pytest.raises(IndexDamagedError, match="altered"):
        file.read()
