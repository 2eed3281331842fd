"""Counts what an index holds."""

from contextlib import suppress
from pathlib import Path

from index import schema
from index.codec.commit.file_list import read_file_list
from index.codec.commit.manifest import Manifest
from index.codec.snapshot import Snapshot
from search.engines.facet_order import sort_by_count
from search.results.index_status import IndexStatus


def read_status(directory: Path, snapshot: Snapshot, manifest: Manifest) -> IndexStatus:
    """Reads the counts of the commit that snapshot and manifest are of."""
    days = snapshot.count_values(schema.DATE)
    undated = days.pop("", 0)
    files = read_file_list(directory, snapshot.toc.generation)
    return IndexStatus(
        articles=snapshot.n_live_docs,
        outlets=sort_by_count(snapshot.count_values(schema.OUTLET)),
        first=min(days, default=""),
        last=max(days, default=""),
        undated=undated,
        skipped=tuple(files.errors()),
        size_bytes=_sum_sizes(directory),
        format=manifest.format,
        built_at=manifest.built_at,
    )


def _sum_sizes(directory: Path) -> int:
    size = 0
    for path in directory.rglob("*"):
        with suppress(FileNotFoundError):  # a commit has just removed it
            size += path.stat().st_size if path.is_file() else 0
    return size
