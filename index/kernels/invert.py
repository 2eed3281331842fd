"""Inverts texts: from the terms of each text, in order, to the postings of each term.

A counting sort by term, which is stable, so that a term's postings stay in the order of
the texts and its positions ascend. Cost: O(tokens + terms). Batches hold some 500,000
tokens, most of them of terms already seen, so that the counters fit a cache.
"""

import numpy as np
from numpy.typing import NDArray

from index.kernels.array_types import DocIds, Offsets, TermIds
from index.kernels.string_sort import stable_argsort

Positions = NDArray[np.uint16] | NDArray[np.uint32]
"""Token positions; 32 bits only where a text has more than 65,536 tokens."""


def invert_texts(
    term_ids: TermIds, doc_ids: DocIds, lengths: Offsets, positions: Positions
) -> tuple[TermIds, Offsets, DocIds, NDArray[np.uint32]]:
    """Returns the postings of texts by term, and within a term in the order of texts.

    Args:
        term_ids: int32 array of shape (n_tokens,): the terms of the texts, in order.
        doc_ids: uint16 array of shape (n_texts,): the document of each text.
        lengths: int64 array of shape (n_texts,): tokens in each text.
        positions: uint16 or uint32 array of shape (n_tokens,) that is written: the
            positions, counted from 0 in each text, posting by posting.

    Returns:
        Four arrays: the ids of the terms that occur, each once, ascending (int32, shape
        (n_terms,)); the document frequency of each (int64, shape (n_terms,)); the
        postings' doc ids, term by term (uint16, shape (n_postings,)); and the term
        frequency in each posting (uint32, shape (n_postings,)).

    Raises:
        IndexError: a term id is negative, or the lengths do not add up to the number of
            tokens (when compiled).
    """
    used = np.zeros(int(term_ids.max()) + 1 if len(term_ids) else 0, np.bool_)
    used[term_ids] = True
    terms = np.flatnonzero(used).astype(np.int32)
    dense = np.cumsum(used, dtype=np.int32)[term_ids]
    dense -= 1
    order = stable_argsort(dense, len(terms))
    firsts = np.cumsum(lengths) - lengths
    positions[:] = (np.arange(len(term_ids)) - np.repeat(firsts, lengths))[order]
    token_docs = np.repeat(doc_ids, lengths)[order]
    stops = np.cumsum(np.bincount(dense, minlength=len(terms)))
    new = np.ones(len(token_docs), np.bool_)
    np.not_equal(token_docs[1:], token_docs[:-1], out=new[1:])
    new[stops[:-1]] = True
    starts = np.flatnonzero(new)
    doc_frequencies = np.diff(np.searchsorted(starts, stops), prepend=0)
    frequencies = np.diff(starts, append=len(token_docs)).astype(np.uint32)
    return terms, doc_frequencies, token_docs[starts], frequencies
