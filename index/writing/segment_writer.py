"""Writes documents into segments: the part of indexing that runs in many processes."""

import ctypes
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from index.codec.commit.toc import SegmentInfo
from index.codec.document import Document
from index.codec.segment import SUFFIX
from index.errors import ArticleError
from index.writing.inversion.batch_tokenizer import TextEncoder
from index.writing.inversion.term_interner import TermInterner
from index.writing.segment_buffer import SegmentBuffer, new_segment_name

MAX_DOCS = 1 << 16
"""Documents in one segment at most, so that a doc id fits 16 bits."""

# With at most so many tokens and surface forms a process stays below 350 MB.
_MAX_TOKENS = 40_000_000
_MAX_FORMS = 800_000
# A segment that starts with more forms than this would soon be full.
_MANY_FORMS = _MAX_FORMS // 2

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGE_BYTES = 4 << 20
# Else the heap's end is given back and asked for again some hundred times a second.
_KEPT_BYTES = 64 << 20


class SegmentWriter:
    """Writes documents into as many segments as they fill, in the index's directory.

    A `Writer` adds the segments to the index. If the `with` block ends by an error,
    the segments are removed.

    Args:
        directory: the index's directory.
        max_docs: documents in one segment at most.
        compression_dictionary: the dictionary that stored fields are compressed with;
            None to train one.

    Attributes:
        segments: the segments written so far.
        faults: errors of the documents that they lack: these could not be inverted.
    """

    def __init__(
        self,
        directory: Path,
        *,
        max_docs: int = MAX_DOCS,
        compression_dictionary: bytes | None = None,
    ) -> None:
        self.segments: list[SegmentInfo] = []
        self.faults: list[ArticleError] = []
        self._directory = directory
        self._max_docs = min(max_docs, MAX_DOCS)
        self._dictionary = compression_dictionary
        self._interner = TermInterner()
        self._encoder = TextEncoder()
        self._buffer: SegmentBuffer | None = None
        _map_large_blocks()

    def add(self, document: Document) -> None:
        """Adds a document, and writes the current segment where it is then full."""
        if self._buffer is None:
            path = self._directory / f"{new_segment_name()}{SUFFIX}"
            self._buffer = SegmentBuffer(
                path, self._interner, self._encoder, self._dictionary
            )
        self._buffer.add(document)
        if self._is_full(self._buffer):
            self._flush()

    def finish(self) -> list[SegmentInfo]:
        """Writes the documents still in memory and returns all segments, on disk."""
        self._flush()
        return self.segments

    def abandon(self) -> None:
        """Drops the documents still in memory."""
        if self._buffer is not None:
            self._buffer.abandon()
            self._buffer = None

    def __enter__(self) -> Self:
        """Returns the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Removes all segments where an error ended the block."""
        if kind is None:
            return
        self.abandon()
        for segment in self.segments:
            (self._directory / f"{segment.name}{SUFFIX}").unlink(missing_ok=True)

    def _is_full(self, buffer: SegmentBuffer) -> bool:
        return (
            buffer.n_docs >= self._max_docs
            or buffer.n_tokens >= _MAX_TOKENS
            or len(self._interner.forms) >= _MAX_FORMS
        )

    def _flush(self) -> None:
        if self._buffer is None:
            return
        self._buffer.end_texts()
        self.faults += self._buffer.list_faults()
        if len(self._interner.forms) > _MANY_FORMS:
            # Frees a third of the memory, which writing can use.
            self._interner.close()
            self._interner = TermInterner()
        self.segments.append(self._buffer.write())
        self._dictionary = self._buffer.compression_dictionary
        self._buffer = None
        # Gives a third of the process's memory back to the system.
        _call_c_library("malloc_trim", 0)


def _map_large_blocks() -> None:
    """Makes the C library give back each large block as soon as it is free.

    Otherwise it soon takes even arrays of 30 MB from one heap, which the small blocks
    between them keep from shrinking: after some segments a fifth more memory.
    """
    _call_c_library("mallopt", _MMAP_THRESHOLD, _LARGE_BYTES)
    _call_c_library("mallopt", _TRIM_THRESHOLD, _KEPT_BYTES)


def _call_c_library(function: str, *numbers: int) -> None:
    # Not every C library has the function, and Windows has no such handle on its own.
    with suppress(AttributeError, OSError, TypeError):
        getattr(ctypes.CDLL(None), function)(*numbers)
