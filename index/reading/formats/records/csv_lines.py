"""Gives the lines of a table to `csv`, finds its header, and counts its lines."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from index.config import ReadLimits
from index.reading.decoding.file_bytes import ContentError
from index.reading.decoding.file_lines import FileLine, describe_long_line, read_lines
from index.reading.metadata.field_names import FieldNames

_DELIMITERS = ",;\t|^~"
_MAC_LINE = re.compile(r"[^\r]*\r\n?|[^\r]+\Z")
# Monitoring services write some lines above the header: the search, the day of export.
_MAX_LINES_ABOVE = 20
_SAMPLE_LINES = 50
# Databases and Spark write \" for a quote inside quotes; CSV has "" for it.
_BACKSLASH_QUOTE = re.compile(r'\\"(?!\s*(?:[,;\t|^~]|$))', re.MULTILINE)
_DOUBLE_QUOTE = re.compile(r'(?<=[^,;\t|^~\s])""(?=[^,;\t|^~\s])')


class CsvLines(Iterator[str]):
    """Iterates over the texts of lines.

    Attributes:
        number: the number of the last line, from 1.
        has_quotes: whether quotes stand around fields, rather than within texts.
    """

    def __init__(self, path: Path, limits: ReadLimits) -> None:
        self._lines = _split_mac_lines(read_lines(path, limits))
        self._max_mb = limits.max_file_mb
        self._ahead: deque[FileLine] = deque()
        self._mends_quotes = False
        self.has_quotes = True
        self.number = 0

    def skip_to_header(self, names: FieldNames) -> None:
        """Skips the lines above the header, and looks how quotes are written."""
        ahead = self._peek(_SAMPLE_LINES)
        for place, line in enumerate(ahead[:_MAX_LINES_ABOVE]):
            if is_header(line, names, least_known=2 if place else 1):
                for _ in range(place):
                    next(self)
                break
        sample = "".join(ahead)
        mends = _BACKSLASH_QUOTE.search(sample) and not _DOUBLE_QUOTE.search(sample)
        self._mends_quotes = bool(mends)
        self.has_quotes = not _has_loose_quotes(self._peek(_SAMPLE_LINES))

    def peek_line(self) -> str | None:
        """Returns the next line without passing it; None at the end."""
        return next(iter(self._peek(1)), None)

    def _peek(self, count: int) -> list[str]:
        self._ahead.extend(islice(self._lines, max(0, count - len(self._ahead))))
        return [line.text or "" for line in islice(self._ahead, count)]

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else next(self._lines)
        self.number, text = line
        if text is None:
            raise ContentError(describe_long_line(self._max_mb))
        return text.replace('\\"', '""') if self._mends_quotes else text


def _has_loose_quotes(lines: list[str]) -> bool:
    """Checks for lines between tabs that are whole, though quotes in them are odd.

    Databases write such files: a quote would take all lines up to the next one.
    """
    tabs = {line.count("\t") for line in lines if line.strip()}
    return tabs != {0} and len(tabs) == 1 and any(line.count('"') % 2 for line in lines)


def is_header(line: str, names: FieldNames, *, least_known: int) -> bool:
    """Checks whether a line is a header with a column for a text or a title."""
    delimiter, known = find_delimiter(line, names)
    if known < least_known:
        return False
    keys = names.find_keys(_split_header(line, delimiter))
    return bool(keys["text"] or keys["summary"] or keys["title"])


def find_delimiter(header: str, names: FieldNames) -> tuple[str, int]:
    """Returns the delimiter that gives a header the most known columns, and how many."""

    def count_known(delimiter: str) -> tuple[int, int]:
        columns = _split_header(header, delimiter)
        return sum(map(names.is_known, columns)), len(columns)

    best = max(_DELIMITERS, key=count_known)
    return best, count_known(best)[0]


def _split_header(header: str, delimiter: str) -> list[str]:
    return [part.strip(' "\r\n') for part in header.split(delimiter)]


def _split_mac_lines(lines: Iterator[FileLine]) -> Iterator[FileLine]:
    """Splits a file with the line ends of old Macs, which is one line so far."""
    first = next(lines, None)
    if first is None:
        return
    if "\r" not in (first.text or "").rstrip("\r\n"):
        yield first
        yield from lines
        return
    texts = (text for _, text in chain([first], lines))
    parts = (_MAC_LINE.findall(text) if text else [text] for text in texts)
    for number, part in enumerate(chain.from_iterable(parts), start=1):
        yield FileLine(number, part)
