"""The interface of index writers, and the function that opens one."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from index.codec.commit.file_list import FileList
from index.codec.commit.manifest import Manifest
from index.codec.commit.toc import SegmentInfo
from index.writing.index_writer import IndexWriter

__all__ = ["Writer", "open_writer"]


class Writer(Protocol):
    """One change of an index. Searches see all of it after the commit, or nothing.

    New articles arrive as segments, which `SegmentWriter`s write in any number of
    processes. The index is locked until the `with` block ends; without a commit it
    stays as it was.
    """

    generation: int
    """The number of the next commit."""

    rebuild_reason: str
    """Why an existing index is rebuilt though nobody asked for it; empty if it is not."""

    exists: bool
    """Whether an index exists already, to be updated or rebuilt."""

    aliases_file: str
    """Name of the index's file of actor aliases; empty where it is rebuilt."""

    files: FileList
    """The files that the index was made from; empty where it is rebuilt."""

    @property
    def compression_dictionary(self) -> bytes | None:
        """Dictionary that new segments should be compressed with: merges then copy."""

    @property
    def n_articles(self) -> int:
        """Number of articles in the last commit; 0 where the index is rebuilt."""

    def count_articles(self, file: str) -> int:
        """Returns the number of a file's articles in the index."""

    def read_digests(self, file: str) -> Mapping[str, str]:
        """Returns the digest of each indexed article of a file, by the article's path.

        It is empty for a path that several articles share.
        """

    def delete(self, file: str, paths: Collection[str]) -> int:
        """Deletes a file's articles with these paths from the last commit's segments.

        Returns:
            Their number.
        """

    def add_segments(self, segments: Iterable[SegmentInfo]) -> None:
        """Adds segments that were written into the index's directory."""

    def commit(self, manifest: Manifest, files: FileList) -> int:
        """Applies all changes in one step and returns the new number of articles."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def open_writer(directory: Path, *, settings: str, rebuild: bool) -> Writer:
    """Opens a writer on the index in a directory, which is created if missing.

    An index of another format, of other settings or damaged is rebuilt even without
    `rebuild`; `Writer.rebuild_reason` then says why.

    Args:
        directory: where the index is kept.
        settings: digest of the settings and data that extraction uses.
        rebuild: whether to start from an empty index.

    Raises:
        IndexLockedError: another process is writing to the index.
    """
    return IndexWriter(directory, settings=settings, rebuild=rebuild)
