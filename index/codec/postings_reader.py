"""Postings of a field: which documents contain a term, how often, and at which positions.

The lists of all terms stand one after the other in one array; offsets say where the
list of each ordinal begins (compressed sparse rows).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray, ArrayFile
from index.codec.array_names import (
    CAPPED_FREQUENCIES,
    CAPPED_INDEXES,
    DOC_IDS,
    FREQUENCIES,
    POSITION_OFFSETS,
    POSITIONS,
    POSTINGS_OFFSETS,
)
from index.kernels.array_types import DocIds

CAPPED_FREQUENCY = 255
"""A term frequency is kept in a byte, capped at this. The few frequencies that are not
less stand in an array of their own."""


class Postings(NamedTuple):
    """The postings list of a term.

    Attributes:
        doc_ids: uint16 array of shape (n_postings,), ascending.
        frequencies: uint8 array of shape (n_postings,), capped at CAPPED_FREQUENCY.
        start: index of the list's first posting among all of the field.
    """

    doc_ids: DocIds
    frequencies: NDArray[np.uint8]
    start: int


class PostingsLists(NamedTuple):
    """Postings lists of consecutive terms.

    Attributes:
        doc_ids: uint16 array of shape (n_postings,): one list after the other.
        offsets: uint32 or uint64 array of shape (n_terms + 1,): where each list begins
            in `doc_ids`, and where the last ends; the first is 0.
    """

    doc_ids: DocIds
    offsets: AnyArray


class PostingsReader:
    """Reads the postings of one field of a segment.

    Attributes:
        has_positions: whether the field has frequencies and positions.
    """

    def __init__(self, file: ArrayFile, field: str) -> None:
        self._file = file
        # Joined once: a search reads the postings of many terms.
        self._offsets = field + POSTINGS_OFFSETS
        self._doc_ids = field + DOC_IDS
        self._frequencies = field + FREQUENCIES
        self._capped_indexes = field + CAPPED_INDEXES
        self._capped_frequencies = field + CAPPED_FREQUENCIES
        self._position_offsets = field + POSITION_OFFSETS
        self._positions = field + POSITIONS
        self.has_positions = self._positions in file

    def read(self, ordinal: int) -> Postings:
        """Reads the postings list of a term: uint16 and uint8 arrays of one shape."""
        start, stop = self._file.slice(self._offsets, ordinal, ordinal + 2).tolist()
        return Postings(
            self._file.slice(self._doc_ids, start, stop),
            self._file.slice(self._frequencies, start, stop),
            start,
        )

    def read_doc_ids(self, ordinals: range) -> DocIds:
        """Reads the lists of consecutive terms, at least one.

        Returns:
            uint16 array of shape (n_postings,): one list after the other, each ascending.
        """
        first, last = ordinals.start, ordinals.stop
        if last - first == 1:
            start, stop = self._file.slice(self._offsets, first, last + 1).tolist()
        else:
            start = int(self._file.slice(self._offsets, first, first + 1)[0])
            stop = int(self._file.slice(self._offsets, last, last + 1)[0])
        return self._file.slice(self._doc_ids, start, stop)

    def count(self, ordinal: int) -> int:
        """Returns the document frequency of a term, deleted documents included."""
        start, stop = self._file.slice(self._offsets, ordinal, ordinal + 2).tolist()
        return int(stop - start)

    def read_lists(self, ordinals: range | None = None) -> PostingsLists:
        """Reads the postings lists of consecutive terms, or of all terms.

        Returns:
            The documents as a uint16 array of shape (n_postings,), and the offsets of
            the lists as a uint32 or uint64 array of shape (n_terms + 1,).
        """
        if ordinals is None:
            offsets = self._file.whole(self._offsets)
            return PostingsLists(self._file.whole(self._doc_ids), offsets)
        offsets = self._file.slice(self._offsets, ordinals.start, ordinals.stop + 1)
        doc_ids = self._file.slice(self._doc_ids, int(offsets[0]), int(offsets[-1]))
        return PostingsLists(doc_ids, offsets - offsets[0])

    def exact_frequencies(self, postings: Postings) -> NDArray[np.uint8 | np.uint32]:
        """Returns the frequencies of a postings list without the cap.

        Returns:
            uint8 array of shape (n_postings,): the very array of `postings` where no
            frequency is capped; else a uint32 array.
        """
        # In most segments none is capped, and none need be looked at.
        if not len(self._file.view(self._capped_indexes)):
            return postings.frequencies
        capped = np.flatnonzero(postings.frequencies == CAPPED_FREQUENCY)
        if not len(capped):
            return postings.frequencies
        exact = postings.frequencies.astype(np.uint32)
        indexes = self._file.whole(self._capped_indexes)
        places = np.searchsorted(indexes, capped + postings.start)
        exact[capped] = self._file.whole(self._capped_frequencies)[places]
        return exact

    def read_all_frequencies(self) -> NDArray[np.uint8 | np.uint32]:
        """Reads the frequencies of all postings of the field, without the cap.

        Returns:
            uint8 or, where any is capped, uint32 array of shape (n_postings,).
        """
        frequencies = self._file.whole(self._frequencies)
        return self.exact_frequencies(Postings(frequencies[:0], frequencies, 0))

    def count_occurrences(self) -> AnyArray:
        """Counts the occurrences of each term in all documents, deleted ones included.

        Returns:
            uint32 or uint64 array of shape (n_terms,).
        """
        return np.diff(self._file.whole(self._position_offsets))

    def read_positions(self, ordinal: int) -> AnyArray:
        """Reads the positions of a term's occurrences.

        Returns:
            uint16 or uint32 array of shape (n_occurrences,): document by document,
            ascending in each; a document has as many as the term's frequency in it.
        """
        offsets = self._file.slice(self._position_offsets, ordinal, ordinal + 2)
        return self._file.slice(self._positions, *offsets.tolist())

    def read_all_positions(self) -> AnyArray:
        """Reads the positions of all terms: uint16 or uint32 array, (n_occurrences,)."""
        return self._file.whole(self._positions)
