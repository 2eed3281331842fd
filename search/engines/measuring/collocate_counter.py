"""Counts the words that stand near the matches of a query."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search.engines.measuring.spans.answer_spans import FieldSpans
from search.engines.measuring.term_counts import (
    COUNTED,
    FieldCounts,
    StopTerms,
    TermCounts,
    join_counts,
)

if TYPE_CHECKING:
    from search.engines.measuring.form_counts import CountedForms

LEFT, RIGHT = 0, 1
"""The rows of the counts: before a match, and after one."""


class NearCounter:
    """Counts the terms near matches: each pair of a match and a token is one.

    Args:
        left: how many tokens before a match are near.
        right: how many tokens after it.
        stop_words: whether stop words are counted.

    Attributes:
        window_tokens: tokens in all windows so far, stop words included.
    """

    def __init__(self, *, left: int, right: int, stop_words: bool) -> None:
        self._offsets = [*range(-left, 0), *range(1, right + 1)]
        self._stop_words = stop_words
        self.window_tokens = 0

    def count(self, found: Sequence[FieldSpans]) -> TermCounts:
        """Counts the terms near matches in title and body.

        Returns:
            The terms that are near a match, with rows LEFT and RIGHT of counts.
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
        counts = np.zeros((2, len(forms.names)), np.int64)
        for one in self._list_counted(found):
            labels = forms.labels(one.stream.segment, one.stream.field)
            counts += self._count_sides(one, labels, len(forms.names))
        return TermCounts(forms.names, counts)

    def _list_counted(self, found: Sequence[FieldSpans]) -> list[FieldSpans]:
        return [one for one in found if one.stream.field in COUNTED]

    def _count_sides(
        self, found: FieldSpans, labels: NDArray[np.int32], n_labels: int
    ) -> NDArray[np.int64]:
        """Counts the labels near matches: rows LEFT and RIGHT, a column a label.

        Args:
            found: the matches.
            labels: by address 1 + the label of the token: unsigned or int32, (size,).
            n_labels: number of labels.
        """
        stream = found.stream
        counts = np.zeros((2, n_labels + 1), np.int64)
        is_stop = self._make_stop_table(found)
        for offset in self._offsets:
            side = LEFT if offset < 0 else RIGHT
            addresses = (
                found.spans.first if side == LEFT else found.spans.last
            ) + offset
            near = stream.terms[addresses]
            there = near > 0
            self.window_tokens += int(np.count_nonzero(there))
            if is_stop is not None:
                languages, table = is_stop
                there &= ~table[languages, near]
            near = labels[addresses[there]]
            counts[side] += np.bincount(near, minlength=n_labels + 1)
        return counts[:, 1:]

    def _make_stop_table(
        self, found: FieldSpans
    ) -> tuple[NDArray[np.uint8], NDArray[np.bool_]] | None:
        """Tells for the matches which addresses of `terms` are stop words.

        Returns:
            The language of each match, and which terms are stop words of a language, the
            first column for no token; None where all words count.
        """
        if self._stop_words:
            return None
        stop = StopTerms(found.stream.segment)
        return stop.languages[found.docs], stop.make_table(found.stream.field)
