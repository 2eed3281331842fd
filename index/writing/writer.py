"""Writers: what takes articles in and makes an index of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from index.codec.manifest import FileList, Manifest
from index.writing.columnar_writer import ColumnarWriter, Segment, SegmentsBuilder

__all__ = ["Segment", "SegmentsBuilder", "Writer", "open_writer"]


class Writer(Protocol):
    """One change of an index, seen by searches when it is committed, whole or not.

    New articles come in segments, that a `SegmentsBuilder` makes, in as many processes
    as there are. Leaving the `with` block without a commit leaves the index as it was.
    """

    reason: str
    """Why the index is made anew though nobody asked for it; empty if it is not."""

    exists: bool
    """Whether there is an index already, to be kept or made anew."""

    names: str
    """The file of names that the index goes by; empty where it is made anew."""

    files: FileList
    """The files the index was made from; none where it is made anew."""

    dictionary: bytes | None
    """What a `SegmentsBuilder` for this index should be given."""

    def count_of(self, file: str) -> int:
        """How many articles of a file are indexed."""

    def digests_of(self, file: str) -> Mapping[str, str]:
        """The digest of each indexed article of a file, by the article's id."""

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove the articles with these ids from the index as it was."""

    def adopt(self, segments: Iterable[Segment]) -> None:
        """Add the articles of these segments."""

    def commit(self, manifest: Manifest, files: FileList) -> int:
        """Make all changes the index; gives the number of articles it then holds."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def open_writer(directory: Path, *, settings: str, rebuild: bool) -> Writer:
    """A writer on the index in a directory, which is made if need be.

    An index of another format, of other settings, or damaged beyond reading is
    made anew even where `rebuild` is not asked for; `Writer.reason` tells.

    Raises:
        IndexLockedError: another process is writing to it.
    """
    return ColumnarWriter(directory, settings=settings, rebuild=rebuild)
