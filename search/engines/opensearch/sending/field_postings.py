"""The postings of documents of a segment, inverted back to their terms in order."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray
from index.codec.norms import NORM_LENGTHS
from index.codec.segment import SegmentReader
from search.engines.opensearch.mapping import MOST, UNIT
from search.executor.bm25f import normalise_length

GAP = "\ue000"
"""Stands in a text for tokens without a term, so that phrases keep their distances."""

Int64Array = NDArray[np.int64]


class SegmentPostings:
    """The postings of a field of running text, of a whole segment, sorted by document.

    They are sorted once, by a radix sort, in some 20 bytes a posting.

    Args:
        reader: the segment.
        field: the field.
        names: the terms of the field, by ordinal.
    """

    def __init__(self, reader: SegmentReader, field: str, names: Sequence[str]) -> None:
        postings = reader.postings_reader(field)
        lists, offsets = postings.read_lists()
        frequencies = postings.read_all_frequencies()
        order = np.argsort(lists, kind="stable").astype(np.uint32)
        bounds = offsets.astype(np.int64)
        sizes = bounds[1:] - bounds[:-1]
        ordinals = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
        starts = np.cumsum(frequencies, dtype=np.int64) - frequencies
        self.names = names
        self.norms = reader.norms(field)
        self.ordinals = ordinals[order]
        self.frequencies = frequencies[order]
        self.starts = starts[order]
        self.positions = postings.read_all_positions()
        counts = np.bincount(lists, minlength=len(self.norms))
        self.bounds = np.concatenate([[0], np.cumsum(counts)])

    def select(self, doc_ids: Int64Array) -> "FieldPostings":
        """Selects documents: int64 array of shape (n_docs,), ascending."""
        return FieldPostings(self, doc_ids)


class FieldPostings:
    """The postings of a field of running text, of some documents, one after the other.

    Args:
        segment: those of the segment.
        doc_ids: int64 array of shape (n_docs,), ascending.
    """

    def __init__(self, segment: SegmentPostings, doc_ids: Int64Array) -> None:
        sizes = segment.bounds[doc_ids + 1] - segment.bounds[doc_ids]
        kept = _list_ranges(segment.bounds[doc_ids], sizes)
        names = segment.names
        self._n_docs = len(doc_ids)
        self._places = np.repeat(np.arange(len(doc_ids)), sizes)
        self._terms = [names[n] for n in segment.ordinals[kept].tolist()]
        self._frequencies = segment.frequencies[kept].astype(np.int64)
        self._lengths = NORM_LENGTHS[segment.norms[doc_ids]].astype(np.float64)
        self._positions = segment.positions[
            _list_ranges(segment.starts[kept], self._frequencies)
        ].astype(np.int64)
        self._groups = _Groups(self._terms, self._places, self._frequencies)

    def write_weights(
        self, mean_length: float, *, b: float, weight: float, mark: str
    ) -> list[str]:
        """Writes what BM25F adds up of the terms of each document: `term|weight` each.

        Args:
            mean_length: of the field, in tokens.
            b: the degree of length normalisation.
            weight: of an occurrence in the field.
            mark: stands before each term.

        Returns:
            A text for each document, "" where it has nothing in the field.
        """
        groups = self._groups
        frequencies = groups.frequencies.astype(np.float64) * (weight * UNIT)
        lengths = self._lengths[groups.places]
        weights = normalise_length(frequencies, lengths, mean_length, b)
        units = np.clip(np.rint(weights), 1, MOST).astype(np.int64).tolist()
        # A document has few different frequencies: all terms of one are joined at once,
        # in a tenth of the time that it takes to write them one by one.
        written = [
            f"{mark}{f'|{n} {mark}'.join(terms)}|{n}"
            for terms, n in zip(groups.terms, units, strict=True)
        ]
        bounds = np.searchsorted(groups.places, np.arange(self._n_docs + 1)).tolist()
        return [" ".join(written[start:stop]) for start, stop in pairwise(bounds)]

    def join_terms(self) -> list[str]:
        """Joins the terms of each document in the order of their positions."""
        docs = np.repeat(self._places, self._frequencies)
        order = np.lexsort((self._positions, docs))
        positions = self._positions[order]
        owners = np.repeat(np.arange(len(self._places)), self._frequencies)[order]
        terms = [self._terms[n] for n in owners.tolist()]
        found = []
        bounds = np.searchsorted(docs, np.arange(self._n_docs + 1)).tolist()
        for start, stop in pairwise(bounds):
            words = terms[start:stop]
            if words and int(positions[stop - 1]) != stop - start - 1:
                words = _fill_gaps(words, positions[start:stop].tolist())
            found.append(" ".join(words))
        return found


class _Groups:
    """The terms of documents, grouped by their frequency.

    Attributes:
        places: the document of each group, ascending: int64 array of shape (n_groups,).
        frequencies: the frequency of its terms: int64 array of shape (n_groups,).
        terms: its terms.
    """

    def __init__(
        self, terms: Sequence[str], places: Int64Array, frequencies: Int64Array
    ) -> None:
        order = np.lexsort((frequencies, places))
        sorted_terms = [terms[n] for n in order.tolist()]
        places, frequencies = places[order], frequencies[order]
        is_first = np.ones(len(order), bool)
        is_first[1:] = (np.diff(places) != 0) | (np.diff(frequencies) != 0)
        starts = np.flatnonzero(is_first)
        self.places, self.frequencies = places[starts], frequencies[starts]
        self.terms = [
            sorted_terms[start:stop]
            for start, stop in pairwise([*starts.tolist(), len(order)])
        ]


def select_postings(
    postings: AnyArray, doc_ids: Int64Array
) -> tuple[Int64Array, Int64Array]:
    """Selects the postings of some documents.

    Args:
        postings: uint16 array of shape (n_postings,).
        doc_ids: int64 array of shape (n_docs,), ascending.

    Returns:
        Indexes of postings, and for each the place of its document in `doc_ids`: int64
        arrays of shape (n_selected,).
    """
    places = np.full(1 << 16, -1, np.int64)
    places[doc_ids] = np.arange(len(doc_ids))
    kept = np.flatnonzero(places[postings] >= 0)
    return kept, places[postings[kept]]


def _list_ranges(starts: Int64Array, sizes: Int64Array) -> Int64Array:
    """Lists the numbers of ranges, one range after the other: int64, (sum of sizes,)."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: Int64Array = np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
    return found


def _fill_gaps(words: Sequence[str], positions: Sequence[int]) -> list[str]:
    filled = [GAP] * (positions[-1] + 1)
    for word, position in zip(words, positions, strict=True):
        filled[position] = word
    return filled
