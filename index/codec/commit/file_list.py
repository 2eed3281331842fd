"""The list of files that a commit was made from, in columns: an update reads it whole."""

import json
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.codec.commit.side_files import SideFile, remove_older
from index.errors import ArticleError, IndexDamagedError
from index.kernels.file_status import STAMP_SIZE, Stamps
from index.value_classes import dataclass

DIGEST_BYTES = 16

SkippedRecords = tuple[tuple[str, str, int | None, int], ...]
Digests = NDArray[np.uint8]
"""uint8 array of shape (n_files, DIGEST_BYTES); zeros for a file to read again."""


@dataclass(frozen=True, slots=True, eq=False)
class FileList:
    """The files that an index was made from, and those it could not use.

    Attributes:
        names: the files' names.
        digests: digest of each file's content.
        stamps: size, times and inode of each file when it was read, and a hash of what
            else decides how it is read (`FolderFiles.stamps`); zeros for a file to look into.
        skipped: path, reason, line and count of each error of `ArticleError`.
    """

    names: Sequence[str] = ()
    digests: Digests = field(
        default_factory=lambda: np.zeros((0, DIGEST_BYTES), np.uint8)
    )
    stamps: Stamps = field(default_factory=lambda: np.zeros((0, STAMP_SIZE), np.uint64))
    skipped: SkippedRecords = ()

    def errors(self) -> list[ArticleError]:
        """Returns an error for each file or record that could not be read."""
        return [
            ArticleError(path, why, line=line, count=count)
            for path, why, line, count in self.skipped
        ]


def file_list_file(directory: Path, generation: int) -> SideFile:
    """Returns the file of a commit's list of files."""
    return SideFile(directory, generation, stem="files", ending=".list")


def write_file_list(directory: Path, generation: int, files: FileList) -> None:
    """Writes the list of files; it is on the disk when this returns."""
    header = json.dumps(
        {"files": len(files.names), "skipped": files.skipped}, ensure_ascii=False
    )
    file_list_file(directory, generation).write(
        b"".join(
            (
                "\n".join((header, *files.names, "")).encode(),
                np.ascontiguousarray(files.digests, np.uint8).tobytes(),
                np.ascontiguousarray(files.stamps, "<u8").tobytes(),
            )
        )
    )


def read_file_list(directory: Path, generation: int) -> FileList:
    """Reads the list of files of a commit, an empty one where the commit has none.

    Raises:
        IndexDamagedError: it is there, but not as it was written.
    """
    file = file_list_file(directory, generation)
    content = file.read()
    try:
        return _parse(content) if content else FileList()
    except (TypeError, KeyError, ValueError, RecursionError) as error:
        raise IndexDamagedError(file.path, "not a list of files") from error


def remove_older_file_lists(directory: Path, generation: int) -> None:
    """Removes the lists of files of earlier commits."""
    file_list_file(directory, generation).remove_older()
    # Until format 10 they were JSON.
    remove_older(directory, generation, stem="files", ending=".json")


def _parse(content: bytes) -> FileList:
    header, _, rest = content.partition(b"\n")
    record = json.loads(header.decode())
    count = record["files"]
    if type(count) is not int or count < 0:
        raise TypeError("no number of files")
    n_fixed = count * (DIGEST_BYTES + STAMP_SIZE * 8)
    names = rest[: max(0, len(rest) - n_fixed)].decode().split("\n")
    if names.pop() or len(names) != count:
        raise ValueError("other names than files")
    columns = rest[len(rest) - n_fixed :]
    digests = np.frombuffer(columns, np.uint8, count * DIGEST_BYTES)
    stamps = np.frombuffer(columns, "<u8", offset=count * DIGEST_BYTES)
    return FileList(
        names,
        digests.reshape(count, DIGEST_BYTES),
        stamps.reshape(count, STAMP_SIZE),
        _read_skipped(record["skipped"]),
    )


def _read_skipped(records: Sequence[Sequence[object]]) -> SkippedRecords:
    skipped = tuple((path, why, line, count) for path, why, line, count in records)
    for path, why, line, count in skipped:
        "".join((path, why)).encode()  # type: ignore[arg-type]  # raises for no text
        if type(line) not in (int, type(None)) or type(count) is not int:
            raise TypeError("not a line number")
    return skipped  # type: ignore[return-value]  # as just checked
