"""Lengths, columns and stored fields of a segment's documents, as Whoosh asks for them."""

from collections.abc import Iterator
from typing import Any

from whoosh.codec import base
from whoosh.columns import ColumnReader

from index.codec.document import INDEXED_FIELDS, SINGLE_FIELDS, FieldKind
from index.codec.norms import NORM_LENGTHS
from index.codec.segment import SegmentReader
from index.schema import ID, PATH, STORED

_NORM_LENGTHS: list[int] = NORM_LENGTHS.tolist()


class ColumnarDocuments(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.codec.base.PerDocumentReader`."""

    def __init__(self, reader: SegmentReader, segment: Any) -> None:  # noqa: ANN401
        self._reader = reader
        self._segment = segment

    def doc_count(self) -> int:
        """Returns the number of live documents."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Returns the number of documents, deleted ones included."""
        return self._reader.n_docs

    def has_deletions(self) -> bool:
        """Returns whether any document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Returns whether a document is deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Yields the ids of the deleted documents, in no order."""
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        """Returns true: the fields with one value a document have columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Returns whether a field has one value a document."""
        return fieldname in SINGLE_FIELDS

    def list_columns(self) -> list[str]:
        """Returns the names of the fields with one value a document."""
        return list(SINGLE_FIELDS)

    def column_reader(self, fieldname: str, _column: Any) -> "DocValuesReader":  # noqa: ANN401
        """Returns what reads the column of a field."""
        return DocValuesReader(self._reader, fieldname)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Returns a document's length in a field of running text, as its norm has it."""
        if INDEXED_FIELDS.get(fieldname) is not FieldKind.TEXT:
            return default
        return _NORM_LENGTHS[int(self._reader.norms(fieldname)[docnum])]

    def field_length(self, fieldname: str) -> int:
        """Counts the tokens that a field has in all documents, without stop words."""
        return self._reader.content_token_counts.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        """Returns the least length of a document in a field, as its norm has it."""
        return _NORM_LENGTHS[int(self._reader.norms(fieldname).min())]

    def max_field_length(self, fieldname: str) -> int:
        """Returns the greatest length of a document in a field, as its norm has it."""
        return _NORM_LENGTHS[int(self._reader.norms(fieldname).max())]

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """Returns the stored fields of a document."""
        reader = self._reader
        fields = {name: reader.value(name, docnum) for name in (ID, PATH)}
        fields.update(reader.small_stored_fields(docnum))
        fields[STORED] = reader.stored_document(docnum).decode("utf-8", "replace")
        return fields


class DocValuesReader(ColumnReader):  # type: ignore[misc]  # Whoosh has no type hints
    """Column of a field as Whoosh sorts and groups by it.

    It gives values, not ordinals: those differ between segments.
    """

    def __init__(self, reader: SegmentReader, field: str) -> None:
        self._doc_values = reader.doc_values(field)
        self._values: list[bytes] = [b"", *reader.term_dictionary(field)]

    def __len__(self) -> int:
        return len(self._doc_values)

    def __getitem__(self, docnum: int) -> bytes:
        return self._values[int(self._doc_values[docnum])]

    def __iter__(self) -> Iterator[bytes]:
        return (self._values[value] for value in self._doc_values.tolist())

    def sort_key(self, docnum: int) -> bytes:
        """Returns the value of a document, empty for none."""
        return self[docnum]

    def load(self) -> list[bytes]:
        """Returns the values of all documents, in order of doc ids."""
        return list(self)
