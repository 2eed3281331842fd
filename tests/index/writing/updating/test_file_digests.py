"""A file has changed if its content has; it is read only if size or times differ."""

import os
import time
from pathlib import Path

import pytest

from index.codec.commit.manifest import FileList
from index.config import IndexConfig
from index.reading import SourceFile, list_files
from index.writing.updating.file_digests import FileDigests

LONG_AGO = 1_000_000_000


def look(
    folder: Path, before: FileList = FileList(), *, check: bool = False
) -> FileList:
    config = IndexConfig(paths=(folder,), base=folder, directory=folder / ".index")
    sources = [
        source for source in list_files(config) if isinstance(source, SourceFile)
    ]
    with FileDigests(sources, before, check=check) as digests:
        return digests.list_files((), (), {})


def write(path: Path, text: str, *, time_s: int | None = LONG_AGO) -> None:
    path.write_text(text, encoding="utf-8")
    if time_s:
        os.utime(path, (time_s, time_s))


def test_a_file_that_changed_has_another_digest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one", time_s=LONG_AGO)
    first = look(tmp_path)
    write(tmp_path / "a.txt", "two", time_s=LONG_AGO + 5)
    assert look(tmp_path, first).digests["a.txt"] != first.digests["a.txt"]


def test_a_file_just_written_is_read_whatever_its_time(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one", time_s=None)
    first = look(tmp_path)
    assert first.stamps == {}
    write(tmp_path / "a.txt", "two", time_s=None)
    assert look(tmp_path, first).digests["a.txt"] != first.digests["a.txt"]


def test_a_file_untouched_for_long_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    told = FileList({"a.txt": "as last time"}, (), first.stamps)
    assert look(tmp_path, told).digests == {"a.txt": "as last time"}


def test_a_sidecar_that_changed_changes_its_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one")
    write(tmp_path / "a.txt.meta.yaml", "outlet: BBC")
    first = look(tmp_path)
    write(tmp_path / "a.txt.meta.yaml", "outlet: TASS", time_s=LONG_AGO + 5)
    assert look(tmp_path, first).digests["a.txt"] != first.digests["a.txt"]


def test_a_file_that_was_replaced_keeping_its_time_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    write(tmp_path / "b", "two")
    (tmp_path / "b").replace(tmp_path / "a.txt")
    assert look(tmp_path, first).digests["a.txt"] != first.digests["a.txt"]


def test_a_check_reads_all_files_whatever_their_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() + 10)
    first = look(tmp_path)
    told = FileList({"a.txt": "as last time"}, (), first.stamps)
    assert look(tmp_path, told, check=True) == first


def test_a_clock_that_goes_back_hides_no_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "one")
    monkeypatch.setattr("time.time", lambda now=time.time: now() - 3600)
    first = look(tmp_path)
    assert first.stamps == {}


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one")
    config = IndexConfig(paths=(tmp_path,), base=tmp_path, directory=tmp_path / "ix")
    sources = [s for s in list_files(config) if isinstance(s, SourceFile)]
    with FileDigests(sources, FileList()) as digests:
        digests.find(sources[0])
        write(tmp_path / "a.txt", "two")
        assert digests.list_files((), (), {}).digests == {"a.txt": ""}
