"""A term's postings as Whoosh walks them, one by one."""

from bisect import bisect_left
from itertools import accumulate
from typing import Any

from whoosh.matching import LeafMatcher, ReadTooFar

from index.codec.array_file import AnyArray


class ColumnarMatcher(LeafMatcher):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.matching.Matcher`; all postings are one block.

    Args:
        doc_ids: documents with the term, ascending.
        frequencies: occurrences in each.
        positions: uint16 or uint32 array of shape (n_occurrences,), document by document;
            None for a field without positions.
        term: field and term.
        format_: Whoosh's format of the field.
        scorer: Whoosh's scorer, None for none.
    """

    def __init__(  # noqa: PLR0913  (copied whole by `copy`)
        self,
        doc_ids: list[int],
        frequencies: list[int],
        positions: AnyArray | None,
        term: tuple[str, bytes],
        format_: Any,  # noqa: ANN401
        scorer: Any,  # noqa: ANN401
    ) -> None:
        self._doc_ids = doc_ids
        self._frequencies = frequencies
        self._positions = positions
        self._starts: list[int] | None = None
        self._term = term
        self._current = 0
        self.format = format_
        self.scorer = scorer

    def copy(self) -> "ColumnarMatcher":
        """Returns another matcher at the same posting."""
        other = ColumnarMatcher(
            self._doc_ids,
            self._frequencies,
            self._positions,
            self._term,
            self.format,
            self.scorer,
        )
        other._current = self._current
        return other

    def is_active(self) -> bool:
        """Returns whether there is a current posting."""
        return self._current < len(self._doc_ids)

    def reset(self) -> None:
        """Goes back to the first posting."""
        self._current = 0

    def id(self) -> int:
        """Returns the doc id of the current posting."""
        return self._doc_ids[self._current]

    def all_ids(self) -> Any:  # noqa: ANN401
        """Yields the doc ids from the current posting on."""
        return iter(self._doc_ids[self._current :])

    def next(self) -> bool:
        """Goes to the next posting.

        Raises:
            ReadTooFar: there is no current posting.
        """
        if not self.is_active():
            raise ReadTooFar
        self._current += 1
        return True

    def skip_to(self, id: int) -> None:
        """Goes to the first posting from here on whose doc id is not less.

        Raises:
            ReadTooFar: there is no current posting.
        """
        if not self.is_active():
            raise ReadTooFar
        self._current = bisect_left(self._doc_ids, id, self._current)

    def weight(self) -> float:
        """Returns the term's frequency in the current document."""
        return float(self._frequencies[self._current])

    def value(self) -> bytes:
        """Returns the current posting's value as Whoosh's own codec would store it."""
        if self._positions is None:
            return b""
        encoded: bytes = self.format.encode(self._current_positions())
        return encoded

    def value_as(self, astype: str) -> Any:  # noqa: ANN401
        """Returns the current posting's value decoded: positions, or the frequency."""
        if astype == "positions" and self._positions is not None:
            return self._current_positions()
        if astype in ("frequency", "weight"):
            return self.weight()
        return super().value_as(astype)

    def block_min_length(self) -> int:
        """Returns a lower bound on the documents' lengths, for bounds on scores."""
        return 1

    def block_max_length(self) -> int:
        """Returns an upper bound on the documents' lengths, for bounds on scores."""
        return 1 << 31

    def block_max_weight(self) -> float:
        """Returns the greatest frequency in any document."""
        return float(max(self._frequencies))

    def block_quality(self) -> float:
        """Returns an upper bound on the scores."""
        return float(self.scorer.max_quality())

    def skip_to_quality(self, minquality: float) -> int:
        """Skips the postings that cannot score more, all or none; returns 1 for all."""
        if self.is_active() and self.block_quality() <= minquality:
            self._current = len(self._doc_ids)
            return 1
        return 0

    def _current_positions(self) -> list[int]:
        assert self._positions is not None
        if self._starts is None:
            self._starts = [0, *accumulate(self._frequencies)]
        start, end = self._starts[self._current], self._starts[self._current + 1]
        positions: list[int] = self._positions[start:end].tolist()
        return positions
