"""Finds the documents that have terms near each other, in order or in any.

First the doc ids of all terms are intersected, the shortest list first, so that only
documents with every term are looked at. Then, in each document:

- slop 1, adjacent words: from each position of the phrase's rarest word, the others are
  sought where they must stand, by binary search: O(rarest * words * log(frequency)).
- slop above 1: the ends of partial matches are merged with the positions of the next
  word: O(sum of frequencies).
- any order: a window slides over the positions of all terms, and ends at the first in
  which each stands as often as wanted: O(sum of frequencies * terms).

The reference does each for all documents at once in numpy.
"""

from collections.abc import Sequence
from functools import partial, reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.kernels import gather
from search.kernels.doc_sets import locate
from search.kernels.inputs import DocIds, TermPositions
from search.kernels.workspace import Workspace


def match_phrase(
    terms: Sequence[TermPositions],
    order: Sequence[int],
    slop: int,
    candidates: DocIds | None,
    workspace: Workspace,
) -> DocIds:
    """Returns the documents that have terms one after the other.

    Args:
        terms: the different terms of the phrase.
        order: for each word of the phrase the index of its term.
        slop: how many positions after the word before a word may stand, at most.
        candidates: uint16 array of shape (n,), ascending: only these are looked at;
            None for all documents.
        workspace: reused memory.

    Returns:
        uint16 array of shape (m,), ascending.

    Raises:
        IndexError: a position is not among the term's positions.
    """
    doc_ids = _find_common(terms, candidates, workspace)
    if len(order) == 1 or not len(doc_ids):
        return doc_ids
    found = [_find_positions(term, doc_ids, workspace) for term in terms]
    words = [found[n] for n in order]
    return doc_ids[_adjacent(words) if slop == 1 else _near(words, slop)]


def match_in_any_order(
    terms: Sequence[TermPositions],
    order: Sequence[int],
    reach: int,
    candidates: DocIds | None,
    workspace: Workspace,
) -> DocIds:
    """Returns the documents that have terms in a window, in any order.

    Args:
        terms: the different terms.
        order: for each word the index of its term; a term of several words must stand
            there as many times.
        reach: how many positions after the first of the words the last may stand.
        candidates: as for `match_phrase`.
        workspace: reused memory.

    Returns:
        uint16 array of shape (m,), ascending.

    Raises:
        IndexError: a position is not among the term's positions.
    """
    doc_ids = _find_common(terms, candidates, workspace)
    if len(order) == 1 or not len(doc_ids):
        return doc_ids
    found = [_find_positions(term, doc_ids, workspace) for term in terms]
    times = [list(order).count(n) for n in range(len(terms))]
    return doc_ids[_within(found, times, reach)]


def _find_common(
    terms: Sequence[TermPositions], candidates: DocIds | None, workspace: Workspace
) -> DocIds:
    """Returns the documents that have all the terms."""
    lists = sorted((term.doc_ids for term in terms), key=len)
    if candidates is not None:
        lists.insert(0, candidates)
    return reduce(partial(_intersect, workspace), lists)


def _intersect(workspace: Workspace, doc_ids: DocIds, others: DocIds) -> DocIds:
    return doc_ids[locate(doc_ids, others, workspace) >= 0]


class _WordPositions(NamedTuple):
    """Positions of a word in some documents: `all[starts[n] : starts[n] + counts[n]]`."""

    all: NDArray[np.uint16] | NDArray[np.uint32]
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]

    def list_pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Returns for each position the index of its document, and the position."""
        docs = np.repeat(np.arange(len(self.counts)), self.counts)
        positions = gather(self.all, self.starts, self.counts)
        return docs, positions.astype(np.int64)

    def has(
        self, docs: NDArray[np.int64], wanted: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Tells for each wanted position of a document whether the word stands there.

        One binary search for all: the word may be very common.
        """
        starts = self.starts.take(docs)
        stops = starts + self.counts.take(docs)
        before = starts - 1
        step = 1 << int(self.counts.max(initial=1)).bit_length()
        while step := step >> 1:
            middle = before + step
            less = self.all.take(middle, mode="clip") < wanted
            less &= middle < stops
            before += step * less
        before += 1
        found: NDArray[np.bool_] = self.all.take(before, mode="clip") == wanted
        found &= before < stops
        return found


def _find_positions(
    term: TermPositions, doc_ids: DocIds, workspace: Workspace
) -> _WordPositions:
    """Returns the positions of a term in documents that all have it."""
    frequencies = term.frequencies.astype(np.int64)
    if len(term.exact_frequencies):
        frequencies[term.frequencies == 255] = term.exact_frequencies
    found = locate(doc_ids, term.doc_ids, workspace)
    counts, stops = frequencies[found], np.cumsum(frequencies)[found]
    if len(stops) and stops[-1] > len(term.positions):
        raise IndexError("a position is not among the term's positions")
    return _WordPositions(term.positions, stops - counts, counts)


def _adjacent(words: Sequence[_WordPositions]) -> NDArray[np.int64]:
    """Returns the indices of the documents that have all the words side by side."""
    order = sorted(range(len(words)), key=lambda n: int(words[n].counts.sum()))
    docs, positions = words[order[0]].list_pairs()
    positions -= order[0]
    for n in order[1:]:
        kept = words[n].has(docs, positions + n)
        docs, positions = docs[kept], positions[kept]
        if not len(positions):
            break
    return np.unique(docs)


def _near(words: Sequence[_WordPositions], slop: int) -> NDArray[np.int64]:
    """Returns the indices of the documents with each word soon after the one before."""
    # So far apart that no word of one document is near one of another.
    gap = 1 + slop + max(int(word.all.max(initial=0)) for word in words)
    docs, positions = words[0].list_pairs()
    ends = docs * gap + positions
    for word in words[1:]:
        docs, positions = word.list_pairs()
        keys = docs * gap + positions
        before = ends.searchsorted(keys) - 1
        near = keys - ends.take(before, mode="clip") <= slop
        ends = keys[near & (before >= 0)]
        if not len(ends):
            break
    return np.unique(ends // gap)


def _within(
    terms: Sequence[_WordPositions], times: Sequence[int], reach: int
) -> NDArray[np.int64]:
    """Returns the indices of the documents with each term so many times in a window.

    The last of its words stands at most `reach` positions after the first.
    """
    gap = 1 + reach + max(int(term.all.max(initial=0)) for term in terms)
    pairs = [term.list_pairs() for term in terms]
    keys = [docs * gap + positions for docs, positions in pairs]
    ends = np.concatenate(keys)
    for own, wanted in zip(keys, times, strict=True):
        first = own.searchsorted(ends, "right") - wanted
        near = ends - own.take(first, mode="clip") <= reach
        ends = ends[near & (first >= 0)]
    return np.unique(ends // gap)
