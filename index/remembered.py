"""The folders that an index remembers, and how a command changes them.

One rule: an index holds the folders that were given to it, added up; as long as none was
given, those of `paths` in config.yaml.
"""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from index.codec.commit.last_commit import open_last_commit
from index.codec.commit.manifest import read_manifest
from index.errors import IndexMissingError, NothingToIndexError


class Remembered(NamedTuple):
    """The folders and patterns that an index remembers.

    Attributes:
        paths: the files and folders given to it; empty where it follows config.yaml.
        base: the folder that names of files are relative to, None where there is no index.
        exclude: patterns of the files to leave out.
    """

    paths: tuple[Path, ...] = ()
    base: Path | None = None
    exclude: tuple[str, ...] = ()

    def describe_origin(self, configured: Collection[Path]) -> str:
        """Describes where the folders of the index are from.

        Args:
            configured: those of `paths` in config.yaml.
        """
        if not self.paths:
            return "paths of config.yaml" if configured else ""
        unread = sorted({*configured}.difference(self.paths))
        said = "given to `corpus-search index`"
        if unread:
            said += (
                f"; paths of config.yaml count no more: {', '.join(map(str, unread))}"
            )
        return said


def read_remembered(directory: Path) -> Remembered:
    """Reads what an index remembers; nothing where there is no index.

    Raises:
        IndexDamagedError: the manifest is not as it was written.
    """
    try:
        manifest = open_last_commit(directory, partial(read_manifest, directory))
    except IndexMissingError:
        manifest = None
    if manifest is None:
        return Remembered()
    return Remembered(
        tuple(map(Path, manifest.paths)),
        Path(manifest.base) if manifest.base else None,
        manifest.exclude,
    )


def add_folders(known: Iterable[Path], given: Iterable[Path]) -> tuple[Path, ...]:
    """Adds folders to known ones; one inside another is covered by that.

    >>> [str(path) for path in add_folders([Path("/a/b")], [Path("/c"), Path("/a")])]
    ['/a', '/c']
    """
    paths = {*known, *given}
    return tuple(sorted(path for path in paths if paths.isdisjoint(path.parents)))


def remove_folders(known: Iterable[Path], given: Iterable[Path]) -> tuple[Path, ...]:
    """Removes folders from known ones.

    Raises:
        NothingToIndexError: one is not among them, or none would be left.
    """
    kept = list(known)
    for path in given:
        if path not in kept:
            raise NothingToIndexError(
                f"{path} is not indexed by itself; indexed are: "
                f"{', '.join(map(str, kept)) or 'none'}"
            )
        kept.remove(path)
    if not kept:
        raise NothingToIndexError(
            "no folder would be left; delete the folder of the index instead, "
            "or name others: corpus-search index --only FOLDER"
        )
    return tuple(kept)
