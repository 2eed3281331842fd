"""Many short byte strings in one: no Python object each."""

from collections.abc import Iterable, Sequence

import numpy as np

from index.codec.flatfile import Array


class Pool:
    """Strings numbered in the order of their coming."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = np.zeros(1 << 12, np.int64)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, strings: Sequence[bytes]) -> None:
        """Take more strings."""
        stop = self._count + len(strings)
        if stop >= len(self._ends):
            larger = np.zeros(2 * stop, np.int64)
            larger[: self._count + 1] = self._ends[: self._count + 1]
            self._ends = larger
        sizes = np.fromiter(map(len, strings), np.int64, len(strings))
        ends = np.cumsum(sizes) + self._ends[self._count]
        self._ends[self._count + 1 : stop + 1] = ends
        self._count = stop
        self._bytes += b"".join(strings)

    def read(self, numbers: Array) -> list[bytes]:
        """The strings of these numbers."""
        data = bytes(self._bytes)
        starts, ends = self._ends[numbers].tolist(), self._ends[numbers + 1].tolist()
        return [data[a:b] for a, b in zip(starts, ends, strict=True)]

    def read_all(self) -> list[bytes]:
        """All the strings."""
        return self.read(np.arange(self._count))


def join(strings: Iterable[bytes], padding: int) -> bytes:
    """The strings, one after the other, and zeros."""
    return b"".join((*strings, bytes(padding)))
