"""Joins the runs of a field's postings and writes them, ordered by the term dictionary.

Each array is joined for itself, some 24 million elements at a time: for each run, the
slices of its terms are copied to where the join has got with each of them
(`index.kernels.slices.scatter`). Cost: O(elements) and one read of all runs for each part.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Any

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import (
    CAPPED_FREQUENCIES,
    CAPPED_INDEXES,
    DOC_IDS,
    FREQUENCIES,
    POSITION_OFFSETS,
    POSITIONS,
    POSTINGS_OFFSETS,
)
from index.codec.postings_reader import CAPPED_FREQUENCY
from index.kernels import scatter
from index.kernels.array_types import Offsets
from index.writing.inversion.posting_runs import PostingRuns

# Elements joined at a time: the runs are read again for each part.
_PART = 24_000_000
_SMALL_PART = 1 << 17


def write_postings(
    file: ArrayFileWriter,
    field: str,
    runs: PostingRuns,
    ordinals: AnyArray,
    n_terms: int,
) -> None:
    """Writes a field's postings, and drops the runs.

    Args:
        file: receives the arrays, named after the field.
        field: the name of the field.
        runs: the postings.
        ordinals: int64 array of shape (n_ids,): by term id the ordinal in the field's
            dictionary.
        n_terms: terms in the dictionary.
    """
    offsets = _find_offsets(runs, "doc_frequencies", ordinals, n_terms)
    file.put(field + POSTINGS_OFFSETS, _narrow_offsets(offsets))
    parts = _join(runs, ("doc_ids", "doc_frequencies"), ordinals, offsets)
    _put(file, field + DOC_IDS, runs.widest("doc_ids"), parts)
    if runs.has_positions:
        parts = _join(runs, ("frequencies", "doc_frequencies"), ordinals, offsets)
        _put_frequencies(file, field, parts)
        offsets = _find_offsets(runs, "position_counts", ordinals, n_terms)
        file.put(field + POSITION_OFFSETS, _narrow_offsets(offsets))
        parts = _join(runs, ("positions", "position_counts"), ordinals, offsets)
        _put(file, field + POSITIONS, runs.widest("positions"), parts)
    runs.close()


def _find_offsets(
    runs: PostingRuns, counts_name: str, ordinals: AnyArray, n_terms: int
) -> Offsets:
    """Returns where each term's elements begin, and after the last where all end."""
    offsets = np.zeros(n_terms + 1, np.int64)
    each = zip(runs.read("term_ids"), runs.read(counts_name), strict=True)
    for term_ids, counts in each:
        offsets[ordinals[term_ids] + 1] += counts
    return np.cumsum(offsets, out=offsets)


def _join(
    runs: PostingRuns, names: tuple[str, str], ordinals: AnyArray, offsets: Offsets
) -> Iterator[AnyArray]:
    """Yields parts of an array of all runs, ordered by term, then by run.

    Each part is to be used before the next: they share a buffer.

    Args:
        runs: the runs.
        names: of the array, and of that with the number of its elements for each term.
        ordinals: by term id the ordinal.
        offsets: by ordinal where the elements of each term begin.
    """
    name, counts_name = names
    cuts = _cut(offsets)
    sizes = np.diff(offsets[cuts])
    buffer = np.empty(sizes.max(initial=0), runs.widest(name))
    for (low, high), size in zip(pairwise(cuts), sizes.tolist(), strict=True):
        nexts = offsets[low:high] - offsets[low]
        each = (runs.read("term_ids"), runs.read(counts_name), runs.read(name))
        for term_ids, counts, values in zip(*each, strict=True):
            terms = ordinals[term_ids]
            here = np.flatnonzero((terms >= low) & (terms < high))
            terms = terms[here] - low
            starts = np.cumsum(counts, dtype=np.int64) - counts
            same = values.astype(buffer.dtype, copy=False)
            scatter(buffer, nexts[terms], same, starts[here], counts[here])
            nexts[terms] += counts[here]
        yield buffer[:size]


def _cut(offsets: Offsets) -> list[int]:
    """Returns ordinals between which there are no more elements than a part holds."""
    cuts = [0]
    while cuts[-1] < len(offsets) - 1:
        limit = offsets[cuts[-1]] + _PART
        cut = int(np.searchsorted(offsets, limit, "right")) - 1
        cuts.append(max(cut, cuts[-1] + 1))
    return cuts


def _put(
    file: ArrayFileWriter, name: str, dtype: np.dtype[Any], parts: Iterable[AnyArray]
) -> None:
    file.begin(name, dtype)
    for part in parts:
        file.append(part)


def _put_frequencies(
    file: ArrayFileWriter, field: str, parts: Iterable[AnyArray]
) -> None:
    """Writes frequencies in a byte each, and those that need more by their index."""
    file.begin(field + FREQUENCIES, np.uint8)
    indexes, capped, done = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)], 0
    for part in chain.from_iterable(map(_divide, parts)):
        file.append(np.minimum(part, CAPPED_FREQUENCY).astype(np.uint8))
        found = np.flatnonzero(part >= CAPPED_FREQUENCY)
        indexes.append(found + done)
        capped.append(part[found])
        done += len(part)
    file.put(field + CAPPED_INDEXES, np.concatenate(indexes).astype(np.uint32))
    file.put(field + CAPPED_FREQUENCIES, np.concatenate(capped).astype(np.uint32))


def _divide(part: AnyArray) -> Iterator[AnyArray]:
    """Yields slices so small that copies of them are."""
    for start in range(0, len(part), _SMALL_PART):
        yield part[start : start + _SMALL_PART]


def _narrow_offsets(offsets: Offsets) -> AnyArray:
    is_wide = offsets[-1] > np.iinfo(np.uint32).max
    return offsets.astype(np.uint64 if is_wide else np.uint32)
