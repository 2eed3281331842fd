"""Selects the k best hits of a segment, from scores or while it scores.

A binary heap of the k best so far has the worst of them on top: a document that does
not beat it costs one comparison, any other O(log k). Documents come in order, so that
of equal scores the lower doc ids stay. `score_top_k` takes the scores straight from the
accumulators of BM25F (see `search.kernels.score`): no list of hits is ever built, and
blocks of 64 documents without any score above the worst are skipped. The reference
partitions the scores instead.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.kernels.inputs import (
    DocIds,
    DocMask,
    Scores,
    TopK,
    TopKRequest,
    WeightedTerms,
)
from search.kernels.score import saturate_weights, sum_weights
from search.kernels.workspace import Workspace


def select_top_k(doc_ids: DocIds, scores: Scores, request: TopKRequest) -> TopK:
    """Returns the best of some documents, best first.

    Args:
        doc_ids: uint16 array of shape (n,), ascending.
        scores: float32 array of shape (n,).
        request: how many, and above which score.
    """
    k, min_score, doc_base = request
    chosen = np.flatnonzero(scores > min_score)
    if len(chosen) > k:
        chosen = _partition(chosen, scores[chosen], k)
    in_index = (doc_ids[chosen].astype(np.int64) + doc_base).tolist()
    return sorted(zip((-scores[chosen]).tolist(), in_index, strict=True))


def _partition(indices: NDArray[np.int64], scores: Scores, k: int) -> NDArray[np.int64]:
    if not k:
        return indices[:0]
    last = np.partition(scores, len(scores) - k)[len(scores) - k]
    above, equal = indices[scores > last], indices[scores == last]
    return np.concatenate((above, equal[: k - len(above)]))


def score_top_k(
    words: Sequence[tuple[WeightedTerms, float]],
    k1: float,
    live: DocMask | None,
    request: TopKRequest,
    workspace: Workspace,
) -> tuple[int, TopK]:
    """Scores the documents with any of some words, and returns the best.

    A document's score is the sum of its scores for the words.

    Args:
        words: the terms of each, and its factor, more than 0 (see `score_terms`).
        k1: how slowly scores saturate.
        live: bool array of shape (n_docs,), false for deleted documents; None where
            there are none.
        request: how many hits, and above which score.
        workspace: reused memory.

    Returns:
        The number of live documents with any of the words, and the best hits.

    Raises:
        IndexError: a doc id is not in the segment.
    """
    n_docs = max((len(terms[0][0].norms) for terms, _ in words if terms), default=0)
    sums = np.zeros(n_docs, np.float32)
    for terms, factor in words:
        sums += saturate_weights(sum_weights(terms, n_docs), factor, k1)
    if live is not None and n_docs:
        sums *= live
    # A document with any of the words scores more than 0.
    doc_ids = np.flatnonzero(sums > max(request.min_score, 0))
    best = select_top_k(doc_ids.astype(np.uint16), sums[doc_ids], request)
    return int(np.count_nonzero(sums != 0)), best
