"""Reads the parts of documents that are ZIP files, also of those that break off."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from index.config import ReadLimits
from index.reading.decoding.file_bytes import MEGABYTE, ContentError, open_unpacked

LOCAL_MAGIC = b"PK\x03\x04"
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_MAX_NAME_BYTES = 1000
_MAX_PARTS = 50_000
_ENCRYPTED = 1
_CHUNK_BYTES = 1 << 16
# Below this size any ratio will do.
_MIN_RATIO_BYTES = 5 * MEGABYTE
_ZIP_ERRORS = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError,
    zlib.error, struct.error,
)  # fmt: skip


class LocalPart(NamedTuple):
    """A part of a ZIP file by the header in front of it.

    Attributes:
        start: where its packed bytes begin.
        size: how many bytes they are; 0 where the header does not say it.
        deflated: whether they are deflated; otherwise they are the part itself.
    """

    start: int
    size: int
    deflated: bool


class ZipPackage:
    """The parts of a ZIP file by name, read within limits.

    Attributes:
        problem: what of it is broken; empty while nothing is.
    """

    def __init__(self, file: IO[bytes], limits: ReadLimits) -> None:
        """Opens a ZIP file; of a broken one it finds the parts that are there.

        Raises:
            ContentError: if no part is found, or there are too many.
        """
        self._limits = limits
        self.problem = ""
        self._whole: dict[str, zipfile.ZipInfo] = {}
        self._local: dict[str, LocalPart] = {}
        try:
            self._archive = zipfile.ZipFile(file)
            self._whole = {plain_name(i.filename): i for i in self._archive.infolist()}
        except _ZIP_ERRORS as error:
            self.problem = "it is broken: its end is missing"
            file.seek(0)
            self._content = file.read(limits.max_file_mb * MEGABYTE)
            self._local = find_local_parts(self._content)
            if not self._local:
                raise ContentError(f"a broken ZIP file: {error}") from error
        if len(self.names) > _MAX_PARTS:
            raise ContentError(f"a ZIP file of more than {_MAX_PARTS:,} parts")

    @property
    def names(self) -> list[str]:
        """Names of the parts, in the order of the file."""
        return list(self._whole or self._local)

    def read(self, name: str) -> bytes:
        """Returns the bytes of a part, empty if there is none; a broken one as far as it goes.

        Raises:
            ContentError: if it is encrypted, or unpacks to more than the limits allow.
        """
        if name in self._whole:
            return self._read_whole(self._whole[name])
        part = self._local.get(name)
        return b"" if part is None else self._read_local(part)

    def _read_whole(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & _ENCRYPTED:
            raise ContentError("encrypted; save it without a password")
        content = bytearray()
        try:
            with self._archive.open(info) as part:
                while chunk := part.read(_CHUNK_BYTES):
                    content += chunk
                    self._check(len(content), info.compress_size)
        except _ZIP_ERRORS:
            self.problem = "it is broken: a part of it is damaged"
        return bytes(content)

    def _read_local(self, part: LocalPart) -> bytes:
        packed = self._content[part.start : part.start + part.size or None]
        if not part.deflated:
            return packed
        limit = self._limits.max_file_mb * MEGABYTE
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        content = bytearray()
        # In steps: what was unpacked before an error is kept.
        for start in range(0, len(packed), _CHUNK_BYTES):
            try:
                content += unpacker.decompress(
                    packed[start : start + _CHUNK_BYTES], limit - len(content) + 1
                )
            except zlib.error:
                break
            self._check(len(content), start + _CHUNK_BYTES)
            if unpacker.eof:
                break
        return bytes(content)

    def _check(self, size: int, packed: int) -> None:
        limits = self._limits
        if size > limits.max_file_mb * MEGABYTE:
            raise ContentError(
                f"a part unpacks to more than index.max_file_mb ({limits.max_file_mb} MB)"
            )
        if size > max(_MIN_RATIO_BYTES, limits.max_ratio * packed):
            raise ContentError(
                "a part unpacks to more than index.max_ratio "
                f"({limits.max_ratio:,} times its size)"
            )


@contextmanager
def open_package(path: Path, limits: ReadLimits) -> Iterator[ZipPackage]:
    """Opens a document that is a ZIP file.

    Raises:
        ContentError: if it is unreadable, or no part of it can be found.
    """
    with open_unpacked(path, limits) as file:
        yield ZipPackage(file, limits)


def is_zip(path: Path) -> bool:
    """Checks whether a file begins as ZIP files do.

    Raises:
        ContentError: if it is unreadable.
    """
    with open_unpacked(path) as file:
        return file.read(len(LOCAL_MAGIC)) == LOCAL_MAGIC


def find_local_parts(content: bytes) -> dict[str, LocalPart]:
    """Returns the parts of a ZIP file by the headers in front of each.

    They are found without the list at its end, which a truncated file has lost.
    """
    parts: dict[str, LocalPart] = {}
    at = content.find(LOCAL_MAGIC)
    while 0 <= at <= len(content) - _LOCAL_HEADER.size and len(parts) <= _MAX_PARTS:
        header = _LOCAL_HEADER.unpack_from(content, at)
        _, _, flags, method, _, _, _, size, _, name_size, extra_size = header
        name_at = at + _LOCAL_HEADER.size
        start = name_at + name_size + extra_size
        known = method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if known and 0 < name_size <= _MAX_NAME_BYTES and not flags & _ENCRYPTED:
            name = content[name_at : name_at + name_size].decode("utf-8", "replace")
            part = LocalPart(start, size, method == zipfile.ZIP_DEFLATED)
            parts.setdefault(plain_name(name), part)
        at = content.find(LOCAL_MAGIC, max(start, at + 4) if not size else start + size)
    return parts


def plain_name(name: str) -> str:
    """Returns the name of a part with slashes: some programs write backslashes."""
    return name.replace("\\", "/").lstrip("/")
