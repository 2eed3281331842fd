"""One change of an index: adopts segments, deletes articles, merges, commits."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.codec.segment import SUFFIX
from index.codec.snapshot import LiveSegment, Snapshot
from index.codec.toc import (
    INDEX_NAME,
    SegmentInfo,
    latest_generation,
    read_toc,
    seal_toc,
    toc_path,
)
from index.errors import IndexDamagedError, IndexLockedError, IndexMissingError
from index.schema import DIGEST, FILE, ID
from index.whoosh.columnar_segment import ColumnarSegment
from index.whoosh.field_types import make_schema
from index.writing.column_lookup import Bearers
from index.writing.merge import merge_segments
from index.writing.merge_policy import choose_merge
from index.writing.segment_writer import SegmentMeta

_LOCK = f"{INDEX_NAME}_WRITELOCK"
# Whoosh's names for its files, and ours; not its lock.
_OURS = re.compile(rf"_{INDEX_NAME}_\d+\.toc.*|{INDEX_NAME}_[0-9a-z_]+\..*")


class Lock(Protocol):
    """What Whoosh's locks do."""

    def acquire(self) -> bool:
        """Try to take it; whether it is taken."""

    def release(self) -> None:
        """Let it go."""


class CodecWriter:
    """Holds the index's lock from its making until `commit` or `cancel`.

    Attributes:
        generation: the number that the commit will have.
        snapshot: the index as it is, None where there is none, or none to be read.

    Raises:
        IndexLockedError: another process is writing to it.
        IndexDamagedError: it cannot be read, and `anew` was not asked for.
    """

    def __init__(
        self, directory: Path, *, anew: bool = False, lock: Lock | None = None
    ) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._lock = lock or take_lock(directory)
        try:
            self.snapshot = None if anew else _open_existing(directory)
        except BaseException:
            self._lock.release()
            raise
        self.generation = latest_generation(directory) + 1
        self._segments = self.snapshot.segments if self.snapshot else []
        self._adopted: list[SegmentMeta] = []
        self._bearers: dict[str, list[Bearers]] = {}
        self._deleted = {
            s.reader.name: set(s.deleted_doc_ids.tolist()) for s in self._segments
        }
        self._remove_leftovers()

    @property
    def dictionary(self) -> bytes | None:
        """What new segments should compress with, to be merged the faster."""
        if not self._segments:
            return None
        largest = max(self._segments, key=lambda segment: segment.n_docs)
        return largest.reader.compression_dictionary or None

    def find(self, field: str, value: str) -> Iterator[tuple[LiveSegment, int]]:
        """The articles with a value of a single field that are not deleted."""
        for bearers in self._bearers_of(field):
            gone = self._deleted[bearers.segment.reader.name]
            for article in bearers.find(value):
                if article not in gone:
                    yield bearers.segment, article

    def count(self, field: str, value: str) -> int:
        """How many articles have a value of a single field, none of them deleted."""
        count = 0
        for segment in self._segments:
            rank = segment.reader.find_ordinal(field, value.encode("utf-8", "replace"))
            if rank >= 0:
                bears = segment.reader.doc_values(field) == rank + 1
                bears[list(self._deleted[segment.reader.name])] = False
                count += int(np.count_nonzero(bears))
        return count

    def digests_of(self, file: str) -> dict[str, str]:
        """The digest of each article of a file, by the article's id."""
        return {
            segment.reader.value(ID, article): segment.reader.small_stored_fields(
                article
            ).get(DIGEST, "")
            for segment, article in self.find(FILE, file)
        }

    def delete(self, ids: Iterable[str]) -> int:
        """Delete articles; how many there were."""
        found = [one for article_id in ids for one in self.find(ID, article_id)]
        for segment, article in found:
            self._deleted[segment.reader.name].add(article)
        return len(found)

    def adopt(self, segments: Iterable[SegmentMeta]) -> None:
        """Make segments part of the index, when it is committed."""
        self._adopted += segments

    def commit(self, *, merge: bool = True) -> int:
        """Make the changes the index, in one step; the number of articles it then holds."""
        try:
            entries = self._entries()
            if merge:
                entries = self._merge(entries)
            self._write_toc(entries)
            self._remove_leftovers()
        finally:
            self._lock.release()
        return sum(entry.n_live_docs for entry in entries)

    def cancel(self) -> None:
        """Leave the index as it is."""
        try:
            self._adopted.clear()
            self._remove_leftovers()
        finally:
            self._lock.release()

    def _bearers_of(self, field: str) -> list[Bearers]:
        if field not in self._bearers:
            self._bearers[field] = [Bearers(one, field) for one in self._segments]
        return self._bearers[field]

    def _entries(self) -> list[SegmentInfo]:
        old = self.snapshot.toc.segments if self.snapshot else ()
        entries = [
            replace(entry, deleted=_pack(self._deleted[entry.name])) for entry in old
        ]
        entries += [SegmentInfo(meta.name, meta.articles) for meta in self._adopted]
        return [entry for entry in entries if entry.n_live_docs]

    def _merge(self, entries: list[SegmentInfo]) -> list[SegmentInfo]:
        while group := choose_merge(self._directory, entries):
            sources = [LiveSegment(self._directory, entry, 0) for entry in group]
            merged = merge_segments(self._directory, sources)
            at = entries.index(group[0])
            entries[at] = SegmentInfo(merged.name, merged.articles)
            entries = [entry for entry in entries if entry not in group]
        return entries

    def _write_toc(self, entries: Sequence[SegmentInfo]) -> None:
        _sync(self._directory)
        segments = [ColumnarSegment(entry) for entry in entries]
        toc = TOC(make_schema(), segments, self.generation)
        toc.write(_DurableStorage(str(self._directory)), INDEX_NAME)

    def _remove_leftovers(self) -> None:
        """Remove the files of other commits, and of writers that never committed."""
        try:
            toc = read_toc(self._directory)
        except IndexMissingError:
            keep = set()
        except IndexDamagedError:
            return
        else:
            keep = {toc_path(self._directory, toc.generation).name}
            keep.update(f"{entry.name}{SUFFIX}" for entry in toc.segments)
        for path in self._directory.iterdir():
            if _OURS.fullmatch(path.name) and path.name not in keep:
                # Windows does not remove a file that a search has open: the next does.
                with suppress(PermissionError):
                    path.unlink(missing_ok=True)


def take_lock(directory: Path) -> Lock:
    """Whoosh's lock on writing to the index.

    Raises:
        IndexLockedError: another process has it.
    """
    lock: Lock = FileStorage(str(directory)).lock(_LOCK)
    if not lock.acquire():
        raise IndexLockedError(directory, "another process")
    return lock


class _DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no type hints
    """Puts a table of contents on the disk before it gets its name."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002
        """Rename a file, durably."""
        directory = Path(self.folder)
        seal_toc(directory / oldname)
        (directory / oldname).replace(directory / newname)
        _sync(directory)


def _sync(directory: Path) -> None:
    if os.name == "nt":
        return  # Windows has no such thing
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pack(numbers: set[int]) -> bytes:
    return np.array(sorted(numbers), "<u2").tobytes()


def _open_existing(directory: Path) -> Snapshot | None:
    try:
        return Snapshot(directory)
    except IndexMissingError:
        return None
