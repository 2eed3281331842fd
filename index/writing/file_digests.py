"""Digests of the files to index, by which a build finds those that have changed.

The content of a file decides. A file whose size and times are the same as in the last
build is not read again, unless it was written so shortly before that build that it may
have changed once more within the same tick of the clock.
"""

import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import Self

from index.codec.commit.manifest import FileList
from index.reading import SourceFile

_TICK_S = 2.0
"""Resolution of the coarsest file-system clock (FAT)."""


class FileDigests:
    """The digest of each file, computed in threads while other work goes on.

    Args:
        sources: the files to index.
        before: the files of the last commit.
    """

    def __init__(self, sources: Sequence[SourceFile], before: FileList) -> None:
        self._threads = ThreadPoolExecutor(max_workers=os.cpu_count())
        self._same: dict[str, str] = {}
        self._found: dict[str, Future[str]] = {}
        self._stamps: dict[str, str] = {}
        now = time.time()
        for source in sources:
            name, stamp = source.name, _stamp(source, now)
            if stamp:
                self._stamps[name] = stamp
            if stamp and before.stamps.get(name) == stamp and name in before.digests:
                self._same[name] = before.digests[name]
            else:
                self._found[name] = self._threads.submit(source.digest)

    def find(self, source: SourceFile) -> str | None:
        """Returns the digest of a file, or None if it cannot be read."""
        if source.name in self._same:
            return self._same[source.name]
        try:
            return self._found[source.name].result()
        except OSError:
            return None

    def list_files(
        self,
        skipped: tuple[tuple[str, str, int | None], ...],
        kept: Mapping[str, str],
    ) -> FileList:
        """Lists the files for the next build to compare with.

        Args:
            skipped: path, reason and line of each error in reading.
            kept: digests, by name, of files that cannot be read and stay in the index.
        """
        stamps = {n: stamp for n, stamp in self._stamps.items() if n in self.known}
        return FileList({**kept, **self.known}, skipped, stamps)

    @cached_property
    def known(self) -> Mapping[str, str]:
        """Digest of each readable file, by name."""
        found = {
            name: digest.result()
            for name, digest in self._found.items()
            if not isinstance(digest.exception(), OSError)
        }
        return {**self._same, **found}

    def __enter__(self) -> Self:
        """Returns the digests themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Cancels digests that have not been started."""
        self._threads.shutdown(cancel_futures=True)


def _stamp(source: SourceFile, now: float) -> str:
    """Returns size and times of a file and its sidecar; empty if too recent to trust."""
    stamps = []
    for path in (source.path, source.sidecar):
        if path is None:
            continue
        try:
            status = path.stat()
        except OSError:
            return ""
        if status.st_mtime > now - _TICK_S:
            return ""
        stamps.append(f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}")
    return " ".join([source.settings, *stamps])
