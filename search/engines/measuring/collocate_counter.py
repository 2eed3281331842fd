"""Counts the words that stand near the matches of a query."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search.engines.measuring.counted_corpus import COUNTED
from search.engines.measuring.spans.answer_spans import FieldSpans
from search.engines.measuring.spans.token_stream import TokenLabels, TokenStream
from search.engines.measuring.term_counts import (
    FieldCounts,
    StopTerms,
    TermCounts,
    join_counts,
)

if TYPE_CHECKING:
    from search.engines.measuring.form_counts import CountedForms

LEFT, RIGHT, NEAR = range(3)
"""The rows of the counts: before a match, after one, and either of them."""


class NearCounter:
    """Counts the terms near matches: each token once, however many matches are near it.

    Args:
        left: how many tokens before a match are near.
        right: how many tokens after it.
        stop_words: whether stop words are counted.

    Attributes:
        window_tokens: tokens in any window so far, stop words included.
    """

    def __init__(self, *, left: int, right: int, stop_words: bool) -> None:
        self._left, self._right = left, right
        self._stop_words = stop_words
        self.window_tokens = 0

    def count(self, found: Sequence[FieldSpans]) -> TermCounts:
        """Counts the terms near matches in title and body.

        Returns:
            The terms that are near a match, with rows LEFT, RIGHT and NEAR of counts.
        """
        fields = []
        for one in self._list_counted(found):
            stream = one.stream
            n_terms = len(stream.segment.reader.term_dictionary(stream.field))
            counts = self._count_sides(one, stream.terms, n_terms)
            fields.append(FieldCounts(stream.segment, stream.field, counts))
        return join_counts(fields)

    def count_forms(
        self, found: Sequence[FieldSpans], forms: "CountedForms"
    ) -> TermCounts:
        """Counts the forms near matches, as `count` does terms."""
        counts = np.zeros((3, len(forms.names)), np.int64)
        for one in self._list_counted(found):
            labels = forms.labels(one.stream.segment, one.stream.field)
            counts += self._count_sides(one, labels, len(forms.names))
        return TermCounts(forms.names, counts)

    def _list_counted(self, found: Sequence[FieldSpans]) -> list[FieldSpans]:
        return [one for one in found if one.stream.field in COUNTED]

    def _count_sides(
        self, found: FieldSpans, labels: TokenLabels, n_labels: int
    ) -> NDArray[np.int64]:
        """Counts the labels near matches: rows LEFT, RIGHT and NEAR, a column a label.

        Args:
            found: the matches.
            labels: by address 1 + the label of the token: unsigned or int32, (size,).
            n_labels: number of labels.
        """
        stream, spans = found.stream, found.spans
        sides = np.zeros((3, stream.size), np.bool_)
        for distance in range(1, self._left + 1):
            sides[LEFT, spans.first - distance] = True
        for distance in range(1, self._right + 1):
            sides[RIGHT, spans.last + distance] = True
        sides[NEAR] = (sides[LEFT] | sides[RIGHT]) & (stream.terms > 0)
        places = np.flatnonzero(sides[NEAR])
        self.window_tokens += len(places)
        if not self._stop_words:
            places = places[~self._are_stop_words(stream, places)]
        near = labels[places]
        counts = [
            np.bincount(near[sides[row, places]], minlength=n_labels + 1)
            for row in (LEFT, RIGHT, NEAR)
        ]
        return np.stack(counts)[:, 1:]

    def _are_stop_words(
        self, stream: TokenStream, places: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        stop = StopTerms(stream.segment)
        table, terms = stop.make_table(stream.field), stream.terms[places]
        if stop.only_language is not None:
            only: NDArray[np.bool_] = table[stop.only_language][terms]
            return only
        languages = stop.languages[stream.find_docs(places)]
        found: NDArray[np.bool_] = table[languages, terms]
        return found
