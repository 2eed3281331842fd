"""The index as of one commit: its segments and their live documents."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray
from index.codec.commit.last_commit import open_last_commit
from index.codec.commit.toc import SegmentInfo, Toc, read_toc
from index.codec.fingerprints import FingerprintedTexts, SharedHashes
from index.codec.segment import SegmentReader
from index.errors import IndexDamagedError
from index.kernels.array_types import DocIds
from index.schema import BODY


class LiveSegment:
    """A segment as of one commit.

    A document's id counts within its segment; its number counts through all segments:
    number = doc_base + doc id.

    Attributes:
        reader: reads the segment.
        info: the segment's entry in the table of contents.
        doc_base: number of the segment's first document.
        deleted_doc_ids: uint16 array of shape (n_deleted,), ascending.
    """

    def __init__(self, directory: Path, info: SegmentInfo, doc_base: int) -> None:
        self.reader = SegmentReader(directory, info.name)
        if self.reader.n_docs != info.n_docs:
            raise IndexDamagedError(self.reader.file.path, "of another index")
        self.info = info
        self.doc_base = doc_base
        self.deleted_doc_ids: DocIds = _read_deleted(self.reader, info)

    @property
    def n_docs(self) -> int:
        """Documents in the segment, deleted ones included."""
        return self.reader.n_docs

    @property
    def n_live_docs(self) -> int:
        """Documents in the segment, without the deleted ones."""
        return self.n_docs - len(self.deleted_doc_ids)

    @cached_property
    def live_docs(self) -> NDArray[np.bool_] | None:
        """Mask of the live documents: bool array of shape (n_docs,); None for all."""
        if not len(self.deleted_doc_ids):
            return None
        mask = np.ones(self.n_docs, np.bool_)
        mask[self.deleted_doc_ids] = False
        return mask

    def filter_live(self, doc_ids: AnyArray) -> AnyArray:
        """Returns those of some documents that are live.

        Args:
            doc_ids: integer array of shape (n,).

        Returns:
            Array of the same dtype and shape (n_live,), in the same order.
        """
        return doc_ids if self.live_docs is None else doc_ids[self.live_docs[doc_ids]]

    def select_live(self, values: AnyArray) -> AnyArray:
        """Returns those of the documents' values that belong to live documents.

        Args:
            values: array of shape (n_docs,), of any dtype.

        Returns:
            Array of shape (n_live_docs,) and the same dtype, in the order of doc ids.
        """
        return values if self.live_docs is None else values[self.live_docs]


def _read_deleted(reader: SegmentReader, info: SegmentInfo) -> DocIds:
    deleted: DocIds = np.frombuffer(info.deleted, "<u2")
    if len(deleted) and (
        deleted[-1] >= info.n_docs or (deleted[1:] <= deleted[:-1]).any()
    ):
        raise IndexDamagedError(reader.path, "lacks documents that are deleted")
    return deleted


class Snapshot:
    """The segments of one commit, opened for reading; later commits do not change it.

    Args:
        directory: the index's directory.
        generation: number of the commit, None for the last.

    Attributes:
        directory: the index's directory.
        toc: the commit's table of contents.
        segments: in order of their documents' numbers.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: a file is not as it was written.
    """

    def __init__(self, directory: Path, generation: int | None = None) -> None:
        self.directory = directory
        self.toc, self.segments = (
            open_last_commit(directory, partial(_open, directory))
            if generation is None
            else _open(directory, generation)
        )
        self._bases = [segment.doc_base for segment in self.segments]

    @cached_property
    def n_live_docs(self) -> int:
        """Documents in the index, without the deleted ones."""
        return sum(segment.n_live_docs for segment in self.segments)

    def locate(self, number: int) -> tuple[LiveSegment, int]:
        """Finds the segment of a document, and the document's id in it."""
        segment = self.segments[bisect_right(self._bases, number) - 1]
        return segment, number - segment.doc_base

    def stored_document(self, number: int) -> bytes:
        """Returns the stored bytes of a document (index.codec.stored_article)."""
        segment, doc_id = self.locate(number)
        return segment.reader.stored_document(doc_id)

    def file_of(self, number: int) -> Path:
        """Returns the file that holds a document."""
        return self.locate(number)[0].reader.path

    def stored_documents(self, numbers: Iterable[int]) -> list[tuple[bytes, Path]]:
        """Reads stored documents (index.codec.stored_article), each with its file."""
        found = map(self.locate, numbers)
        return [
            (segment.reader.stored_document(doc_id), segment.reader.path)
            for segment, doc_id in found
        ]

    def values_of(self, field: str, numbers: Iterable[int]) -> Iterator[str]:
        """Yields the value of a field with doc values for each document, "" for none."""
        wanted = np.fromiter(numbers, np.int64)
        values = [""] * len(wanted)
        for segment, here, doc_ids in self._split(wanted):
            terms, places = segment.reader.read_values(field, doc_ids)
            for position, place in zip(here.tolist(), places.tolist(), strict=True):
                values[position] = terms[place]
        return iter(values)

    def distinct_values(self, field: str, numbers: NDArray[np.int64]) -> list[str]:
        """Lists the values that documents have in a field with doc values, each once.

        Args:
            field: the field.
            numbers: of the documents: int64 array of shape (n,), ascending.
        """
        found: dict[str, None] = {}
        for segment, _, doc_ids in self._split(numbers):
            found.update(dict.fromkeys(segment.reader.read_values(field, doc_ids)[0]))
        found.pop("", None)
        return [*found]

    def terms(self, field: str) -> Iterator[bytes]:
        """Yields the distinct terms of a field, sorted; deleted documents may have some."""
        found: set[bytes] = set()
        for segment in self.segments:
            found.update(segment.reader.term_dictionary(field))
        return iter(sorted(found))

    def count_values(self, field: str) -> Counter[str]:
        """Counts the live documents by value of a field with doc values, "" for no value."""
        counts: Counter[str] = Counter()
        for segment in self.segments:
            column = segment.reader.doc_values(field)
            if segment.live_docs is not None:
                column = column[segment.live_docs]
            terms = segment.reader.term_dictionary(field)
            found = np.bincount(column, minlength=len(terms) + 1).tolist()
            values = ["", *(term.decode() for term in terms)]
            counts.update({v: n for v, n in zip(values, found, strict=True) if n})
        return counts

    def read_fingerprints(
        self, numbers: Sequence[int] | NDArray[np.int64]
    ) -> FingerprintedTexts:
        """Reads the fingerprints of documents.

        Args:
            numbers: document numbers; a sequence, or an int64 array of shape (n,).

        Returns:
            The fingerprints, numbered as `numbers` is.
        """
        wanted = np.asarray(numbers, np.int64)
        sizes, lengths = np.zeros((2, len(wanted)), np.int64)
        owners, hashes = [np.zeros(0, np.int64)], [np.zeros(0, np.uint16)]
        for segment, here, doc_ids in self._split(wanted):
            fingerprints = segment.reader.fingerprints(doc_ids)
            sizes[here] = fingerprints.sizes
            lengths[here] = segment.reader.field_lengths(BODY)[doc_ids]
            owners.append(here)
            hashes.append(fingerprints.hashes)
        order = np.concatenate(owners)
        return FingerprintedTexts(
            np.concatenate(hashes), np.repeat(order, sizes[order]), sizes, lengths
        )

    def find_sharing(
        self, texts: FingerprintedTexts, *, least: int
    ) -> Iterator[SharedHashes]:
        """Yields for each segment the live documents that share hashes with one text.

        Args:
            texts: one text.
            least: so many hashes are shared, or more.
        """
        wanted = np.zeros(1 << 16, np.bool_)
        wanted[texts.hashes] = True
        for segment in self.segments:
            hashes, sizes = segment.reader.fingerprints()
            owners = np.repeat(np.arange(len(sizes)), sizes)
            common = np.bincount(owners[wanted[hashes]], minlength=len(sizes))
            sharing = segment.filter_live(np.flatnonzero(common >= least))
            numbers = sharing + segment.doc_base
            yield SharedHashes(
                numbers, self.read_fingerprints(numbers), common[sharing]
            )

    def _split(
        self, numbers: NDArray[np.int64]
    ) -> Iterator[tuple[LiveSegment, NDArray[np.int64], NDArray[np.int64]]]:
        """Yields the segments that documents are in, their places in `numbers`, their ids."""
        for segment in self.segments:
            doc_ids = numbers - segment.doc_base
            # As unsigned numbers, those before the segment lie beyond it too.
            here = np.flatnonzero(doc_ids.view(np.uint64) < segment.n_docs)
            if len(here):
                yield segment, here, doc_ids[here]


def _open(directory: Path, generation: int) -> tuple[Toc, list[LiveSegment]]:
    toc = read_toc(directory, generation)
    return toc, _open_segments(directory, toc)


def _open_segments(directory: Path, toc: Toc) -> list[LiveSegment]:
    segments, doc_base = [], 0
    for info in toc.segments:
        segments.append(LiveSegment(directory, info, doc_base))
        doc_base += info.n_docs
    return segments
