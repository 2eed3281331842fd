"""Postings on their way to a segment: runs of them, and several runs made one.

A run holds postings term by term, within a term by article, within an article by place.
Runs of one segment follow each other: every article of one comes before those of the
next, so that to merge them is to copy stretches, never to compare.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter, narrow
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
from index.kernels import gather, invert_texts, scatter
from index.writing.inversion.spill import Kept, Spill

# So many elements are joined at a time: the runs are read again for each piece.
_PIECE = 24_000_000
_PART = 1 << 17
_FEW = 1 << 16


@dataclass(slots=True)
class Run:
    """Postings of some articles.

    Attributes:
        terms: the numbers of the terms, each once.
        counts: how many articles each is in.
        articles: the numbers of these articles in the segment, term by term.
        frequencies: how often the term is in each; None where a field has no places.
        places: where, article by article; None where a field has no places.
    """

    terms: AnyArray
    counts: AnyArray
    articles: AnyArray
    frequencies: AnyArray | None = None
    places: AnyArray | None = None


def make_run(terms: AnyArray, articles: AnyArray, counts: AnyArray) -> Run:
    """The run of texts.

    Args:
        terms: the numbers of the texts' terms, in order.
        articles: the number of each text's article, in any order, none twice.
        counts: how many terms each text has.
    """
    if (articles[1:] < articles[:-1]).any():
        order = np.argsort(articles, kind="stable")
        terms = gather(terms, (np.cumsum(counts) - counts)[order], counts[order])
        articles, counts = articles[order], counts[order]
    # A text of more terms than 16 bits can count is rare.
    wide = np.uint16 if counts.max(initial=0) <= _FEW else np.uint32
    places: AnyArray = np.empty(len(terms), wide)
    numbers, bearers, owners, frequencies = invert_texts(
        terms, articles, counts, places
    )
    return Run(numbers, bearers, owners, narrow(frequencies), places)


def make_plain_run(terms: AnyArray, articles: AnyArray) -> Run:
    """The run of values without places, each article's once, in order of articles."""
    order = np.argsort(terms, kind="stable")
    numbers, counts = np.unique(terms, return_counts=True)
    return Run(numbers, counts, articles[order].astype(np.uint16))


class Runs:
    """Runs of one field, each after the one before, put aside until they are joined."""

    def __init__(self, directory: Path | None = None) -> None:
        self._spill = Spill(directory)
        self._kept: defaultdict[str, list[Kept]] = defaultdict(list)

    @property
    def placed(self) -> bool:
        """Whether the field has places."""
        return bool(self._kept["places"])

    def append(self, run: Run) -> None:
        """Take the next run."""
        self._put("terms", run.terms.astype(np.int32))
        self._put("counts", narrow(run.counts))
        self._put("articles", run.articles)
        if run.frequencies is not None and run.places is not None:
            starts = np.cumsum(run.counts) - run.counts
            spans = np.add.reduceat(run.frequencies, starts, dtype=np.uint32)
            self._put("spans", narrow(spans))
            self._put("frequencies", run.frequencies)
            self._put("places", run.places)

    def read(self, name: str) -> Iterator[AnyArray]:
        """An array of each run: one of a `Run`, or `spans`, the places of each term."""
        return map(self._spill.get, self._kept[name])

    def widest(self, name: str) -> np.dtype[Any]:
        """The type that holds what any run has in an array."""
        return np.result_type(np.uint8, *{kept.dtype for kept in self._kept[name]})

    def close(self) -> None:
        """Let go of them."""
        self._spill.close()

    def _put(self, name: str, array: AnyArray) -> None:
        self._kept[name].append(self._spill.put(array))


