"""Scorers of filters: they match documents by the values of fields, and score nothing."""

from collections.abc import Callable
from dataclasses import field

import numpy as np

from index.codec.form_dictionary import FormDictionary
from index.codec.term_dictionary import TermDictionary
from index.value_classes import dataclass
from search.executor.scorers.scorer import ScoredDocs, ScoredMask
from search.executor.segment_context import DocIds, SegmentContext
from search.executor.wildcard import match_terms
from search.kernels import locate, select_range, union

FindOrdinals = Callable[[TermDictionary | FormDictionary], range]
"""Finds in a segment's term dictionary the terms that a filter wants."""

NO_DOCS: DocIds = np.zeros(0, np.uint16)

# To look up a document in a column costs a quarter of scoring it.
_COLUMN_COST_DIVISOR = 4


class NoDocsScorer:
    """Matches no document."""

    def cost(self, _segment: SegmentContext) -> int:
        """Returns 0."""
        return 0

    def evaluate(self, _segment: SegmentContext) -> ScoredDocs:
        """Returns no ids: a uint16 array of shape (0,)."""
        return ScoredDocs(NO_DOCS, None)

    def probe(self, _segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns an all-False bool mask of shape (len(doc_ids),)."""
        return ScoredMask(np.zeros(len(doc_ids), np.bool_), None)


class AllDocsScorer:
    """Matches all documents."""

    def cost(self, segment: SegmentContext) -> int:
        """Returns the number of documents."""
        return segment.n_docs

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the uint16 ids of all documents, shape (n_docs,)."""
        return ScoredDocs(np.arange(segment.n_docs).astype(np.uint16), None)

    def probe(self, _segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns an all-True bool mask of shape (len(doc_ids),)."""
        return ScoredMask(np.ones(len(doc_ids), np.bool_), None)


class ListScorer:
    """Matches the documents of a list, which is made once for each segment.

    Attributes:
        cache: ids by segment: `cost` reads the same list as what follows it.
    """

    cache: dict[SegmentContext, DocIds]

    def cost(self, segment: SegmentContext) -> int:
        """Returns the number of documents that match."""
        return len(self._doc_ids(segment))

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the uint16 ids that match, shape (n_matches,)."""
        return ScoredDocs(self._doc_ids(segment), None)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask of shape (len(doc_ids),)."""
        return ScoredMask(
            locate(doc_ids, self._doc_ids(segment), segment.workspace) >= 0, None
        )

    def _doc_ids(self, segment: SegmentContext) -> DocIds:
        doc_ids = self.cache.get(segment)
        if doc_ids is None:
            doc_ids = self.cache[segment] = self._find(segment)
        return doc_ids

    def _find(self, segment: SegmentContext) -> DocIds:
        """Returns the uint16 ids that match, shape (n_matches,), ascending."""
        raise NotImplementedError


@dataclass(frozen=True)
class PostingsScorer(ListScorer):
    """Matches documents in the postings lists of some terms of a field.

    Attributes:
        name: the field, which must have postings.
        find_ordinals: finds the terms.
        cache: ids by segment: `cost` reads the same list as what follows it.
    """

    name: str
    find_ordinals: FindOrdinals
    cache: dict[SegmentContext, DocIds] = field(default_factory=dict, compare=False)

    def _find(self, segment: SegmentContext) -> DocIds:
        ordinals = self.find_ordinals(segment.reader.term_dictionary(self.name))
        lists = segment.reader.doc_ids_of_ordinals(self.name, ordinals)
        if len(ordinals) == 1:
            return lists[0]
        return union([(doc_ids, None) for doc_ids in lists], segment.workspace)[0]


@dataclass(frozen=True)
class ColumnScorer:
    """Matches documents by their value in a doc-values column.

    Attributes:
        name: the field, which must have a column.
        find_ordinals: finds the values.
    """

    name: str
    find_ordinals: FindOrdinals

    def cost(self, segment: SegmentContext) -> int:
        """Returns a quarter of the number of documents, however many match."""
        return segment.n_docs // _COLUMN_COST_DIVISOR

    def evaluate(self, segment: SegmentContext) -> ScoredDocs:
        """Returns the uint16 ids that match, shape (n_matches,)."""
        column, ordinals = segment.reader.doc_values(self.name), self._ordinals(segment)
        # A column holds ordinals from 1; 0 is no value.
        mask = (column > ordinals.start) & (column <= ordinals.stop)
        return ScoredDocs(np.flatnonzero(mask).astype(np.uint16), None)

    def probe(self, segment: SegmentContext, doc_ids: DocIds) -> ScoredMask:
        """Returns a bool mask of shape (len(doc_ids),)."""
        column, ordinals = segment.reader.doc_values(self.name), self._ordinals(segment)
        mask = select_range(column, doc_ids, ordinals.start, ordinals.stop)
        return ScoredMask(mask, None)

    def _ordinals(self, segment: SegmentContext) -> range:
        return self.find_ordinals(segment.reader.term_dictionary(self.name))


@dataclass(frozen=True)
class PatternScorer(ListScorer):
    """Matches documents by values of a field that match a regular expression.

    Attributes:
        name: the field, of one value a document or several.
        find_ordinals: finds the values to compare.
        regex: must match the whole value.
        pieces: what every value that matches contains.
        sure: values that contain it match.
        ending: values that end with it match.
        cache: ids by segment.
    """

    name: str
    find_ordinals: FindOrdinals
    regex: str
    pieces: tuple[bytes, ...]
    sure: bytes = b""
    ending: bytes = b""
    cache: dict[SegmentContext, DocIds] = field(default_factory=dict, compare=False)

    def _find(self, segment: SegmentContext) -> DocIds:
        reader = segment.reader
        dictionary = reader.term_dictionary(self.name)
        ordinals = self.find_ordinals(dictionary)
        packed = dictionary.read_packed(ordinals.start, ordinals.stop)
        wanted = np.zeros(len(dictionary) + 1, np.bool_)
        wanted[ordinals.start : ordinals.stop] = match_terms(
            *packed, self.pieces, self.regex, sure=self.sure, ending=self.ending
        )
        if reader.has_doc_values(self.name):
            # A column holds ordinals from 1; 0, no value, becomes the last, which is none.
            column = reader.doc_values(self.name).astype(np.int64)
            return np.flatnonzero(wanted[column - 1]).astype(np.uint16)
        doc_ids, offsets = reader.postings_lists(self.name)
        starts = offsets.astype(np.int64)
        counts = starts[1:] - starts[:-1]
        found: DocIds = np.unique(doc_ids[np.repeat(wanted[:-1], counts)])
        return found
