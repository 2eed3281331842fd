"""The codec that Whoosh's own searcher reads our segments through."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from index.codec.document import INDEXED_FIELDS, FieldKind
from index.codec.norms import NORM_LENGTHS
from index.codec.segment import SegmentReader
from index.schema import FORMS
from index.whoosh.per_document import ColumnarDocuments
from index.whoosh.postings_matcher import ColumnarMatcher

_FIELDS_WITH_TERMS = (*INDEXED_FIELDS, FORMS)

Terms = Iterator[tuple[str, bytes]]


class ColumnarCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no type hints
    """Reads segments; `index.writing` writes them."""

    def __init__(self) -> None:
        self._reader: SegmentReader | None = None

    def terms_reader(self, storage: Any, segment: Any) -> "ColumnarTerms":  # noqa: ANN401
        """Returns what reads the terms and postings of a segment."""
        return ColumnarTerms(self._open(storage, segment))

    def per_document_reader(self, storage: Any, segment: Any) -> ColumnarDocuments:  # noqa: ANN401
        """Returns what reads the lengths, columns and stored fields of a segment."""
        return ColumnarDocuments(self._open(storage, segment), segment)

    def live_field_length(self, segment: Any, field: str) -> int:  # noqa: ANN401
        """Counts the tokens that a field has in live documents, without stop words."""
        assert self._reader is not None
        n_tokens = self._reader.content_token_counts.get(field, 0)
        deleted = list(segment.deleted_docs())
        if not deleted:
            return n_tokens
        return n_tokens - int(self._reader.content_lengths(field)[deleted].sum())

    def _open(self, storage: Any, segment: Any) -> SegmentReader:  # noqa: ANN401
        if self._reader is None:
            self._reader = SegmentReader(Path(storage.folder), segment.segment_id())
        return self._reader


class ColumnarTerms(base.TermsReader):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.codec.base.TermsReader`."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._find(*term) >= 0

    def indexed_field_names(self) -> tuple[str, ...]:
        """Returns the names of the fields that have terms, sorted."""
        return tuple(sorted(_FIELDS_WITH_TERMS))

    def cursor(self, fieldname: str, fieldobj: Any) -> "ColumnarCursor":  # noqa: ANN401
        """Returns a cursor over a field's terms."""
        return ColumnarCursor(self._reader, fieldname, fieldobj)

    def terms(self) -> Terms:
        """Yields the terms of every field, sorted."""
        fields = sorted(_FIELDS_WITH_TERMS)
        return chain.from_iterable(map(self._field_terms, fields))

    def terms_from(self, fieldname: str, prefix: bytes) -> Terms:
        """Yields the terms from one on, and those of later fields."""
        later = [field for field in sorted(_FIELDS_WITH_TERMS) if field > fieldname]
        yield from self._field_terms(fieldname, prefix)
        yield from chain.from_iterable(map(self._field_terms, later))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yields every term with its statistics, sorted."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yields the terms from one on with their statistics, and those of later fields."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Returns the statistics of a term.

        Raises:
            TermNotFound: the field has no such term.
        """
        ordinal = self._need(fieldname, text)
        if INDEXED_FIELDS.get(fieldname) is FieldKind.TEXT:
            return self._text_info(fieldname, ordinal)
        return _make_info(self._doc_ids(fieldname, text), [1], [1])

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Counts the documents that contain a term, deleted ones included."""
        ordinal = self._find(fieldname, text)
        if ordinal < 0:
            return 0
        if fieldname == FORMS:
            return len(self._reader.form_doc_ids(text))
        return self._reader.doc_frequency(fieldname, ordinal)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Counts the occurrences of a term, those in deleted documents included."""
        if self._find(fieldname, text) < 0:
            return 0.0
        return float(self.term_info(fieldname, text).weight())

    def matcher(
        self,
        fieldname: str,
        text: bytes,
        format_: Any,  # noqa: ANN401
        scorer: Any = None,  # noqa: ANN401
    ) -> ColumnarMatcher:
        """Returns a matcher over the postings of a term.

        Raises:
            TermNotFound: the field has no such term.
        """
        ordinal = self._need(fieldname, text)
        term = (fieldname, text)
        if INDEXED_FIELDS.get(fieldname) is not FieldKind.TEXT:
            doc_ids = self._doc_ids(fieldname, text)
            return ColumnarMatcher(
                doc_ids, [1] * len(doc_ids), None, term, format_, scorer
            )
        postings = self._reader.postings(fieldname, ordinal)
        return ColumnarMatcher(
            postings.doc_ids.tolist(),
            self._reader.exact_frequencies(fieldname, postings).tolist(),
            self._reader.positions(fieldname, ordinal),
            term,
            format_,
            scorer,
        )

    def _field_terms(self, field: str, first: bytes = b"") -> Terms:
        if field not in _FIELDS_WITH_TERMS:
            return
        terms = self._reader.term_dictionary(field)
        for start in range(terms.lower_bound(first), len(terms), 1024):
            for term in terms.read(start, start + 1024):
                yield field, term

    def _find(self, field: str, term: bytes) -> int:
        if field not in _FIELDS_WITH_TERMS:
            return -1
        return self._reader.find_ordinal(field, term)

    def _need(self, field: str, term: bytes) -> int:
        ordinal = self._find(field, term)
        if ordinal < 0:
            raise TermNotFound(f"No term {field}:{term!r}")
        return ordinal

    def _doc_ids(self, field: str, term: bytes) -> list[int]:
        if field == FORMS:
            doc_ids = self._reader.form_doc_ids(term)
        else:
            doc_ids = self._reader.doc_ids(field, self._need(field, term))
        found: list[int] = doc_ids.tolist()
        return found

    def _text_info(self, field: str, ordinal: int) -> TermInfo:
        postings = self._reader.postings(field, ordinal)
        frequencies = self._reader.exact_frequencies(field, postings).tolist()
        lengths = NORM_LENGTHS[self._reader.norms(field)[postings.doc_ids]]
        return _make_info(postings.doc_ids.tolist(), frequencies, lengths.tolist())


class ColumnarCursor(base.FieldCursor):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.codec.base.FieldCursor`."""

    def __init__(self, reader: SegmentReader, field: str, fieldobj: Any) -> None:  # noqa: ANN401
        has_terms = field in _FIELDS_WITH_TERMS
        self._terms = reader.term_dictionary(field) if has_terms else ()
        self._fieldobj = fieldobj
        self._ordinal = 0

    def first(self) -> str | None:
        """Goes to the first term, and returns it."""
        self._ordinal = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Goes to the first term that is not less than a string, and returns it."""
        term = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._ordinal = bisect_left(self._terms, term)
        return self.text()

    def next(self) -> str | None:
        """Goes to the next term, and returns it."""
        self._ordinal += 1
        return self.text()

    def text(self) -> str | None:
        """Returns the current term, None after the last."""
        if not self.is_valid():
            return None
        return str(self._fieldobj.from_bytes(self._terms[self._ordinal]))

    def is_valid(self) -> bool:
        """Returns whether there is a current term."""
        return self._ordinal < len(self._terms)


def _make_info(
    doc_ids: list[int], frequencies: list[int], lengths: list[int]
) -> TermInfo:
    all_ones = len(frequencies) < len(doc_ids)
    return TermInfo(
        weight=len(doc_ids) if all_ones else sum(frequencies),
        df=len(doc_ids),
        minlength=min(lengths),
        maxlength=max(lengths),
        maxweight=max(frequencies),
        minid=doc_ids[0] if doc_ids else None,
        maxid=doc_ids[-1] if doc_ids else 0,
    )
