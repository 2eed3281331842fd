"""Verifies the postings, columns and field lengths of a segment."""

import numpy as np
from numpy.typing import NDArray

from index.codec import array_names as names
from index.codec.array_file import AnyArray
from index.codec.norms import encode_norms
from index.codec.postings_reader import CAPPED_FREQUENCY
from index.codec.segment import SegmentReader
from index.codec.verification.requirements import Requirements, are_offsets


def verify_postings(reader: SegmentReader, field: str) -> int:
    """Verifies that documents ascend in each list, and are those of the segment.

    Returns:
        The number of postings.

    Raises:
        IndexDamagedError: they do not, or are not.
    """
    require = Requirements(reader.path, field)
    doc_ids = reader.file.whole(field + names.DOC_IDS)
    offsets = reader.file.whole(field + names.POSTINGS_OFFSETS)
    require(
        are_offsets(offsets, len(doc_ids)), "lists that are not one after the other"
    )
    require((offsets[1:] > offsets[:-1]).all(), "a term in no document")
    require(
        (doc_ids < reader.n_docs).all(), "a posting in a document that is not there"
    )
    require(_ascend_within(doc_ids, offsets), "postings that do not ascend")
    return len(doc_ids)


def verify_positions(reader: SegmentReader, field: str) -> None:
    """Verifies the frequencies and positions of a text field.

    Raises:
        IndexDamagedError: positions do not ascend, or are not as many as the frequencies.
    """
    file, require = reader.file, Requirements(reader.path, field)
    counts = _read_frequencies(reader, field, require)
    positions = file.whole(field + names.POSITIONS)
    ends = counts.cumsum()
    n_occurrences = int(ends[-1]) if len(ends) else 0
    require(n_occurrences == len(positions), "not a position for each occurrence")
    lists = file.whole(field + names.POSTINGS_OFFSETS).astype(np.int64)
    starts = np.concatenate(([0], ends))
    offsets = file.whole(field + names.POSITION_OFFSETS)
    require(np.array_equal(starts[lists], offsets), "positions of another term")
    require(_ascend_within(positions, starts), "positions that do not ascend")


def verify_lengths(reader: SegmentReader, field: str) -> None:
    """Verifies the lengths of a text field, their norms and their sums.

    Raises:
        IndexDamagedError: they do not agree.
    """
    require = Requirements(reader.path, field)
    lengths, content = reader.field_lengths(field), reader.content_lengths(field)
    require((content <= np.maximum(lengths, 1)).all(), "more words than tokens")
    require(np.array_equal(encode_norms(content), reader.norms(field)), "other norms")
    sums = int(lengths.sum(dtype=np.int64)), int(content.sum(dtype=np.int64))
    stated = reader.token_counts[field], reader.content_token_counts[field]
    require(sums == stated, "another number of tokens")


def verify_column(reader: SegmentReader, field: str) -> None:
    """Verifies that each document's value is a term of the field.

    Raises:
        IndexDamagedError: one is not.
    """
    n_terms = len(reader.term_dictionary(field))
    known = (reader.doc_values(field) <= n_terms).all()
    Requirements(reader.path, field)(known, "a value that there is not")


def _read_frequencies(
    reader: SegmentReader, field: str, require: Requirements
) -> NDArray[np.int64]:
    """Read the exact frequencies of all postings: int64 array of shape (n_postings,)."""
    file = reader.file
    frequencies = file.whole(field + names.FREQUENCIES)
    require((frequencies > 0).all(), "a posting without an occurrence")
    capped = np.flatnonzero(frequencies == CAPPED_FREQUENCY)
    indexes = file.whole(field + names.CAPPED_INDEXES)
    require(np.array_equal(capped, indexes), "other frequencies above 255")
    counts: NDArray[np.int64] = frequencies.astype(np.int64)
    exact = file.whole(field + names.CAPPED_FREQUENCIES)
    require((exact >= CAPPED_FREQUENCY).all(), "a frequency that is too low")
    counts[capped] = exact
    return counts


def _ascend_within(numbers: AnyArray, offsets: AnyArray) -> bool:
    """Tells whether numbers ascend strictly within each slice."""
    rising = np.ones(len(numbers) + 1, np.bool_)
    rising[1:-1] = numbers[1:] > numbers[:-1]
    rising[offsets.astype(np.int64)] = True
    return bool(rising.all())
