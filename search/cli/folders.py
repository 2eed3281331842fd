"""The folders of an index: which it has, and how a command changes them."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import typer

from index.config import IndexConfig
from index.errors import IndexDamagedError, NothingToIndexError, ShrinkError
from index.remembered import Remembered, add_folders, read_remembered, remove_folders
from search.cli.printing import shown, warn
from search.cli.screen.shared_values import Shared
from search.output.tables.answer import CommandAnswer


class FolderChange(NamedTuple):
    """A change of the folders of an index.

    Attributes:
        given: files and folders to add.
        only: whether the given ones replace those that the index has.
        removed: files and folders to take out.
        exclude: patterns of files to leave out, to be added too.
    """

    given: tuple[Path, ...] = ()
    only: bool = False
    removed: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()


def change_folders(
    settings: IndexConfig, change: FolderChange, *, quiet: bool = False
) -> tuple[IndexConfig, bool]:
    """Returns the settings with the folders that the index has after a change.

    Unless it is to be quiet it says on stderr what is read that was not named, and what
    goes.

    Returns:
        The settings, and whether the index itself remembers the folders.

    Raises:
        NothingToIndexError: a folder to remove is not among them.
    """
    remembered = _read_remembered(settings.directory)
    had_index = remembered.base is not None
    known = remembered.paths or (settings.paths if had_index else ())
    paths = change.given if change.only else add_folders(known, change.given)
    if change.removed:
        paths = remove_folders(paths, change.removed)
    own = bool(change.given or change.removed or remembered.paths)
    if not quiet:
        _tell(known, paths if own else (), change)
    exclude = () if change.only else remembered.exclude
    if not own and not any(path.exists() for path in settings.paths):
        _point_to_settings(settings)
    _require_remembered(remembered.paths, paths)
    return (
        replace(
            settings,
            paths=(paths if own else ()) or settings.paths,
            base=remembered.base or settings.base,
            exclude=tuple(
                dict.fromkeys((*settings.exclude, *exclude, *change.exclude))
            ),
        ),
        own,
    )


def ask_to_shrink(error: ShrinkError) -> bool:
    """Asks on a terminal whether many articles may be removed; elsewhere they may not."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = str(error).partition("; the index")[0]
    return typer.confirm(f"{question}. Go on?", err=True)


def read_path_list(source: Path) -> list[Path]:
    """Reads paths from a file, or from stdin if it is called `-`.

    A NUL ends each, as `find -print0` writes them, or else the end of a line.

    Raises:
        NothingToIndexError: it lists nothing.
        OSError: it cannot be read.
    """
    stdin = source == Path("-")
    data = sys.stdin.buffer.read() if stdin else source.expanduser().read_bytes()
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    paths = [Path(os.fsdecode(part)) for part in parts if part.strip()]
    if not paths:
        name = "stdin" if stdin else shown(source)
        raise NothingToIndexError(f"{name} lists no file or folder to index")
    return paths


def list_folders(shared: Shared) -> CommandAnswer:
    """Lists the folders that the index reads, with the number of articles from each.

    \b
    corpus-search folders
    corpus-search index ~/articles           add one
    corpus-search index --remove ~/drafts    take one out
    """
    # No search needs it.
    from search.output.folders_page import answer_folders, count_folders

    settings = shared.settings.index
    return answer_folders(count_folders(settings, read_remembered(settings.directory)))


def list_named_corpora(shared: Shared) -> CommandAnswer:
    """Lists your own corpora by name: `--corpus NAME` searches one.

    \b
    corpus-search index --corpus libya ~/articles/libya    make or update one
    corpus-search --corpus libya "Wagner mercenaries"      search it
    corpus-search corpora

    An index in the current folder or above it needs no name. The corpus called default is
    searched where there is none.
    """
    # No search needs it.
    from search.output.folders_page import answer_corpora
    from search.settings.index_location import list_corpora

    return answer_corpora(list_corpora())


def _read_remembered(directory: Path) -> Remembered:
    try:
        return read_remembered(directory)
    except IndexDamagedError as error:
        warn(
            f"{error.reason}: paths given to an earlier `corpus-search index` are lost"
        )
        return Remembered()


def _require_remembered(known: Iterable[Path], paths: Iterable[Path]) -> None:
    """Checks that what an earlier command gave is still there.

    Raises:
        NothingToIndexError: a file or folder is gone.
    """
    gone = [path for path in known if path in paths and not os.path.lexists(path)]
    if gone:
        # Only an error needs it.
        from shlex import quote

        old = quote(shown(gone[0]))
        raise NothingToIndexError(
            f"no file or folder at {gone[0]}, given to an earlier `corpus-search index`; "
            f"where it has moved: corpus-search index --remove {old} NEW-PLACE; "
            f"where it is to go: corpus-search index --remove {old}"
        )


def _point_to_settings(settings: IndexConfig) -> None:
    """Names the settings file beside an index, where the one in use names no folder.

    Raises:
        NothingToIndexError: there is such a file.
    """
    beside = settings.directory.parent / "config.yaml"
    if beside.is_file() and beside.parent != settings.base:
        # Only an error needs it.
        from shlex import quote

        raise NothingToIndexError(
            "no paths to index; for those of the settings file beside the index add: "
            f"--config {quote(str(beside))}"
        )


def _tell(known: Iterable[Path], paths: tuple[Path, ...], change: FolderChange) -> None:
    gone = [path for path in known if paths and not _is_covered(path, paths)]
    if gone:
        warn(f"no longer indexed: {', '.join(map(shown, gone))}")
    others = [path for path in paths if path not in change.given]
    if others:
        warn(f"reading {', '.join(map(shown, others))}, as last time")


def _is_covered(path: Path, paths: Iterable[Path]) -> bool:
    return any(path.is_relative_to(other) for other in paths)
