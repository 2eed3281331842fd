"""Finds the files of a ZIP archive that has lost its end, where its list of files is.

Each file has a header of its own before it: APPNOTE.TXT 6.3.10, section 4.3.7.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import IO, cast

_MAGIC = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZE_FOLLOWS, _UTF8 = 1, 8, 0x800
_CHUNK_BYTES = 1 << 16


def find_members(file: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """Yields the name and the content of each file; that of the last may break off.

    Read each content before you ask for the next. Files that are encrypted or packed in
    a rare way are passed over.
    """
    at = 0
    while (at := _find_header(file, at)) >= 0:
        file.seek(at)
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return
        _, _, flags, method, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack(
            head
        )
        name = file.read(name_size).decode(
            "utf-8" if flags & _UTF8 else "cp437", "replace"
        )
        start = at + _HEADER.size + name_size + extra_size
        at = start
        sized = not flags & _SIZE_FOLLOWS
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
            continue
        if method == _STORED and not sized:
            continue
        content = _Content(file, start, packed, deflated=method == _DEFLATED)
        if not name.endswith("/"):
            yield name, cast("IO[bytes]", content)
        at = start + packed if sized else content.end


def _find_header(file: IO[bytes], start: int) -> int:
    """Returns where the next header begins, -1 if there is none."""
    at, kept = start, b""
    file.seek(start)
    while chunk := file.read(_CHUNK_BYTES):
        found = (kept + chunk).find(_MAGIC)
        if found >= 0:
            return at - len(kept) + found
        at += len(chunk)
        kept = chunk[-3:]
    return -1


class _Content(io.RawIOBase):
    """The unpacked bytes of one file.

    Attributes:
        end: how far the packed bytes were read.
    """

    def __init__(
        self, file: IO[bytes], start: int, size: int, *, deflated: bool
    ) -> None:
        self._file = file
        self._left = size
        self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS) if deflated else None
        self.end = start

    def read(self, size: int = _CHUNK_BYTES) -> bytes:
        """Returns the next bytes, none at the end.

        Raises:
            EOFError: if the file breaks off here.
        """
        return (
            self._read_stored(size) if self._unpacker is None else self._inflate(size)
        )

    def _read_stored(self, size: int) -> bytes:
        self._file.seek(self.end)
        chunk = self._file.read(min(size, self._left))
        self.end += len(chunk)
        self._left -= len(chunk)
        if not chunk and self._left:
            raise EOFError
        return chunk

    def _inflate(self, size: int) -> bytes:
        unpacker = self._unpacker
        while unpacker is not None and not unpacker.eof:
            packed = unpacker.unconsumed_tail
            if not packed:
                self._file.seek(self.end)
                packed = self._file.read(_CHUNK_BYTES)
                self.end += len(packed)
            if not packed:
                raise EOFError
            chunk = unpacker.decompress(packed, size)
            if unpacker.eof:
                self.end -= len(unpacker.unused_data)
            if chunk:
                return chunk
        return b""
