"""The `index:` section of config.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

DEFAULT_RECORD_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title", "headline"),
        "text": ("text", "body", "content"),
        "date": ("date", "published", "published_at", "date_published"),
        "outlet": ("outlet", "source", "publisher"),
        "url": ("url", "link"),
        "authors": ("authors", "author"),
        "language": ("language", "lang"),
        "actors": ("actors",),
        "id": ("id",),
    }
)


@dataclass(frozen=True, slots=True)
class IndexConfig:
    """What is indexed, how, and where the index is kept.

    Attributes:
        paths: files and folders to read.
        directory: where the index lives.
        base: the folder that relative paths count from, and are shown against.
        max_file_mb: a larger file is skipped; records files are read line by line
            and not bound by it.
        processes: how many build side by side; 0 for one a core.
        records: for each field of ours, the names it may bear in JSON, CSV and
            front matter, first found first taken.
        outlets: the user's own outlets files, read after the shipped one.
        actors: the user's own actors files, read after the shipped one.
    """

    paths: tuple[Path, ...] = (Path("seeds"),)
    directory: Path = Path(".index")
    base: Path = field(default_factory=Path.cwd)
    max_file_mb: int = 50
    processes: int = 0
    # Before Python 3.12 a mapping proxy may not be a default by itself.
    records: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: DEFAULT_RECORD_FIELDS
    )
    outlets: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
