"""The lock on writing to an index, and the file that says which process holds it."""

import errno
import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

from whoosh.filedb.filestore import FileStorage

from index.codec.commit.shared_files import share_as_index
from index.codec.commit.toc import INDEX_NAME
from index.errors import IndexLockedError, IndexReadOnlyError

_LOCK = f"{INDEX_NAME}_WRITELOCK"
_HOLDER = "writer.json"
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)


class WriteLock:
    """Whoosh's lock on writing, held from construction until `release`.

    Raises:
        IndexLockedError: another process holds it. The message names that process.
        IndexReadOnlyError: the user may not write to the index.
    """

    def __init__(self, directory: Path) -> None:
        self._holder = directory / _HOLDER
        self._lock: Any = FileStorage(str(directory)).lock(_LOCK)
        try:
            if not self._lock.acquire():
                raise IndexLockedError(directory, _describe_holder(self._holder))
        except OSError as error:
            if error.errno in _READ_ONLY:
                raise IndexReadOnlyError(directory, error) from error
            raise
        _held.add(self)
        share_as_index(directory / _LOCK)
        holder = {"pid": os.getpid(), "host": socket.gethostname()}
        # Only for messages: the lock holds without it.
        with suppress(OSError):
            self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Lets another process write. Does nothing when called again."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        # First the file: afterwards it could be that of the next process.
        with suppress(OSError):
            self._holder.unlink(missing_ok=True)
        lock.release()

    def leave_to_parent(self) -> None:
        """Closes the lock in a forked process, which must not hold it longer."""
        if self._lock is not None and getattr(self._lock, "fd", None) is not None:
            os.close(self._lock.fd)
            self._lock.fd = None
        self._lock = None


_held: WeakSet[WriteLock] = WeakSet()


def _leave_locks_to_parent() -> None:
    for lock in list(_held):
        lock.leave_to_parent()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_locks_to_parent)


def _describe_holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {int(holder['pid'])} on {holder['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
