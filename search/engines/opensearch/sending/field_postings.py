"""The postings of some documents of a segment, inverted back to their terms in order."""

from collections.abc import Container, Sequence
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


class FieldPostings:
    """The postings of a field of running text, of some documents, one after the other.

    Args:
        reader: the segment.
        field: the field.
        doc_ids: int64 array of shape (n_docs,), ascending.
        names: the terms of the field, by ordinal.

    Attributes:
        terms: the term of each posting.
        bounds: where the postings of each document begin, and the end.
    """

    def __init__(
        self,
        reader: SegmentReader,
        field: str,
        doc_ids: Int64Array,
        names: Sequence[str],
    ) -> None:
        postings = reader.postings_reader(field)
        lists, offsets = postings.read_lists()
        kept, places = select_postings(lists, doc_ids)
        order = np.argsort(places, kind="stable")
        kept, self._places = kept[order], places[order]
        self.bounds = np.searchsorted(
            self._places, np.arange(len(doc_ids) + 1)
        ).tolist()
        ordinals = np.searchsorted(offsets.astype(np.int64), kept, side="right") - 1
        self.terms = [names[n] for n in ordinals.tolist()]
        every = postings.read_all_frequencies()
        self._frequencies = every[kept].astype(np.int64)
        self._lengths = NORM_LENGTHS[reader.norms(field)[doc_ids]]
        starts = np.cumsum(every, dtype=np.int64) - every
        self._positions = _gather(
            postings.read_all_positions(), starts[kept], self._frequencies
        )

    def weigh(self, mean_length: float, b: float, weight: float) -> list[float]:
        """Weighs the postings as BM25F does, in units of `mapping.UNIT`.

        Args:
            mean_length: of the field, in tokens.
            b: the degree of length normalisation.
            weight: of an occurrence in the field.
        """
        lengths = self._lengths[self._places].astype(np.float64)
        frequencies = self._frequencies.astype(np.float64) * (weight * UNIT)
        found: list[float] = normalise_length(
            frequencies, lengths, mean_length, b
        ).tolist()
        return found

    def join_terms(self) -> list[str]:
        """Joins the terms of each document in the order of their positions."""
        docs = np.repeat(self._places, self._frequencies)
        order = np.lexsort((self._positions, docs))
        positions, docs = self._positions[order], docs[order]
        owners = np.repeat(np.arange(len(self._places)), self._frequencies)[order]
        terms = [self.terms[n] for n in owners.tolist()]
        found = []
        bounds = np.searchsorted(docs, np.arange(len(self.bounds))).tolist()
        for start, stop in pairwise(bounds):
            words = terms[start:stop]
            if words and int(positions[stop - 1]) != stop - start - 1:
                words = _fill_gaps(words, positions[start:stop].tolist())
            found.append(" ".join(words))
        return found


class WeighedField:
    """The weights of one field's terms, of some documents.

    Args:
        postings: the postings.
        weights: what `FieldPostings.weigh` returns.
    """

    def __init__(self, postings: FieldPostings, weights: Sequence[float]) -> None:
        self._postings = postings
        self._weights = weights
        units = np.clip(np.rint(weights), 1, MOST).astype(np.int64).tolist()
        # Most of the time that it takes to make documents goes here.
        self._written = [
            f"{term}|{n}" for term, n in zip(postings.terms, units, strict=True)
        ]

    def write(self, place: int, but: Container[str] = ()) -> list[str]:
        """Writes the weights of a document: `term|weight` each.

        Args:
            place: its place among the documents.
            but: terms to leave out.
        """
        start, stop = self._postings.bounds[place : place + 2]
        if not but:
            return self._written[start:stop]
        terms = self._postings.terms
        return [self._written[n] for n in range(start, stop) if terms[n] not in but]

    def read(self, place: int) -> dict[str, float]:
        """Returns the weights of a document by term."""
        start, stop = self._postings.bounds[place : place + 2]
        return dict(
            zip(
                self._postings.terms[start:stop], self._weights[start:stop], strict=True
            )
        )

    def is_empty(self, place: int) -> bool:
        """Tells whether a document has nothing in the field."""
        start, stop = self._postings.bounds[place : place + 2]
        return bool(start == stop)


def join_weights(fields: Sequence[WeighedField], place: int) -> str:
    """Joins the weights of a document in some fields; those of one term are added up."""
    filled = [field for field in fields if not field.is_empty(place)]
    if len(filled) < 2:
        return " ".join(filled[0].write(place)) if filled else ""
    # A body has many terms, and most are in no other field.
    body = max(filled, key=lambda field: len(field.write(place)))
    others: dict[str, float] = {}
    for field in filled:
        if field is not body:
            for term, weight in field.read(place).items():
                others[term] = others.get(term, 0.0) + weight
    in_body = body.read(place)
    added = [_write(term, n + in_body.get(term, 0.0)) for term, n in others.items()]
    return " ".join([*body.write(place, but=others), *added])


def _write(term: str, weight: float) -> str:
    return f"{term}|{min(max(round(weight), 1), MOST)}"


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


def _gather(values: AnyArray, starts: Int64Array, counts: Int64Array) -> Int64Array:
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    indexes = np.arange(total) - np.repeat(ends - counts, counts)
    found: Int64Array = values[indexes + np.repeat(starts, counts)].astype(np.int64)
    return found


def _fill_gaps(words: Sequence[str], positions: Sequence[int]) -> list[str]:
    filled = [GAP] * (positions[-1] + 1)
    for word, position in zip(words, positions, strict=True):
        filled[position] = word
    return filled
