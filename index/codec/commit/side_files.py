"""Files kept beside the index: each is there whole or not at all, and knows its content."""

import os
import re
import zlib
from pathlib import Path

from index.errors import IndexDamagedError


class SideFile:
    """What was found out about one commit of an index, named by its generation."""

    def __init__(
        self, directory: Path, generation: int, *, stem: str, ending: str
    ) -> None:
        self._directory = directory
        self._generation = generation
        self._stem = stem
        self._ending = ending

    def read(self) -> bytes:
        """What was written; nothing where there is no file.

        Raises:
            IndexDamagedError: it is not as it was written.
        """
        path = self._path(self._generation)
        try:
            checksum, _, content = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return b""
        if checksum != _checksum(content):
            raise IndexDamagedError(path, "altered")
        return content

    def write(self, content: bytes) -> None:
        """Keep this, safely on disk before this returns."""
        path = self._path(self._generation)
        write_safely(path, _checksum(content) + b"\n" + content)

    def carry_over(self) -> bool:
        """Let the file of the commit before count for this one; whether there was any."""
        try:
            self._path(self._generation - 1).replace(self._path(self._generation))
        except FileNotFoundError:
            return False
        return True

    def remove_older(self) -> None:
        """Remove the files of the commits before this one."""
        remove_older(
            self._directory, self._generation, stem=self._stem, ending=self._ending
        )

    def _path(self, generation: int) -> Path:
        return self._directory / f"{self._stem}-{generation}{self._ending}"


def write_safely(path: Path, content: bytes) -> None:
    """Put a file on the disk that is there as it was, or whole, after any mishap."""
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def remove_older(directory: Path, generation: int, *, stem: str, ending: str) -> None:
    """Remove the files so named of generations before this one."""
    # Not compiled above: a search, which removes nothing, needs none of it.
    ours = re.compile(rf"{stem}-(\d+){re.escape(ending)}(?:\.new)?")
    for path in directory.glob(f"{stem}-*"):
        match = ours.fullmatch(path.name)
        if match and int(match.group(1)) < generation:
            path.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()
