"""Counts documents by the values of two facets together."""

from collections import Counter

import numpy as np

from search.executor.facets import DocValues


def cross_facets(outer: DocValues, inner: DocValues) -> dict[str, dict[str, int]]:
    """Counts documents by pairs of values.

    Args:
        outer: the values of some documents of one facet.
        inner: those of the same documents of a second one, at most one each.

    Returns:
        For each value of the first facet the number of documents by value of the second.
    """
    counts: dict[str, Counter[str]] = {}
    if not len(outer.docs):
        return {}
    # A column of the inner values, counted from 1; 0 is none.
    column = np.zeros(int(outer.docs.max()) + 1, np.int64)
    known = inner.docs < len(column)
    column[inner.docs[known]] = inner.values[known] + 1
    width = len(inner.names) + 1
    pairs, found = np.unique(
        outer.values * width + column[outer.docs], return_counts=True
    )
    for pair, count in zip(pairs.tolist(), found.tolist(), strict=True):
        name, value = outer.names[pair // width], pair % width
        inside = counts.setdefault(name, Counter())
        inside[inner.names[value - 1] if value else ""] += count
    return {name: dict(inside) for name, inside in counts.items()}
