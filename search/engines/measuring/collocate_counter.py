"""Counts the words that stand near the matches of a query."""

from collections.abc import Sequence

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
        wanted = [one for one in found if one.stream.field in COUNTED]
        return join_counts(map(self._count_field, wanted))

    def _count_field(self, found: FieldSpans) -> FieldCounts:
        stream = found.stream
        n_terms = len(stream.segment.reader.term_dictionary(stream.field))
        counts = np.zeros((2, n_terms + 1), np.int64)
        is_stop = self._make_stop_table(found, n_terms)
        for offset in self._offsets:
            side = LEFT if offset < 0 else RIGHT
            edge = found.spans.first if side == LEFT else found.spans.last
            near = stream.terms[edge + offset]
            there = near > 0
            self.window_tokens += int(np.count_nonzero(there))
            if is_stop is not None:
                languages, table = is_stop
                there &= ~table[languages, near]
            counts[side] += np.bincount(near[there], minlength=n_terms + 1)
        return FieldCounts(stream.segment, stream.field, counts[:, 1:])

    def _make_stop_table(
        self, found: FieldSpans, n_terms: int
    ) -> tuple[NDArray[np.uint8], NDArray[np.bool_]] | None:
        """Tells for the matches which addresses of `terms` are stop words.

        Returns:
            The language of each match, and which terms are stop words of a language, the
            first column for no token; None where all words count.
        """
        if self._stop_words:
            return None
        stop = StopTerms(found.stream.segment)
        table = stop.make_table(found.stream.field, n_terms)
        table = np.pad(table, ((0, 0), (1, 0)))
        return stop.languages[found.docs], table
