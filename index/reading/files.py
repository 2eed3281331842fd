"""Lists the files to read articles from, by a walk over the configured paths."""

import os
from collections.abc import Iterator
from pathlib import Path

from index.config import IndexConfig
from index.errors import ArticleError, NothingToIndexError
from index.reading.file_walk import FileWalk
from index.reading.folder_files import FolderFiles
from index.reading.source import SourceFile


def list_files(config: IndexConfig) -> Iterator[SourceFile | ArticleError]:
    """Yields the files to read, always in the same order, and errors for skipped ones.

    See `walk_folders`.
    """
    return _list_each(walk_folders(config))


def walk_folders(config: IndexConfig) -> Iterator[FolderFiles | ArticleError]:
    """Yields the files to read, those of a folder at once, and errors for skipped ones.

    Within folders, hidden files and folders, the index itself, files called README and
    the folder that a browser saves with a page (`page_files` for `page.html`) are
    skipped silently. Pictures, archives and the like give an error that names them.
    A file with several links is listed once, under its real name if that is in the
    paths. A file that is itself among the paths is listed whatever its name.

    Raises:
        NothingToIndexError: if a path does not exist, or none is given.
    """
    base = Path(os.path.abspath(config.base))  # noqa: PTH100  (keeps links in names)
    if not config.paths:
        raise NothingToIndexError(
            "no paths to index; name files or folders, or set index.paths"
        )
    roots = sorted({Path(os.path.normpath(base / path)) for path in config.paths})
    for root in roots:
        if not os.path.lexists(root):
            raise NothingToIndexError(
                f"no file or folder at {root}; name yours: corpus-search index FOLDER"
            )
    return FileWalk(config, base).walk(roots)


def _list_each(
    found: Iterator[FolderFiles | ArticleError],
) -> Iterator[SourceFile | ArticleError]:
    for one in found:
        if isinstance(one, ArticleError):
            yield one
        else:
            yield from map(one.source, range(len(one)))
