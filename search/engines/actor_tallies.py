"""What lists and profiles of actors need of an index: protocols."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.article import ActorType
from search.executor.executor import DocNumbers
from search.executor.plan import Plan
from search.results.actor_results import ActorCount

ActorRows = NDArray[np.int64]
"""Numbers of actors in one ranking."""


class ActorRanking(Protocol):
    """The actors in the articles that match a plan, with their counts."""

    @property
    def matching(self) -> int:
        """Number of articles that match."""

    def rank(self, kind: ActorType | None = None) -> ActorRows:
        """Ranks the actors: most articles first, then most mentions, then by name.

        Args:
            kind: rank only actors of this type.

        Returns:
            int64 array of shape (n_actors,): rows, as `read` takes them.
        """

    def read(self, rows: ActorRows) -> Iterator[ActorCount]:
        """Yields the counts of some actors.

        Args:
            rows: int64 array of shape (n,), from `rank`.
        """


class ActorTallies(Protocol):
    """Counts the actors of one index."""

    def count_all(self, plan: Plan | None) -> ActorRanking:
        """Counts all actors in the articles that match a plan; None for all articles."""

    def count_one(
        self, name: str, names: tuple[str, ...], plan: Plan, numbers: DocNumbers
    ) -> ActorCount:
        """Counts the articles and mentions of one actor, among some documents.

        Args:
            name: its canonical name.
            names: all names that articles have it under.
            plan: matches the documents, which all name it.
            numbers: the documents: int64 array of shape (n,), ascending.
        """
