"""Which segments of an index should be made one, that a search has few to look at."""

from collections.abc import Sequence
from math import log
from pathlib import Path

from index.codec.segment import SUFFIX
from index.codec.toc import SegmentInfo
from index.writing.segment_writer import MAX_DOCS

# Eight segments of about a size become one: a thousand small updates leave few, and an
# article is copied once for each eightfold growth. Large ones stay as they are: merging
# them would need more memory and time than they cost a search.
_FEW = 8
_SMALLEST = 64
_MOST_BYTES = 150_000_000
_MOSTLY_DELETED = 0.4


def choose_merge(directory: Path, entries: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """Which segments should now be made one; none where there are few enough."""
    for entry in entries:
        if entry.n_live_docs < (1 - _MOSTLY_DELETED) * entry.n_docs:
            return [entry]
    tiers: dict[int, list[SegmentInfo]] = {}
    for entry in entries:
        # What is more than half of the most can be merged with nothing of its size.
        if _size(directory, entry) <= _MOST_BYTES // 2:
            tiers.setdefault(_tier(entry), []).append(entry)
    for _, tier in sorted(tiers.items()):
        if len(tier) >= _FEW and len(group := _fitting(directory, tier)) > 1:
            return group
    return []


def _tier(entry: SegmentInfo) -> int:
    return int(log(max(entry.n_live_docs, _SMALLEST) / _SMALLEST, _FEW) + 1e-9)


def _size(directory: Path, entry: SegmentInfo) -> int:
    return (directory / f"{entry.name}{SUFFIX}").stat().st_size


def _fitting(directory: Path, entries: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """The first of the entries, as many as one segment may hold."""
    group: list[SegmentInfo] = []
    articles, size = 0, 0
    for entry in entries:
        articles += entry.n_live_docs
        size += _size(directory, entry)
        full = articles > MAX_DOCS or size > _MOST_BYTES
        if full or len(group) == _FEW:
            break
        group.append(entry)
    return group
