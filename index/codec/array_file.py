"""One file of named arrays: memory-mapped, checksummed, with nothing to unpickle.

    preamble   magic, place and length of the header, its checksum and its own
    arrays     each from a multiple of 64 bytes on
    header     JSON: for each array its type, place and count; the meta data; and
               the CRC 32 of every block of the arrays, in base 64

A block is verified when something in it is first asked for, so that opening a file
costs the same however large it is.
"""

import base64
import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError
from index.kernels import gather

_MAGIC = b"CORPUS01"
_PREAMBLE = struct.Struct("<8sQQI")
_START = 64
_ALIGN = 64
_BLOCK = 1 << 15

Array = NDArray[Any]


def narrow(numbers: Array) -> Array:
    """The numbers, none below 0, in as few bytes each as hold the greatest."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


class ArrayFileWriter:
    """Writes arrays one after the other; leaving the `with` block well closes the file.

    It is then on the disk; left by an error, the file is removed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("xb")
        self._file.write(bytes(_START))
        self._place = _START
        self._pending = bytearray()
        self._sums: list[int] = []
        self._dtype: np.dtype[Any] = np.dtype(np.uint8)
        self._current: list[Any] = []
        self._arrays: dict[str, list[Any]] = {}
        self._meta: Mapping[str, Any] = {}

    def put(self, name: str, array: Array) -> None:
        """Write a whole array."""
        self.begin(name, array.dtype)
        self.append(array)

    def begin(self, name: str, dtype: np.dtype[Any] | type) -> None:
        """Start an array that `append` gives the elements of."""
        self._write(bytes(-self._place % _ALIGN))
        self._dtype = np.dtype(dtype).newbyteorder("<")
        self._current = [self._dtype.str, self._place, 0]
        self._arrays[name] = self._current

    def append(self, array: Array) -> None:
        """Write more of the array begun last."""
        array = np.ascontiguousarray(array, self._dtype)
        self._current[2] += len(array)
        self._write(array.view(np.uint8).data if len(array) else b"")

    def finish(self, meta: Mapping[str, Any]) -> None:
        """Give the meta data, after the last array."""
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
        except BaseException:
            kind = BaseException
            raise
        finally:
            self._file.close()
            if kind is not None:
                self._path.unlink(missing_ok=True)

    def _write(self, piece: bytes | memoryview) -> None:
        self._file.write(piece)
        self._place += len(piece)
        view = memoryview(piece)
        if self._pending:
            missing = _BLOCK - len(self._pending)
            self._pending += view[:missing]
            view = view[missing:]
            if len(self._pending) < _BLOCK:
                return
            self._sums.append(zlib.crc32(self._pending))
            self._pending.clear()
        whole = len(view) - len(view) % _BLOCK
        for start in range(0, whole, _BLOCK):
            self._sums.append(zlib.crc32(view[start : start + _BLOCK]))
        self._pending += view[whole:]

    def _close(self) -> None:
        self._sums.append(zlib.crc32(self._pending))
        header = {
            "arrays": self._arrays,
            "meta": self._meta,
            "end": self._place,
            "sums": base64.b64encode(np.array(self._sums, "<u4").tobytes()).decode(),
        }
        text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
        self._file.write(text)
        preamble = _PREAMBLE.pack(_MAGIC, self._place, len(text), zlib.crc32(text))
        self._file.seek(0)
        self._file.write(preamble + struct.pack("<I", zlib.crc32(preamble)))
        self._file.flush()
        os.fsync(self._file.fileno())


