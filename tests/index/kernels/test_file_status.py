"""Status of files: compiled kernels return what the reference returns, and the system says."""

import os
from pathlib import Path

import pytest

from index.kernels import file_status
from index.kernels.file_status import StatusColumn, pack_status
from tests.index.kernels.twins import agree, compiled


def test_status_of_files_links_folders_and_of_nothing_is_read_alike(
    tmp_path: Path,
) -> None:
    for name in ("a.txt", "Ж — ü.txt", "with\nline end", "-x"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("a.txt")
    (tmp_path / "twin.txt").hardlink_to(tmp_path / "a.txt")
    os.utime(tmp_path / "a.txt", ns=(0, -1_500_000_001))
    names = [*sorted(path.name for path in tmp_path.iterdir()), "gone", "folder/gone"]
    agree("read_file_status", str(tmp_path), names)
    agree("read_file_status", str(tmp_path), [])
    agree("read_file_status", str(tmp_path / "nowhere"), ["a.txt"])
    found = compiled.read_file_status(str(tmp_path), names).tolist()
    assert found[names.index("link")] == pack_status((tmp_path / "link").lstat())
    assert found[names.index("a.txt")][StatusColumn.LINKS] == 2
    assert not any(found[-1])


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_utf_8_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("x")
    names = [path.name for path in tmp_path.iterdir()]
    agree("read_file_status", str(tmp_path), names)
    assert file_status.read_file_status(str(tmp_path), names).any()
