"""Whoosh's table of contents, read without Whoosh and written to last.

After Whoosh's own fields, which it reads no further than, stands a checksum of them.
"""

import os
import pickle
import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from index.errors import IndexDamagedError, IndexMissingError

INDEX_NAME = "MAIN"
_NAME = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
_SEGMENT_CLASSES = frozenset(
    {
        ("index.whoosh.columnar_segment", "ColumnarSegment"),
        # Format 7 and before. Such an index is read as far as its manifest, which says
        # that it is of an older format.
        ("index.codec.whoosh_segment", "ColumnarSegment"),
    }
)
_TRAILER = struct.Struct("<8sI")
_MARK = b"CHECKSUM"
_BYTE_ORDER = -12345
_VERSION = -111


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """A segment that is part of an index.

    Attributes:
        name: its file's name, without suffix.
        n_docs: how many it holds, deleted ones too.
        deleted: the numbers of the deleted articles, in order, two bytes each.
    """

    name: str
    n_docs: int
    deleted: bytes = b""

    @property
    def n_live_docs(self) -> int:
        """How many articles it holds without the deleted ones."""
        return self.n_docs - len(self.deleted) // 2


@dataclass(frozen=True, slots=True)
class Toc:
    """What an index consists of since some commit."""

    generation: int
    segments: tuple[SegmentInfo, ...]


def toc_path(directory: Path, generation: int) -> Path:
    """The file with the table of contents of a commit."""
    return directory / f"_{INDEX_NAME}_{generation}.toc"


def latest_generation(directory: Path) -> int:
    """The number of the last commit, -1 where there was none."""
    try:
        found = [_NAME.fullmatch(path.name) for path in directory.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return max((int(match.group(1)) for match in found if match), default=-1)


def read_toc(directory: Path) -> Toc:
    """The table of contents of the last commit.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: it is not as it was written, or another program's.
    """
    generation = latest_generation(directory)
    if generation < 0:
        raise IndexMissingError(directory)
    path = toc_path(directory, generation)
    data = path.read_bytes()
    body, trailer = data[: -_TRAILER.size], data[-_TRAILER.size :]
    if len(trailer) < _TRAILER.size or trailer != _trailer(body):
        raise IndexDamagedError(path, "cut short, altered, or not of this program")
    try:
        return Toc(generation, _parse(body, generation))
    except (pickle.UnpicklingError, struct.error, ValueError, AttributeError) as error:
        raise IndexDamagedError(path, f"not a table of contents: {error}") from error


def seal_toc(path: Path) -> None:
    """Add the checksum to a table that Whoosh wrote, and put it on the disk."""
    with path.open("r+b") as file:
        body = file.read()
        file.write(_trailer(body))
        file.flush()
        os.fsync(file.fileno())


def _trailer(body: bytes) -> bytes:
    return _TRAILER.pack(_MARK, zlib.crc32(body))


def _parse(body: bytes, generation: int) -> tuple[SegmentInfo, ...]:
    stream = BytesIO(body)
    for _ in range(3):  # the sizes of C's numbers
        _read_varint(stream)
    order, version = struct.unpack("!ii", stream.read(8))
    if order != _BYTE_ORDER or version != _VERSION:
        raise ValueError(f"version {version}")
    for _ in range(3):  # Whoosh's release
        _read_varint(stream)
    stream.seek(_read_varint(stream), os.SEEK_CUR)  # the schema: it is ours
    found, _ = struct.unpack("!ii", stream.read(8))
    if found != generation:
        raise ValueError(f"of commit {found}")
    segments = _SegmentUnpickler(stream).load()
    return tuple(SegmentInfo(s.segment_name, s.articles, s.deleted) for s in segments)


def _read_varint(stream: BytesIO) -> int:
    value = shift = 0
    while True:
        (byte,) = stream.read(1) or [0]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value
        shift += 7


class _SegmentState:
    """What a pickled segment is unpickled as."""

    indexname: str
    segid: str
    articles: int
    deleted: bytes

    @property
    def segment_name(self) -> str:
        return f"{self.indexname}_{self.segid}"


class _SegmentUnpickler(pickle.Unpickler):
    """Knows one class, and makes nothing of it but a bag of values."""

    def find_class(self, module: str, name: str, /) -> Any:  # noqa: ANN401
        if (module, name) in _SEGMENT_CLASSES:
            return _SegmentState
        raise pickle.UnpicklingError(f"{module}.{name} has no place in it")
