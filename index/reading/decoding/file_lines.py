"""Reads the lines of files larger than memory: limited, decoded and numbered."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from index.config import ReadLimits
from index.reading.decoding.encoding import decode, is_utf16_or_utf32, looks_binary
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    load_content,
    open_unpacked,
)
from index.reading.decoding.legacy_encodings import detect_legacy_encoding

_SAMPLE_BYTES = 1 << 16
_CHUNK_BYTES = 1 << 20
_BLOCK_BYTES = 4 << 20
_UTF8_BOM = b"\xef\xbb\xbf"

ByteRange = tuple[int, int]
"""A part of a file: byte offsets (start, stop), stop excluded."""


class FileLine(NamedTuple):
    """A line and its number, from 1; the text is None if it exceeds the limit."""

    number: int
    text: str | None


def read_lines(
    path: Path, limits: ReadLimits, byte_range: ByteRange | None = None
) -> Iterator[FileLine]:
    """Yields the lines whose first byte is in a byte range; without one, all lines.

    Raises:
        ContentError: if the file is binary or unreadable, or unpacks to more than the
            limits allow.
    """
    max_mb = limits.max_file_mb
    with open_unpacked(path, limits) as file:
        sample = file.read(_SAMPLE_BYTES)
        if is_utf16_or_utf32(sample):
            yield from _read_wide(path, max_mb, byte_range)
            return
        if looks_binary(sample):
            raise ContentError("binary")
        decoder = _LineDecoder(sample)
        number = _seek_line(file, path, byte_range[0] if byte_range else 0)
        stop = byte_range[1] if byte_range else None
        for line in _bounded_lines(file, max_mb * MEGABYTE, stop):
            number += 1
            yield FileLine(number, None if line is None else decoder.decode(line))


def describe_long_line(max_mb: int) -> str:
    """Describes why a line longer than the limit is skipped."""
    return f"record larger than index.max_file_mb ({max_mb} MB)"


class _LineDecoder:
    """Decodes lines as UTF-8, else in the encoding of the first that is not UTF-8."""

    def __init__(self, sample: bytes) -> None:
        self._sample = sample
        self._legacy = ""

    def decode(self, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError:
            if not self._legacy:
                sample = line if self._sample.isascii() else self._sample
                self._legacy = self._find(sample)
            return line.decode(self._legacy, "replace")

    @staticmethod
    def _find(sample: bytes) -> str:
        try:
            sample[:-4].decode()
        except UnicodeDecodeError:
            return detect_legacy_encoding(sample) or "utf-8"
        return "utf-8"


def _read_wide(
    path: Path, max_mb: int, byte_range: ByteRange | None
) -> Iterator[FileLine]:
    """Yields all lines of a UTF-16 or UTF-32 file for the range that begins at 0."""
    if byte_range and byte_range[0] > 0:
        return
    text = decode(load_content(path, max_mb))
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        yield FileLine(number, line)


def _seek_line(file: IO[bytes], path: Path, start: int) -> int:
    """Seeks the first line that begins from `start` on; counts the lines before it."""
    file.seek(0)
    if start == 0:
        if file.read(len(_UTF8_BOM)) != _UTF8_BOM:
            file.seek(0)
        return 0
    blocks, rest = divmod(start - 1, _BLOCK_BYTES)
    changed = path.stat().st_mtime_ns
    before = sum(_count_line_ends(path, changed, block) for block in range(blocks))
    file.seek(blocks * _BLOCK_BYTES)
    before += _read_line_ends(file, rest)
    while (skipped := file.readline(_CHUNK_BYTES)) and not skipped.endswith(b"\n"):
        pass
    return before + 1


# Cached: a process reads the ranges of a file in order, and counts each block once.
@lru_cache(maxsize=1 << 12)
def _count_line_ends(path: Path, _changed: int, block: int) -> int:
    with path.open("rb") as file:
        file.seek(block * _BLOCK_BYTES)
        return _read_line_ends(file, _BLOCK_BYTES)


def _read_line_ends(file: IO[bytes], size: int) -> int:
    """Reads the next `size` bytes and counts their line ends."""
    found = 0
    while size and (chunk := file.read(min(_CHUNK_BYTES, size))):
        found += chunk.count(b"\n")
        size -= len(chunk)
    return found


def _bounded_lines(
    file: IO[bytes], limit: int, stop: int | None
) -> Iterator[bytes | None]:
    """Yields the lines that begin before `stop`, None for one longer than the limit."""
    byte_offset = file.tell()
    while stop is None or byte_offset < stop:
        line = file.readline(limit + 2)
        if not line:
            return
        byte_offset += len(line)
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(_CHUNK_BYTES)) and not rest.endswith(b"\n"):
            byte_offset += len(rest)
        byte_offset += len(rest)
        yield None
