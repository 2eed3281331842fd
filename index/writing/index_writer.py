"""Writes an index: adds segments, deletes documents, merges, commits in one step."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from index.codec.commit.file_list import (
    FileList,
    read_file_list,
    remove_older_file_lists,
    write_file_list,
)
from index.codec.commit.manifest import (
    FORMAT,
    Manifest,
    read_manifest,
    remove_older_manifests,
    write_manifest,
)
from index.codec.commit.toc import SegmentInfo, latest_generation
from index.codec.snapshot import LiveSegment, Snapshot
from index.errors import IndexDamagedError
from index.schema import DIGEST, FILE, PATH
from index.writing.commit_files import remove_unused_files, write_toc
from index.writing.merging.merge import merge_segments
from index.writing.merging.merge_policy import choose_merge
from index.writing.pending_deletes import PendingDeletes
from index.writing.write_lock import WriteLock


@dataclass(frozen=True, slots=True)
class _Base:
    """The last commit, as far as the next one builds on it: empty for a new index."""

    exists: bool = False
    rebuild_reason: str = ""
    snapshot: Snapshot | None = None
    files: FileList = field(default_factory=FileList)
    aliases_file: str = ""


class IndexWriter:
    """See `index.writing.writer.Writer`.

    Holds the index's lock from construction until the end of the `with` block.

    Attributes:
        generation: the number of the next commit.

    Raises:
        IndexLockedError: another process is writing to the index.
    """

    def __init__(self, directory: Path, *, settings: str, rebuild: bool) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._lock = WriteLock(directory)
        try:
            base = _read_base(directory, settings, rebuild=rebuild)
            self.generation = latest_generation(directory) + 1
            remove_unused_files(directory)
        except BaseException:
            self._lock.release()
            raise
        self.exists = base.exists
        self.rebuild_reason = base.rebuild_reason
        self.files = base.files
        self.aliases_file = base.aliases_file
        self._old = base.snapshot.segments if base.snapshot else []
        self._deletes = PendingDeletes(self._old)
        self._added: list[SegmentInfo] = []
        self._committed = False

    @property
    def compression_dictionary(self) -> bytes | None:
        """See `index.writing.writer.Writer`."""
        if not self._old:
            return None
        largest = max(self._old, key=lambda segment: segment.n_docs)
        return largest.reader.stored_fields.dictionary or None

    @property
    def n_articles(self) -> int:
        """See `index.writing.writer.Writer`."""
        return sum(segment.n_live_docs for segment in self._old)

    def count_articles(self, file: str) -> int:
        """See `index.writing.writer.Writer`."""
        return sum(1 for _ in self._deletes.find(FILE, file))

    def read_digests(self, file: str) -> Mapping[str, str]:
        """See `index.writing.writer.Writer`."""
        digests: dict[str, str] = {}
        for segment, doc_id in self._deletes.find(FILE, file):
            path = segment.reader.value(PATH, doc_id)
            digest = segment.reader.small_stored_fields(doc_id).get(DIGEST, "")
            # Articles that share a path are deleted together, and so must be read again.
            digests[path] = "" if path in digests else digest
        return digests

    def delete(self, file: str, paths: Collection[str]) -> int:
        """See `index.writing.writer.Writer`."""
        return self._deletes.delete(file, paths) if paths else 0

    def add_segments(self, segments: Iterable[SegmentInfo]) -> None:
        """See `index.writing.writer.Writer`."""
        self._added += segments

    def commit(self, manifest: Manifest, files: FileList, *, merge: bool = True) -> int:
        """See `index.writing.writer.Writer`. Segments stay apart without `merge`."""
        write_file_list(self._directory, self.generation, files)
        write_manifest(self._directory, self.generation, manifest)
        infos = self._list_segments()
        if merge:
            infos = self._merge(infos)
        write_toc(self._directory, self.generation, infos)
        self._committed = True
        remove_unused_files(self._directory)
        remove_older_manifests(self._directory, self.generation)
        remove_older_file_lists(self._directory, self.generation)
        return sum(info.n_live_docs for info in infos)

    def __enter__(self) -> Self:
        """Returns the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Releases the index, and removes segments that were not committed."""
        try:
            if not self._committed:
                remove_unused_files(self._directory)
        finally:
            self._lock.release()

    def _list_segments(self) -> list[SegmentInfo]:
        old = [segment.info for segment in self._old]
        infos = [replace(one, deleted=self._deletes.pack(one.name)) for one in old]
        return [info for info in (*infos, *self._added) if info.n_live_docs]

    def _merge(self, infos: list[SegmentInfo]) -> list[SegmentInfo]:
        while group := choose_merge(self._directory, infos):
            sources = [LiveSegment(self._directory, info, 0) for info in group]
            infos[infos.index(group[0])] = merge_segments(self._directory, sources)
            infos = [info for info in infos if info not in group]
        return infos


def _read_base(directory: Path, settings: str, *, rebuild: bool) -> _Base:
    """Reads the last commit; where the index has to be rebuilt, only says why."""
    try:
        generation = latest_generation(directory)
        manifest = read_manifest(directory, generation)
        if manifest is None:
            return _Base()
        if reason := _find_rebuild_reason(manifest, settings):
            return _Base(exists=True, rebuild_reason=reason)
        files = read_file_list(directory, generation)
        if rebuild:
            return _Base(exists=True)
        return _Base(
            exists=True,
            snapshot=Snapshot(directory),
            files=files,
            aliases_file=manifest.names,
        )
    except IndexDamagedError as error:
        return _Base(exists=True, rebuild_reason=error.reason)


def _find_rebuild_reason(manifest: Manifest, settings: str) -> str:
    if manifest.format != FORMAT:
        return f"it had format {manifest.format}, this program reads {FORMAT}"
    if manifest.settings != settings:
        return "the settings or names that articles are read with have changed"
    return ""
