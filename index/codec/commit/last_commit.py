"""Opens the last commit, also while a writer commits and removes the files of older ones."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.codec.commit.toc import latest_generation
from index.errors import IndexDamagedError, IndexMissingError, IndexUnfinishedError

_TRIES = 20
_PAUSE_S = 0.01

Opened = TypeVar("Opened")


def open_last_commit(directory: Path, open_commit: Callable[[int], Opened]) -> Opened:
    """Opens the last commit, and a newer one where its files are removed meanwhile.

    Args:
        directory: the index's directory.
        open_commit: opens the commit of a generation; it may be called again.

    Raises:
        IndexMissingError: there is no index.
        IndexUnfinishedError: there are files, but no commit.
        IndexDamagedError: a file of the last commit is not as it was written.
    """
    for left in reversed(range(_TRIES)):
        generation = latest_generation(directory)
        try:
            opened = _open_commit(directory, generation, open_commit)
        except (IndexUnfinishedError, IndexDamagedError):
            if not left or _is_last(directory, generation):
                raise
        else:
            if not left or _is_last(directory, generation):
                return opened
        time.sleep(_PAUSE_S)
    raise AssertionError


def _open_commit(
    directory: Path, generation: int, open_commit: Callable[[int], Opened]
) -> Opened:
    if generation >= 0:
        return open_commit(generation)
    if has_content(directory):
        raise IndexUnfinishedError(directory)
    raise IndexMissingError(directory)


def has_content(directory: Path) -> bool:
    """Returns whether anything is at the place of an index, be it a file."""
    try:
        return next(directory.iterdir(), None) is not None
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        return True


def _is_last(directory: Path, generation: int) -> bool:
    # A listing that a commit overtakes may have neither its table nor the one before.
    return generation >= 0 and latest_generation(directory) == generation
