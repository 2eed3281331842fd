"""Splits a mailbox in the format mbox into its mails."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

# "From x@example.org Fri Dec 20 08:30:00 2019", or without the day.
_START = re.compile(rb"From (?:\S+|\S.*\d{4}.*)\r?\n?")
_HEADER = re.compile(rb"[!-9;-~]{1,76}:|>?From ")
# Programs put > before a line of a text that begins with "From ".
_QUOTED = re.compile(rb">+From ")
_MAX_LINE_BYTES = 1 << 20


class MboxMessage(NamedTuple):
    """A mail of a mailbox.

    Attributes:
        number: its place, from 1.
        content: its bytes; of one that is too large, the beginning.
        is_too_large: whether it is.
    """

    number: int
    content: bytes
    is_too_large: bool


def split_mbox(file: IO[bytes], max_bytes: int) -> Iterator[MboxMessage]:
    """Yields the mails one after the other. Memory: that of one mail.

    A line begins one if it looks like "From sender date", stands after an empty line
    and before a header.
    """
    lines: list[bytes] = []
    number, size = 0, 0
    blank, pending = True, b""
    while line := file.readline(_MAX_LINE_BYTES):
        if pending:
            if _HEADER.match(line):
                if number:
                    yield MboxMessage(number, b"".join(lines), size > max_bytes)
                number, size, lines = number + 1, 0, []
            else:
                size = _keep(lines, pending, size, max_bytes)
            pending = b""
        if blank and line.startswith(b"From ") and _START.fullmatch(line):
            pending = line
        else:
            size = _keep(lines, line, size, max_bytes)
        blank = line in (b"\n", b"\r\n")
    if pending:
        _keep(lines, pending, size, max_bytes)
    if any(map(bytes.strip, lines)):
        yield MboxMessage(max(number, 1), b"".join(lines), size > max_bytes)


def _keep(lines: list[bytes], line: bytes, size: int, max_bytes: int) -> int:
    if size <= max_bytes:
        lines.append(line[1:] if _QUOTED.match(line) else line)
    return size + len(line)
