"""Arrays put aside come back as they were, and leave nothing on the disk."""

from pathlib import Path

import numpy as np
import pytest

from index.codec.array_file import AnyArray
from index.writing.inversion.spill import Spill

ARRAYS: list[AnyArray] = [
    np.arange(5, dtype=np.uint16),
    np.zeros(0, np.uint8),
    np.arange(1_500_000, dtype=np.int32)[::2],
    np.arange(1_000_000, dtype=np.int64),
    np.array([1.5], np.float32),
]


@pytest.mark.parametrize("on_disk", [True, False])
def test_arrays_come_back_as_they_were_in_any_order(
    tmp_path: Path, *, on_disk: bool
) -> None:
    spill = Spill(tmp_path if on_disk else None)
    spilled = [spill.put(array) for array in ARRAYS]
    for n in (3, 0, 1, 4, 2, 3):
        found = spill.get(spilled[n])
        assert found.dtype == ARRAYS[n].dtype
        assert np.array_equal(found, ARRAYS[n])
    spill.close()
    assert list(tmp_path.iterdir()) == []


def test_what_is_put_later_does_not_disturb_what_was_read(tmp_path: Path) -> None:
    spill = Spill(tmp_path)
    first = spill.put(ARRAYS[3])
    assert spill.get(first)[-1] == 999_999
    second = spill.put(ARRAYS[0])
    assert spill.get(second).tolist() == [0, 1, 2, 3, 4]
    assert spill.get(first)[0] == 0


def test_a_spill_that_is_forgotten_leaves_no_file(tmp_path: Path) -> None:
    Spill(tmp_path).put(ARRAYS[3])
    assert list(tmp_path.iterdir()) == []
