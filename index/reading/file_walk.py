"""Walks over files and folders, one folder at a time, for `index.reading.files`."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.errors import ArticleError, UnreadableError
from index.file_names import display_name, escape_unprintable
from index.kernels import read_file_status
from index.kernels.file_status import StatusColumn, pack_status
from index.reading.decoding.file_bytes import describe_os_error
from index.reading.exclusion import make_exclusion
from index.reading.file_types import why_no_article
from index.reading.folder_files import FolderFiles
from index.reading.formats.sidecar import is_sidecar_name, sidecar_names
from index.reading.source import settings_digest

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
# Most files end so: a set tells in a tenth of the time that they may hold articles.
_ORDINARY = frozenset({"txt", "html", "htm", "json", "jsonl", "md", "pdf", "docx"})
_MODE, _LINKS = StatusColumn.MODE, StatusColumn.LINKS
_TYPE_BITS = 0o170000

WalkStep = FolderFiles | ArticleError


class FileWalk:
    """One walk: the files and folders seen, and the links to follow at the end."""

    def __init__(self, config: IndexConfig, base: Path) -> None:
        self._base = base
        self._settings = settings_digest(
            config.records, (*config.limits, config.max_seconds)
        )
        # By device and inode, which are the same for all links to a file: folders, files
        # of several links, files listed by their own path.
        self._seen: set[tuple[int, int]] = set()
        # All other files, which are looked at where a link or a path leads to one.
        self._listed: list[NDArray[np.uint64]] = []
        self._named = False
        self._links: list[Path] = []
        self._excluded = make_exclusion(config.exclude)
        self._top = base
        with suppress(OSError):  # no index yet
            self._is_new((base / config.directory).stat())

    def walk(self, roots: list[Path]) -> Iterator[WalkStep]:
        """Yields the files of the roots, those of a folder at once, and errors."""
        for root in roots:
            self._top = root
            yield from self._walk_path(root, check_name=False)
        # Links come last, so that a file is listed under its real name if it has one.
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                yield from self._walk_path(link, check_name=True)

    def _walk_path(self, path: Path, *, check_name: bool) -> Iterator[WalkStep]:
        """Yields the files at a path: a file, a folder, or a link to one."""
        try:
            status = path.stat()
        except OSError as error:
            if path.is_symlink():
                yield self._error(path, "a link that leads nowhere, or in a circle")
            else:
                yield self._refused(path, error)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._walk_folders(path)
        else:
            yield from self._list_named(path, status, check_name=check_name)

    def _walk_folders(self, top: Path) -> Iterator[WalkStep]:
        # A stack: folders may be nested deeper than Python's recursion limit.
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                if not self._is_new(folder.stat()):
                    continue
                names = sorted(os.listdir(folder))  # noqa: PTH208  (no object for each)
            except OSError as error:
                yield self._refused(folder, error)
                continue
            status = read_file_status(str(folder), names)
            files, folders = self._divide(folder, names, status[:, _MODE])
            yield from self._list_folder(folder, names, status, files)
            waiting.extend(reversed(folders))

    def _is_new(self, status: os.stat_result) -> bool:
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        return True

    def _divide(
        self, folder: Path, names: Sequence[str], modes: NDArray[np.uint64]
    ) -> tuple[list[int], list[Path]]:
        """Divides entries into numbers of files, and folders; links are kept for later."""
        types = (modes & _TYPE_BITS).tolist()
        files = [n for n, name in enumerate(names) if name[0] != "."]
        kinds = {stat.S_IFDIR, stat.S_IFLNK}
        apart, folders = {n for n in files if types[n] in kinds}, []
        if self._excluded is None and not apart:
            return files, []
        kept = [n for n in files if not self._is_excluded(folder, names[n], types[n])]
        known = set(names)
        for number in filter(apart.__contains__, kept):
            path = folder / names[number]
            if types[number] == stat.S_IFLNK:
                self._links.append(path)
            elif not _belongs_to_page(path.name, known):
                folders.append(path)
        return [n for n in kept if n not in apart], folders

    def _is_excluded(self, folder: Path, name: str, kind: int) -> bool:
        if self._excluded is None:
            return False
        path = folder / name
        shown = path.relative_to(self._top) if path.is_relative_to(self._top) else path
        is_folder = kind == stat.S_IFDIR or (kind == stat.S_IFLNK and path.is_dir())
        return self._excluded(shown.as_posix() + "/" * is_folder)

    def _list_folder(
        self,
        folder: Path,
        names: Sequence[str],
        status: NDArray[np.uint64],
        files: list[int],
    ) -> Iterator[WalkStep]:
        special = self._find_special(names, status, files)
        sidecars = {names[n] for n in special if is_sidecar_name(names[n])}
        left_out = {}
        for number in special:
            verdict = self._check_file(folder / names[number], status[number])
            if verdict is not True:
                left_out[number] = verdict
        listed = [n for n in files if n not in left_out] if left_out else files
        own = _assign_sidecars(folder, [names[n] for n in listed], sidecars)
        if listed:
            rows = status[listed] if len(listed) < len(names) else status
            yield self._make_files(folder, [names[n] for n in listed], rows, own)
        yield from filter(None, left_out.values())
        for name in sorted(sidecars.difference(path.name for path in own.values())):
            yield self._error(folder / name, "a sidecar without its file")

    def _find_special(
        self, names: Sequence[str], status: NDArray[np.uint64], files: Sequence[int]
    ) -> Sequence[int]:
        """Finds the files that a look at the end of their names does not let in."""
        if self._named:
            return files
        is_regular = status[:, _MODE] & _TYPE_BITS == stat.S_IFREG
        usual = (is_regular & (status[:, _LINKS] == 1)).tolist()
        return [
            number
            for number in files
            if not usual[number]
            or names[number][0] in "rR"
            or names[number].rpartition(".")[2] not in _ORDINARY
        ]

    def _check_file(self, path: Path, row: NDArray[np.uint64]) -> ArticleError | bool:
        """Returns whether to list a file of a folder, or why it cannot be read."""
        mode, device, inode = row[
            [_MODE, StatusColumn.DEVICE, StatusColumn.INODE]
        ].tolist()
        reason = _why_not(path)
        if reason is not None:
            return self._error(path, reason) if reason else False
        if not mode:  # gone, or out of reach
            try:
                path.stat()
            except OSError as error:
                return self._refused(path, error)
            return False
        if (device, inode) in self._seen:
            return False
        self._seen.add((device, inode))
        if stat.S_ISREG(mode):
            return True
        # Reading a pipe or a device would never end.
        return self._error(path, "not a regular file")

    def _list_named(
        self, path: Path, status: os.stat_result, *, check_name: bool
    ) -> Iterator[WalkStep]:
        """Yields a file that is itself among the paths, or the target of a link."""
        reason = _why_not(path) if check_name else None
        if reason is not None:
            if reason:
                yield self._error(path, reason)
            return
        self._remember_listed()
        if not self._is_new(status):
            return
        if not stat.S_ISREG(status.st_mode):
            yield self._error(path, "not a regular file")
            return
        sidecar = _sidecar_on_disk(path)
        row = np.array([pack_status(status)], np.uint64)
        own = {0: sidecar} if sidecar else {}
        yield self._make_files(path.parent, [path.name], row, own)

    def _remember_listed(self) -> None:
        self._named = True
        for listed in self._listed:
            self._seen.update(map(tuple, listed.tolist()))
        self._listed = []

    def _make_files(
        self,
        folder: Path,
        names: Sequence[str],
        status: NDArray[np.uint64],
        sidecars: dict[int, Path],
    ) -> FolderFiles:
        self._listed.append(status[:, [StatusColumn.DEVICE, StatusColumn.INODE]])
        inside = display_name(folder / "x", self._base)[:-1]
        plain = "".join(names)
        if plain.isprintable() and "\\" not in plain:
            shown = [inside + name for name in names]
        else:
            shown = [inside + escape_unprintable(name) for name in names]
        return FolderFiles(str(folder), names, shown, status, sidecars, self._settings)

    def _refused(self, path: Path, error: OSError) -> ArticleError:
        kind = ArticleError if isinstance(error, FileNotFoundError) else UnreadableError
        return kind(display_name(path, self._base), describe_os_error(error))

    def _error(self, path: Path, reason: str) -> ArticleError:
        return ArticleError(display_name(path, self._base), reason)


def _why_not(path: Path) -> str | None:
    """Returns why a name is of no article, empty for no need to say; None if it may be."""
    if path.name.lower().split(".", 1)[0] == "readme" or is_sidecar_name(path.name):
        return ""
    return why_no_article(path.suffix) or None


def _assign_sidecars(
    folder: Path, names: Sequence[str], sidecars: set[str]
) -> dict[int, Path]:
    """Returns the sidecar of each file that has one, by the file's number."""
    own: dict[int, Path] = {}
    for number, name in enumerate(names if sidecars else ()):
        found = [other for other in sidecar_names(name) if other in sidecars]
        if found:
            own[number] = folder / found[0]
    return own


def _sidecar_on_disk(path: Path) -> Path | None:
    candidates = (path.parent / name for name in sidecar_names(path.name))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _belongs_to_page(folder: str, names: set[str]) -> bool:
    stem = folder.removesuffix("_files")
    return stem != folder and any(stem + suffix in names for suffix in _PAGE_SUFFIXES)
