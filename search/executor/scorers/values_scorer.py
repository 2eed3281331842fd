"""The scorer of a filter by many values, such as the ids of tagged articles."""

from dataclasses import field

import numpy as np

from index.codec.form_dictionary import FormDictionary
from index.codec.term_dictionary import TermDictionary
from index.value_classes import dataclass
from search.executor.scorers.filter_scorers import ListScorer
from search.executor.segment_context import DocIds, SegmentContext

_TERMS_PER_LOOKUP = 16
"""To look up one value takes as long as to read so many terms in order."""


@dataclass(frozen=True)
class ValuesScorer(ListScorer):
    """Matches documents by their value in a doc-values column.

    Attributes:
        name: the field, which must have a column.
        values: the values wanted.
        cache: ids by segment: `cost` reads the same list as what follows it.
    """

    name: str
    values: frozenset[bytes]
    cache: dict[SegmentContext, DocIds] = field(default_factory=dict, compare=False)

    def _find(self, segment: SegmentContext) -> DocIds:
        reader = segment.reader
        # A column holds ordinals from 1; 0 is no value.
        dictionary = reader.term_dictionary(self.name)
        wanted = np.zeros(len(dictionary) + 1, np.bool_)
        wanted[[1 + one for one in self._find_ordinals(dictionary)]] = True
        return np.flatnonzero(wanted[reader.doc_values(self.name)]).astype(np.uint16)

    def _find_ordinals(self, dictionary: TermDictionary | FormDictionary) -> list[int]:
        if len(self.values) * _TERMS_PER_LOOKUP < len(dictionary):
            found = map(dictionary.find, self.values)
            return [ordinal for ordinal in found if ordinal >= 0]
        terms = enumerate(dictionary)
        return [ordinal for ordinal, term in terms if term in self.values]
