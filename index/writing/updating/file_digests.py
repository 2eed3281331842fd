"""Digests of the files to index, by which a build finds those that have changed.

The content of a file decides. A file whose size, times and inode are the same as in the
last build is not read again, unless it was written so shortly before that build that it
may have changed once more within the same tick of the clock. A file that changes while a
build reads it has no digest, so that the next build reads it again.
"""

import os
import time
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Self

from index.codec.commit.manifest import FileList, SkippedRecords
from index.reading import SourceFile

_TICK_S = 2.0
"""Resolution of the coarsest file-system clock (FAT)."""


class FileDigests:
    """The digest of each file, computed in threads while other work goes on.

    Args:
        sources: the files to index.
        before: the files of the last commit.
        check: whether to read files whose size and times are the same, too.
    """

    def __init__(
        self, sources: Sequence[SourceFile], before: FileList, *, check: bool = False
    ) -> None:
        self._threads = ThreadPoolExecutor(max_workers=os.cpu_count())
        self._sources = sources
        self._same: dict[str, str] = {}
        self._found: dict[str, Future[str]] = {}
        self._looks: dict[str, _Look] = {}
        for source in sources:
            name, look = source.name, _look_at(source)
            self._looks[name] = look
            stamp = before.stamps.get(name)
            if stamp and stamp == look.stamp and not check:
                self._same[name] = before.digests.get(name, "")
            else:
                self._found[name] = self._threads.submit(source.digest)

    def find(self, source: SourceFile) -> str:
        """Returns the digest of a file, empty if it cannot be read."""
        if source.name in self._same:
            return self._same[source.name]
        try:
            return self._found[source.name].result()
        except OSError:
            return ""

    def list_files(
        self, skipped: SkippedRecords, unread: Container[str], kept: Mapping[str, str]
    ) -> FileList:
        """Lists the files for the next build to compare with.

        A file without a digest is read again by the next build.

        Args:
            skipped: see `FileList`.
            unread: names of files that could not be read as a whole.
            kept: digests, by name, of files that cannot be listed now and stay indexed.
        """
        digests, stamps = dict(kept), {}
        for source in self._sources:
            name, look = source.name, self._looks[source.name]
            known = "" if name in unread else self.find(source)
            if name in self._found and _look_at(source).stamp != look.stamp:
                known = ""
            digests[name] = known
            if known and look.is_old:
                stamps[name] = look.stamp
        return FileList(digests, skipped, stamps)

    def __enter__(self) -> Self:
        """Returns the digests themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Cancels digests that have not been started."""
        self._threads.shutdown(cancel_futures=True)


class _Look(NamedTuple):
    """Size, times and inode of a file and its sidecar, empty where there is none.

    Attributes:
        stamp: these, as a text.
        is_old: whether a later change would show in them.
    """

    stamp: str
    is_old: bool


def _look_at(source: SourceFile) -> _Look:
    stamps, newest = [source.settings], 0.0
    for path in (source.path, source.sidecar):
        if path is None:
            continue
        try:
            status = path.stat()
        except OSError:
            return _Look("", is_old=False)
        newest = max(newest, status.st_mtime, status.st_ctime)
        times = f"{status.st_mtime_ns}-{status.st_ctime_ns}"
        stamps.append(f"{status.st_size}-{times}-{status.st_ino}")
    return _Look(" ".join(stamps), is_old=newest < time.time() - _TICK_S)
