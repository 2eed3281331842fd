"""Tiered merge policy: chooses the segments to merge at a commit.

Segments are grouped into tiers by number of live documents, each tier eight times as
large as the one below. Eight segments of one tier are merged into one of the next, so
that searches visit few segments and a document is copied once for each eightfold growth
of the index. After Lucene's TieredMergePolicy, which weighs sizes in bytes and sorts
by them; here a tier keeps the order of the documents.
"""

from collections.abc import Sequence
from math import log
from pathlib import Path

from index.codec.commit.toc import SegmentInfo
from index.codec.segment import SUFFIX
from index.writing.segment_writer import MAX_DOCS

_SEGMENTS_PER_MERGE = 8
"""Also the ratio of sizes between two tiers."""

_SMALLEST_TIER_DOCS = 64
"""Segments with fewer documents are all in the lowest tier."""

_MAX_MERGED_BYTES = 150_000_000
"""Larger results would cost more memory and time than they save a search."""

_MAX_DELETED_SHARE = 0.4
"""A segment with a larger share of deleted documents is rewritten alone."""

_EPSILON = 1e-9
"""Keeps exact powers of eight in their tier in spite of rounding."""


def choose_merge(directory: Path, segments: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """Returns the segments to merge next, or an empty list if there is nothing to merge.

    A list of one means that the segment should be rewritten without deleted documents.
    """
    for segment in segments:
        if segment.n_live_docs < (1 - _MAX_DELETED_SHARE) * segment.n_docs:
            return [segment]
    tiers: dict[int, list[SegmentInfo]] = {}
    for segment in segments:
        # Two segments of more than half the maximum cannot be merged.
        if _size_bytes(directory, segment) <= _MAX_MERGED_BYTES // 2:
            tiers.setdefault(_tier(segment), []).append(segment)
    for _, tier in sorted(tiers.items()):
        if len(tier) >= _SEGMENTS_PER_MERGE and len(group := _fit(directory, tier)) > 1:
            return group
    return []


def _tier(segment: SegmentInfo) -> int:
    ratio = max(segment.n_live_docs, _SMALLEST_TIER_DOCS) / _SMALLEST_TIER_DOCS
    return int(log(ratio, _SEGMENTS_PER_MERGE) + _EPSILON)


def _size_bytes(directory: Path, segment: SegmentInfo) -> int:
    return (directory / f"{segment.name}{SUFFIX}").stat().st_size


def _fit(directory: Path, segments: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """Returns the first segments, as many as one merged segment may hold."""
    group: list[SegmentInfo] = []
    n_docs, size = 0, 0
    for segment in segments:
        n_docs += segment.n_live_docs
        size += _size_bytes(directory, segment)
        is_full = n_docs > MAX_DOCS or size > _MAX_MERGED_BYTES
        if is_full or len(group) == _SEGMENTS_PER_MERGE:
            break
        group.append(segment)
    return group
