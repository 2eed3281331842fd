"""How many stories have a value of a field: articles of one story count once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from index.codec.array_file import Array
from index.codec.segment import SegmentReader
from index.codec.snapshot import Snapshot
from index.schema import ACTORS, DATE, DATE_LAST, LANGUAGE, OUTLET
from search.executor.facets import label_date


class Values(NamedTuple):
    """Which of some articles have which value: the n-th pair says one of them does."""

    articles: Array
    values: Array
    names: list[str]


def count_by_value(
    snapshot: Snapshot, articles: Array, stories: Array, facet: str
) -> dict[str, int]:
    """For each value how many stories have an article that has it.

    Args:
        snapshot: the index.
        articles: their numbers, in order.
        stories: for each the number of its story.
        facet: what to count by.
    """
    pairs, numbers = [np.zeros((2, 0), np.int64)], dict[str, int]()
    for segment in snapshot.segments:
        low, high = np.searchsorted(
            articles, [segment.doc_base, segment.doc_base + segment.n_docs]
        )
        here = articles[low:high] - segment.doc_base
        found = _READERS[facet](segment.reader, here)
        codes = [numbers.setdefault(name, len(numbers)) for name in found.names]
        each = np.array(codes, np.int64)[found.values]
        pairs.append(np.stack((each, stories[low:high][found.articles])))
    different = np.unique(np.concatenate(pairs, axis=1), axis=1)
    counts = np.bincount(different[0], minlength=len(numbers)).tolist()
    return {name: count for name, count in zip(numbers, counts, strict=True) if count}


def _read_single(field: str) -> Callable[[SegmentReader, Array], Values]:
    def read(data: SegmentReader, articles: Array) -> Values:
        names = ["", *(term.decode() for term in data.term_dictionary(field))]
        values = data.doc_values(field)[articles].astype(np.int64)
        return Values(np.arange(len(articles)), values, names)

    return read


def _read_dates(length: int) -> Callable[[SegmentReader, Array], Values]:
    def read(data: SegmentReader, articles: Array) -> Values:
        first = data.doc_values(DATE)[articles].astype(np.int64)
        last = data.doc_values(DATE_LAST)[articles].astype(np.int64)
        spans, values = np.unique(first << 32 | last, return_inverse=True)
        firsts = ["", *(term.decode() for term in data.term_dictionary(DATE))]
        lasts = ["", *(term.decode() for term in data.term_dictionary(DATE_LAST))]
        names = [
            label_date(firsts[span >> 32], lasts[span & 0xFFFFFFFF], length)
            for span in spans.tolist()
        ]
        return Values(np.arange(len(articles)), values, names)

    return read


def _read_actors(data: SegmentReader, articles: Array) -> Values:
    bearers, offsets = data.postings_lists(ACTORS)
    places = np.full(data.n_docs, -1)
    places[articles] = np.arange(len(articles))
    found = places[bearers]
    counts: Array = np.diff(offsets.astype(np.int64))
    values = np.repeat(np.arange(len(counts)), counts)
    names = [term.decode() for term in data.term_dictionary(ACTORS)]
    return Values(found[found >= 0], values[found >= 0], names)


_READERS: dict[str, Callable[[SegmentReader, Array], Values]] = {
    "outlet": _read_single(OUTLET),
    "actor": _read_actors,
    "language": _read_single(LANGUAGE),
    "year": _read_dates(len("2019")),
    "month": _read_dates(len("2019-12")),
}
