"""The articles that a measure counts words in: those that the filters of a query leave."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.schema import BODY, TITLE
from search.executor import Executor
from search.executor.segment_context import SegmentContext
from search.query import query_words
from search.query.tree import And, Everything, Node, Not, Or

COUNTED = (TITLE, BODY)
"""The fields that measures count: what surrounds an article on its page is not its own."""


class CountedCorpus(NamedTuple):
    """Some articles of an index.

    Attributes:
        numbers: int64 array of shape (n,), ascending: numbers of their documents.
        masks: for each segment a bool array of shape (n_docs,).
        tokens: number of tokens in their titles and bodies.
    """

    numbers: NDArray[np.int64]
    masks: list[NDArray[np.bool_]]
    tokens: int


def select_corpus(executor: Executor, numbers: NDArray[np.int64]) -> CountedCorpus:
    """Makes a corpus of documents: int64 array of shape (n,), ascending numbers."""
    wanted = np.zeros(executor.n_docs, np.bool_)
    wanted[numbers] = True
    masks = [
        wanted[segment.doc_base : segment.doc_base + segment.n_docs]
        for segment in executor.segments
    ]
    tokens = sum(map(_count_tokens, executor.segments, masks))
    return CountedCorpus(numbers, masks, tokens)


def find_filters(tree: Node) -> Node:
    """Returns the part of a query that chooses articles, without the words looked for.

    >>> from search.query.tree import Named, NameField, Word
    >>> find_filters(And((Word("talks"), Named(NameField.OUTLET, "BBC"))))
    Named(field=<NameField.OUTLET: 'outlet'>, name='BBC')
    >>> find_filters(Word("talks"))
    Everything()
    """
    if isinstance(tree, And):
        parts = map(find_filters, tree.parts)
        kept: list[Node] = [one for one in parts if not isinstance(one, Everything)]
        if all(isinstance(part, Not) for part in kept):
            kept.insert(0, Everything())
        return kept[0] if len(kept) == 1 else And(tuple(kept))
    if query_words(tree) or (isinstance(tree, Or) and Everything() in tree.parts):
        return Everything()
    return tree


def drop_copies(executor: Executor, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Returns the first document of each cluster of near-duplicates.

    Args:
        executor: of the index.
        numbers: int64 array of shape (n,), ascending: numbers of documents.

    Returns:
        int64 array of shape (n_clusters,), ascending.
    """
    # Few measures count stories.
    from search.duplicates.clusters import find_clusters

    clusters = find_clusters(executor.snapshot.read_fingerprints(numbers))
    firsts: NDArray[np.int64] = numbers[clusters == np.arange(len(numbers))]
    return firsts


def _count_tokens(segment: SegmentContext, mask: NDArray[np.bool_]) -> int:
    """Counts the tokens of some documents, given by a mask, in title and body."""
    lengths = (segment.reader.field_lengths(field) for field in COUNTED)
    return sum(int(each[mask].sum(dtype=np.int64)) for each in lengths)
