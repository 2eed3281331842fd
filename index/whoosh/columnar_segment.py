"""A segment as Whoosh's table of contents knows it."""

from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from whoosh.codec.base import Segment

from index.codec.toc import SegmentInfo


class ColumnarSegment(Segment):  # type: ignore[misc]  # Whoosh has no type hints
    """Names the file; which of its articles are deleted stands in the table itself."""

    def __init__(self, entry: SegmentInfo) -> None:
        self.indexname, self.segid = entry.name.rsplit("_", 1)
        self.compound = False
        self.articles = entry.n_docs
        self.deleted = entry.deleted

    def __getstate__(self) -> dict[str, Any]:
        state = self.__dict__.copy()
        state.pop("_deleted", None)
        return state

    def codec(self) -> Any:  # noqa: ANN401
        """The codec that reads it."""
        # The codec's reading half needs numpy; a table of contents does not.
        from index.whoosh.codec import ColumnarCodec

        return ColumnarCodec()

    def doc_count_all(self) -> int:
        """How many articles it holds, deleted ones too."""
        return self.articles

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self.deleted) // 2

    def deleted_docs(self) -> Iterator[int]:
        """The numbers of the deleted articles."""
        return iter(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Whether an article is deleted."""
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002
        """Not done here: `index.writing.index_writer.IndexWriter.delete` does."""
        raise NotImplementedError(
            "delete through index.writing.index_writer.IndexWriter"
        )

    @cached_property
    def _deleted(self) -> frozenset[int]:
        numbers = array("H")
        numbers.frombytes(self.deleted)
        return frozenset(numbers)
