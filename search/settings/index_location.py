"""Finds the index: named, of the settings, above the current folder, or the user's own."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from index.errors import ConfigError

VARIABLE = "CORPUS_SEARCH_INDEX"
DIRECTORY_NAME = ".index"
DEFAULT_NAME = "default"
FOUND_ABOVE = "found from the current folder up"
"""`Location.origin` of an index in the current folder, or in one above it."""
OWN = "your own, as there is none nearer"
"""`Location.origin` of the index that counts where there is none nearer."""


class Location(NamedTuple):
    """The place of an index.

    Attributes:
        directory: its directory, which need not exist.
        origin: why it is this one, in a few words.
        is_own: whether it is in the user's own folder of corpora.
    """

    directory: Path
    origin: str
    is_own: bool = False


def locate_index(configured: Path | None) -> Location:
    """Returns the index that counts where no option names one.

    The first of these: the directory that $CORPUS_SEARCH_INDEX names, that of the
    settings, `.index` in the current folder or one above it, the user's own.

    Args:
        configured: the directory that the settings file gives, None without one.
    """
    variable = os.environ.get(VARIABLE)
    if variable:
        directory = Path(variable).expanduser().absolute()
        return Location(directory, f"${VARIABLE}")
    if configured is not None:
        return Location(configured, "the settings file")
    for folder in list_own_folders(Path.cwd()):
        if holds_index(folder / DIRECTORY_NAME):
            return Location(folder / DIRECTORY_NAME, FOUND_ABOVE)
    directory = named_directory(DEFAULT_NAME)
    return Location(directory, OWN, is_own=True)


def locate_corpus(name: str) -> Location:
    """Returns the index of a named corpus.

    Raises:
        ConfigError: the name is no plain name.
    """
    if not name or name.startswith(".") or any(char in name for char in "/\\\0"):
        raise ConfigError(f"--corpus {name}: a name has no slashes and no point first")
    return Location(named_directory(name), f"the corpus {name}", is_own=True)


def list_corpora() -> list[tuple[str, Path]]:
    """Lists the names and directories of the corpora, sorted."""
    try:
        folders = sorted(corpora_folder().iterdir())
    except OSError:
        return []
    return [(folder.name, folder) for folder in folders if holds_index(folder)]


def named_directory(name: str) -> Path:
    """Returns the directory of a named corpus; the user's own is called default."""
    return corpora_folder() / name


def corpora_folder() -> Path:
    """Returns the folder in which the named corpora are.

    Raises:
        ConfigError: no home folder is known.
    """
    # 5 ms of imports, which a search with a nearer index does not need.
    from platformdirs import user_data_path

    try:
        return user_data_path("corpus-search", appauthor=False)
    except (RuntimeError, KeyError) as error:
        raise ConfigError(
            "no home folder is known; name the index: --index DIR"
        ) from error


def list_own_folders(here: Path) -> Iterator[Path]:
    """Yields a folder and those above it, as long as they belong to its owner.

    What another user put into a folder above must not decide what is searched.
    """
    try:
        owner = here.stat().st_uid
        for folder in (here, *here.parents):
            if folder.stat().st_uid != owner:
                return
            yield folder
    except OSError:
        return


def holds_index(directory: Path) -> bool:
    """Checks whether an index is in a directory."""
    try:
        return any(directory.glob("_MAIN_*.toc"))
    except OSError:
        return False
