"""A second look at the first hits, by meaning: score + weight · best score · cosine.

The cosine is that of the query and the article, as `index.embedding` embeds them; below 0
it counts as 0, so that no hit falls behind those that are not looked at. Cost: 0.2 ms a
query where the index has vectors of its articles.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from index.embedding.static_vectors import StaticVectors, Vectors
from search.executor import SecondLook, TopDocs
from search.executor.collectors import ScoredHit
from search.query import query_words
from search.query.tree import Node, Phrase, Word
from search.results.results import Hit
from search.results.score_explanation import ScorePart

N_HITS = 50
"""Hits that are looked at: with 30 or 100 the quality is the same."""
WEIGHT = 0.75
"""Weight of the cosine, beside the score as a share of the best one."""


class ArticleVectors(Protocol):
    """Reads the vectors of the articles of an index."""

    @property
    def model(self) -> StaticVectors:
        """The word vectors."""

    def read(self, numbers: Sequence[int]) -> Vectors:
        """Returns vectors: float32 array of shape (len(numbers), dimensions)."""


class MeaningRanking:
    """Puts the first hits of one query in order.

    Args:
        text: the words of the query, as embedded.
        vectors: the vectors of the articles.
    """

    def __init__(self, text: str, vectors: ArticleVectors) -> None:
        self._vectors = vectors
        self._query = vectors.model.embed(text)
        self._added: dict[int, float] = {}

    @property
    def second_look(self) -> SecondLook:
        """What an executor needs of it."""
        return SecondLook(N_HITS, self._reorder)

    def explain(self, hits: Iterable[Hit], found: TopDocs) -> Iterator[Hit]:
        """Yields the hits of `found` with what meaning added to their scores."""
        for hit, (number, _) in zip(hits, found.hits, strict=True):
            added = self._added.get(number)
            if added is None:
                yield hit
            else:
                part = ScorePart(added, "likeness to the query", "meaning")
                yield replace(hit, explanation=(*(hit.explanation or ()), part))

    def _reorder(self, hits: tuple[ScoredHit, ...]) -> tuple[ScoredHit, ...]:
        first, rest = hits[:N_HITS], hits[N_HITS:]
        best = max((score for _, score in first), default=0.0)
        if best <= 0 or not self._query.any():
            return hits
        vectors = self._vectors.read([number for number, _ in first])
        cosines = np.clip(vectors @ self._query, 0, 1)
        added = (WEIGHT * best * cosines).tolist()
        self._added = {hit[0]: more for hit, more in zip(first, added, strict=True)}
        scored = [(number, score + self._added[number]) for number, score in first]
        return (*sorted(scored, key=lambda hit: -hit[1]), *rest)


def make_question(tree: Node, corrected: Mapping[str, str]) -> str:
    """Returns the words and phrases of a query that an article should have.

    Args:
        tree: the query as parsed: small words are part of what it means.
        corrected: words that occur nowhere, each with the word searched instead.
    """
    texts = [one.text for one in query_words(tree) if isinstance(one, Word | Phrase)]
    return " ".join(corrected.get(text, text) for text in texts)
