"""Postings on their way to a segment: runs of them, and several runs made one.

A run holds postings term by term, within a term by article, within an article by place.
Runs of one segment follow each other: every article of one comes before those of the
next, so that to merge them is to copy stretches, never to compare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.codec.flatfile import Array, FlatFileWriter
from index.kernels import gather, sort_postings, stable_order

BIG_FREQUENCY = 255
"""Frequencies from here on stand in a table of their own."""

# How many elements are copied at a time: more would only need more memory.
_PIECE = 1 << 17
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

    terms: Array
    counts: Array
    articles: Array
    frequencies: Array | None = None
    places: Array | None = None


def make_run(terms: Array, articles: Array, counts: Array) -> Run:
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
    places: Array = np.empty(len(terms), wide)
    numbers, bearers, owners, frequencies = sort_postings(
        terms, articles, counts, places
    )
    narrow = np.min_scalar_type(int(frequencies.max(initial=0)))
    return Run(numbers, bearers, owners, frequencies.astype(narrow), places)


def make_plain_run(terms: Array, articles: Array) -> Run:
    """The run of values without places, each article's once, in order of articles."""
    order = np.argsort(terms, kind="stable")
    numbers, counts = np.unique(terms, return_counts=True)
    return Run(numbers, counts, articles[order].astype(np.uint16))


class Runs:
    """Runs of one field, each after the one before, their arrays already joined.

    Attributes:
        terms: for each run the numbers of its terms.
        counts: for each run how many articles each of them is in.
    """

    def __init__(self) -> None:
        self.terms: list[Array] = []
        self.counts: list[Array] = []
        self.articles = _Growing(np.uint16)
        self.frequencies = _Growing(np.uint8)
        self.places = _Growing(np.uint16)
        self.placed = False

    def append(self, run: Run) -> None:
        """Take the next run."""
        self.terms.append(run.terms.astype(np.int32))
        self.counts.append(run.counts.astype(np.int32))
        self.articles.append(run.articles)
        if run.frequencies is not None and run.places is not None:
            self.placed = True
            self.frequencies.append(run.frequencies)
            self.places.append(run.places)


class _Growing:
    """An array that grows in place: the system moves a large one without copying it."""

    def __init__(self, dtype: type) -> None:
        self._array: Array = np.zeros(0, dtype)
        self._size = 0

    def append(self, values: Array) -> None:
        if values.dtype.itemsize > self._array.dtype.itemsize:
            self._array = self._array.astype(values.dtype)
        size = self._size + len(values)
        if size > len(self._array):
            self._array.resize(size + size // 16, refcheck=False)
        self._array[self._size : size] = values
        self._size = size

    def take(self) -> Array:
        """The array, which is let go."""
        array, self._array = self._array[: self._size], np.zeros(0, np.uint8)
        return array


def write_postings(
    file: FlatFileWriter, field: str, runs: Runs, ranks: Array, size: int
) -> None:
    """Write a field's postings; those of the runs are let go.

    Args:
        file: takes the arrays, their names beginning with the field's.
        field: the name of the field.
        runs: the postings.
        ranks: for each term's number its place in the field's dictionary.
        size: how many terms the dictionary has.
    """
    owner = _joined([ranks[terms].astype(np.int32) for terms in runs.terms])
    order = stable_order(owner, size)
    counts = _joined(runs.counts)
    _put_offsets(file, f"{field}.first", owner, counts, size)
    starts = _starts(counts)
    articles = runs.articles.take()
    _put_pieces(file, f"{field}.articles", articles, starts[order], counts[order])
    if not runs.placed:
        return
    del articles
    frequencies = runs.frequencies.take()
    spans = _sum_by(frequencies, starts)
    _put_frequencies(file, field, frequencies, starts[order], counts[order])
    del frequencies, counts
    _put_offsets(file, f"{field}.first_place", owner, spans, size)
    del owner
    starts = _starts(spans)
    places = runs.places.take()
    _put_pieces(file, f"{field}.places", places, starts[order], spans[order])


def _starts(counts: Array) -> Array:
    starts = np.cumsum(counts, dtype=np.int64)
    starts -= counts
    # With an element for each run and term, wide numbers would be much memory.
    narrow = starts.max(initial=0) <= np.iinfo(np.int32).max
    return starts.astype(np.int32) if narrow else starts


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _sum_by(values: Array, starts: Array) -> Array:
    """The sums of stretches that follow each other, none empty."""
    sums = np.zeros(len(starts), np.uint32)
    # Some at a time: numpy makes all that it adds up as wide as the sums.
    cuts = np.searchsorted(starts, np.arange(0, len(values), _PIECE)).tolist()
    for low, high in pairwise([*cuts, len(starts)]):
        if low < high:
            begin = starts[low]
            stop = starts[high] if high < len(starts) else len(values)
            places = starts[low:high] - begin
            sums[low:high] = np.add.reduceat(
                values[begin:stop], places, dtype=np.uint32
            )
    return sums


def _put_offsets(
    file: FlatFileWriter, name: str, owner: Array, counts: Array, size: int
) -> None:
    totals = np.bincount(owner, counts, size) if len(owner) else np.zeros(size)
    ends = np.cumsum(totals.astype(np.int64))
    wide = len(ends) and ends[-1] > np.iinfo(np.uint32).max
    dtype = np.uint64 if wide else np.uint32
    file.put(name, np.concatenate(([0], ends)).astype(dtype))


def _put_pieces(
    file: FlatFileWriter, name: str, values: Array, starts: Array, counts: Array
) -> None:
    file.begin(name, values.dtype)
    for piece in _gather_some(values, starts, counts):
        file.append(piece)


def _put_frequencies(
    file: FlatFileWriter, field: str, values: Array, starts: Array, counts: Array
) -> None:
    file.begin(f"{field}.frequencies", np.uint8)
    places, big, done = [], [], 0
    for piece in _gather_some(values, starts, counts):
        file.append(np.minimum(piece, BIG_FREQUENCY).astype(np.uint8))
        found = np.flatnonzero(piece >= BIG_FREQUENCY)
        places.append(found + done)
        big.append(piece[found])
        done += len(piece)
    file.put(f"{field}.big_at", _joined(places).astype(np.uint32))
    file.put(f"{field}.big", _joined(big).astype(np.uint32))


def _gather_some(values: Array, starts: Array, counts: Array) -> Iterator[Array]:
    """The stretches of values, one after the other, some at a time."""
    ends = np.cumsum(counts, dtype=np.int64)
    low = 0
    while low < len(counts):
        done = int(ends[low - 1]) if low else 0
        high = max(int(np.searchsorted(ends, done + _PIECE, side="right")), low + 1)
        yield gather(values, starts[low:high], counts[low:high])
        low = high
