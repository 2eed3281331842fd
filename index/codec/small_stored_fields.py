"""The small stored fields of articles, some articles' together."""

import json
from collections.abc import Iterable, Mapping

import numpy as np
import zstandard

from index.codec.array_file import ArrayFile, ArrayFileWriter

BLOCK = 256
"""How many articles' fields are compressed together."""

_compress = zstandard.ZstdCompressor(level=1).compress


class SmallStoredFieldsWriter:
    """Takes the fields, article by article."""

    def __init__(self) -> None:
        self._rows: list[Mapping[str, str]] = []
        self._blocks: list[bytes] = []

    def extend(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Take the next articles' fields."""
        self._rows += rows
        while len(self._rows) >= BLOCK:
            self._end_block()

    def write(self, file: ArrayFileWriter) -> None:
        """Write them all."""
        if self._rows:
            self._end_block()
        ends = np.cumsum([0, *map(len, self._blocks)])
        file.put("kept.bytes", np.frombuffer(b"".join(self._blocks), np.uint8))
        file.put("kept.ends", ends.astype(np.uint32))

    def _end_block(self) -> None:
        rows, self._rows = self._rows[:BLOCK], self._rows[BLOCK:]
        text = json.dumps([dict(row) for row in rows], ensure_ascii=False)
        self._blocks.append(_compress(text.encode("utf-8", "replace")))


def read_small_stored_fields(file: ArrayFile, block: int) -> list[dict[str, str]]:
    """The fields of the articles of a block."""
    start, end = file.slice("kept.ends", block, block + 2).tolist()
    data = zstandard.decompress(file.slice("kept.bytes", start, end).tobytes())
    rows: list[dict[str, str]] = json.loads(data)
    return rows
