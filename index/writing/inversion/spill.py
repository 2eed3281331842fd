"""Arrays put aside until they are asked for: in memory while small, else in a file.

The file has no name, or one that a writer of the index sweeps up: a process that is
killed leaves nothing that stays.
"""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple
from weakref import finalize

import numpy as np

from index.codec.array_file import AnyArray

_IN_MEMORY = 4_000_000
_PREFIX, _SUFFIX = "MAIN_", ".spill"


class Kept(NamedTuple):
    """Where an array was put."""

    dtype: np.dtype[Any]
    place: int
    size: int


class Spill:
    """Takes arrays and gives them back; without a directory all stay in memory."""

    def __init__(self, directory: Path | None = None) -> None:
        most, place = (0, None) if directory is None else (_IN_MEMORY, str(directory))
        # Open as long as the spill is there: closing it removes the file.
        self._file = SpooledTemporaryFile(  # noqa: SIM115  (`close` closes it)
            most, dir=place, prefix=_PREFIX, suffix=_SUFFIX
        )
        self._place = 0
        self.close = finalize(self, self._file.close)
        """Let go of all arrays; what is not closed is when nobody has it any more."""

    def put(self, array: AnyArray) -> Kept:
        """Put an array aside."""
        kept = Kept(array.dtype, self._place, len(array))
        self._file.seek(self._place)
        self._file.write(np.ascontiguousarray(array).data)
        self._place += array.nbytes
        return kept

    def get(self, kept: Kept) -> AnyArray:
        """The array that was put there."""
        self._file.seek(kept.place)
        data = self._file.read(kept.size * kept.dtype.itemsize)
        return np.frombuffer(data, kept.dtype)
