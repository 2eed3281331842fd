"""Holds many short byte strings in one buffer, without a Python object for each."""

import numpy as np

from index.codec.string_array import PADDING, StringArray
from index.kernels.array_types import Bytes, Offsets


class StringPool:
    """Strings by id, in the order in which they were added."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = np.zeros(1 << 12, np.int64)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, strings: StringArray) -> None:
        """Adds strings; their ids follow those of the strings before."""
        stop = self._count + len(strings)
        if stop >= len(self._ends):
            larger = np.zeros(2 * stop, np.int64)
            larger[: self._count + 1] = self._ends[: self._count + 1]
            self._ends = larger
        ends = np.cumsum(strings.ends - strings.starts) + self._ends[self._count]
        self._ends[self._count + 1 : stop + 1] = ends
        self._count = stop
        for piece in strings.iter_bytes():
            self._bytes += piece.data

    def to_string_array(self) -> StringArray:
        """Copies all strings, in order of their ids."""
        ends = self._ends[: self._count + 1]
        return StringArray(bytes(self._bytes) + bytes(PADDING), ends[:-1], ends[1:])

    def read_bytes(self, start: int) -> tuple[Bytes, Offsets]:
        """Copies the strings from an id on, one after the other.

        Returns:
            uint8 array of shape (n_bytes,), and int64 array of shape (n_strings,): the
            bytes, and the length of each string.
        """
        ends = self._ends[start : self._count + 1]
        data = bytes(memoryview(self._bytes)[ends[0] :])
        return np.frombuffer(data, np.uint8), np.diff(ends)
