"""Small stored fields of documents (url, digest), compressed some documents together.

A search does not read them: they are for updates of the index, and for Whoosh.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import zstandard

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import (
    SMALL_BLOCK,
    SMALL_STORED_BYTES,
    SMALL_STORED_OFFSETS,
)
from index.codec.verification.frames import decompress
from index.errors import IndexDamagedError

_compress = zstandard.ZstdCompressor(level=1).compress


class SmallStoredFieldsWriter:
    """Takes the fields of documents in order of doc ids, then writes them all."""

    def __init__(self) -> None:
        self._rows: list[Mapping[str, str]] = []
        self._blocks: list[bytes] = []

    def extend(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Takes the fields of the next documents."""
        self._rows += rows
        while len(self._rows) >= SMALL_BLOCK:
            self._end_block()

    def write(self, file: ArrayFileWriter) -> None:
        """Writes the fields of all documents taken."""
        if self._rows:
            self._end_block()
        offsets = np.cumsum([0, *map(len, self._blocks)])
        file.put(SMALL_STORED_BYTES, np.frombuffer(b"".join(self._blocks), np.uint8))
        file.put(SMALL_STORED_OFFSETS, offsets.astype(np.uint32))

    def _end_block(self) -> None:
        rows, self._rows = self._rows[:SMALL_BLOCK], self._rows[SMALL_BLOCK:]
        text = json.dumps([dict(row) for row in rows], ensure_ascii=False)
        self._blocks.append(_compress(text.encode("utf-8", "replace")))


def read_small_stored_fields(file: ArrayFile, doc_id: int) -> dict[str, str]:
    """Reads the small stored fields of a document."""
    return _read_block(file, doc_id // SMALL_BLOCK)[doc_id % SMALL_BLOCK]


def read_all_small_stored_fields(file: ArrayFile) -> Iterator[dict[str, str]]:
    """Yields the small stored fields of each document, in order of doc ids."""
    for block in range(len(file.view(SMALL_STORED_OFFSETS)) - 1):
        yield from _read_block(file, block)


def _read_block(file: ArrayFile, block: int) -> list[dict[str, str]]:
    start, end = file.slice(SMALL_STORED_OFFSETS, block, block + 2).tolist()
    frame = file.slice(SMALL_STORED_BYTES, start, end).tobytes()
    data = decompress(zstandard.ZstdDecompressor(), frame, file)
    try:
        rows: list[dict[str, str]] = json.loads(data)
        first = block * SMALL_BLOCK
        if len(rows) != min(SMALL_BLOCK, file.meta["n_docs"] - first):
            raise ValueError("not one row for each document")
        texts = [text for row in rows for pair in row.items() for text in pair]
        "".join(texts).encode()
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        where = f"the small stored fields of block {block} are not as they were written"
        raise IndexDamagedError(file.path, where) from error
    return rows
