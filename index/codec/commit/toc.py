"""Whoosh's table of contents (TOC), read without Whoosh and without running a pickle.

A commit of the index is the renaming of this file. After Whoosh's own fields, beyond
which it does not read, stands a checksum of them.
"""

import os
import pickle
import re
import struct
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from index.errors import DECODING_ERRORS, IndexDamagedError, IndexMissingError
from index.value_classes import dataclass

INDEX_NAME = "MAIN"
_NAME = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
_SEGMENT_CLASS = ("index.whoosh.columnar_segment", "ColumnarSegment")
_TRAILER = struct.Struct("<8sI")
_TRAILER_MARK = b"CHECKSUM"
_SEGMENT_NAME = re.compile(rf"{INDEX_NAME}_[0-9a-z]+")
_FAULTS = (*DECODING_ERRORS, pickle.UnpicklingError, struct.error, MemoryError)
_BYTE_ORDER = -12345
_VERSION = -111


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """A segment that was written; it is part of an index whose TOC lists it.

    Attributes:
        name: its file's name, without suffix.
        n_docs: documents in the segment, deleted ones included.
        deleted: ids of the deleted documents, ascending, two bytes each.
    """

    name: str
    n_docs: int
    deleted: bytes = b""

    @property
    def n_live_docs(self) -> int:
        """Documents in the segment, without the deleted ones."""
        return self.n_docs - len(self.deleted) // 2


def pack_doc_ids(doc_ids: Iterable[int]) -> bytes:
    """Packs doc ids as `SegmentInfo.deleted` holds them: ascending, two bytes each."""
    return struct.pack(f"<{len(found := sorted(doc_ids))}H", *found)


@dataclass(frozen=True, slots=True)
class Toc:
    """Segments of an index since a commit.

    Attributes:
        generation: number of the commit, from 0.
        segments: in order of their documents.
    """

    generation: int
    segments: tuple[SegmentInfo, ...]


def toc_path(directory: Path, generation: int) -> Path:
    """Returns the path of a commit's table of contents."""
    return directory / f"_{INDEX_NAME}_{generation}.toc"


def latest_generation(directory: Path) -> int:
    """Returns the number of the last commit, -1 where there was none."""
    try:
        found = [_NAME.fullmatch(path.name) for path in directory.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return max((int(match.group(1)) for match in found if match), default=-1)


def read_toc(directory: Path, generation: int | None = None) -> Toc:
    """Reads the table of contents of a commit, or of the last one.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: it is missing, not as it was written, or another program's.
    """
    if generation is None:
        generation = latest_generation(directory)
    if generation < 0:
        raise IndexMissingError(directory)
    path = toc_path(directory, generation)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise IndexDamagedError(path, "missing") from None
    body, trailer = data[: -_TRAILER.size], data[-_TRAILER.size :]
    if len(trailer) < _TRAILER.size or trailer != _make_trailer(body):
        raise IndexDamagedError(path, "cut short, altered, or not of this program")
    try:
        return Toc(generation, _parse(body, generation))
    except _FAULTS as error:
        raise IndexDamagedError(path, f"not a table of contents: {error}") from error


def seal_toc(path: Path) -> None:
    """Adds the checksum to a table that Whoosh wrote, and puts it on the disk."""
    with path.open("r+b") as file:
        body = file.read()
        file.write(_make_trailer(body))
        file.flush()
        os.fsync(file.fileno())


def _make_trailer(body: bytes) -> bytes:
    return _TRAILER.pack(_TRAILER_MARK, zlib.crc32(body))


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
    infos = [SegmentInfo(s.segment_name, s.n_docs, s.deleted) for s in segments]
    if not all(map(_is_segment, infos)):
        raise ValueError("a segment without name, size or deleted documents")
    return tuple(infos)


def _is_segment(info: SegmentInfo) -> bool:
    return (
        _SEGMENT_NAME.fullmatch(info.name) is not None
        and type(info.n_docs) is int
        and type(info.deleted) is bytes
        and len(info.deleted) % 2 == 0
    )


def _read_varint(stream: BytesIO) -> int:
    value = shift = 0
    while True:
        (byte,) = stream.read(1) or [0]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value
        shift += 7


class _SegmentState:
    """The attributes of a pickled segment."""

    indexname: str
    segid: str
    n_docs: int
    deleted: bytes

    @property
    def segment_name(self) -> str:
        return f"{self.indexname}_{self.segid}"


# In Python, as the one in C gives memory to whatever index of its memo a stranger names.
class _SegmentUnpickler(pickle._Unpickler):
    """Accepts one class, and makes of it but a bag of attributes: no code is run."""

    def find_class(self, module: str, name: str, /) -> Any:  # noqa: ANN401
        if (module, name) == _SEGMENT_CLASS:
            return _SegmentState
        raise pickle.UnpicklingError(f"{module}.{name} has no place in it")