def write_postings(
    file: ArrayFileWriter, field: str, runs: Runs, ranks: AnyArray, size: int
) -> None:
    """Write a field's postings; those of the runs are let go.

    Args:
        file: takes the arrays, their names beginning with the field's.
        field: the name of the field.
        runs: the postings.
        ranks: for each term's number its place in the field's dictionary.
        size: how many terms the dictionary has.
    """
    first = _find_offsets(runs, "counts", ranks, size)
    file.put(field + POSTINGS_OFFSETS, _narrow_offsets(first))
    pieces = _join(runs, ("articles", "counts"), ranks, first)
    _put(file, field + DOC_IDS, runs.widest("articles"), pieces)
    if runs.placed:
        pieces = _join(runs, ("frequencies", "counts"), ranks, first)
        _put_frequencies(file, field, pieces)
        first = _find_offsets(runs, "spans", ranks, size)
        file.put(field + POSITION_OFFSETS, _narrow_offsets(first))
        pieces = _join(runs, ("places", "spans"), ranks, first)
        _put(file, field + POSITIONS, runs.widest("places"), pieces)
    runs.close()


def _find_offsets(runs: Runs, counts: str, ranks: AnyArray, size: int) -> AnyArray:
    """Where each term's elements start, and after the last where all end."""
    offsets = np.zeros(size + 1, np.int64)
    for terms, some in zip(runs.read("terms"), runs.read(counts), strict=True):
        offsets[ranks[terms] + 1] += some
    return np.cumsum(offsets, out=offsets)


def _join(
    runs: Runs, names: tuple[str, str], ranks: AnyArray, offsets: AnyArray
) -> Iterator[AnyArray]:
    """An array of all runs, term by term, and the runs in order within a term.

    It comes in pieces, each to be used before the next: whole, it could be large.

    Args:
        runs: the runs.
        names: of the array, and of that which says how many elements each term has.
        ranks: for each term's number its rank.
        offsets: where the elements of each rank start.
    """
    wanted, counts = names
    cuts = _cut(offsets)
    sizes = np.diff(offsets[cuts])
    buffer = np.empty(sizes.max(initial=0), runs.widest(wanted))
    for (low, high), size in zip(pairwise(cuts), sizes.tolist(), strict=True):
        nexts = offsets[low:high] - offsets[low]
        each = (runs.read("terms"), runs.read(counts), runs.read(wanted))
        for terms, some, values in zip(*each, strict=True):
            owners = ranks[terms]
            here = np.flatnonzero((owners >= low) & (owners < high))
            owners, starts = owners[here] - low, np.cumsum(some, dtype=np.int64) - some
            same = values.astype(buffer.dtype, copy=False)
            scatter(buffer, nexts[owners], same, starts[here], some[here])
            nexts[owners] += some[here]
        yield buffer[:size]


def _cut(offsets: AnyArray) -> list[int]:
    """Ranks between which there are no more elements than are joined at a time."""
    cuts = [0]
    while cuts[-1] < len(offsets) - 1:
        most = offsets[cuts[-1]] + _PIECE
        cuts.append(max(int(np.searchsorted(offsets, most, "right")) - 1, cuts[-1] + 1))
    return cuts


def _put(
    file: ArrayFileWriter, name: str, dtype: np.dtype[Any], pieces: Iterable[AnyArray]
) -> None:
    file.begin(name, dtype)
    for piece in pieces:
        file.append(piece)


def _put_frequencies(
    file: ArrayFileWriter, field: str, pieces: Iterable[AnyArray]
) -> None:
    file.begin(field + FREQUENCIES, np.uint8)
    at, big, done = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)], 0
    for piece in chain.from_iterable(map(_divide, pieces)):
        file.append(np.minimum(piece, CAPPED_FREQUENCY).astype(np.uint8))
        found = np.flatnonzero(piece >= CAPPED_FREQUENCY)
        at.append(found + done)
        big.append(piece[found])
        done += len(piece)
    file.put(field + CAPPED_INDEXES, np.concatenate(at).astype(np.uint32))
    file.put(field + CAPPED_FREQUENCIES, np.concatenate(big).astype(np.uint32))


def _divide(piece: AnyArray) -> Iterator[AnyArray]:
    """Parts of a piece of which copies are small."""
    for start in range(0, len(piece), _PART):
        yield piece[start : start + _PART]


def _narrow_offsets(offsets: AnyArray) -> AnyArray:
    wide = offsets[-1] > np.iinfo(np.uint32).max
    return offsets.astype(np.uint64 if wide else np.uint32)
