"""A file that holds articles: its name as shown, its format, its digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.reading.decoding.file_bytes import describe_os_error, read_chunks
from index.reading.file_types import FileFormat, detect_format

# Raised whenever the same file would be read otherwise than before.
READING_VERSION = 1


_JOINERS = "\u200c\u200d"
_DIGEST_LETTERS = 32


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read articles from.

    Attributes:
        path: where it is, absolute.
        name: what it is called to the user: relative to the configuration's folder
            where it lies in there, with odd characters escaped.
        sidecar: the file that speaks of it, None where there is none.
        settings: the settings that bear on how it is read, in one word.
    """

    path: Path
    name: str
    sidecar: Path | None = None
    settings: str = ""

    @property
    def format(self) -> FileFormat:
        """How it holds its articles, by its name."""
        return detect_format(self.path.name)

    def digest(self) -> str:
        """32 hex digits that change when what can be read from the file changes.

        Raises:
            OSError: when the file cannot be read.
        """
        found = hashlib.sha256()
        found.update(f"{READING_VERSION} {self.format} {self.settings}\0".encode())
        if self.sidecar is not None:
            # Digested first, so that no byte can wander from the one file to the other.
            found.update(_digest_sidecar(self.sidecar))
        for chunk in read_chunks(self.path):
            found.update(chunk)
        return found.hexdigest()[:_DIGEST_LETTERS]


def _digest_sidecar(path: Path) -> bytes:
    found = hashlib.sha256(b"sidecar")
    try:
        for chunk in read_chunks(path):
            found.update(chunk)
    except OSError as error:  # which does not keep its file from being read
        found.update(describe_os_error(error).encode())
    return found.digest()


def settings_digest(records: Mapping[str, tuple[str, ...]], max_file_mb: int) -> str:
    """The settings that bear on reading, in one word."""
    settings = repr((sorted(records.items()), max_file_mb))
    return hashlib.blake2b(settings.encode(), digest_size=8).hexdigest()


def display_name(path: Path, base: Path) -> str:
    """The path as a user knows it: from `base` where it lies in there, escape_unprintable."""
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return escape_unprintable(shown.as_posix())


def escape_unprintable(name: str) -> str:
    r"""The name with whatever a screen or an encoding cannot bear written as \x1b.

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
