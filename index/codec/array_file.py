"""A file of named arrays: memory-mapped, checksummed, with nothing to unpickle.

    preamble   magic number, position and length of the header, two checksums
    arrays     each begins at a multiple of 64 bytes
    header     JSON: dtype, position and length of each array, the metadata, and the
               CRC-32 of every 32 kB of the arrays

docs/index-format.md has the grammar, and an example in bytes. A block is verified when
something in it is first asked for, so that opening a file costs the same however large
it is. `index.codec.array_file_writer` writes such a file.
"""

import base64
import json
import mmap
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError
from index.kernels import gather

MAGIC = b"CORPUS01"
PREAMBLE = struct.Struct("<8sQQI")
"""Magic number, position and length of the header, CRC-32 of the header. The CRC-32 of
these follows."""
START = 64
"""Position of the first array."""
BLOCK = 1 << 15
"""Bytes under one checksum."""

_ALIGN = 64
_DTYPE_BYTES = {"|u1": 1, "<u2": 2, "<u4": 4, "<u8": 8}
_MAX_REPEATED = 4
"""Slices gathered at once have at most so many times the elements of their array."""

AnyArray = NDArray[Any]
"""An array whose dtype depends on what it holds: as narrow as the values allow."""


class ArrayFile:
    """Reads a file of arrays, each verified as far as it has been asked for.

    Attributes:
        path: the file.
        size: its bytes.
        meta: the metadata.

    Raises:
        IndexDamagedError: the file is missing, cut short or altered.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._map = self._open()
        self.size = len(self._map)
        header = self._read_header()
        try:
            self.meta: dict[str, Any] = dict(header["meta"])
            self._end: int = header["end"]
            checksums = base64.b64decode(header["checksums"])
            self._checksums = np.frombuffer(checksums, "<u4").tolist()
            self._entries: dict[str, list[Any]] = dict(header["arrays"])
            self._check_entries()
        except (KeyError, TypeError, ValueError) as error:
            raise IndexDamagedError(path, f"a wrong header: {error}") from error
        self._sound = bytearray(len(self._checksums))
        self._views: dict[str, tuple[AnyArray, int, int]] = {}
        self._wholes: dict[str, AnyArray] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def describe(self, name: str) -> tuple[str, int]:
        """Returns the dtype and the number of elements of an array, from the header.

        Raises:
            IndexDamagedError: the file has no such array.
        """
        dtype, _, count = self._entry(name)
        return dtype, count

    def view(self, name: str) -> AnyArray:
        """Returns an array unverified, for its dtype and shape (n,), or after `verify`."""
        return (self._views.get(name) or self._find(name))[0]

    def verify(self, name: str, start: int, stop: int) -> AnyArray:
        """Returns a whole array, verified from one element up to another only.

        Returns:
            Array of the dtype it was written with, of shape (n,).
        """
        view, size, position = self._views.get(name) or self._find(name)
        if not 0 <= start <= stop <= len(view):
            raise IndexDamagedError(self.path, f"{name} has no {start:,} to {stop:,}")
        if stop > start:
            first = (position + start * size) // BLOCK
            last = (position + stop * size - 1) // BLOCK + 1
            if self._sound.find(0, first, last) >= 0:
                self._check(first, last)
        return view

    def slice(self, name: str, start: int, stop: int) -> AnyArray:
        """Returns a verified slice of an array: its dtype, shape (stop - start,)."""
        return self.verify(name, start, stop)[start:stop]

    def gather(
        self, name: str, starts: NDArray[np.int64], stops: NDArray[np.int64]
    ) -> AnyArray:
        """Copies slices of an array, one after the other, verified.

        Args:
            name: the array.
            starts: first element of each slice: int64 array of shape (n_slices,).
            stops: the element after the last, of the same shape.

        Returns:
            Array of the dtype it was written with, of shape ((stops - starts).sum(),).
        """
        view, position = self.view(name), self._entries[name][1]
        self._check_slices(name, starts, stops)
        lasts = (position + stops * view.itemsize - START - 1) // BLOCK
        np.maximum(lasts, 0, out=lasts)
        # An empty slice may begin where the last block ends.
        firsts = (position + starts * view.itemsize - START) // BLOCK
        np.minimum(firsts, lasts, out=firsts)
        sound = np.frombuffer(self._sound, np.bool_)
        # Small slices lie in one block or two, most of them checked long ago.
        if not (sound[firsts] & sound[lasts] & (lasts - firsts < 2)).all():
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
                self._check(first, last + 1)
        slices: AnyArray = gather(view, starts, stops - starts)
        return slices

    def whole(self, name: str) -> AnyArray:
        """Returns an array, verified: the dtype it was written with, shape (n,)."""
        array = self._wholes.get(name)
        if array is None:
            array = self.verify(name, 0, len(self.view(name)))
            self._wholes[name] = array
        return array

    def release_memory(self) -> None:
        """Drops the file's pages from memory; they are read again when asked for."""
        # Not every system has the call.
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def verify_all(self) -> None:
        """Checks every block."""
        self._check(0, len(self._checksums))

    def _entry(self, name: str) -> list[Any]:
        """The dtype, position and count of an array."""
        entry = self._entries.get(name)
        if entry is None:
            raise IndexDamagedError(self.path, f"has no {name}")
        return entry

    def _check_entries(self) -> None:
        """Check that the arrays are within the file, and have numbers of a kind."""
        n_blocks = (self._end - START) // BLOCK + 1
        if not START <= self._end <= self.size or n_blocks != len(self._checksums):
            raise ValueError("not one checksum for each block")
        for name, (dtype, position, count) in self._entries.items():
            size = _DTYPE_BYTES[dtype]
            if position % _ALIGN or min(position - START, count) < 0:
                raise ValueError(name)
            if position + count * size > self._end:
                raise ValueError(name)

    def _check_slices(
        self, name: str, starts: NDArray[np.int64], stops: NDArray[np.int64]
    ) -> None:
        """Check that slices are within an array, and not many times as long together."""
        size = len(self.view(name))
        if not len(starts):
            return
        sound = starts.min() >= 0 and stops.max() <= size and (starts <= stops).all()
        if not sound or float((stops - starts).sum()) > _MAX_REPEATED * (size + 1):
            raise IndexDamagedError(self.path, f"slices of {name} that it cannot have")

    def _find(self, name: str) -> tuple[AnyArray, int, int]:
        """An array, the size of its elements, and its position among the blocks."""
        dtype, position, count = self._entry(name)
        view = np.frombuffer(self._map, np.dtype(dtype), count, position)
        self._views[name] = view, view.itemsize, position - START
        return self._views[name]

    def _check(self, first: int, last: int) -> None:
        with memoryview(self._map) as view:
            for block in range(first, last):
                if self._sound[block]:
                    continue
                start = START + block * BLOCK
                end = min(start + BLOCK, self._end)
                if zlib.crc32(view[start:end]) != self._checksums[block]:
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
        size = PREAMBLE.size
        if len(self._map) < START or self._map[:8] != MAGIC:
            raise IndexDamagedError(self.path, "not a file of the index, or cut short")
        (checksum,) = struct.unpack_from("<I", self._map, size)
        if zlib.crc32(self._map[:size]) != checksum:
            raise IndexDamagedError(self.path, "altered near byte 0")
        _, position, length, checksum = PREAMBLE.unpack_from(self._map)
        text = self._map[position : position + length]
        if len(text) < length:
            raise IndexDamagedError(self.path, "cut short")
        if zlib.crc32(text) != checksum:
            raise IndexDamagedError(self.path, f"altered near byte {position}")
        try:
            header: dict[str, Any] = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise IndexDamagedError(self.path, "a header that is no JSON") from error
        return header
