"""Reads CSV files: a header, then a record in each row."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from index.article import Article
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    UnreadableContentError,
)
from index.reading.decoding.file_lines import describe_long_line, read_lines
from index.reading.metadata.declared_fields import FieldKeys
from index.reading.metadata.record import describe_text_keys, read_record

_DELIMITERS = ",;\t|"
# Excel writes this line before the header, to mark the delimiter.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*$')


def read_csv(
    builder: ArticleBuilder, field_keys: FieldKeys, *, max_mb: int
) -> Iterator[Article | ArticleError]:
    """Yields the article of each row, or an error with the line where the row begins.

    Raises:
        ContentError: if the file is binary, or its header has no column for the text.
    """
    lines = _Lines(builder.source.path, max_mb)
    rows = _open_rows(lines, field_keys, max_mb)
    header = [name.strip().lower() for name in _next_row(rows) or []]
    if not set(header) & set(field_keys.get("text", ())):
        raise ContentError(f"no column for the text {describe_text_keys(field_keys)}")
    empty = True
    for found in _read_rows(rows, lines, header, builder, field_keys):
        empty = False
        yield found
    if empty:
        yield builder.build_error("empty: a header and no rows")


def _read_rows(
    rows: Iterator[list[str]],
    lines: "_Lines",
    header: list[str],
    builder: ArticleBuilder,
    field_keys: FieldKeys,
) -> Iterator[Article | ArticleError]:
    while True:
        line = lines.number + 1
        try:
            row = _next_row(rows)
            if row is None:
                return
            if row:
                record = read_record(_name_columns(header, row), field_keys)
                yield builder.build_record(record, line=line)
        except UnreadableContentError:
            raise
        except ContentError as error:
            yield builder.build_error(str(error), line=line)
        except Exception as fault:  # noqa: BLE001  (no row may stop the others)
            yield builder.build_fault(fault, line=line)


def _open_rows(
    lines: "_Lines", field_keys: FieldKeys, max_mb: int
) -> Iterator[list[str]]:
    first = next(lines, None)
    if first is None:
        raise ContentError("empty")
    separator = _SEPARATOR_LINE.match(first)
    if separator:
        first = next(lines, "")
    lines.push_back(first)
    # A global setting of the module; its default is too low for articles.
    csv.field_size_limit(max_mb * MEGABYTE)
    delimiter = separator[1] if separator else _find_delimiter(first, field_keys)
    return csv.reader(lines, delimiter=delimiter)


class _Lines(Iterator[str]):
    """Iterates over the texts of lines for `csv`, and counts the lines."""

    def __init__(self, path: Path, max_mb: int) -> None:
        self._lines = read_lines(path, max_mb)
        self._max_mb = max_mb
        self._pushed: str | None = None
        self.number = 0

    def push_back(self, line: str) -> None:
        self._pushed = line

    def __next__(self) -> str:
        if self._pushed is not None:
            line, self._pushed = self._pushed, None
            return line
        self.number, text = next(self._lines)
        if text is None:
            raise ContentError(describe_long_line(self._max_mb))
        return text


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        raise ContentError(f"broken row: {error}") from error


def _name_columns(header: list[str], row: list[str]) -> dict[str, object]:
    # A delimiter in a text without quotes would shift all later columns.
    if len(row) > len(header) and any(row[len(header) :]):
        raise ContentError(
            f"broken row: {len(row)} columns, the header has {len(header)}"
        )
    return dict(zip(header, row, strict=False))


def _find_delimiter(header: str, field_keys: FieldKeys) -> str:
    """Returns the delimiter that gives the header the most known columns."""
    known = {name for keys in field_keys.values() for name in keys}

    def count_known(delimiter: str) -> tuple[int, int]:
        columns = [part.strip(' "\r\n').lower() for part in header.split(delimiter)]
        return len(known.intersection(columns)), len(columns)

    return max(_DELIMITERS, key=count_known)
