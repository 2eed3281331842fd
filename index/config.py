"""The `index:` section of config.yaml, and the options of one build."""

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from index.errors import ShrinkError
from index.value_classes import dataclass

RECORD_FIELDS = (
    "title", "text", "date", "outlet", "url", "authors", "language", "section",
    "actors", "id",
)  # fmt: skip
"""The fields that a record may declare of an article."""

DEFAULT_RECORD_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict.fromkeys(RECORD_FIELDS, ())
)


@dataclass(frozen=True, slots=True)
class IndexConfig:
    """Settings of a build: the files to index, how, and the directory of the index.

    Attributes:
        paths: files and folders to read.
        directory: the index's directory.
        base: the folder that relative paths start from, and are shown relative to.
        max_file_mb: size above which a file is skipped, in MB of 10**6 bytes. Files of
            records are read line by line and have no limit.
        max_unpacked_mb: size above which the rest of a packed file of records is skipped,
            in MB of what it unpacks to.
        max_ratio: the same as a multiple of the packed size, from 20 MB on.
        max_seconds: seconds of processor time above which an article is skipped.
        processes: number of processes that build; 0 for one per core.
        records: by field of an article, names of your own that it has in JSON, CSV and
            front matter. They are looked for before the known ones.
        outlets: the user's own outlets files, read after the shipped one.
        actors: the user's own actors files, read after the shipped one.
        exclude: patterns of files and folders to leave out, in the syntax of .gitignore,
            relative to each of the paths.
        semantic: whether the vectors of articles are stored, for `--semantic` searches.
    """

    paths: tuple[Path, ...] = ()
    directory: Path = Path(".index")
    base: Path = field(default_factory=Path.cwd)
    max_file_mb: int = 50
    max_unpacked_mb: int = 20_000
    max_ratio: int = 200
    max_seconds: int = 60
    processes: int = 0
    # Before Python 3.12 a mapping proxy may not be a default by itself.
    records: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: DEFAULT_RECORD_FIELDS
    )
    outlets: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    semantic: bool = False

    @property
    def limits(self) -> "ReadLimits":
        """The limits on what is read of one file."""
        return ReadLimits(self.max_file_mb, self.max_unpacked_mb, self.max_ratio)


class ReadLimits(NamedTuple):
    """Limits on what is read of one file: see `IndexConfig`."""

    max_file_mb: int
    max_unpacked_mb: int = 20_000
    max_ratio: int = 200


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Options of one build: how thorough it is, and which commit it may replace.

    Attributes:
        check: whether to read the files whose size and times are unchanged, too.
        strict: whether a fault of the program stops the build; otherwise it skips the
            article, and names it.
        may_shrink: asked before an update removes more than a tenth of the articles, or
            all of a folder, with the error that says how many: whether to go on. Without
            it the update goes on.
        only_after: build only if this is still the generation of the last commit, -1 for
            none; None for any.
    """

    check: bool = False
    strict: bool = False
    may_shrink: Callable[[ShrinkError], bool] | None = None
    only_after: int | None = None
