"""The names by which listed actors go, kept beside the index for searches to read.

One line a spelling, sorted by how it is looked up: a search reads the lines as they are
and takes none of them apart that it does not need. The file is named by its content, so
that a small change of the index, which changes no name, writes nothing.
"""

import re
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from index.analysis.name_terms import fold_name
from index.codec.side_files import write_safely
from index.errors import IndexDamagedError
from index.schema import SEPARATOR

# Not compiled here: a search, which writes nothing, needs none of it.
_OURS = r"names-[0-9a-f]{8}\.tsv(?:\.new)?"
_SHORT = 3


class Alias(NamedTuple):
    """A spelling, and the one actor that it means."""

    spelling: str
    name: str


class Spellings:
    """Lines of `folded, spelling, name`, in order; read when first asked for."""

    def __init__(self, read_lines: Callable[[], Sequence[str]]) -> None:
        self._read_lines = read_lines

    def find(self, folded: str, typed: str) -> str | None:
        """The actor that a name means, None where there is none or several.

        A short name in capitals, as "US", must be written so.
        """
        found = self._at(folded)
        if found is None or (_is_shouted(found.spelling) and not _is_shouted(typed)):
            return None
        return found.name

    def begin_with(self, folded: str) -> bool:
        """Whether any spelling has these letters first."""
        place = bisect_left(self._lines, folded)
        return place < len(self._lines) and self._lines[place].startswith(folded)

    def of(self, name: str) -> tuple[str, ...]:
        """The spellings of an actor, its canonical name among them."""
        end = f"{SEPARATOR}{name}"
        return tuple(_read(line).spelling for line in self._lines if line.endswith(end))

    @cached_property
    def _lines(self) -> Sequence[str]:
        return self._read_lines()

    def _at(self, folded: str) -> Alias | None:
        start = f"{folded}{SEPARATOR}"
        place = bisect_left(self._lines, start)
        if place == len(self._lines) or not self._lines[place].startswith(start):
            return None
        return _read(self._lines[place])


class Aliases(Spellings):
    """The spellings of the actors listed when an index was made."""

    def __init__(self, directory: Path, file: str = "") -> None:
        super().__init__(partial(_read_lines, directory, file))


def _read_lines(directory: Path, file: str) -> Sequence[str]:
    path = directory / file
    if not file or not path.exists():
        # A newer commit, with other names, has taken its place.
        path = next(directory.glob("names-*.tsv"), path)
    try:
        content = path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        return []
    if content and path.name != _file_name(content):
        raise IndexDamagedError(path, "altered")
    return content.decode().splitlines()


def write_aliases(directory: Path, names: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Keep the spellings of each actor, those of several left out; the file's name.

    It is safely on disk before this returns.
    """
    content = "\n".join(_make_lines(names)).encode("utf-8", "replace")
    if not content:
        return ""
    path = directory / _file_name(content)
    if not path.exists() or path.read_bytes() != content:
        write_safely(path, content)
    return path.name


def are_aliases_kept(directory: Path, file: str) -> bool:
    """Whether a file of spellings is there as it was written."""
    path = directory / file
    return bool(file) and path.is_file() and file == _file_name(path.read_bytes())


def remove_other_aliases(directory: Path, kept: str) -> None:
    """Remove the names that earlier commits were made with."""
    for path in directory.glob("names-*.tsv*"):
        if re.fullmatch(_OURS, path.name) and path.name != kept:
            path.unlink(missing_ok=True)


def _make_lines(names: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    found: dict[str, Alias | None] = {}
    for name, spellings in names:
        for spelling in spellings:
            key, alias = fold_name(spelling), Alias(_tidy(spelling), _tidy(name))
            known = found.setdefault(key, alias)
            if known is not None and known.name != alias.name:
                found[key] = None
    found.pop("", None)
    return sorted(
        SEPARATOR.join((key, alias.spelling, alias.name))
        for key, alias in found.items()
        if alias is not None
    )


def _read(line: str) -> Alias:
    _, spelling, name = line.split(SEPARATOR)
    return Alias(spelling, name)


def _file_name(content: bytes) -> str:
    return f"names-{zlib.crc32(content):08x}.tsv"


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _is_shouted(text: str) -> bool:
    letters = text.replace(".", "").strip()
    return len(letters) <= _SHORT and letters.isupper()
