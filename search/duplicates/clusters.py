"""Which of many articles tell one story: copies of one text, and copies of these.

Here each article has a number for each two neighbours in its sketch; those that share
one are looked at more closely. Articles come in an order that depends on their texts
alone, so that it does not matter in which order an index took them in.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.kernels import gather
from search.duplicates.near_duplicates import Array, Texts, are_copies, read_texts
from search.executor import Executor
from search.executor.facets import FACETS
from search.executor.plan import Plan
from search.query.query import FacetField

_AT_ONCE = 20_000


def count_stories(
    executor: Executor, plan: Plan, facets: Iterable[FacetField]
) -> dict[FacetField, dict[str, int]]:
    """Counts by each facet the clusters that hold a document which matches a plan."""
    numbers = executor.find_all(plan)
    clusters = number_stories(read_texts(executor.snapshot, numbers))
    return {facet: _count_by(executor, facet, numbers, clusters) for facet in facets}


def _count_by(
    executor: Executor, facet: FacetField, numbers: Array, clusters: Array
) -> dict[str, int]:
    """For each value the number of clusters that hold a document with it.

    Args:
        executor: of the index.
        facet: its values are counted.
        numbers: of documents, int64, shape (n,), ascending.
        clusters: for each document the number of its cluster, int64, shape (n,).
    """
    pairs, codes = [np.zeros((2, 0), np.int64)], dict[str, int]()
    for segment in executor.segments:
        end = segment.doc_base + segment.n_docs
        low, high = np.searchsorted(numbers, [segment.doc_base, end])
        doc_ids = (numbers[low:high] - segment.doc_base).astype(np.uint16)
        found = FACETS[facet].read(segment, doc_ids)
        codes_here = [codes.setdefault(name, len(codes)) for name in found.names]
        values = np.array(codes_here, np.int64)[found.values]
        pairs.append(np.stack((values, clusters[low:high][found.docs])))
    different = np.unique(np.concatenate(pairs, axis=1), axis=1)
    counts = np.bincount(different[0], minlength=len(codes)).tolist()
    return {name: count for name, count in zip(codes, counts, strict=True) if count}


def number_stories(texts: Texts) -> Array:
    """For each text the number of its story."""
    first, second = _likely_pairs(texts)
    copies = np.zeros(len(first), np.bool_)
    for start in range(0, len(first), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        common = _count_common(texts, first[some], second[some])
        copies[some] = are_copies(texts, first[some], second[some], common)
    return _connect(len(texts.sizes), first[copies], second[copies])


def _likely_pairs(texts: Texts) -> tuple[Array, Array]:
    """Texts that stand side by side among those that have two neighbours in common."""
    numbers, owners = texts.numbers, texts.owners
    inside = np.flatnonzero(owners[1:] == owners[:-1])
    keys = numbers[inside].astype(np.uint32) << np.uint32(16) | numbers[inside + 1]
    by_key = np.lexsort((_rank(texts)[owners[inside]], keys))
    keys, owners = keys[by_key], owners[inside][by_key]
    same = np.flatnonzero(keys[1:] == keys[:-1])
    one, other = owners[same], owners[same + 1]
    count = len(texts.sizes)
    pairs = np.unique(np.minimum(one, other) * count + np.maximum(one, other))
    first, second = pairs // max(count, 1), pairs % max(count, 1)
    return first[first != second], second[first != second]


def _rank(texts: Texts) -> Array:
    """The texts' order by length and sketch; equal ones are copies anyway."""
    starts = np.cumsum(texts.sizes) - texts.sizes
    some = np.append(texts.numbers, np.uint16(0))[starts]
    order = np.lexsort((some, texts.sizes, texts.lengths))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _count_common(texts: Texts, first: Array, second: Array) -> Array:
    """How many numbers of their sketches the texts of each pair have in common."""
    starts = np.cumsum(texts.sizes) - texts.sizes
    parts: list[NDArray[np.int64]] = []
    for some in (first, second):
        sizes = texts.sizes[some]
        numbers = gather(texts.numbers, starts[some], sizes)
        pair = np.repeat(np.arange(len(some)), sizes)
        parts.append(np.unique(pair << 16 | numbers))
    codes = np.sort(np.concatenate(parts))
    both = codes[:-1][codes[1:] == codes[:-1]] >> 16
    return np.bincount(both, minlength=len(first))


def _connect(count: int, first: Array, second: Array) -> Array:
    """For each of so many texts the least of those that pairs lead to from it."""
    least = np.arange(count)
    while True:
        before = least.copy()
        lower = np.minimum(least[first], least[second])
        np.minimum.at(least, first, lower)
        np.minimum.at(least, second, lower)
        least = least[least]
        if (least == before).all():
            return least
