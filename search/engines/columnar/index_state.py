"""Tells whether an index has changed since it was opened, from a look at a few files."""

from collections.abc import Iterable
from pathlib import Path

from index.codec.commit.manifest import manifest_path
from index.codec.commit.toc import latest_generation, toc_path
from index.derived.guessed_dates import guessed_dates_file
from index.derived.linked_names import linked_names_file

IndexState = tuple[tuple[int, int, int] | None, ...]
"""Inode, time of change in ns and size of each file that an engine depends on, None for
one that is not there."""


def read_index_state(directory: Path, actors: Iterable[Path] = ()) -> IndexState:
    """Reads the state of an index; two are equal if an engine would answer alike.

    Args:
        directory: the index's directory.
        actors: the files with the user's changes to actors.
    """
    generation = latest_generation(directory)
    return read_file_states(
        (
            toc_path(directory, generation),
            manifest_path(directory, generation),
            linked_names_file(directory, generation).path,
            guessed_dates_file(directory, generation).path,
            *actors,
        )
    )


def read_file_states(paths: Iterable[Path]) -> IndexState:
    """Reads the states of files that an engine depends on."""
    return tuple(map(_identify, paths))


def _identify(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
