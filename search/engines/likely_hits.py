"""Finds the hits that a reader would call so, for facets of a query of any of its words.

A query of several words matches each article that has one of them, maybe a common one.
Facets count those that have every word, where there are enough of them; else those that
score well, too. docs/decisions/0015-facets-of-likely-hits.md has the measurements.
"""

from typing import TYPE_CHECKING, NamedTuple

from search.executor.plan import Disjunction, MinScore, Plan

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor

ENOUGH = 10
"""With so many articles that have every word, facets count these alone."""
MIN_SCORE = 0.3
"""Otherwise those too that have at least this share of the best score."""


class LikelyHits(NamedTuple):
    """The likely hits of a query of any of its words.

    Attributes:
        plan: matches them.
        with_every_word: number of articles that have every word; None for a text too
            long to have.
    """

    plan: Plan
    with_every_word: int | None


def find_likely_hits(
    executor: "SearchExecutor", plan: Plan, strict: Plan | None, *, best: float | None
) -> LikelyHits:
    """Finds the articles with every word, or else also those that score well.

    Args:
        executor: of the index.
        plan: matches articles with any of the words.
        strict: matches articles with every word; None for a long text.
        best: the highest score, None if it is not known.
    """
    count = None if strict is None else executor.count(strict)
    if strict and count and count >= ENOUGH:
        return LikelyHits(strict, count)
    if best is None:
        best = max(
            (score for _, score in executor.search(plan, limit=1).hits), default=0.0
        )
    well = MinScore(plan, MIN_SCORE * best)
    return LikelyHits(Disjunction([strict, well]) if strict else well, count)
