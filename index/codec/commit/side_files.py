"""Files beside the index: each is there whole or not at all, and has a checksum."""

import os
import re
import zlib
from contextlib import suppress
from pathlib import Path

from index.codec.commit.shared_files import share_as_index
from index.errors import IndexDamagedError


class SideFile:
    """A file derived from one commit, `STEM-N.ENDING`, with a checksum in its first line."""

    def __init__(
        self, directory: Path, generation: int, *, stem: str, ending: str
    ) -> None:
        self._directory = directory
        self._generation = generation
        self._stem = stem
        self._ending = ending

    @property
    def path(self) -> Path:
        """Path of the file, which need not exist."""
        return self._path(self._generation)

    def read(self) -> bytes:
        """Reads the content, empty where there is no file.

        Raises:
            IndexDamagedError: it is not as it was written.
        """
        return self.unpack(self.load())

    def load(self) -> bytes | None:
        """Reads the file without verifying it, None where there is none."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None

    def unpack(self, data: bytes | None) -> bytes:
        """Returns the content of a file that `load` read, empty for None.

        Raises:
            IndexDamagedError: it is not as it was written.
        """
        if data is None:
            return b""
        checksum, _, content = data.partition(b"\n")
        if checksum != _checksum(content):
            raise IndexDamagedError(self.path, "altered")
        return content

    def write(self, content: bytes) -> None:
        """Writes the content; it is on the disk when this returns."""
        write_safely(self.path, _checksum(content) + b"\n" + content)

    def carry_over(self) -> bool:
        """Renames the file of the commit before to this commit's; returns whether it existed."""
        try:
            self._path(self._generation - 1).replace(self.path)
        except FileNotFoundError:
            return False
        return True

    def remove_older(self) -> None:
        """Removes the files of earlier commits."""
        remove_older(
            self._directory, self._generation, stem=self._stem, ending=self._ending
        )

    def _path(self, generation: int) -> Path:
        return self._directory / f"{self._stem}-{generation}{self._ending}"


def write_safely(path: Path, content: bytes) -> None:
    """Writes a file so that after any failure it is as it was before, or whole.

    It is written under another name, flushed to the disk, and renamed. A failure that is
    no kill leaves nothing of the new file.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        share_as_index(new)
        with suppress(FileNotFoundError):  # nobody else may read a file of one's own
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename == str(new):
            error.filename = str(path)  # the other name means nothing to a reader
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def remove_older(directory: Path, generation: int, *, stem: str, ending: str) -> None:
    """Removes the files `STEM-N.ENDING` with N less than the generation.

    One that cannot be removed now stays until the next time.
    """
    # Not compiled at import: a search removes nothing.
    ours = re.compile(rf"{stem}-(\d+){re.escape(ending)}(?:\.new)?")
    with suppress(OSError):
        for path in directory.glob(f"{stem}-*"):
            match = ours.fullmatch(path.name)
            if match and int(match.group(1)) < generation:
                path.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()
