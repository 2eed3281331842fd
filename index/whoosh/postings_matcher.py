"""Postings as Whoosh walks them, one by one."""

from bisect import bisect_left
from itertools import accumulate
from typing import Any

from whoosh.matching import LeafMatcher, ReadTooFar

from index.codec.array_file import AnyArray


class ColumnarMatcher(LeafMatcher):  # type: ignore[misc]  # Whoosh has no type hints
    """See `whoosh.matching.Matcher`; all its postings are one block."""

    def __init__(  # noqa: PLR0913  (copied whole by `copy`)
        self,
        articles: list[int],
        frequencies: list[int],
        places: AnyArray | None,
        term: tuple[str, bytes],
        format_: Any,  # noqa: ANN401
        scorer: Any,  # noqa: ANN401
    ) -> None:
        self._articles = articles
        self._frequencies = frequencies
        self._places = places
        self._starts: list[int] | None = None
        self._term = term
        self._at = 0
        self.format = format_
        self.scorer = scorer

    def copy(self) -> "ColumnarMatcher":
        """Another at the same posting."""
        other = ColumnarMatcher(
            self._articles,
            self._frequencies,
            self._places,
            self._term,
            self.format,
            self.scorer,
        )
        other._at = self._at
        return other

    def is_active(self) -> bool:
        """Whether it is at a posting."""
        return self._at < len(self._articles)

    def reset(self) -> None:
        """Go back to the first posting."""
        self._at = 0

    def id(self) -> int:
        """The number of the article."""
        return self._articles[self._at]

    def all_ids(self) -> Any:  # noqa: ANN401
        """The numbers of the articles from here on."""
        return iter(self._articles[self._at :])

    def next(self) -> bool:
        """Go to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, id: int) -> None:
        """Go to the first posting of an article not before this one."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._articles, id, self._at)

    def weight(self) -> float:
        """How often the term is in the article."""
        return float(self._frequencies[self._at])

    def value(self) -> bytes:
        """The posting as Whoosh's own codec would keep it."""
        if self._places is None:
            return b""
        encoded: bytes = self.format.encode(self._positions())
        return encoded

    def value_as(self, astype: str) -> Any:  # noqa: ANN401
        """What the format offers."""
        if astype == "positions" and self._places is not None:
            return self._positions()
        if astype in ("frequency", "weight"):
            return self.weight()
        return super().value_as(astype)

    def block_min_length(self) -> int:
        """The least length of an article, for bounds on scores."""
        return 1

    def block_max_length(self) -> int:
        """The greatest length of an article, for bounds on scores."""
        return 1 << 31

    def block_max_weight(self) -> float:
        """The greatest weight."""
        return float(max(self._frequencies))

    def block_quality(self) -> float:
        """No score is greater."""
        return float(self.scorer.max_quality())

    def skip_to_quality(self, minquality: float) -> int:
        """Leave out the postings that cannot score more: all or none."""
        if self.is_active() and self.block_quality() <= minquality:
            self._at = len(self._articles)
            return 1
        return 0

    def _positions(self) -> list[int]:
        assert self._places is not None
        if self._starts is None:
            self._starts = [0, *accumulate(self._frequencies)]
        start, end = self._starts[self._at], self._starts[self._at + 1]
        positions: list[int] = self._places[start:end].tolist()
        return positions
