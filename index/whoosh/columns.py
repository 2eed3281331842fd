"""A single field's column as Whoosh sorts and groups by it."""

from collections.abc import Iterator

from whoosh.columns import ColumnReader

from index.codec.segment import SegmentReader


class RankColumnReader(ColumnReader):  # type: ignore[misc]  # Whoosh has no type hints
    """The values of a field; ranks would not do, for they differ between segments."""

    def __init__(self, data: SegmentReader, field: str) -> None:
        self._ranks = data.doc_values(field)
        self._values: list[bytes] = [b"", *data.term_dictionary(field)]

    def __len__(self) -> int:
        return len(self._ranks)

    def __getitem__(self, docnum: int) -> bytes:
        return self._values[int(self._ranks[docnum])]

    def __iter__(self) -> Iterator[bytes]:
        return (self._values[rank] for rank in self._ranks.tolist())

    def sort_key(self, docnum: int) -> bytes:
        """The value."""
        return self[docnum]

    def load(self) -> list[bytes]:
        """All the values."""
        return list(self)
