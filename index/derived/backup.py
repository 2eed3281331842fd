"""Copies the last commit of an index, also while updates run."""

import os
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from index.codec.commit.file_list import file_list_file
from index.codec.commit.last_commit import has_content, open_last_commit
from index.codec.commit.manifest import manifest_path
from index.codec.commit.toc import toc_path
from index.derived.guessed_dates import guessed_dates_file
from index.derived.index_checks import VerifiedIndex, verify_index
from index.derived.linked_names import linked_names_file
from index.derived.opened_index import OpenedIndex, open_commit, open_index
from index.embedding.document_vectors import vectors_path
from index.errors import BackupError, IndexDamagedError


def back_up(directory: Path, target: Path) -> VerifiedIndex:
    """Copies the last commit of an index into a new or empty directory, and verifies it.

    Raises:
        BackupError: there are files in the target already.
        IndexMissingError: there is no index.
        IndexDamagedError: a file of the index, or of the copy, is not as it was written.
    """
    if has_content(target):
        raise BackupError(target)
    files = open_last_commit(directory, partial(open_files, directory))
    return copy_files(files, target)


def copy_files(files: Mapping[str, BinaryIO], target: Path) -> VerifiedIndex:
    """Copies the open files of a commit, and verifies the copy.

    Args:
        files: by name, as `open_files` returns them; they are closed.
        target: an empty directory, or none yet.
    """
    target.mkdir(parents=True, exist_ok=True)
    # The table of contents is the last: a copy cut short is no index.
    for name, file in files.items():
        with file, (target / name).open("xb") as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
    return verify_index(open_index(target))


def open_files(directory: Path, generation: int) -> dict[str, BinaryIO]:
    """Opens the files of a commit, by name: what is open can be copied when removed."""
    opened = open_commit(directory, generation)
    needed, others = _list_files(opened, generation)
    files: dict[str, BinaryIO] = {}
    try:
        for path in (*others, *needed):
            if path in needed or path.exists():
                files[path.name] = path.open("rb")
    except FileNotFoundError as error:
        for file in files.values():
            file.close()
        raise IndexDamagedError(Path(error.filename), "missing") from None
    return files


def _list_files(opened: OpenedIndex, generation: int) -> tuple[list[Path], list[Path]]:
    """Lists the files that a commit needs, and those that it may have."""
    directory, names = opened.directory, opened.manifest.names
    needed = [
        *(segment.reader.path for segment in opened.snapshot.segments),
        *([directory / names] if names else []),
        file_list_file(directory, generation).path,
        manifest_path(directory, generation),
        toc_path(directory, generation),
    ]
    derived = (
        linked_names_file(directory, generation),
        guessed_dates_file(directory, generation),
    )
    vectors = [
        vectors_path(directory, one.reader.name) for one in opened.snapshot.segments
    ]
    return needed, [*(file.path for file in derived), *vectors]
