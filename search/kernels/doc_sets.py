"""Set operations over sorted lists of doc ids: intersection, union, filters.

Intersection (`locate`) has two ways. Where one list is more than 16 times as long as the
other, each of the few is sought by galloping (exponential) search from the last one found
(Bentley & Yao 1976): O(m log(n / m)). Else the longer list is written into a table
by doc id and each of the others looked up there: O(m + n). Union marks a bit set of the
segment's documents and reads it in order: O(postings + documents / 64). Filters are one
pass without branches.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.kernels.inputs import DocIds, DocMask, Scores
from search.kernels.workspace import Workspace

# From here on a search for each is cheaper than a table of all.
_MUCH_LONGER = 16


def locate(
    doc_ids: DocIds, postings: DocIds, workspace: Workspace
) -> NDArray[np.int32]:
    """Returns the index among postings of each of some documents.

    Args:
        doc_ids: uint16 array of shape (n,), ascending.
        postings: uint16 array of shape (n_postings,), ascending.
        workspace: reused memory.

    Returns:
        int32 array of shape (n,): indices into `postings`, -1 for documents that it
        does not have.
    """
    if not len(postings) or not len(doc_ids):
        return np.full(len(doc_ids), -1, np.int32)
    if len(postings) > _MUCH_LONGER * len(doc_ids):
        found = postings.searchsorted(doc_ids).astype(np.int32)
        found[postings.take(found, mode="clip") != doc_ids] = -1
        return found
    indices = np.empty(int(max(doc_ids[-1], postings[-1])) + 1, np.uint16)
    indices[postings] = np.arange(len(postings))
    # Of documents without a posting any index is read here, and refused below.
    found = indices.take(doc_ids).astype(np.int32)
    found[postings.take(found, mode="clip") != doc_ids] = -1
    return found


def union(
    lists: Sequence[tuple[DocIds, Scores | None]], workspace: Workspace
) -> tuple[DocIds, Scores]:
    """Returns the documents that are in any of several lists, and their summed scores.

    Args:
        lists: for each a uint16 array of doc ids, ascending, and a float32 array of the
            same shape (n,) with their scores; None for zeros.
        workspace: reused memory.

    Returns:
        uint16 array of shape (m,), ascending, and float32 array of shape (m,).
    """
    size = max((int(ids.max(initial=0)) + 1 for ids, _ in lists), default=0)
    sums, marked = np.zeros(size, np.float32), np.zeros(size, np.bool_)
    for doc_ids, scores in lists:
        marked[doc_ids] = True
        if scores is not None:
            np.add.at(sums, doc_ids, scores)
    united = np.flatnonzero(marked)
    return united.astype(np.uint16), sums.take(united)


def filter_docs(
    mask: DocMask, doc_ids: DocIds, scores: Scores | None, more: Scores | None
) -> tuple[DocIds, Scores | None]:
    """Returns the documents that a mask selects, and their scores.

    Args:
        mask: bool array of shape (n,).
        doc_ids: uint16 array of shape (n,).
        scores: float32 array of shape (n,), None for zeros.
        more: float32 array of shape (n,) that is added, None for zeros.

    Returns:
        uint16 array of shape (mask.sum(),); and a float32 array of the same shape, None
        where both scores are None.
    """
    if scores is None or more is None:
        both = more if scores is None else scores
    else:
        both = scores + more
    return doc_ids[mask], None if both is None else both[mask]


def select_range(column: NDArray[Any], doc_ids: DocIds, low: int, high: int) -> DocMask:
    """Returns a mask of the documents whose value in a column is in (low, high].

    Args:
        column: uint8, uint16 or uint32 array of shape (n_docs,): by doc id the value's
            ordinal and 1, 0 for no value.
        doc_ids: uint16 array of shape (n,).
        low: values up to this one are left out.
        high: the last value.

    Returns:
        bool array of shape (n,).

    Raises:
        IndexError: a doc id is not in the segment.
    """
    values = column.take(doc_ids)
    return (values > low) & (values <= high)
