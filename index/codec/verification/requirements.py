"""Says in one line what is wrong with the arrays of a field."""

from pathlib import Path

import numpy as np

from index.codec.array_file import AnyArray
from index.errors import IndexDamagedError


class Requirements:
    """Raises an error that names the file and the field where a requirement fails."""

    def __init__(self, path: Path, field: str) -> None:
        self._path = path
        self._field = field

    def __call__(self, holds: bool | np.bool_, fault: str) -> None:  # noqa: FBT001  (the condition of an assertion)
        """Raises `IndexDamagedError` with the fault, unless the requirement holds."""
        if not holds:
            raise IndexDamagedError(self._path, f"{self._field} has {fault}")


def is_ascending(numbers: AnyArray) -> bool:
    """Returns whether no number is less than the one before.

    Args:
        numbers: uint16, uint32 or uint64 array of shape (n,).
    """
    return bool((numbers[1:] >= numbers[:-1]).all())


def are_offsets(offsets: AnyArray, size: int) -> bool:
    """Returns whether slices begin where the one before ends, from 0 to a size.

    Args:
        offsets: uint32 or uint64 array of shape (n_slices + 1,).
        size: number of elements that the slices have together.
    """
    whole = len(offsets) and offsets[0] == 0 and int(offsets[-1]) == size
    return bool(whole) and is_ascending(offsets)