class ArrayFile:
    """The arrays of a file, each verified as far as it has been asked for.

    Attributes:
        path: the file.
        meta: what the writer gave to `finish`.

    Raises:
        IndexDamagedError: the file is missing, cut short or altered.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._map = self._open()
        header = self._read_header()
        self.meta: dict[str, Any] = header["meta"]
        self._end: int = header["end"]
        self._sums = np.frombuffer(base64.b64decode(header["sums"]), "<u4").tolist()
        self._sound = bytearray(len(self._sums))
        self._places: dict[str, list[Any]] = header["arrays"]
        self._views: dict[str, tuple[Array, int, int]] = {}
        self._wholes: dict[str, Array] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def view(self, name: str) -> Array:
        """The array, unverified: for its length and type, and after `verify`."""
        return (self._views.get(name) or self._find(name))[0]

    def verify(self, name: str, start: int, stop: int) -> Array:
        """The array, sound in its elements from `start` to `stop`."""
        view, size, place = self._views.get(name) or self._find(name)
        if stop > start:
            first = (place + start * size) // _BLOCK
            last = (place + stop * size - 1) // _BLOCK + 1
            if self._sound.find(0, first, last) >= 0:
                self._check(first, last)
        return view

    def slice(self, name: str, start: int, stop: int) -> Array:
        """A part of an array, verified."""
        return self.verify(name, start, stop)[start:stop]

    def gather(self, name: str, starts: Array, stops: Array) -> Array:
        """Some parts of an array, one after the other, verified."""
        view, place = self.view(name), self._places[name][1]
        lasts = (place + stops * view.itemsize - _START - 1) // _BLOCK
        np.maximum(lasts, 0, out=lasts)
        # An empty part may begin where the last block ends.
        firsts = (place + starts * view.itemsize - _START) // _BLOCK
        np.minimum(firsts, lasts, out=firsts)
        sound = np.frombuffer(self._sound, np.bool_)
        # Small parts lie in one block or two, most of them checked long ago.
        if not (sound[firsts] & sound[lasts] & (lasts - firsts < 2)).all():
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
                self._check(first, last + 1)
        parts: Array = gather(view, starts, stops - starts)
        return parts

    def whole(self, name: str) -> Array:
        """An array, verified."""
        array = self._wholes.get(name)
        if array is None:
            array = self.verify(name, 0, len(self.view(name)))
            self._wholes[name] = array
        return array

    def let_go(self) -> None:
        """Keep nothing of the file in memory; it is read again as it is asked for."""
        # Not every system can be told.
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def verify_all(self) -> None:
        """Check every block."""
        self._check(0, len(self._sums))

    def _find(self, name: str) -> tuple[Array, int, int]:
        """An array, the size of its elements, and its place among the blocks."""
        dtype, place, count = self._places[name]
        view = np.frombuffer(self._map, np.dtype(dtype), count, place)
        self._views[name] = view, view.itemsize, place - _START
        return self._views[name]

    def _check(self, first: int, last: int) -> None:
        with memoryview(self._map) as view:
            for block in range(first, last):
                if self._sound[block]:
                    continue
                start = _START + block * _BLOCK
                end = min(start + _BLOCK, self._end)
                if zlib.crc32(view[start:end]) != self._sums[block]:
                    raise IndexDamagedError(self.path, f"altered near byte {start}")
                self._sound[block] = 1

    def _open(self) -> mmap.mmap:
        try:
            with self.path.open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise IndexDamagedError(self.path, "missing") from None
        except ValueError:
            raise IndexDamagedError(self.path, "empty") from None

    def _read_header(self) -> dict[str, Any]:
        size = _PREAMBLE.size
        if len(self._map) < _START or self._map[:8] != _MAGIC:
            raise IndexDamagedError(self.path, "not a file of the index, or cut short")
        (checksum,) = struct.unpack_from("<I", self._map, size)
        if zlib.crc32(self._map[:size]) != checksum:
            raise IndexDamagedError(self.path, "altered near byte 0")
        _, place, length, checksum = _PREAMBLE.unpack_from(self._map)
        text = self._map[place : place + length]
        if len(text) < length:
            raise IndexDamagedError(self.path, "cut short")
        if zlib.crc32(text) != checksum:
            raise IndexDamagedError(self.path, f"altered near byte {place}")
        header: dict[str, Any] = json.loads(text)
        return header
