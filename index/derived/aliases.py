"""Aliases of the listed actors, in a file beside the index that searches read.

Each line holds one spelling. The lines are sorted by folded spelling, so that a search
finds one by binary search and parses no other. The file is named after its content: an
update of the index that changes no name writes nothing.
"""

import re
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from index.analysis.name_terms import fold_name
from index.codec.commit.side_files import write_safely
from index.errors import IndexDamagedError
from index.schema import SEPARATOR

# Not compiled here: only builds need it, and compiling would slow each search's start.
_FILE_NAME = r"names-[0-9a-f]{8}\.tsv(?:\.new)?"
_SHORT_NAME = 3
_TAB, _N_TABS = SEPARATOR.encode(), 2


class Alias(NamedTuple):
    """A spelling that means one actor.

    Attributes:
        spelling: the spelling, as written.
        name: the actor's canonical name.
    """

    spelling: str
    name: str


class AliasTable:
    """Maps spellings to actors' canonical names.

    Args:
        read_lines: returns sorted lines of folded spelling, spelling and name; called
            at the first look-up.
    """

    def __init__(self, read_lines: Callable[[], Sequence[str]]) -> None:
        self._read_lines = read_lines

    def find(self, folded: str, typed: str) -> str | None:
        """Returns the actor that a spelling means, or None if it means none or several.

        A short alias in capitals, such as "US", must be typed in capitals.

        Args:
            folded: the spelling as `fold_name` returns it.
            typed: the spelling as the user typed it.
        """
        found = self._look_up(folded)
        if found is None or (_is_capitals(found.spelling) and not _is_capitals(typed)):
            return None
        return found.name

    def has_prefix(self, folded: str) -> bool:
        """Returns True if any folded spelling begins with these letters."""
        row = bisect_left(self._lines, folded)
        return row < len(self._lines) and self._lines[row].startswith(folded)

    def spellings_of(self, name: str) -> tuple[str, ...]:
        """Returns the spellings of an actor, its canonical name among them."""
        suffix = f"{SEPARATOR}{name}"
        return tuple(
            _parse(line).spelling for line in self._lines if line.endswith(suffix)
        )

    @cached_property
    def _lines(self) -> Sequence[str]:
        return self._read_lines()

    def _look_up(self, folded: str) -> Alias | None:
        prefix = f"{folded}{SEPARATOR}"
        row = bisect_left(self._lines, prefix)
        if row == len(self._lines) or not self._lines[row].startswith(prefix):
            return None
        return _parse(self._lines[row])


class ActorAliases(AliasTable):
    """The aliases of the actors that were listed when an index was made.

    Args:
        directory: the index's directory.
        file: name of the file, as `write_aliases` returned it; empty for none.

    Raises:
        IndexDamagedError: at the first look-up, if the file was altered.
    """

    def __init__(self, directory: Path, file: str = "") -> None:
        super().__init__(partial(_read_lines, directory, file))
        self._path = directory / file

    def verify(self) -> None:
        """Reads all; raises `IndexDamagedError` if they are not as they were written."""
        if any(line.count(SEPARATOR) != _N_TABS for line in self._lines):
            raise IndexDamagedError(self._path, "not three columns")


def _read_lines(directory: Path, file: str) -> Sequence[str]:
    path = directory / file
    if file and not re.fullmatch(_FILE_NAME, file):
        raise IndexDamagedError(path, "no name of a file of the index")
    if not file or not path.exists():
        # A newer commit with other names may have replaced it.
        path = next(directory.glob("names-*.tsv"), path)
    try:
        content = path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        return []
    if content and path.name != _file_name(content):
        raise IndexDamagedError(path, "altered")
    return split_table(content, path)


def split_table(content: bytes, path: Path) -> list[str]:
    """Splits the content of a file into its lines, each of three columns.

    Raises:
        IndexDamagedError: a line has more or fewer, or is no text.
    """
    try:
        lines = content.decode().split("\n") if content else []
    except UnicodeDecodeError as error:
        raise IndexDamagedError(path, "no text") from error
    # A look at each line would slow every search's start: `verify` does it.
    if content.count(_TAB) != _N_TABS * len(lines):
        raise IndexDamagedError(path, "not three columns")
    return lines


def make_alias_table(names: Iterable[tuple[str, Iterable[str]]]) -> bytes:
    """Returns the content of a file of aliases, empty if no spelling means one actor.

    A spelling of several actors is left out.

    Args:
        names: canonical name and spellings of each actor.
    """
    return "\n".join(_make_lines(names)).encode("utf-8", "replace")


def write_aliases(directory: Path, content: bytes) -> str:
    """Writes a file of aliases, to the disk when this returns, and returns its name.

    Args:
        directory: the index's directory.
        content: as `make_alias_table` returns it.

    Returns:
        Name of the file in `directory`, empty if there was nothing to write.
    """
    if not content:
        return ""
    path = directory / _file_name(content)
    if not path.exists() or path.read_bytes() != content:
        write_safely(path, content)
    return path.name


def are_aliases_intact(directory: Path, file: str) -> bool:
    """Returns True if a file of aliases exists as it was written."""
    path = directory / file
    return bool(file) and path.is_file() and file == _file_name(path.read_bytes())


def remove_other_aliases(directory: Path, kept: str) -> None:
    """Removes the files of aliases that earlier commits used."""
    with suppress(OSError):  # the next build removes it
        for path in directory.glob("names-*.tsv*"):
            if re.fullmatch(_FILE_NAME, path.name) and path.name != kept:
                path.unlink(missing_ok=True)


def _make_lines(names: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    found: dict[str, Alias | None] = {}
    for name, spellings in names:
        for spelling in spellings:
            key = fold_name(spelling)
            alias = Alias(_normalize_spaces(spelling), _normalize_spaces(name))
            known = found.setdefault(key, alias)
            if known is not None and known.name != alias.name:
                found[key] = None
    found.pop("", None)
    return sorted(
        SEPARATOR.join((key, alias.spelling, alias.name))
        for key, alias in found.items()
        if alias is not None
    )


def _parse(line: str) -> Alias:
    _, spelling, name = line.split(SEPARATOR)
    return Alias(spelling, name)


def _file_name(content: bytes) -> str:
    return f"names-{zlib.crc32(content):08x}.tsv"


def _normalize_spaces(text: str) -> str:
    return " ".join(text.split())


def _is_capitals(text: str) -> bool:
    letters = text.replace(".", "").strip()
    return len(letters) <= _SHORT_NAME and letters.isupper()
