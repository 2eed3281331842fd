"""Runs of postings: the sorted postings of some documents, set aside until they are joined.

A run is sorted by term, within a term by document, and within a document by position.
The runs of a segment follow each other: every document of one comes before those of the
next. To join them is thus to copy slices, never to compare.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import narrow
from index.kernels import gather, invert_texts
from index.kernels.array_types import DocIds, Offsets, TermIds
from index.writing.inversion.spill import Spill, SpilledArray

_16_BITS = 1 << 16


@dataclass(slots=True)
class PostingRun:
    """The sorted postings of some documents.

    Attributes:
        term_ids: integer array of shape (n_terms,), each once.
        doc_frequencies: integer array of shape (n_terms,).
        doc_ids: uint16 array of shape (n_postings,), term by term.
        frequencies: unsigned array of shape (n_postings,): term frequencies; None where
            the field has no positions.
        positions: uint16 or uint32 array of shape (n_positions,), posting by posting;
            None where the field has none.
    """

    term_ids: AnyArray
    doc_frequencies: AnyArray
    doc_ids: DocIds
    frequencies: AnyArray | None = None
    positions: AnyArray | None = None


def make_text_run(term_ids: TermIds, doc_ids: DocIds, lengths: Offsets) -> PostingRun:
    """Inverts texts into a run with positions.

    Args:
        term_ids: int32 array of shape (n_tokens,): the terms of the texts, in order.
        doc_ids: uint16 array of shape (n_texts,), in any order, none twice.
        lengths: int64 array of shape (n_texts,): tokens of each text.
    """
    if (doc_ids[1:] < doc_ids[:-1]).any():
        order = np.argsort(doc_ids, kind="stable")
        starts = np.cumsum(lengths) - lengths
        term_ids = gather(term_ids, starts[order], lengths[order])
        doc_ids, lengths = doc_ids[order], lengths[order]
    # A text of more tokens than 16 bits can count is rare.
    wide = np.uint16 if lengths.max(initial=0) <= _16_BITS else np.uint32
    positions: AnyArray = np.empty(len(term_ids), wide)
    terms, doc_frequencies, posting_docs, frequencies = invert_texts(
        term_ids, doc_ids, lengths, positions
    )
    return PostingRun(
        terms, doc_frequencies, posting_docs, narrow(frequencies), positions
    )


def make_value_run(
    term_ids: NDArray[np.int64], doc_ids: NDArray[np.int64]
) -> PostingRun:
    """Makes a run without positions of pairs of term and document.

    Args:
        term_ids: int64 array of shape (n,).
        doc_ids: int64 array of shape (n,), ascending; no pair is there twice.
    """
    order = np.argsort(term_ids, kind="stable")
    terms, doc_frequencies = np.unique(term_ids, return_counts=True)
    return PostingRun(terms, doc_frequencies, doc_ids[order].astype(np.uint16))


class PostingRuns:
    """The runs of one field, in order of their documents, set aside in a `Spill`.

    Args:
        directory: where large runs wait; None to keep all in memory.
    """

    def __init__(self, directory: Path | None = None) -> None:
        self._spill = Spill(directory)
        self._arrays: defaultdict[str, list[SpilledArray]] = defaultdict(list)

    @property
    def has_positions(self) -> bool:
        """Whether the field has positions."""
        return bool(self._arrays["positions"])

    def append(self, run: PostingRun) -> None:
        """Sets the next run aside."""
        self._put("term_ids", run.term_ids.astype(np.int32))
        self._put("doc_frequencies", narrow(run.doc_frequencies))
        self._put("doc_ids", run.doc_ids)
        if run.frequencies is not None and run.positions is not None:
            starts = np.cumsum(run.doc_frequencies) - run.doc_frequencies
            counts = np.add.reduceat(run.frequencies, starts, dtype=np.uint32)
            self._put("position_counts", narrow(counts))
            self._put("frequencies", run.frequencies)
            self._put("positions", run.positions)

    def read(self, name: str) -> Iterator[AnyArray]:
        """Yields an array of each run, of integer dtype and shape (n,).

        Args:
            name: an attribute of `PostingRun`, or `position_counts`: the number of
                positions of each term, shape (n_terms,).
        """
        return map(self._spill.get, self._arrays[name])

    def widest(self, name: str) -> np.dtype[Any]:
        """Returns the dtype that holds the values of an array in any run."""
        return np.result_type(np.uint8, *{one.dtype for one in self._arrays[name]})

    def close(self) -> None:
        """Drops the runs."""
        self._spill.close()

    def _put(self, name: str, array: AnyArray) -> None:
        self._arrays[name].append(self._spill.put(array))
