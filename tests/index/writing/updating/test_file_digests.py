"""A file has changed if its content has; it is read only if size or times differ."""

import os
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.codec.commit.file_list import FileList
from index.config import IndexConfig
from index.reading import FolderFiles, walk_folders
from index.writing.updating.file_digests import FileDigests

LONG_AGO = 1_000_000_000


def find_digests(
    folder: Path, before: FileList = FileList(), *, check: bool = False
) -> FileDigests:
    config = IndexConfig(paths=(folder,), base=folder, directory=folder / ".index")
    found = [one for one in walk_folders(config) if isinstance(one, FolderFiles)]
    return FileDigests(found, before, check=check)


def look(
    folder: Path, before: FileList = FileList(), *, check: bool = False
) -> FileList:
    with find_digests(folder, before, check=check) as digests:
        return digests.list_files((), (), {})


def has_stamp(files: FileList) -> bool:
    return bool(files.stamps.any())


def as_last_time(files: FileList) -> FileList:
    """Returns the list with a digest that no content has."""
    return replace(files, digests=np.full_like(files.digests, 7))


def write(path: Path, text: str, *, time_s: int | None = LONG_AGO) -> None:
    path.write_text(text, encoding="utf-8")
    if time_s:
        os.utime(path, (time_s, time_s))


def test_a_file_that_changed_has_another_digest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one", time_s=LONG_AGO)
    first = look(tmp_path)
    write(tmp_path / "a.txt", "two", time_s=LONG_AGO + 5)
    assert look(tmp_path, first).digests.tolist() != first.digests.tolist()


def test_a_file_just_written_is_read_whatever_its_time(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one", time_s=None)
    first = look(tmp_path)
    assert not has_stamp(first)
    write(tmp_path / "a.txt", "two", time_s=None)
    assert look(tmp_path, first).digests.tolist() != first.digests.tolist()


def test_a_file_untouched_for_long_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    told = as_last_time(first)
    assert look(tmp_path, told).digests.tolist() == told.digests.tolist()


def test_a_sidecar_that_changed_changes_its_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one")
    write(tmp_path / "a.txt.meta.yaml", "outlet: BBC")
    first = look(tmp_path)
    write(tmp_path / "a.txt.meta.yaml", "outlet: TASS", time_s=LONG_AGO + 5)
    assert look(tmp_path, first).digests.tolist() != first.digests.tolist()


def test_a_file_that_was_replaced_keeping_its_time_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    write(tmp_path / "b", "two")
    (tmp_path / "b").replace(tmp_path / "a.txt")
    assert look(tmp_path, first).digests.tolist() != first.digests.tolist()


def test_a_check_reads_all_files_whatever_their_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    found = look(tmp_path, as_last_time(first), check=True)
    assert found.digests.tolist() == first.digests.tolist()


def test_a_clock_that_goes_back_hides_no_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() - 3600)
    first = look(tmp_path)
    assert not has_stamp(first)


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one")
    with find_digests(tmp_path) as digests:
        digests.find(digests.candidates["a.txt"])
        write(tmp_path / "a.txt", "two")
        found = digests.list_files((), (), {})
    assert found.names == ["a.txt"]
    assert not found.digests.any()
    assert not has_stamp(found)


def test_only_files_that_changed_came_or_went_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        write(tmp_path / name, name)
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    write(tmp_path / "b.txt", "other")
    (tmp_path / "c.txt").unlink()
    write(tmp_path / "aa.txt", "new")
    digests = find_digests(tmp_path, first)
    assert list(digests.candidates) == ["aa.txt", "b.txt"]
    assert digests.list_missing() == ["c.txt"]
    assert all(map(digests.is_same, ("a.txt", "d.txt")))
    assert look(tmp_path, first).digests.tolist() == look(tmp_path).digests.tolist()


def test_a_link_to_a_file_changes_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "b.txt", "one")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "b.txt")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path / "in")
    write(tmp_path / "b.txt", "two", time_s=LONG_AGO + 5)
    assert list(find_digests(tmp_path / "in", first).candidates) == ["a.txt"]
