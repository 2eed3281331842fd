"""Small stored fields of documents (url, digest), compressed some documents together.

A search does not read them: they are for updates of the index, and for Whoosh.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import zstandard

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import SMALL_STORED_BYTES, SMALL_STORED_OFFSETS

_BLOCK_DOCS = 256
"""Documents compressed together."""

_compress = zstandard.ZstdCompressor(level=1).compress


class SmallStoredFieldsWriter:
    """Takes the fields of documents in order of doc ids, then writes them all."""

    def __init__(self) -> None:
        self._rows: list[Mapping[str, str]] = []
        self._blocks: list[bytes] = []

    def extend(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Takes the fields of the next documents."""
        self._rows += rows
        while len(self._rows) >= _BLOCK_DOCS:
            self._end_block()

    def write(self, file: ArrayFileWriter) -> None:
        """Writes the fields of all documents taken."""
        if self._rows:
            self._end_block()
        offsets = np.cumsum([0, *map(len, self._blocks)])
        file.put(SMALL_STORED_BYTES, np.frombuffer(b"".join(self._blocks), np.uint8))
        file.put(SMALL_STORED_OFFSETS, offsets.astype(np.uint32))

    def _end_block(self) -> None:
        rows, self._rows = self._rows[:_BLOCK_DOCS], self._rows[_BLOCK_DOCS:]
        text = json.dumps([dict(row) for row in rows], ensure_ascii=False)
        self._blocks.append(_compress(text.encode("utf-8", "replace")))


def read_small_stored_fields(file: ArrayFile, doc_id: int) -> dict[str, str]:
    """Reads the small stored fields of a document."""
    return _read_block(file, doc_id // _BLOCK_DOCS)[doc_id % _BLOCK_DOCS]


def read_all_small_stored_fields(file: ArrayFile) -> Iterator[dict[str, str]]:
    """Yields the small stored fields of each document, in order of doc ids."""
    for block in range(len(file.view(SMALL_STORED_OFFSETS)) - 1):
        yield from _read_block(file, block)


def _read_block(file: ArrayFile, block: int) -> list[dict[str, str]]:
    start, end = file.slice(SMALL_STORED_OFFSETS, block, block + 2).tolist()
    data = zstandard.decompress(file.slice(SMALL_STORED_BYTES, start, end).tobytes())
    rows: list[dict[str, str]] = json.loads(data)
    return rows
