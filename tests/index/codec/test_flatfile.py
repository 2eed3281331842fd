"""A file of arrays tells when it is not as it was written."""

from pathlib import Path

import numpy as np
import pytest

from index.codec.flatfile import FlatFile, FlatFileWriter
from index.errors import IndexDamagedError


def write_file(path: Path) -> None:
    with FlatFileWriter(path) as file:
        file.put("few", np.array([3, 1, 2], np.uint16))
        file.begin("many", np.uint32)
        for start in range(0, 100_000, 10_000):
            file.append(np.arange(start, start + 10_000))
        file.put("none", np.zeros(0, np.uint8))
        file.finish({"articles": 3})


def test_arrays_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_file(tmp_path / "a")
    file = FlatFile(tmp_path / "a")
    assert file.meta == {"articles": 3}
    assert file.whole("few").tolist() == [3, 1, 2]
    assert file.whole("many").tolist() == list(range(100_000))
    assert file.slice("many", 70_000, 70_003).tolist() == [70_000, 70_001, 70_002]
    assert file.whole("none").tolist() == []
    assert "other" not in file


def test_opening_reads_no_array(tmp_path: Path) -> None:
    write_file(tmp_path / "a")
    data = bytearray((tmp_path / "a").read_bytes())
    data[300_000] ^= 1
    (tmp_path / "a").write_bytes(data)
    file = FlatFile(tmp_path / "a")
    assert file.slice("many", 0, 10).tolist() == list(range(10))
    with pytest.raises(IndexDamagedError, match="altered near byte"):
        file.whole("many")
    with pytest.raises(IndexDamagedError, match="altered near byte"):
        file.verify_all()


@pytest.mark.parametrize("kept", [0, 10, 63, 64, 5_000, -1])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: int) -> None:
    write_file(tmp_path / "a")
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes()[:kept])
    with pytest.raises(IndexDamagedError):
        FlatFile(tmp_path / "a")


def test_a_missing_file_is_damage_too(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="missing"):
        FlatFile(tmp_path / "a")


def test_a_file_left_by_an_error_is_removed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), FlatFileWriter(tmp_path / "a") as file:
        file.put("few", np.array([1 // 0]))
    assert not list(tmp_path.iterdir())
