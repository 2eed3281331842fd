"""The budget of a query for phrases: each compares positions in all likely articles."""

from collections.abc import Sequence

from search.query.tree import Near, Phrase, Word
from search.query.unparse import unparse
from search.rewrite.term_resolver import TermResolver

MAX_LOOKED_AT = 3_000_000
"""The most articles in which the phrases of a query compare positions, times their words.

Some 0.3 s: twelve phrases of three words of grammar in 100,000 articles."""
_MAX_SHOWN = 5


class PhraseBudget:
    """Shares a budget among the phrases of one query, first come, first served.

    Attributes:
        dropped: what is not looked for, as phrases before it used the budget up.
    """

    def __init__(self, resolver: TermResolver) -> None:
        self._resolver = resolver
        self._affords: dict[Phrase | Word | Near, bool] = {}
        self._left = MAX_LOOKED_AT
        self.dropped: set[Phrase | Word | Near] = set()

    def affords(
        self, node: Phrase | Word, sequences: Sequence[tuple[str, ...]]
    ) -> bool:
        """Tells whether a phrase is looked for; the first always is.

        Args:
            node: the phrase, or the word that has several terms.
            sequences: for each way to read it, its terms.
        """
        known = self._affords.get(node)
        if known is None:
            known = self._spend(node, sum(map(self._estimate, sequences)))
        return known

    def affords_near(self, node: Near, parts: Sequence[Sequence[str]]) -> bool:
        """Tells whether it is looked for what is near what; the first always is.

        Args:
            node: what is near each other.
            parts: for each part its terms, of which any will do.
        """
        known = self._affords.get(node)
        if known is None:
            count = self._resolver.document_frequency
            articles = min(sum(map(count, terms)) for terms in parts)
            articles = min(articles, self._resolver.n_docs)
            known = self._spend(node, articles * sum(map(len, parts)))
        return known

    def _spend(self, node: Phrase | Word | Near, cost: int) -> bool:
        known = cost <= self._left or self._left == MAX_LOOKED_AT
        if known:
            self._left -= cost
        else:
            self.dropped.add(node)
        self._affords[node] = known
        return known

    @property
    def notices(self) -> list[str]:
        """A line for the user on what was dropped."""
        if not self.dropped:
            return []
        dropped = [unparse(node) for node, known in self._affords.items() if not known]
        more = len(dropped) - _MAX_SHOWN
        shown = ", ".join(dropped[:_MAX_SHOWN]) + (f" and {more} more" * (more > 0))
        return [
            f"{shown} were not looked for: "
            "the query has too many phrases of frequent words"
        ]

    def _estimate(self, terms: tuple[str, ...]) -> int:
        frequencies = map(self._resolver.document_frequency, terms)
        return min(frequencies) * len(terms)
