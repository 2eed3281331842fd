"""Digests of the files to index, by which a build finds those that have changed.

The content of a file decides. A file whose size, times and inode are the same as in the
last build is not read again, unless it was written so shortly before that build that it
may have changed once more within the same tick of the clock. A file that changes while a
build reads it has no digest, so that the next build reads it again.
"""

import os
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index.codec.commit.file_list import (
    DIGEST_BYTES,
    FileList,
    SkippedRecords,
)
from index.kernels.file_status import STAMP_SIZE, Stamps
from index.reading import FolderFiles, SourceFile

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_TICK_NS = 2_000_000_000
"""Resolution of the coarsest file-system clock (FAT)."""
# With less to read, threads cost more than they save.
_MIN_THREADED_FILES = 1_000


class FileDigests:
    """The digests of files; in the `with` block threads compute those of new content.

    Args:
        folders: the files to index.
        before: the files of the last commit.
        check: whether to read files whose size and times are the same, too.

    Attributes:
        candidates: the files that may have changed, by name, in order of the walk.
    """

    def __init__(
        self,
        folders: Sequence[FolderFiles],
        before: FileList,
        *,
        check: bool = False,
    ) -> None:
        self._started_ns = int(time.time() * 1e9)
        self._folders = folders
        self._before = before
        self._names = [name for folder in folders for name in folder.shown]
        self._stamps = _join_stamps(folders)
        self._rows = _find_rows(self._names, before.names)
        self._is_same = np.zeros(len(self._names), np.bool_)
        if not check and len(before.names):
            known = before.stamps[self._rows]
            self._is_same = (known == self._stamps).all(axis=1) & known.any(axis=1)
            self._is_same &= self._rows >= 0
        self._numbers = np.flatnonzero(~self._is_same).tolist()
        self.candidates = {one.name: one for one in self._list_candidates()}
        sizes = self._stamps[self._numbers, 0].tolist()
        self._sizes = dict(zip(self.candidates, sizes, strict=True))
        self._threads: ThreadPoolExecutor | None = None
        self._found: dict[str, Future[str] | str] = {}

    @property
    def n_files(self) -> int:
        """Number of files."""
        return len(self._names)

    def __contains__(self, name: str) -> bool:
        """Returns whether a file of this name is to be indexed."""
        return name in self.candidates or name in self._numbers_by_name

    def list_missing(self) -> list[str]:
        """Lists the files of the last commit that are no more."""
        if len(self._names) == len(self._before.names) and (self._rows >= 0).all():
            return []
        is_left = np.zeros(len(self._before.names), np.bool_)
        is_left[self._rows[self._rows >= 0]] = True
        return [self._before.names[n] for n in np.flatnonzero(~is_left).tolist()]

    def find_before(self, name: str) -> str:
        """Returns the digest of a file in the last commit, empty where it had none."""
        row = self._candidate_rows.get(name, -1)
        if row < 0 and name not in self.candidates:
            row = self._rows_before.get(name, -1)
        digest = self._before.digests[row].tobytes() if row >= 0 else b""
        return digest.hex() if any(digest) else ""

    def find(self, source: SourceFile) -> str:
        """Returns the digest of a candidate, empty if it cannot be read."""
        found = self._found.get(source.name)
        with suppress(OSError):
            if found is None:
                found = source.digest()
            elif not isinstance(found, str):
                found = found.result()
            self._found[source.name] = found
            return found
        return ""

    def is_same(self, name: str) -> bool:
        """Returns whether a file is as it was, by its size and times."""
        number = self._numbers_by_name.get(name)
        return number is not None and bool(self._is_same[number])

    def list_same(self) -> list[str]:
        """Lists the files that are as they were, by their size and times."""
        return [self._names[n] for n in np.flatnonzero(self._is_same).tolist()]

    def size(self, source: SourceFile) -> int:
        """Returns the number of bytes of a candidate as it was listed."""
        return int(self._sizes[source.name])

    def list_files(
        self,
        skipped: SkippedRecords,
        unread: Collection[str],
        kept: Mapping[str, str],
    ) -> FileList:
        """Lists the files for the next build to compare with.

        A file without a digest is read again by the next build.

        Args:
            skipped: see `FileList`.
            unread: names of files that could not be read as a whole.
            kept: digests, by name, of files that cannot be listed now and stay indexed.
        """
        digests = np.zeros((len(self._names) + len(kept), DIGEST_BYTES), np.uint8)
        stamps = np.zeros((len(digests), STAMP_SIZE), np.uint64)
        same = np.flatnonzero(self._is_same)
        digests[same] = self._before.digests[self._rows[same]]
        stamps[same] = self._stamps[same]
        self._fill_candidates(digests, stamps)
        for name in unread:
            if name in self:
                number = self._numbers_by_name[name]
                digests[number], stamps[number] = 0, 0
        for number, digest in enumerate(kept.values(), len(self._names)):
            digests[number] = _unpack(digest)
        return FileList([*self._names, *kept], digests, stamps, skipped)

    def __enter__(self) -> Self:
        """Starts to read the candidates, if they are many."""
        if len(self.candidates) >= _MIN_THREADED_FILES:
            # 10 ms, for those who have much to read.
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(max_workers=os.cpu_count())
            for name, source in self.candidates.items():
                self._found[name] = self._threads.submit(source.digest)
        return self

    def __exit__(self, *_: object) -> None:
        """Cancels digests that have not been started."""
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)

    def _fill_candidates(self, digests: NDArray[np.uint8], stamps: Stamps) -> None:
        for number, (folder, place) in zip(
            self._numbers, self._locate_candidates(), strict=True
        ):
            source = self.candidates[self._names[number]]
            digest = self.find(source)
            now = folder.look_again(place)
            if not digest or (now.stamps() != self._stamps[number]).any():
                continue
            digests[number] = _unpack(digest)
            # Else a later change might not show.
            if now.last_changes()[0] < self._started_ns - _TICK_NS:
                stamps[number] = self._stamps[number]

    def _list_candidates(self) -> Iterator[SourceFile]:
        for folder, place in self._locate_candidates():
            yield folder.source(place)

    def _locate_candidates(self) -> Iterator[tuple[FolderFiles, int]]:
        """Yields the folder of each candidate, and its number in the folder."""
        ends = np.cumsum([len(folder) for folder in self._folders])
        holders = np.searchsorted(ends, self._numbers, side="right").tolist()
        for number, holder in zip(self._numbers, holders, strict=True):
            folder = self._folders[holder]
            yield folder, number - int(ends[holder]) + len(folder)

    @cached_property
    def _candidate_rows(self) -> dict[str, int]:
        """The row of each candidate in the list of files before, -1 for none."""
        rows = self._rows[self._numbers].tolist()
        return dict(zip(self.candidates, rows, strict=True))

    @cached_property
    def _numbers_by_name(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._names)}

    @cached_property
    def _rows_before(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self._before.names)}


def _join_stamps(folders: Sequence[FolderFiles]) -> Stamps:
    none = np.zeros((0, STAMP_SIZE), np.uint64)
    return np.concatenate([none, *(folder.stamps() for folder in folders)])


def _find_rows(names: list[str], before: Sequence[str]) -> NDArray[np.int64]:
    """Returns the row of each name in a list: int64 array of shape (n_names,), or -1."""
    if names == before:
        return np.arange(len(names))
    rows = {name: row for row, name in enumerate(before)}
    return np.array([rows.get(name, -1) for name in names], np.int64)


def _unpack(digest: str) -> NDArray[np.uint8]:
    packed = bytes.fromhex(digest) or bytes(DIGEST_BYTES)
    return np.frombuffer(packed, np.uint8)
