"""What Whoosh asks of a segment article by article."""

from collections.abc import Iterator
from typing import Any

from whoosh.codec import base

from index.codec.document import INDEXED_FIELDS, FieldKind
from index.codec.norms import NORM_LENGTHS
from index.codec.segment import SegmentReader
from index.schema import ID, PATH, STORED
from index.whoosh.columns import RankColumnReader

Whoosh = Any  # it has no type hints

_LENGTHS: list[int] = NORM_LENGTHS.tolist()


class ColumnarDocuments(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.codec.base.PerDocumentReader`."""

    def __init__(self, data: SegmentReader, segment: Whoosh) -> None:
        self._data = data
        self._segment = segment

    def doc_count(self) -> int:
        """How many articles there are without the deleted ones."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """How many there are with them."""
        return self._data.n_docs

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether an article is."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Those that are."""
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        """It does."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Fields of one value an article have one."""
        return INDEXED_FIELDS.get(fieldname) is FieldKind.SINGLE

    def list_columns(self) -> list[str]:
        """The names of these fields."""
        return [
            field for field, kind in INDEXED_FIELDS.items() if kind is FieldKind.SINGLE
        ]

    def column_reader(self, fieldname: str, _column: Whoosh) -> RankColumnReader:
        """The values of such a field."""
        return RankColumnReader(self._data, fieldname)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """An article's length in a field, as its code has it."""
        if INDEXED_FIELDS.get(fieldname) is not FieldKind.TEXT:
            return default
        return _LENGTHS[int(self._data.norms(fieldname)[docnum])]

    def field_length(self, fieldname: str) -> int:
        """The lengths of all articles together."""
        return self._data.content_token_counts.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        """The least of them."""
        return _LENGTHS[int(self._data.norms(fieldname).min())]

    def max_field_length(self, fieldname: str) -> int:
        """The greatest of them."""
        return _LENGTHS[int(self._data.norms(fieldname).max())]

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The stored fields of an article."""
        data = self._data
        fields = {name: data.value(name, docnum) for name in (ID, PATH)}
        fields.update(data.small_stored_fields(docnum))
        fields[STORED] = data.stored_document(docnum).decode("utf-8", "replace")
        return fields
