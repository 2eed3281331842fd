"""Many short byte strings in one: no Python object each."""

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.string_array import PADDING, StringArray


class Pool:
    """Strings numbered in the order of their coming."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = np.zeros(1 << 12, np.int64)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, strings: StringArray) -> None:
        """Take more strings."""
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

    def strings(self) -> StringArray:
        """All there are now."""
        ends = self._ends[: self._count + 1]
        return StringArray(bytes(self._bytes) + bytes(PADDING), ends[:-1], ends[1:])

    def letters(self, start: int) -> tuple[AnyArray, AnyArray]:
        """The bytes of those from this number on in one, and the size of each."""
        ends = self._ends[start : self._count + 1]
        data = bytes(memoryview(self._bytes)[ends[0] :])
        return np.frombuffer(data, np.uint8), np.diff(ends)
