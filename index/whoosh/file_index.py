"""Opens our index as one of Whoosh's, without unpickling its table of contents."""

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from index.codec.commit.toc import INDEX_NAME, read_toc
from index.whoosh.columnar_segment import ColumnarSegment
from index.whoosh.field_types import make_schema


class ColumnarIndex(FileIndex):  # type: ignore[misc]  # Whoosh has no type hints
    """An index as `whoosh.index.open_dir` opens it, but no pickle can run code."""

    def __init__(self, directory: Path) -> None:
        # Not Whoosh's own: it would unpickle whatever stands in the file.
        self.storage = FileStorage(str(directory))
        self.indexname = INDEX_NAME
        self._schema = make_schema()
        self._read_toc()

    def _read_toc(self) -> Any:  # noqa: ANN401  (Whoosh's)
        toc = read_toc(Path(self.storage.folder))
        segments = [ColumnarSegment(info) for info in toc.segments]
        return TOC(self._schema, segments, toc.generation)


def open_index(directory: Path) -> ColumnarIndex:
    """Opens the index in a directory for Whoosh's own searcher.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: its table of contents is not as it was written.
    """
    return ColumnarIndex(directory)
