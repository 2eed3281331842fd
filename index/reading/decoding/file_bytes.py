"""The bytes of a file, unpacked where they are gzipped, never more than the limit."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import CorpusSearchError

MEGABYTE = 1_000_000

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 1 << 18
# Lines of articles are long: with Python's own 8 kB they take twice the time to read.
_BUFFER = 1 << 16


class ContentError(CorpusSearchError):
    """What a file holds cannot be read; the message is the reason, in a few words."""


class UnreadableContentError(ContentError):
    """The system does not let the file be read, which is there."""


@contextmanager
def open_unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The file, open for reading, its content unpacked if it is gzipped.

    What counts is the content, not the name: browsers unpack pages and leave the name.

    Raises:
        ContentError: when it cannot be opened, or its gzip is broken.
    """
    try:
        with path.open("rb", buffering=_BUFFER) as file:
            packed = file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
            file.seek(0)
            if packed:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield io.BufferedReader(unpacked, _CHUNK)
            else:
                yield file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ContentError(f"broken gzip: {error}") from error
    except FileNotFoundError as error:
        raise ContentError(describe_os_error(error)) from error
    except OSError as error:
        raise UnreadableContentError(describe_os_error(error)) from error


def load_content(path: Path, max_mb: int) -> bytes:
    """All the bytes of a file.

    Raises:
        ContentError: when it is larger than `max_mb`, packed or unpacked, or unreadable.
    """
    content = load_if_within(path, max_mb * MEGABYTE)
    if content is None:
        raise ContentError(f"larger than index.max_file_mb ({max_mb} MB)")
    return content


def load_if_within(path: Path, limit: int) -> bytes | None:
    """All the bytes of a file, None when they are more than the limit.

    Raises:
        ContentError: when it is unreadable.
    """
    with open_unpacked(path) as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def is_gzipped(path: Path) -> bool:
    """Whether the file begins as gzip does."""
    with path.open("rb") as file:
        return file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC


def read_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of the file as they lie on the disk, piece by piece."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def describe_os_error(error: OSError) -> str:
    """The system's refusal in a few words of a reader."""
    if isinstance(error, FileNotFoundError):
        return "gone since the folder was read"
    return f"unreadable: {(error.strerror or str(error)).lower()}"
