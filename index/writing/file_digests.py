"""What each file holds, in one word: to tell the changed ones from the others.

A file's content decides. Where its size and time are those of last time its content is
not read again, unless it had been written so shortly before that it may have changed
once more within the clock's tick.
"""

import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

from index.codec.manifest import FileList
from index.reading import SourceFile

_TICK_S = 2.0
"""How coarse a file system's clock may be."""


class Digests:
    """The digest of each file, found in threads while other work goes on."""

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

    def of(self, source: SourceFile) -> str | None:
        """The digest of a file, None where it cannot be read."""
        if source.name in self._same:
            return self._same[source.name]
        try:
            return self._found[source.name].result()
        except OSError:
            return None

    def files(
        self,
        skipped: tuple[tuple[str, str, int | None], ...],
        kept: Mapping[str, str],
    ) -> FileList:
        """All of the files, for the next time.

        Args:
            skipped: what could not be read.
            kept: the digests of those whose articles stay though they cannot be read.
        """
        stamps = {n: stamp for n, stamp in self._stamps.items() if n in self.known}
        return FileList({**kept, **self.known}, skipped, stamps)

    @cached_property
    def known(self) -> Mapping[str, str]:
        """All digests, by the name of the file, without those that cannot be read."""
        found = {
            name: digest.result()
            for name, digest in self._found.items()
            if not isinstance(digest.exception(), OSError)
        }
        return {**self._same, **found}

    def __enter__(self) -> "Digests":
        """The digests themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Look for no more."""
        self._threads.shutdown(cancel_futures=True)


def _stamp(source: SourceFile, now: float) -> str:
    """The size and time of a file and its sidecar, empty where these say nothing yet."""
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
