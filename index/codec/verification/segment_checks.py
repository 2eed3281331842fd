"""Verifies all values of a segment, at a cost of reading it whole."""

from typing import NamedTuple

from index.codec.document import (
    INDEXED_FIELDS,
    MULTI_FIELDS,
    SINGLE_FIELDS,
    TEXT_FIELDS,
)
from index.codec.snapshot import LiveSegment
from index.codec.verification.document_checks import verify_documents
from index.codec.verification.postings_checks import (
    verify_column,
    verify_lengths,
    verify_positions,
    verify_postings,
)
from index.codec.verification.term_checks import verify_forms, verify_terms
from index.schema import FORMS


class SegmentCounts(NamedTuple):
    """Numbers of what was read of a segment: documents, terms, postings, bytes."""

    documents: int
    terms: int
    postings: int
    size_bytes: int


def verify_segment(segment: LiveSegment) -> SegmentCounts:
    """Reads every checksum, term, posting, value and stored document of a segment.

    Raises:
        IndexDamagedError: something is not as the program writes it.
    """
    reader = segment.reader
    reader.file.verify_all()
    n_terms = sum(verify_terms(reader, field) for field in (*INDEXED_FIELDS, FORMS))
    verify_forms(reader)
    postings = [verify_postings(reader, field) for field in TEXT_FIELDS + MULTI_FIELDS]
    for field in TEXT_FIELDS:
        verify_positions(reader, field)
        verify_lengths(reader, field)
    for field in SINGLE_FIELDS:
        verify_column(reader, field)
    verify_documents(reader)
    return SegmentCounts(reader.n_docs, n_terms, sum(postings), reader.file.size)
