"""A segment as Whoosh's table of contents holds it, pickled.

The path of the class below stands in each table: move or rename it, and older indexes
cannot be opened (raise `index.schema.VERSION`). Python must be able to import it where
stock Whoosh opens an index (docs/whoosh.md).
"""

from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from whoosh.codec.base import Segment

from index.codec.commit.toc import SegmentInfo


class ColumnarSegment(Segment):  # type: ignore[misc]  # Whoosh has no type hints
    """Names a segment's file, and the documents in it that are deleted.

    Attributes:
        n_docs: documents in the segment, deleted ones included.
        deleted: ids of the deleted documents, ascending, two bytes each.
    """

    def __init__(self, info: SegmentInfo) -> None:
        self.indexname, self.segid = info.name.rsplit("_", 1)
        self.compound = False
        self.n_docs = info.n_docs
        self.deleted = info.deleted

    def __getstate__(self) -> dict[str, Any]:
        state = self.__dict__.copy()
        state.pop("_deleted", None)
        return state

    def codec(self) -> Any:  # noqa: ANN401
        """Returns the codec that reads the segment."""
        # The codec's reading half needs numpy; a table of contents does not.
        from index.whoosh.codec import ColumnarCodec

        return ColumnarCodec()

    def doc_count_all(self) -> int:
        """Returns the number of documents, deleted ones included."""
        return self.n_docs

    def deleted_count(self) -> int:
        """Returns the number of deleted documents."""
        return len(self.deleted) // 2

    def deleted_docs(self) -> Iterator[int]:
        """Yields the ids of the deleted documents, in no order."""
        return iter(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Returns whether a document is deleted."""
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002
        """Refuses: the index is written by corpus-search alone.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError(
            "delete articles with corpus-search: to Whoosh the index is read only"
        )

    @cached_property
    def _deleted(self) -> frozenset[int]:
        numbers = array("H")
        numbers.frombytes(self.deleted)
        return frozenset(numbers)
