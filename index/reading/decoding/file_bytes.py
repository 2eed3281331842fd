"""Reads the bytes of files: unpacks gzip, bzip2 and xz, and limits the size."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path
from typing import IO, cast

from index.config import ReadLimits
from index.errors import CorpusSearchError

MEGABYTE = 1_000_000

# Below this size any ratio will do.
MIN_RATIO_BYTES = 20 * MEGABYTE
_PACKERS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
_MAGIC_BYTES = 6
_CHUNK_BYTES = 1 << 18
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, LZMAError)
# Python's default of 8 kB takes twice the time for the long lines of articles.
_BUFFER_BYTES = 1 << 16


class ContentError(CorpusSearchError):
    """The content of a file cannot be read; the message says why in a few words."""


class UnreadableContentError(ContentError):
    """The operating system refuses to read a file that was just listed."""


@contextmanager
def open_unpacked(path: Path, limits: ReadLimits | None = None) -> Iterator[IO[bytes]]:
    """Opens a file for reading, and unpacks its content if it is packed.

    The content decides, not the name: browsers unpack pages and keep their names.

    Args:
        path: the file.
        limits: limits on what it may unpack to; None for a caller who reads little.

    Raises:
        ContentError: if it cannot be opened, what packs it is broken, or it unpacks to
            more than the limits allow.
    """
    packer = ""
    try:
        with path.open("rb", buffering=_BUFFER_BYTES) as file:
            packer = _find_packer(file)
            if packer:
                with _unpack(file, packer) as unpacked:
                    raw = _Bounded(unpacked, file, limits)
                    yield io.BufferedReader(cast("io.RawIOBase", raw), _CHUNK_BYTES)
            else:
                yield file
    except _BROKEN as error:
        raise ContentError(f"broken {packer or 'content'}: {error}") from error
    except OSError as error:
        if packer == "bzip2" and error.errno is None:  # its word for broken data
            raise ContentError(f"broken bzip2: {error}") from error
        raise UnreadableContentError(describe_os_error(error)) from error


def _find_packer(file: IO[bytes]) -> str:
    head = file.read(_MAGIC_BYTES)
    file.seek(0)
    return next((name for magic, name in _PACKERS if head.startswith(magic)), "")


def _unpack(file: IO[bytes], packer: str) -> IO[bytes]:
    if packer == "gzip":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    # Imported here: few corpora have any.
    if packer == "bzip2":
        from bz2 import BZ2File

        return BZ2File(file)
    from lzma import LZMAFile

    return LZMAFile(file)


class _Bounded(io.RawIOBase):
    """Unpacks a file, up to limits on its size and its ratio to the packed bytes."""

    def __init__(
        self, unpacked: IO[bytes], packed: IO[bytes], limits: ReadLimits | None
    ) -> None:
        self._unpacked = unpacked
        self._packed = packed
        self._limits = limits
        self._break: Exception | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._unpacked.seek(offset, whence)

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        # The type `Buffer` needs Python 3.12.
        found = self._fill(buffer)
        limits = self._limits
        if limits is None:
            return found
        size, packed = self._unpacked.tell(), self._packed.tell()
        if size > limits.max_unpacked_mb * MEGABYTE:
            raise ContentError(
                "the rest is not read: it unpacks to more than index.max_unpacked_mb "
                f"({limits.max_unpacked_mb:,} MB)"
            )
        if size > max(MIN_RATIO_BYTES, limits.max_ratio * packed):
            raise ContentError(
                "the rest is not read: it unpacks to more than index.max_ratio "
                f"({limits.max_ratio:,} times its size)"
            )
        return found

    def _fill(self, buffer: bytearray) -> int:
        """Fills a buffer, up to a break: `readinto` would lose what stands before it."""
        if self._break is not None:
            raise self._break
        source = cast("io.BufferedIOBase", self._unpacked)
        found = 0
        try:
            while found < len(buffer) and (chunk := source.read1(len(buffer) - found)):
                buffer[found : found + len(chunk)] = chunk
                found += len(chunk)
        except (*_BROKEN, OSError) as error:
            if not found:
                raise
            self._break = error
        return found


def read_head(path: Path, size: int) -> bytes:
    """Reads the first bytes of a file, unpacked; fewer where its packing breaks off.

    Raises:
        ContentError: if none can be read, and it is not empty.
    """
    head = b""
    try:
        with open_unpacked(path) as file:
            while len(head) < size:
                chunk = file.read1(size - len(head))  # type: ignore[attr-defined]
                if not chunk:
                    break
                head += chunk
    except ContentError:
        if not head:
            raise
    return head


def load_content(path: Path, max_mb: int) -> bytes:
    """Reads all bytes of a file, unpacked.

    Raises:
        ContentError: if it is unreadable, or larger than `max_mb` megabytes unpacked.
    """
    content = load_if_within(path, max_mb * MEGABYTE)
    if content is None:
        raise ContentError(f"larger than index.max_file_mb ({max_mb} MB)")
    return content


def load_if_within(path: Path, limit: int) -> bytes | None:
    """Reads all bytes of a file, unpacked; None if there are more than `limit`.

    Raises:
        ContentError: if it is unreadable.
    """
    with open_unpacked(path) as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def is_packed(path: Path) -> bool:
    """Checks whether a file begins with the magic number of gzip, bzip2 or xz."""
    with path.open("rb") as file:
        return bool(_find_packer(file))


def read_chunks(path: Path) -> Iterator[bytes]:
    """Yields the bytes of a file in chunks, without unpacking them."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def describe_os_error(error: OSError) -> str:
    """Describes in a few words why the operating system cannot read a file."""
    if isinstance(error, FileNotFoundError):
        return "gone since the folder was read"
    return f"unreadable: {(error.strerror or str(error)).lower()}"
