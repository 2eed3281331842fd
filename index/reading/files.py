"""Lists the files to read articles from, by a walk over the configured paths."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from index.config import IndexConfig
from index.errors import ArticleError, NothingToIndexError, UnreadableError
from index.file_names import display_name
from index.reading.decoding.file_bytes import describe_os_error
from index.reading.exclusion import make_exclusion
from index.reading.file_types import why_no_article
from index.reading.formats.sidecar import is_sidecar_name, sidecar_names
from index.reading.source import SourceFile, settings_digest

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


def list_files(config: IndexConfig) -> Iterator[SourceFile | ArticleError]:
    """Yields the files to read, always in the same order, and errors for skipped ones.

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
    return _Walk(config, base).walk(roots)


class _Walk:
    """One walk: the files and folders seen, and the links to follow at the end."""

    def __init__(self, config: IndexConfig, base: Path) -> None:
        self._base = base
        self._settings = settings_digest(
            config.records, (*config.limits, config.max_seconds)
        )
        # By device and inode, which are the same for all links to a file.
        self._seen: set[tuple[int, int]] = set()
        self._links: list[Path] = []
        self._excluded = make_exclusion(config.exclude)
        self._top = base
        with suppress(OSError):  # no index yet
            self._is_new((base / config.directory).stat())

    def walk(self, roots: list[Path]) -> Iterator[SourceFile | ArticleError]:
        for root in roots:
            self._top = root
            yield from self._walk_path(root, self._list_file)
        # Links come last, so that a file is listed under its real name if it has one.
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                yield from self._walk_path(link, self._list_named)

    def _walk_path(
        self,
        path: Path,
        list_file: Callable[[Path, Path | None], Iterator[SourceFile | ArticleError]],
    ) -> Iterator[SourceFile | ArticleError]:
        """Yields the files at a path: a file, a folder, or a link to one."""
        try:
            folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            if path.is_symlink():
                yield self._error(path, "a link that leads nowhere, or in a circle")
            else:
                yield self._refused(path, error)
            return
        if folder:
            yield from self._walk_folders(path)
        else:
            yield from list_file(path, _sidecar_on_disk(path))

    def _walk_folders(self, top: Path) -> Iterator[SourceFile | ArticleError]:
        # A stack: folders may be nested deeper than Python's recursion limit.
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                if not self._is_new(folder.stat()):
                    continue
                with os.scandir(folder) as listing:
                    files, folders = self._divide(
                        sorted(listing, key=lambda entry: entry.name)
                    )
            except OSError as error:
                yield self._refused(folder, error)
                continue
            yield from self._list_folder(folder, files)
            waiting.extend(reversed(folders))

    def _is_new(self, status: os.stat_result) -> bool:
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        return True

    def _divide(
        self, entries: list["os.DirEntry[str]"]
    ) -> tuple[list[str], list[Path]]:
        """Divides entries into names of files and folders; links are kept for later."""
        files, folders = [], []
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.name.startswith(".") or self._is_excluded(entry):
                continue
            if entry.is_symlink():
                self._links.append(Path(entry.path))
            elif not entry.is_dir(follow_symlinks=False):
                files.append(entry.name)
            elif not _belongs_to_page(entry.name, names):
                folders.append(Path(entry.path))
        return files, folders

    def _is_excluded(self, entry: "os.DirEntry[str]") -> bool:
        if self._excluded is None:
            return False
        path = Path(entry.path)
        shown = path.relative_to(self._top) if path.is_relative_to(self._top) else path
        return self._excluded(shown.as_posix() + "/" * entry.is_dir())

    def _list_folder(
        self, folder: Path, names: list[str]
    ) -> Iterator[SourceFile | ArticleError]:
        sidecars = {name for name in names if is_sidecar_name(name)}
        claimed: set[str] = set()
        for name in names:
            if name in sidecars:
                continue
            sidecar = None
            if sidecars:
                own = [other for other in sidecar_names(name) if other in sidecars]
                claimed.update(own)
                sidecar = folder / own[0] if own else None
            yield from self._list_named(folder / name, sidecar)
        for name in sorted(sidecars - claimed):
            yield self._error(folder / name, "a sidecar without its file")

    def _list_named(
        self, path: Path, sidecar: Path | None
    ) -> Iterator[SourceFile | ArticleError]:
        """Yields the file, or an error if its suffix is of no text format."""
        if path.name.lower().split(".", 1)[0] == "readme" or is_sidecar_name(path.name):
            return
        reason = why_no_article(path.suffix)
        if reason:
            yield self._error(path, reason)
        else:
            yield from self._list_file(path, sidecar)

    def _list_file(
        self, path: Path, sidecar: Path | None
    ) -> Iterator[SourceFile | ArticleError]:
        try:
            status = path.stat()
        except OSError as error:
            yield self._refused(path, error)
            return
        if not self._is_new(status):
            return
        # Reading a pipe or a device would never end.
        if stat.S_ISREG(status.st_mode):
            name = display_name(path, self._base)
            yield SourceFile(path, name, sidecar, self._settings)
        else:
            yield self._error(path, "not a regular file")

    def _refused(self, path: Path, error: OSError) -> ArticleError:
        kind = ArticleError if isinstance(error, FileNotFoundError) else UnreadableError
        return kind(display_name(path, self._base), describe_os_error(error))

    def _error(self, path: Path, reason: str) -> ArticleError:
        return ArticleError(display_name(path, self._base), reason)


def _sidecar_on_disk(path: Path) -> Path | None:
    candidates = (path.parent / name for name in sidecar_names(path.name))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _belongs_to_page(folder: str, names: set[str]) -> bool:
    stem = folder.removesuffix("_files")
    return stem != folder and any(stem + suffix in names for suffix in _PAGE_SUFFIXES)
