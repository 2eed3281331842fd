"""Describes a file that holds articles: its format, display name and digest."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.reading.decoding.file_bytes import describe_os_error, read_chunks
from index.reading.file_types import FileFormat, detect_format

# Raised whenever a change of the code reads the same file differently.
READING_VERSION = 4


_JOINERS = "\u200c\u200d"
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


def display_name(path: Path, base: Path) -> str:
    """Returns the path for display: relative to `base` if it is in there, escaped."""
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return escape_unprintable(shown.as_posix())


def escape_unprintable(name: str) -> str:
    r"""Returns the name with unprintable characters written as \x1b or \u200b.

    >>> escape_unprintable("a\x1bb"), escape_unprintable("müll.txt")
    ('a\\x1bb', 'müll.txt')
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(map(_escaped, name))


def _escaped(character: str) -> str:
    if character == "\\":  # so that two names never look the same
        return "\\\\"
    if character.isprintable() or character in _JOINERS:
        return character
    code = ord(character)
    if "\udc80" <= character <= "\udcff":  # a byte that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
