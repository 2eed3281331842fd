"""An index as it was at a commit: its segments, and what of them is still alive."""

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.commit.toc import SegmentInfo, Toc, latest_generation, read_toc
from index.codec.segment import SegmentReader
from index.errors import IndexDamagedError

_TRIES = 5
_PAUSE_S = 0.05


class LiveSegment:
    """A segment of an index.

    Attributes:
        data: its arrays.
        base: the number in the index of its first article.
        deleted: the numbers of its deleted articles, in order.
    """

    def __init__(self, directory: Path, info: SegmentInfo, base: int) -> None:
        self.reader = SegmentReader(directory, info.name)
        if self.reader.n_docs != info.n_docs:
            raise IndexDamagedError(self.reader.file.path, "of another index")
        self.info = info
        self.doc_base = base
        self.deleted_doc_ids: AnyArray = np.frombuffer(info.deleted, "<u2")

    @property
    def n_docs(self) -> int:
        """How many articles it holds, deleted ones too."""
        return self.reader.n_docs

    @property
    def n_live_docs(self) -> int:
        """How many it holds without the deleted ones."""
        return self.n_docs - len(self.deleted_doc_ids)

    @cached_property
    def live_docs(self) -> AnyArray | None:
        """For each article whether it is alive; None where all are."""
        if not len(self.deleted_doc_ids):
            return None
        alive = np.ones(self.n_docs, np.bool_)
        alive[self.deleted_doc_ids] = False
        return alive

    def filter_live(self, articles: AnyArray) -> AnyArray:
        """Those of the articles that are not deleted."""
        return (
            articles if self.live_docs is None else articles[self.live_docs[articles]]
        )

    def select_live(self, values: AnyArray) -> AnyArray:
        """Returns those of the documents' values that belong to live documents.

        Args:
            values: array of shape (n_docs,), of any dtype.

        Returns:
            AnyArray of shape (n_live_docs,) and the same dtype, in the order of doc ids.
        """
        return values if self.live_docs is None else values[self.live_docs]


class Snapshot:
    """The segments of an index; articles are numbered through all of them.

    Attributes:
        toc: the table of contents it was read from.
        segments: in order.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: a file is not as it was written.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.toc, self.segments = _open(directory)
        self._bases = [segment.doc_base for segment in self.segments]

    @cached_property
    def n_live_docs(self) -> int:
        """How many articles there are, without the deleted ones."""
        return sum(segment.n_live_docs for segment in self.segments)

    def locate(self, number: int) -> tuple[LiveSegment, int]:
        """The segment of an article, and its number there."""
        segment = self.segments[bisect_right(self._bases, number) - 1]
        return segment, number - segment.doc_base

    def stored_document(self, number: int) -> bytes:
        """What an article is given back as."""
        segment, article = self.locate(number)
        return segment.reader.stored_document(article)

    def terms(self, field: str) -> Iterator[bytes]:
        """The terms of a field, each once, sorted; some only in deleted articles."""
        found: set[bytes] = set()
        for segment in self.segments:
            found.update(segment.reader.term_dictionary(field))
        return iter(sorted(found))

    def count_values(self, field: str) -> Counter[str]:
        """How many articles have each value of a single field, or none of them."""
        counts: Counter[str] = Counter()
        for segment in self.segments:
            column = segment.reader.doc_values(field)
            if segment.live_docs is not None:
                column = column[segment.live_docs]
            lexicon = segment.reader.term_dictionary(field)
            found = np.bincount(column, minlength=len(lexicon) + 1).tolist()
            values = ["", *(term.decode() for term in lexicon)]
            counts.update({v: n for v, n in zip(values, found, strict=True) if n})
        return counts


def _open(directory: Path) -> tuple[Toc, list[LiveSegment]]:
    """The last commit; a newer one where the files of this one have just been removed."""
    for attempt in range(_TRIES):
        toc = None
        try:
            toc = read_toc(directory)
            return toc, _open_segments(directory, toc)
        except (FileNotFoundError, IndexDamagedError):
            same = toc is not None and latest_generation(directory) == toc.generation
            if same or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE_S)
    raise AssertionError


def _open_segments(directory: Path, toc: Toc) -> list[LiveSegment]:
    segments, base = [], 0
    for info in toc.segments:
        segments.append(LiveSegment(directory, info, base))
        base += info.n_docs
    return segments
