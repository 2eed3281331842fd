"""Describes a file that holds articles: its format, display name and digest."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.reading.decoding.file_bytes import describe_os_error, read_chunks
from index.reading.file_types import FileFormat, detect_format

# Raised whenever a change of the code reads the same file differently.
READING_VERSION = 4

_DIGEST_CHARS = 32


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read articles from.

    Attributes:
        path: the absolute path.
        name: the name for the user: relative to the folder of the configuration if the
            file is in there, with unprintable characters escaped.
        sidecar: the file with metadata for it, None where there is none.
        settings: the digest of the settings for reading, see `settings_digest`.
    """

    path: Path
    name: str
    sidecar: Path | None = None
    settings: str = ""

    @property
    def format(self) -> FileFormat:
        """Format of the file, by its name."""
        return detect_format(self.path.name)

    def digest(self) -> str:
        """Computes 32 hex digits that change when the articles of the file may change.

        Raises:
            OSError: if the file cannot be read.
        """
        found = hashlib.sha256()
        found.update(f"{READING_VERSION} {self.format} {self.settings}\0".encode())
        if self.sidecar is not None:
            # A digest of its own: bytes moved from one file to the other must count.
            found.update(_digest_sidecar(self.sidecar))
        for chunk in read_chunks(self.path):
            found.update(chunk)
        return found.hexdigest()[:_DIGEST_CHARS]


def _digest_sidecar(path: Path) -> bytes:
    found = hashlib.sha256(b"sidecar")
    try:
        for chunk in read_chunks(path):
            found.update(chunk)
    except OSError as error:  # the file itself can be read all the same
        found.update(describe_os_error(error).encode())
    return found.digest()


def settings_digest(
    records: Mapping[str, tuple[str, ...]], limits: Sequence[int]
) -> str:
    """Computes 16 hex digits that change with the settings for reading."""
    settings = repr((sorted(records.items()), tuple(limits)))
    return hashlib.blake2b(settings.encode(), digest_size=8).hexdigest()
