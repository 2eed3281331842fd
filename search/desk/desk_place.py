"""Finds the desk that belongs to an index."""

import os
from pathlib import Path
from typing import NamedTuple

from search.settings.config_file import BY_PATH, Config, find_user_folder
from search.settings.index_location import VARIABLE as INDEX_VARIABLE
from search.settings.index_location import corpora_folder

VARIABLE = "CORPUS_SEARCH_DESK"
FILE_NAME = "desk.sqlite3"

_NAMED = ("--index", f"${INDEX_VARIABLE}", BY_PATH)


class DeskPlace(NamedTuple):
    """The desk of an index.

    Attributes:
        path: its file, which need not exist.
        directory: the directory of the index.
    """

    path: Path
    directory: Path

    @property
    def corpus(self) -> str:
        """The index as the desk calls it, in words that a moved folder does not change."""
        if self.directory.is_relative_to(self.path.parent):
            return self.directory.relative_to(self.path.parent).as_posix()
        if self.directory.parent == corpora_folder():
            return self.directory.name
        return self.directory.as_posix()

    def has(self, corpus: str) -> bool:
        """Tells whether there is an index that this desk calls so."""
        if self.directory.is_relative_to(self.path.parent):
            return (self.path.parent / corpus).is_dir()
        return (corpora_folder() / corpus).is_dir()


def find_desk(settings: Config) -> DeskPlace:
    """Returns the desk that some settings mean.

    It is the file that $CORPUS_SEARCH_DESK names; else it lies beside config.yaml, beside
    an index that was named or found above, or, for your own corpora, in the user's
    configuration folder.
    """
    directory = settings.index.directory
    if settings.origin in _NAMED:
        return find_desk_of_index(directory)
    return DeskPlace(_named_desk() or settings.own_folder / FILE_NAME, directory)


def find_desk_of_index(directory: Path) -> DeskPlace:
    """Returns the desk of an index of which only the directory is known."""
    named = _named_desk()
    if named:
        return DeskPlace(named, directory)
    user = find_user_folder()
    is_own = user is not None and directory.parent == corpora_folder()
    folder = user if user and is_own else directory.parent
    return DeskPlace(folder / FILE_NAME, directory)


def _named_desk() -> Path | None:
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser().absolute() if named else None
