"""Asks before an update removes much: a disk that is not mounted looks like no files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from index.codec.commit.file_list import read_file_list
from index.codec.commit.toc import read_toc
from index.config import IndexConfig
from index.errors import IndexDamagedError, IndexMissingError, ShrinkError
from index.file_names import display_name
from index.reading import list_files
from index.reading.source import SourceFile
from index.writing.updating.index_update import BuildReport

_MAX_SHARE = 0.1


def check_shrink(
    config: IndexConfig,
    generation: int,
    report: BuildReport,
    may_shrink: Callable[[ShrinkError], bool],
) -> None:
    """Asks whether to go on where more than a tenth of the articles would go.

    It asks too where no file is left in a folder that had some. One article alone may
    always go.

    Args:
        config: what is indexed.
        generation: that of the last commit.
        report: what the update found.
        may_shrink: whether to go on.

    Raises:
        ShrinkError: it is not to go on.
    """
    try:
        segments = read_toc(config.directory, generation).segments
        names = read_file_list(config.directory, generation).names
    except (IndexMissingError, IndexDamagedError):
        return
    before = sum(segment.n_live_docs for segment in segments)
    lost = before - report.read
    if lost <= 0 or (lost == 1 and before > 1):
        return
    empty = list(_list_emptied(config, names))
    if empty or lost > before * _MAX_SHARE:
        error = ShrinkError(lost, before, empty)
        if not may_shrink(error):
            raise error


def _list_emptied(config: IndexConfig, names: Iterable[str]) -> Iterator[Path]:
    for folder in config.paths:
        top = display_name(folder, config.base)
        inside = "" if top == "." else f"{top}/"
        had = any(name.startswith(inside) for name in names)
        if had and folder.is_dir() and not _has_files(config, folder):
            yield folder


def _has_files(config: IndexConfig, folder: Path) -> bool:
    found = list_files(replace(config, paths=(folder,)))
    return any(isinstance(each, SourceFile) for each in found)
