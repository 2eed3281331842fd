"""The codec as Whoosh sees it: its own searcher reads our segments through this."""

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

_INDEXED = (*INDEXED_FIELDS, FORMS)

Whoosh = Any  # it has no type hints
Terms = Iterator[tuple[str, bytes]]


class ColumnarCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no type hints
    """Reads; `index.writing.segment_writer` and `index.writing.index_writer` write."""

    def __init__(self) -> None:
        self._data: SegmentReader | None = None

    def terms_reader(self, storage: Whoosh, segment: Whoosh) -> "ColumnarTerms":
        """The terms and postings of a segment."""
        return ColumnarTerms(self._open(storage, segment))

    def per_document_reader(
        self, storage: Whoosh, segment: Whoosh
    ) -> ColumnarDocuments:
        """Lengths, columns and stored fields of a segment."""
        return ColumnarDocuments(self._open(storage, segment), segment)

    def live_field_length(self, segment: Whoosh, field: str) -> int:
        """The lengths of the articles that are not deleted, together."""
        assert self._data is not None
        tokens = self._data.content_token_counts.get(field, 0)
        deleted = list(segment.deleted_docs())
        return tokens - int(
            self._data.content_lengths(field)[deleted].sum() if deleted else 0
        )

    def _open(self, storage: Whoosh, segment: Whoosh) -> SegmentReader:
        if self._data is None:
            self._data = SegmentReader(Path(storage.folder), segment.segment_id())
        return self._data


class ColumnarTerms(base.TermsReader):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.codec.base.TermsReader`."""

    def __init__(self, data: SegmentReader) -> None:
        self._data = data

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._rank(*term) >= 0

    def indexed_field_names(self) -> tuple[str, ...]:
        """The names of the fields that have terms."""
        return tuple(sorted(_INDEXED))

    def cursor(self, fieldname: str, fieldobj: Whoosh) -> "ColumnarCursor":
        """A cursor over a field's terms."""
        return ColumnarCursor(self._data, fieldname, fieldobj)

    def terms(self) -> Terms:
        """Every field's terms."""
        return chain.from_iterable(self._field_terms(f) for f in sorted(_INDEXED))

    def terms_from(self, fieldname: str, prefix: bytes) -> Terms:
        """The terms from one on, those of later fields too."""
        later = [field for field in sorted(_INDEXED) if field > fieldname]
        yield from self._field_terms(fieldname, prefix)
        yield from chain.from_iterable(map(self._field_terms, later))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every term with what is known of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The terms from one on, with what is known of them."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term."""
        rank = self._need(fieldname, text)
        if INDEXED_FIELDS.get(fieldname) is FieldKind.TEXT:
            return self._text_info(fieldname, rank)
        articles = self._bearers(fieldname, text)
        return _info(articles.tolist(), [1], [1])

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many articles have a term, deleted ones too."""
        rank = self._rank(fieldname, text)
        if rank < 0:
            return 0
        if fieldname == FORMS:
            return len(self._data.form_doc_ids(text))
        return self._data.doc_frequency(fieldname, rank)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term occurs."""
        if self._rank(fieldname, text) < 0:
            return 0.0
        return float(self.term_info(fieldname, text).weight())

    def matcher(
        self,
        fieldname: str,
        text: bytes,
        format_: Whoosh,
        scorer: Whoosh = None,
    ) -> ColumnarMatcher:
        """The postings of a term."""
        rank = self._need(fieldname, text)
        term = (fieldname, text)
        if INDEXED_FIELDS.get(fieldname) is not FieldKind.TEXT:
            articles = self._bearers(fieldname, text).tolist()
            return ColumnarMatcher(
                articles, [1] * len(articles), None, term, format_, scorer
            )
        postings = self._data.postings(fieldname, rank)
        frequencies = self._data.exact_frequencies(fieldname, postings).tolist()
        return ColumnarMatcher(
            postings.doc_ids.tolist(),
            frequencies,
            self._data.positions(fieldname, rank),
            term,
            format_,
            scorer,
        )

    def _field_terms(self, field: str, first: bytes = b"") -> Terms:
        if field not in _INDEXED:
            return
        lexicon = self._data.term_dictionary(field)
        for start in range(lexicon.lower_bound(first), len(lexicon), 1024):
            for term in lexicon.read(start, start + 1024):
                yield field, term

    def _rank(self, field: str, term: bytes) -> int:
        return self._data.find_ordinal(field, term) if field in _INDEXED else -1

    def _need(self, field: str, term: bytes) -> int:
        rank = self._rank(field, term)
        if rank < 0:
            raise TermNotFound(f"No term {field}:{term!r}")
        return rank

    def _bearers(self, field: str, term: bytes) -> Whoosh:
        if field == FORMS:
            return self._data.form_doc_ids(term)
        return self._data.doc_ids(field, self._need(field, term))

    def _text_info(self, field: str, rank: int) -> TermInfo:
        postings = self._data.postings(field, rank)
        frequencies = self._data.exact_frequencies(field, postings).tolist()
        lengths = NORM_LENGTHS[self._data.norms(field)[postings.doc_ids]].tolist()
        return _info(postings.doc_ids.tolist(), frequencies, lengths)


class ColumnarCursor(base.FieldCursor):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.codec.base.FieldCursor`."""

    def __init__(self, data: SegmentReader, field: str, fieldobj: Whoosh) -> None:
        self._lexicon = data.term_dictionary(field) if field in _INDEXED else ()
        self._fieldobj = fieldobj
        self._rank = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._rank = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term that is not less than a string."""
        term = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._rank = bisect_left(self._lexicon, term)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._rank += 1
        return self.text()

    def text(self) -> str | None:
        """The term it is at, None at the end."""
        if not self.is_valid():
            return None
        return str(self._fieldobj.from_bytes(self._lexicon[self._rank]))

    def is_valid(self) -> bool:
        """Whether it is not at the end."""
        return self._rank < len(self._lexicon)


def _info(articles: list[int], frequencies: list[int], lengths: list[int]) -> TermInfo:
    single = len(frequencies) < len(articles)
    return TermInfo(
        weight=len(articles) if single else sum(frequencies),
        df=len(articles),
        minlength=min(lengths),
        maxlength=max(lengths),
        maxweight=max(frequencies),
        minid=articles[0] if articles else None,
        maxid=articles[-1] if articles else 0,
    )
