"""The lock on writing to an index, and the file that says which process holds it."""

import json
import os
import socket
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

from index.codec.commit.toc import INDEX_NAME
from index.errors import IndexLockedError

_LOCK = f"{INDEX_NAME}_WRITELOCK"
_HOLDER = "writer.json"


class WriteLock:
    """Whoosh's lock on writing, held from construction until `release`.

    Raises:
        IndexLockedError: another process holds it. The message names that process.
    """

    def __init__(self, directory: Path) -> None:
        self._holder = directory / _HOLDER
        self._lock: Any = FileStorage(str(directory)).lock(_LOCK)
        if not self._lock.acquire():
            raise IndexLockedError(directory, _describe_holder(self._holder))
        holder = {"pid": os.getpid(), "host": socket.gethostname()}
        self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Lets another process write. Does nothing when called again."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        # First the file: afterwards it could be that of the next process.
        self._holder.unlink(missing_ok=True)
        lock.release()


def _describe_holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {int(holder['pid'])} on {holder['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
