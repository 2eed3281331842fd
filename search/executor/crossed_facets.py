"""Counts the hits of a plan by the values of two facets together."""

from collections import Counter

import numpy as np

from search.executor.executor import Executor
from search.executor.plan import Plan
from search.query.query import FacetField


def cross_facets(
    executor: Executor, plan: Plan, fields: tuple[FacetField, FacetField]
) -> dict[str, dict[str, int]]:
    """Counts the documents that match a plan by pairs of values.

    Args:
        executor: of the index.
        plan: matches the documents.
        fields: the two facets.

    Returns:
        For each value of the first facet the number of documents by value of the second.
    """
    counts: dict[str, Counter[str]] = {}
    numbers = executor.find_all(plan)
    outer, inner = (executor.facet_reader(field) for field in fields)
    for segment in executor.segments:
        end = segment.doc_base + segment.n_docs
        low, high = np.searchsorted(numbers, [segment.doc_base, end])
        doc_ids = (numbers[low:high] - segment.doc_base).astype(np.uint16)
        if not len(doc_ids):
            continue
        first, second = outer.read(segment, doc_ids), inner.read(segment, doc_ids)
        # Of the second a document has at most one value: a column of them, one-based.
        column = np.zeros(len(doc_ids), np.int64)
        column[second.docs] = second.values + 1
        width = len(second.names) + 1
        pairs, found = np.unique(
            first.values * width + column[first.docs], return_counts=True
        )
        for pair, count in zip(pairs.tolist(), found.tolist(), strict=True):
            name, value = first.names[pair // width], pair % width
            inside = counts.setdefault(name, Counter())
            inside[second.names[value - 1] if value else ""] += count
    return {name: dict(inside) for name, inside in counts.items()}
