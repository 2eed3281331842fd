"""Makes indexes from a program."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_search.keywords import check_names, check_number
from index.config import IndexConfig

if TYPE_CHECKING:
    from index.writing.updating.index_update import BuildReport

FilePath = str | os.PathLike[str]


def index(
    paths: FilePath | Iterable[FilePath],
    directory: FilePath = ".index",
    *,
    only: bool = False,
    rebuild: bool = False,
    max_file_mb: int = 50,
    processes: int = 0,
    records: Mapping[str, tuple[str, ...]] | None = None,
    outlets: Iterable[FilePath] = (),
    actors: Iterable[FilePath] = (),
    semantic: bool = False,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> "BuildReport":
    """Brings an index up to date with files and folders, or makes it.

    A corpus that is open meanwhile sees the index as it was. The index remembers the
    paths, and adds them to those that it has: `corpus-search index --index DIRECTORY`
    brings all of them up to date later.

    Args:
        paths: files and folders to read, one or several.
        directory: where the index is kept.
        only: whether the paths replace those that the index has.
        rebuild: whether all is read again, also what has not changed.
        max_file_mb: a larger file is skipped.
        processes: how many work side by side; 0 for one a core.
        records: for each field (title, text, date …) names of your own that it has in
            JSON, CSV and front matter, looked for before the known ones.
        outlets: files with outlets of your own, as in config.yaml.
        actors: files with actors of your own, as in config.yaml.
        semantic: whether vectors of the articles are stored, for searches by meaning;
            an index that has them keeps them up to date.
        on_progress: called with the number of tasks done and of all tasks.

    Returns:
        What was added, changed, removed and skipped.

    Raises:
        NothingToIndexError: there is no file at the paths.
        IndexLockedError: another process is writing to the index.
        SemanticMissingError: `semantic` needs the extra of this name.
        OptionError: an argument has a value that it cannot have.
    """
    # Reading and extraction take a second to import, and a search does without them.
    from index.remembered import add_folders, read_remembered
    from index.writing.build import build_index

    given = _absolute([paths] if isinstance(paths, str | os.PathLike) else paths)
    remembered = read_remembered(_absolute([directory])[0])
    config = IndexConfig(
        paths=given if only else add_folders(remembered.paths, given),
        base=remembered.base or Path.cwd(),
        exclude=remembered.exclude,
        directory=_absolute([directory])[0],
        max_file_mb=check_number("max_file_mb", max_file_mb, least=1, most=100_000),
        processes=check_number("processes", processes, least=0, most=1_000),
        outlets=_absolute(outlets),
        actors=_absolute(actors),
        semantic=semantic,
    )
    if records is not None:
        check_names("records", records, config.records)
        config = replace(config, records={**config.records, **records})
    return build_index(
        config, rebuild=rebuild, given_paths=True, on_progress=on_progress
    )


def _absolute(paths: Iterable[FilePath]) -> tuple[Path, ...]:
    return tuple(Path(path).expanduser().absolute() for path in paths)
