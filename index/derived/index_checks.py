"""Verifies a whole index: its segments, and the files beside them."""

from typing import NamedTuple

from index.codec.commit.file_list import read_file_list
from index.codec.verification.segment_checks import SegmentCounts, verify_segment
from index.derived.opened_index import OpenedIndex
from index.embedding.document_vectors import verify_vectors


class VerifiedIndex(NamedTuple):
    """Numbers of what was read of an index.

    Attributes:
        articles: live documents.
        segments: the counts of each segment, deleted documents included.
    """

    articles: int
    segments: tuple[SegmentCounts, ...]


def verify_index(opened: OpenedIndex) -> VerifiedIndex:
    """Reads everything that belongs to a commit, at a cost of reading all files.

    Raises:
        IndexDamagedError: something is not as the program writes it.
    """
    snapshot = opened.snapshot
    read_file_list(opened.directory, snapshot.toc.generation)
    segments = tuple(map(verify_segment, snapshot.segments))
    opened.guesses.verify()
    opened.linked.verify()
    opened.aliases.verify()
    verify_vectors(snapshot)
    return VerifiedIndex(snapshot.n_live_docs, segments)
