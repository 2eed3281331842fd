"""Scores the documents of a word by BM25F, posting by posting.

BM25F (Robertson & Zaragoza 2009, eq. 3.7) adds up a word's weighted frequencies over all
fields and forms, and saturates the sum once:

    weight(d) = sum over terms t: boost(t) * tf(t, d) / (1 - b + b * length / mean length)
    score(d)  = factor * weight(d) / (weight(d) + k1)

The fraction is looked up by frequency and norm (`TermPostings.weights`). The weights are
added up in an array with an element for each doc id, rather than merged from sorted
lists: O(postings), plus documents / 64 to read out which documents have any. Where
only a few candidates are of interest, `probe_terms` looks those up in each list instead.
"""

import numpy as np
from numpy.typing import NDArray

from search.kernels.doc_sets import locate
from search.kernels.inputs import DocIds, DocMask, Scores, TermPostings, WeightedTerms
from search.kernels.workspace import Workspace


def score_terms(
    terms: WeightedTerms, factor: float | None, k1: float, workspace: Workspace
) -> tuple[DocIds, Scores | None]:
    """Returns the documents with any of a word's terms, and their scores.

    Args:
        terms: postings and boosts; their weights are added up.
        factor: idf and boosts of the word; None for no scores.
        k1: how slowly the score saturates with the weight.
        workspace: reused memory.

    Returns:
        uint16 array of shape (n,), ascending; and float32 array of shape (n,), or None.

    Raises:
        IndexError: a doc id is not in the segment.
    """
    if len(terms) == 1:
        ((postings, boost),) = terms
        doc_ids, weights = postings.doc_ids, _weigh(postings, boost)
    else:
        sums = sum_weights(terms, len(terms[0][0].norms) if terms else 0)
        doc_ids = np.flatnonzero(sums != 0).astype(np.uint16)
        weights = sums.take(doc_ids)
    return doc_ids, None if factor is None else saturate_weights(weights, factor, k1)


def probe_terms(
    terms: WeightedTerms,
    doc_ids: DocIds,
    factor: float | None,
    k1: float,
    workspace: Workspace,
) -> tuple[DocMask, Scores | None]:
    """Returns a mask of the candidates with any of a word's terms, and their scores.

    Args:
        terms: as in `score_terms`.
        doc_ids: uint16 array of shape (n,), ascending: the candidates.
        factor: as in `score_terms`.
        k1: as in `score_terms`.
        workspace: reused memory.

    Returns:
        bool array of shape (n,); and float32 array of shape (n,), 0 where the mask is
        false, or None.
    """
    sums = np.zeros(len(doc_ids), np.float32)
    for postings, boost in terms:
        found = locate(doc_ids, postings.doc_ids, workspace)
        sums[found >= 0] += _weigh(postings, boost, found[found >= 0])
    return sums != 0, None if factor is None else saturate_weights(sums, factor, k1)


def sum_weights(terms: WeightedTerms, n_docs: int) -> Scores:
    """Returns the added-up weights of terms: float32 array of shape (n_docs,)."""
    sums = np.zeros(n_docs, np.float32)
    for postings, boost in terms:
        # Twice as fast as by indexing.
        np.add.at(sums, postings.doc_ids, _weigh(postings, boost))
    return sums


def saturate_weights(weights: Scores, factor: float, k1: float) -> Scores:
    """Returns scores of weights: float32 arrays of shape (n,)."""
    return np.float32(factor) * weights / (weights + np.float32(k1))


def _weigh(
    postings: TermPostings, boost: float, at: NDArray[np.int32] | None = None
) -> Scores:
    doc_ids, frequencies, norms, table, exact = postings
    if at is not None:
        doc_ids, frequencies = doc_ids[at], frequencies[at]
        exact = None if exact is None else exact[at]
    if exact is None:
        codes = np.left_shift(frequencies, 8, dtype=np.uint16)
        # `take` is twice as fast as indexing here.
        codes |= norms.take(doc_ids)
        exact = table.take(codes)
    return exact * np.float32(boost)
