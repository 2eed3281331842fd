"""The files of a commit: writes its table of contents, removes what it replaces."""

import os
import re
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Self

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.codec.commit.shared_files import share_as_index
from index.codec.commit.toc import INDEX_NAME, SegmentInfo, read_toc, seal_toc, toc_path
from index.codec.segment import SUFFIX
from index.embedding.document_vectors import VECTORS_SUFFIX
from index.errors import IndexDamagedError, IndexMissingError
from index.whoosh.columnar_segment import ColumnarSegment
from index.whoosh.field_types import make_schema

# Whoosh's names for its files, and ours; not its lock.
_OURS = re.compile(rf"_{INDEX_NAME}_\d+\.toc.*|{INDEX_NAME}_[0-9a-z_]+\..*")


def write_toc(directory: Path, generation: int, infos: Sequence[SegmentInfo]) -> None:
    """Writes a table of contents. The commit takes effect when its file is renamed.

    The segments and the table are on the disk before the rename, and the rename is
    when this returns.
    """
    _sync(directory)
    segments = [ColumnarSegment(info) for info in infos]
    toc = TOC(make_schema(), segments, generation)
    with _DurableStorage(str(directory)) as storage:
        toc.write(storage, INDEX_NAME)


def remove_unused_files(directory: Path) -> None:
    """Removes files of older commits, and of writers that never committed.

    Removes nothing where the last table of contents is damaged. What cannot be removed
    now stays until the next time: no build fails for that.
    """
    try:
        toc = read_toc(directory)
    except IndexMissingError:
        keep = set()
    except (IndexDamagedError, OSError):
        return
    else:
        keep = {toc_path(directory, toc.generation).name}
        keep.update(
            f"{info.name}{suffix}"
            for info in toc.segments
            for suffix in (SUFFIX, VECTORS_SUFFIX)
        )
    with suppress(OSError):
        for path in directory.iterdir():
            if _OURS.fullmatch(path.name) and path.name not in keep:
                # Windows does not remove a file that a search has open.
                with suppress(OSError):
                    path.unlink(missing_ok=True)


class _DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no type hints
    """Puts a table of contents on the disk before it gets its name.

    At the end of the `with` block it is closed, which Whoosh forgets after an error.
    """

    def __enter__(self) -> Self:
        """Returns the storage itself."""
        self._files = ExitStack()
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the files that are still open."""
        with suppress(OSError):
            self._files.close()

    def create_file(self, name: str, **options: Any) -> Any:  # noqa: ANN401  (as Whoosh)
        """Creates a file."""
        file = super().create_file(name, **options)
        self._files.callback(lambda: file.is_closed or file.close())
        return file

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002
        """Renames a file durably."""
        directory = Path(self.folder)
        seal_toc(directory / oldname)
        share_as_index(directory / oldname)
        (directory / oldname).replace(directory / newname)
        _sync(directory)


def _sync(directory: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot synchronise a directory
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
