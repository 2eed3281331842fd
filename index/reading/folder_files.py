"""The files of one folder, as a walk lists them: arrays and names, no object for each."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.kernels.file_status import STAMP_SIZE, Stamps, StatusColumn, pack_status
from index.reading.source import READING_VERSION, SourceFile
from index.value_classes import dataclass

_STAMPED = [
    StatusColumn.SIZE,
    StatusColumn.MTIME_NS,
    StatusColumn.CTIME_NS,
    StatusColumn.INODE,
]


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Files to read articles from, of one folder.

    Attributes:
        folder: the absolute path of the folder.
        names: the files' names in it.
        shown: the files' names for the user, see `SourceFile.name`.
        status: uint64 array of shape (n_files, 7), see `read_file_status`.
        sidecars: for the number of a file, its sidecar.
        settings: the digest of the settings for reading.
    """

    folder: str
    names: Sequence[str]
    shown: Sequence[str]
    status: NDArray[np.uint64]
    sidecars: Mapping[int, Path]
    settings: str

    def __len__(self) -> int:
        return len(self.names)

    def source(self, number: int) -> SourceFile:
        """Returns a file by its number, from 0."""
        return SourceFile(
            Path(self.folder, self.names[number]),
            self.shown[number],
            self.sidecars.get(number),
            self.settings,
        )

    def stamps(self) -> Stamps:
        """Returns what tells whether a file has changed, if nobody read it since.

        Returns:
            uint64 array of shape (n_files, STAMP_SIZE): size, times and inode, and a hash
            of the settings and of the same of the sidecar.
        """
        stamps = np.zeros((len(self), STAMP_SIZE), np.uint64)
        stamps[:, :-1] = self.status[:, _STAMPED]
        # What a newer program reads differently has changed, too.
        reading = f"{READING_VERSION} {self.settings}".encode()
        stamps[:, -1] = _hash(reading)
        for number, sidecar in self.sidecars.items():
            read = _read_status(sidecar)[_STAMPED].tobytes()
            stamps[number, -1] = _hash(reading + read)
        return stamps

    def last_changes(self) -> NDArray[np.int64]:
        """Returns when each file or its sidecar last changed.

        Returns:
            int64 array of shape (n_files,), in nanoseconds since 1970.
        """
        last = _last_change(self.status)
        for number, sidecar in self.sidecars.items():
            own = _last_change(_read_status(sidecar)[np.newaxis])
            last[number] = max(last[number], own[0])
        return last

    def look_again(self, number: int) -> "FolderFiles":
        """Returns a file alone, as it is now."""
        path = Path(self.folder, self.names[number])
        has_sidecar = number in self.sidecars
        return FolderFiles(
            self.folder,
            [self.names[number]],
            [self.shown[number]],
            _read_status(path)[np.newaxis],
            {0: self.sidecars[number]} if has_sidecar else {},
            self.settings,
        )


def _read_status(path: Path) -> NDArray[np.uint64]:
    """Reads the status of a file, of the target of a link; zeros if it cannot be read."""
    try:
        return np.array(pack_status(path.stat()), np.uint64)
    except OSError:
        return np.zeros(len(StatusColumn), np.uint64)


def _last_change(status: NDArray[np.uint64]) -> NDArray[np.int64]:
    times = status[:, [StatusColumn.MTIME_NS, StatusColumn.CTIME_NS]]
    last: NDArray[np.int64] = times.view(np.int64).max(axis=1)
    return last


def _hash(content: bytes) -> int:
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "little")
