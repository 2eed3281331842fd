"""Sets arrays aside until they are asked for: in memory while small, else in a file.

The file has no name, or one that a writer of the index sweeps up: a process that is
killed leaves nothing that stays.
"""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple
from weakref import finalize

import numpy as np

from index.codec.array_file import AnyArray

_MAX_IN_MEMORY = 4_000_000
_PREFIX, _SUFFIX = "MAIN_", ".spill"


class SpilledArray(NamedTuple):
    """An array that was set aside.

    Attributes:
        dtype: its dtype.
        byte_offset: where it begins in the file.
        size: number of its elements.
    """

    dtype: np.dtype[Any]
    byte_offset: int
    size: int


class Spill:
    """Takes one-dimensional arrays of any dtype, and gives them back.

    Args:
        directory: where the file is, once there is one; None to stay in memory.
    """

    def __init__(self, directory: Path | None = None) -> None:
        limit, folder = (
            (0, None) if directory is None else (_MAX_IN_MEMORY, str(directory))
        )
        # Open as long as the spill is there: closing it removes the file.
        self._file = SpooledTemporaryFile(  # noqa: SIM115  (`close` closes it)
            limit, dir=folder, prefix=_PREFIX, suffix=_SUFFIX
        )
        self._end = 0
        self.close = finalize(self, self._file.close)
        """Drops all arrays; happens by itself once nobody has the spill any more."""

    def put(self, array: AnyArray) -> SpilledArray:
        """Sets an array aside, of any dtype and shape (n,)."""
        spilled = SpilledArray(array.dtype, self._end, len(array))
        self._file.seek(self._end)
        self._file.write(np.ascontiguousarray(array).data)
        self._end += array.nbytes
        return spilled

    def get(self, spilled: SpilledArray) -> AnyArray:
        """Reads an array back, of the dtype and shape with which it was put."""
        self._file.seek(spilled.byte_offset)
        data = self._file.read(spilled.size * spilled.dtype.itemsize)
        return np.frombuffer(data, spilled.dtype)
