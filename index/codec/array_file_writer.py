"""Writes a file of named arrays, one after the other (index.codec.array_file)."""

import base64
import json
import os
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from index.codec.array_file import BLOCK, MAGIC, PREAMBLE, START, AnyArray
from index.codec.commit.shared_files import share_as_index

_ALIGN = 64


def narrow(numbers: AnyArray) -> AnyArray:
    """Narrows numbers to the smallest unsigned dtype that holds the greatest.

    Args:
        numbers: integer array of shape (n,), none below 0.

    Returns:
        uint8, uint16, uint32 or uint64 array of shape (n,).
    """
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


class ArrayFileWriter:
    """Writes arrays, and at the end of the `with` block the header.

    The file is then on the disk; if the block ends by an error, the file is removed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("xb")
        share_as_index(path)
        try:
            self._file.write(bytes(START))
        except BaseException:
            self._remove()
            raise
        self._position = START
        self._pending = bytearray()
        self._checksums: list[int] = []
        self._dtype: np.dtype[Any] = np.dtype(np.uint8)
        self._current: list[Any] = []
        self._arrays: dict[str, list[Any]] = {}
        self._meta: Mapping[str, Any] = {}

    def put(self, name: str, array: AnyArray) -> None:
        """Writes a whole array: any dtype, shape (n,)."""
        self.begin(name, array.dtype)
        self.append(array)

    def begin(self, name: str, dtype: np.dtype[Any] | type) -> None:
        """Starts an array whose elements come by `append`."""
        self._write(bytes(-self._position % _ALIGN))
        self._dtype = np.dtype(dtype).newbyteorder("<")
        self._current = [self._dtype.str, self._position, 0]
        self._arrays[name] = self._current

    def append(self, array: AnyArray) -> None:
        """Writes more of the array begun last: an array of its dtype, shape (n,)."""
        array = np.ascontiguousarray(array, self._dtype)
        self._current[2] += len(array)
        self._write(array.view(np.uint8).data if len(array) else b"")

    def finish(self, meta: Mapping[str, Any]) -> None:
        """Takes the metadata, after the last array."""
        self._meta = meta

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file, or remove it."""
        try:
            if kind is None:
                self._close()
                self._file.close()
        except BaseException:
            self._remove()
            raise
        if kind is not None:
            self._remove()

    def _remove(self) -> None:
        # Closing writes what is in the buffer, which may fail for the same reason.
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write(self, piece: bytes | memoryview) -> None:
        self._file.write(piece)
        self._position += len(piece)
        view = memoryview(piece)
        if self._pending:
            missing = BLOCK - len(self._pending)
            self._pending += view[:missing]
            view = view[missing:]
            if len(self._pending) < BLOCK:
                return
            self._checksums.append(zlib.crc32(self._pending))
            self._pending.clear()
        whole = len(view) - len(view) % BLOCK
        for start in range(0, whole, BLOCK):
            self._checksums.append(zlib.crc32(view[start : start + BLOCK]))
        self._pending += view[whole:]

    def _close(self) -> None:
        self._checksums.append(zlib.crc32(self._pending))
        checksums = np.array(self._checksums, "<u4").tobytes()
        header = {
            "arrays": self._arrays,
            "meta": self._meta,
            "end": self._position,
            "checksums": base64.b64encode(checksums).decode(),
        }
        text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
        self._file.write(text)
        preamble = PREAMBLE.pack(MAGIC, self._position, len(text), zlib.crc32(text))
        self._file.seek(0)
        self._file.write(preamble + struct.pack("<I", zlib.crc32(preamble)))
        self._file.flush()
        os.fsync(self._file.fileno())
