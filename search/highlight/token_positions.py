"""Positions of the terms of a text, by which sequences of terms are found.

All places of a sequence take time linear in the frequencies of its terms, however many
other words may stand between them.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.analysis.analyzer import Token
from search.kernels.near import NearOccurrences, find_marks, find_within

TermSequence = Sequence[frozenset[str]]
"""For each word of a phrase, the terms that it can be."""


class TokenPositions:
    """The tokens of a text, by position and by term."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._positions: dict[str, list[int]] = {}
        for position, token in enumerate(tokens):
            self._positions.setdefault(token.term, []).append(position)

    def find(self, sequence: TermSequence, slop: int) -> list[tuple[int, int]]:
        """Finds a sequence of terms, with at most `slop` other tokens between neighbours.

        Returns:
            The start and end offset of each place, one for each token that begins one.
        """
        if not sequence:
            return []
        places = match_in_order(list(map(self._positions_of, sequence)), slop)
        tokens = self._tokens
        return [(tokens[first].start, tokens[last].end) for first, last in places]

    def find_in_any_order(
        self, sequence: TermSequence, slop: int
    ) -> list[tuple[int, int]]:
        """Finds the words that stand together, with at most `slop` other tokens among them.

        A word of the sequence that is there several times is found as often.

        Returns:
            The start and end offset of each such word of the text.
        """
        times = Counter(sequence)
        if not times or not all(map(self._positions_of, times)):
            return []
        terms = [np.array(self._positions_of(word), np.int64) for word in times]
        reach = len(sequence) - 1 + slop
        places = find_within(terms, list(times.values()), reach).tolist()
        return [(self._tokens[n].start, self._tokens[n].end) for n in places]

    def find_near(self, plan: NearOccurrences) -> list[tuple[int, int]]:
        """Finds the words and phrases that are near each other, as the plan wants it.

        Returns:
            The start and end offset of each.
        """
        known = self._positions
        none = np.zeros(0, np.int64)
        found = find_marks(
            plan,
            lambda term: np.array(known[term], np.int64) if term in known else none,
        )
        return [
            (self._tokens[first].start, self._tokens[last].end)
            for first, last in zip(*map(np.ndarray.tolist, found), strict=True)
        ]

    def _positions_of(self, terms: frozenset[str]) -> Sequence[int]:
        known = self._positions
        found = [known[term] for term in terms if term in known]
        if len(found) == 1:
            return found[0]
        return sorted(position for positions in found for position in positions)


def match_in_order(words: Sequence[Sequence[int]], slop: int) -> list[tuple[int, int]]:
    """Finds the nearest end of each place where words stand in order.

    Args:
        words: for each word its positions, ascending.
        slop: how many other tokens may stand between neighbours.

    Returns:
        The first and the last position of each, ascending.

    >>> match_in_order([[0, 4], [1, 9]], 0), match_in_order([[0, 4], [1, 6]], 1)
    ([(0, 1)], [(0, 1), (4, 6)])
    """
    # Backwards: what follows a later position ends later, so that the first that is
    # near enough has the nearest end.
    found = [(position, position) for position in words[-1]]
    for positions in reversed(words[:-1]):
        following, found, n = found, [], 0
        for position in positions:
            while n < len(following) and following[n][0] <= position:
                n += 1
            if n < len(following) and following[n][0] <= position + slop + 1:
                found.append((position, following[n][1]))
    return found
