"""Reads the records of a WARC file one after the other: ISO 28500:2017, section 4."""

from collections.abc import Iterator
from typing import IO, NamedTuple

from index.reading.decoding.file_bytes import ContentError

_MAX_LINE_BYTES = 1 << 16
_MAX_LINES = 1_000
_CHUNK_BYTES = 1 << 18


class WarcRecord(NamedTuple):
    """A record of a WARC file.

    Attributes:
        number: its place in the file, from 1.
        kind: its type: response, resource, conversion, revisit, request and others.
        url: the address that it is about.
        media_type: the type of its content; for a response, that of an HTTP message.
        content: its bytes; none for a record of another type than asked for, or too
            large a one.
        is_too_large: whether it is one.
    """

    number: int
    kind: str
    url: str
    media_type: str
    content: bytes
    is_too_large: bool = False


def read_records(
    file: IO[bytes], kinds: frozenset[str], max_bytes: int
) -> Iterator[WarcRecord]:
    """Yields all records, with the contents of those of some types.

    Memory: that of one record.

    Raises:
        ContentError: if the file breaks off, or is broken from here on.
    """
    number, damaged = 0, 0
    while (skipped := _find_start(file)) is not None:
        damaged = damaged or (number if skipped else 0)
        number += 1
        headers = _read_headers(file)
        kind = headers.get("warc-type", "")
        size = _read_size(headers, number)
        wanted = kind in kinds and size <= max_bytes
        content = file.read(size) if wanted else b""
        if not wanted:
            _skip(file, size)
        if wanted and len(content) < size:
            raise ContentError("it breaks off")
        yield WarcRecord(
            number,
            kind,
            headers.get("warc-target-uri", "").strip("<>"),
            headers.get("content-type", "").lower(),
            content,
            kind in kinds and not wanted,
        )
    if damaged:
        raise ContentError(f"record {damaged} is damaged")


def split_headers(content: bytes) -> tuple[str, dict[str, str], bytes]:
    """Splits an HTTP message into its first line, its headers and its body."""
    for blank in (b"\r\n\r\n", b"\n\n"):
        head, found, body = content.partition(blank)
        if found:
            first, *lines = head[: _MAX_LINE_BYTES * 4].decode("latin-1").splitlines()
            return first, _parse(lines), body
    return "", {}, content


def _find_start(file: IO[bytes]) -> int | None:
    """Reads the first line of the next record; None at the end.

    Returns:
        The number of lines before it that are not empty.
    """
    skipped = 0
    while line := file.readline(_MAX_LINE_BYTES):
        if line.startswith(b"WARC/"):
            return skipped
        skipped += bool(line.strip())
    if skipped:
        raise ContentError("it breaks off")
    return None


def _read_headers(file: IO[bytes]) -> dict[str, str]:
    lines: list[str] = []
    for _ in range(_MAX_LINES):
        line = file.readline(_MAX_LINE_BYTES)
        if line in (b"\r\n", b"\n"):
            return _parse(lines)
        if not line.endswith(b"\n"):
            raise ContentError("it breaks off")
        lines.append(line.decode("utf-8", "replace"))
    raise ContentError("a record with too many headers")


def _parse(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (" ", "\t") and name:
            headers[name] += " " + line.strip()
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        headers[name] = value.strip()
    return headers


def _read_size(headers: dict[str, str], number: int) -> int:
    size = headers.get("content-length", "")
    if not (size.isascii() and size.isdigit() and len(size) < 16):
        raise ContentError(f"record {number} has no length")
    return int(size)


def _skip(file: IO[bytes], size: int) -> None:
    while size > 0:
        chunk = file.read(min(size, _CHUNK_BYTES))
        if not chunk:
            raise ContentError("it breaks off")
        size -= len(chunk)
