"""Clusters near-duplicates, and counts the clusters by facet.

A cluster holds the near-duplicates of a text, their near-duplicates, and so on: the
connected components of the graph of pairs. The command line calls it a story. Candidate
pairs are found by locality-sensitive hashing: texts are sorted by each two adjacent
hashes of their fingerprints, and neighbours in that order are compared. The order depends
on the texts alone, so the clusters do not depend on the order of indexing.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.codec.fingerprints import FingerprintedTexts
from index.kernels import gather
from search.duplicates.near_duplicates import Numbers64, are_near_duplicates
from search.executor.plan import Plan
from search.query.query import FacetField

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor

# Pairs compared in one go: bounds the memory.
_BATCH = 20_000
_RANK_BITS = 31
"""So many texts can be told apart beside a key of 32 bits."""


def count_clusters(
    executor: "SearchExecutor", plan: Plan, facets: Iterable[FacetField]
) -> dict[FacetField, dict[str, int]]:
    """Counts the clusters with a document that matches a plan, by value of each facet."""
    numbers = executor.find_all(plan)
    clusters = find_clusters(executor.snapshot.read_fingerprints(numbers))
    return {facet: _count_by(executor, facet, numbers, clusters) for facet in facets}


def find_clusters(texts: FingerprintedTexts) -> Numbers64:
    """Assigns each text to its cluster.

    Returns:
        int64 array of shape (n_texts,): the number of the first text in the cluster.
    """
    return connect_pairs(len(texts.sizes), *find_pairs(texts))


def find_pairs(texts: FingerprintedTexts) -> tuple[Numbers64, Numbers64]:
    """Finds pairs of near-duplicates that connect the texts of each cluster.

    Returns:
        The texts of each pair: two int64 arrays of shape (n_pairs,).
    """
    first, second = _find_candidates(texts)
    alike = np.zeros(len(first), np.bool_)
    for start in range(0, len(first), _BATCH):
        batch = slice(start, start + _BATCH)
        common = _count_common(texts, first[batch], second[batch])
        alike[batch] = are_near_duplicates(texts, first[batch], second[batch], common)
    return first[alike], second[alike]


def connect_pairs(n_texts: int, first: Numbers64, second: Numbers64) -> Numbers64:
    """Finds connected components by repeated propagation of the least number.

    Args:
        n_texts: number of texts.
        first: one text of each pair: int64 array of shape (n_pairs,).
        second: the other: int64 array of shape (n_pairs,).

    Returns:
        int64 array of shape (n_texts,): the least text that pairs lead to from each.
    """
    least = np.arange(n_texts)
    while True:
        before = least.copy()
        lower = np.minimum(least[first], least[second])
        np.minimum.at(least, first, lower)
        np.minimum.at(least, second, lower)
        least = least[least]
        if (least == before).all():
            return least


def _count_by(
    executor: "SearchExecutor",
    facet: FacetField,
    numbers: Numbers64,
    clusters: Numbers64,
) -> dict[str, int]:
    """For each value the number of clusters that hold a document with it.

    Args:
        executor: of the index.
        facet: its values are counted.
        numbers: of documents, int64, shape (n,), ascending.
        clusters: for each document the number of its cluster, int64, shape (n,).
    """
    found = executor.read_facet(facet, numbers)
    pairs = np.stack((found.values, clusters[found.docs]))
    values = np.unique(pairs, axis=1)[0]
    counts = np.bincount(values, minlength=len(found.names)).tolist()
    return {
        name: count for name, count in zip(found.names, counts, strict=True) if count
    }


def _find_candidates(texts: FingerprintedTexts) -> tuple[Numbers64, Numbers64]:
    """Pairs of texts that are neighbours among those that share two adjacent hashes."""
    hashes, owners = texts.hashes, texts.owners
    inside = np.flatnonzero(owners[1:] == owners[:-1])
    keys = hashes[inside].astype(np.int64) << 16 | hashes[inside + 1]
    ranks = _order_by_content(texts)
    # One number of key and rank: to sort it takes a sixth of the time of np.lexsort.
    codes = np.sort(keys << _RANK_BITS | ranks[owners[inside]])
    keys = codes >> _RANK_BITS
    owners = np.argsort(ranks)[codes & ((1 << _RANK_BITS) - 1)]
    same = np.flatnonzero(keys[1:] == keys[:-1])
    one, other = owners[same], owners[same + 1]
    count = len(texts.sizes)
    pairs = _sort_unique(np.minimum(one, other) * count + np.maximum(one, other))
    first, second = pairs // max(count, 1), pairs % max(count, 1)
    return first[first != second], second[first != second]


def _order_by_content(texts: FingerprintedTexts) -> Numbers64:
    """The rank of each text by length and fingerprint; equal ones are copies anyway."""
    starts = np.cumsum(texts.sizes) - texts.sizes
    first_hashes = np.append(texts.hashes, np.uint16(0))[starts]
    order = np.lexsort((first_hashes, texts.sizes, texts.lengths))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _count_common(
    texts: FingerprintedTexts, first: Numbers64, second: Numbers64
) -> Numbers64:
    """For each pair of texts the number of hashes that both fingerprints have."""
    starts = np.cumsum(texts.sizes) - texts.sizes
    parts: list[NDArray[np.int64]] = []
    for side in (first, second):
        sizes = texts.sizes[side]
        hashes = gather(texts.hashes, starts[side], sizes)
        pair = np.repeat(np.arange(len(side)), sizes)
        parts.append(_sort_unique(pair << 16 | hashes))
    codes = np.sort(np.concatenate(parts))
    shared = codes[:-1][codes[1:] == codes[:-1]] >> 16
    return np.bincount(shared, minlength=len(first))


def _sort_unique(numbers: Numbers64) -> Numbers64:
    """Sorts numbers, and drops those that are there again.

    np.unique hashes them first since numpy 2.3, which takes several times as long.
    """
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]
