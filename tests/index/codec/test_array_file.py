"""An array file is read as it was written, or raises."""

from pathlib import Path

import numpy as np
import pytest

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.errors import IndexDamagedError


def write_file(path: Path) -> None:
    with ArrayFileWriter(path) as file:
        file.put("few", np.array([3, 1, 2], np.uint16))
        file.begin("many", np.uint32)
        for start in range(0, 100_000, 10_000):
            file.append(np.arange(start, start + 10_000))
        file.put("none", np.zeros(0, np.uint8))
        file.finish({"articles": 3})


def test_arrays_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_file(tmp_path / "a")
    file = ArrayFile(tmp_path / "a")
    assert file.meta == {"articles": 3}
    assert file.whole("few").tolist() == [3, 1, 2]
    assert file.whole("many").tolist() == list(range(100_000))
    assert file.slice("many", 70_000, 70_003).tolist() == [70_000, 70_001, 70_002]
    assert file.whole("none").tolist() == []
    assert "other" not in file


def test_slices_of_an_array_are_gathered_one_after_the_other(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a") as writer:
        writer.put("first", np.arange(4_096, dtype=np.uint64))
        writer.put("last", np.arange(4_096, dtype=np.uint64))
    file = ArrayFile(tmp_path / "a")
    starts, stops = np.array([4_095, 0, 7, 4_096]), np.array([4_096, 0, 10, 4_096])
    for name in ("first", "last"):
        assert file.gather(name, starts, stops).tolist() == [4_095, 7, 8, 9]
    nothing = np.zeros(0, np.int64)
    assert file.gather("first", nothing, nothing).tolist() == []


def test_a_slice_of_an_altered_block_is_not_read(tmp_path: Path) -> None:
    write_file(tmp_path / "a")
    data = bytearray((tmp_path / "a").read_bytes())
    data[300_000] ^= 1
    (tmp_path / "a").write_bytes(data)
    file = ArrayFile(tmp_path / "a")
    parts = np.array([0, 74_000])
    assert file.gather("many", parts[:1], parts[:1] + 9).tolist() == list(range(9))
    with pytest.raises(IndexDamagedError, match="altered near byte"):
        file.gather("many", parts, parts + 9)


def test_opening_reads_no_array(tmp_path: Path) -> None:
    write_file(tmp_path / "a")
    data = bytearray((tmp_path / "a").read_bytes())
    data[300_000] ^= 1
    (tmp_path / "a").write_bytes(data)
    file = ArrayFile(tmp_path / "a")
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
        ArrayFile(tmp_path / "a")


def test_a_missing_file_is_damage_too(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="missing"):
        ArrayFile(tmp_path / "a")


def test_a_file_left_by_an_error_is_removed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), ArrayFileWriter(tmp_path / "a") as file:
        file.put("few", np.array([1 // 0]))
    assert not list(tmp_path.iterdir())
