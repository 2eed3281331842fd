"""Reads CSV files: a header, then a record in each row."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from index.config import ReadLimits
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    UnreadableContentError,
)
from index.reading.formats.records.csv_lines import CsvLines, find_delimiter
from index.reading.formats.records.record_reader import (
    RecordReader,
    describe_missing_text,
)
from index.reading.metadata.field_names import FieldNames
from index.reading.metadata.record import Values
from index.reading.metadata.record_shapes import find_shape
from index.reading.read_settings import Articles, ReadSettings

# Excel writes this line before the header, to mark the delimiter.
# Our own results have ' before the sign with which a formula begins.
_SIGN_OF_FORMULA = re.compile(r"(^|[;|][\"\s]*)'(?=[=+@＝＋－＠-])")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*$')


def read_csv(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of each row, or an error with the line where the row begins.

    Raises:
        ContentError: if the file is binary, or its header has no column for the text.
    """
    names, limits = settings.names, settings.limits
    table = _Table(builder.source.path, names, limits)
    reader = RecordReader(
        builder, names, lambda: _reread(_Table(builder.source.path, names, limits))
    )
    empty = True
    for line, row in table.read_rows():
        empty = False
        if isinstance(row, ContentError):
            yield builder.build_error(str(row), line=line)
            continue
        yield from reader.read(row, line)
    yield from reader.report()
    if empty:
        yield builder.build_error("empty: a header and no rows")


class _Table:
    """A CSV file with its header read."""

    def __init__(self, path: Path, names: FieldNames, limits: ReadLimits) -> None:
        self._lines = CsvLines(path, limits)
        self._rows = _open_rows(self._lines, names, limits.max_file_mb)
        self._header = [name.strip() for name in _next_row(self._rows) or []]
        keys = names.find_keys(self._header)
        shape = find_shape(self._header)
        self._is_ours = shape is not None and shape.name == "corpus-search"
        if not (keys["text"] or keys["summary"] or keys["title"]):
            row = _next_row(self._rows) or []
            sizes = [*map(len, row), *[0] * len(self._header)]
            columns = dict(zip(self._header, sizes, strict=False))
            raise ContentError(
                f"no column for the text {describe_missing_text(columns, names)}"
            )

    def read_rows(self) -> Iterator[tuple[int, Values | ContentError]]:
        """Yields the line where each row begins, and its columns or what is wrong."""
        while True:
            line = self._lines.number + 1
            try:
                row = _next_row(self._rows)
                if row is None:
                    return
                if row and self._is_ours:
                    row = [_SIGN_OF_FORMULA.sub(r"\1", cell) for cell in row]
                if row:
                    yield line, _name_columns(self._header, row)
            except UnreadableContentError:
                raise
            except ContentError as error:
                yield line, error


def _reread(table: _Table) -> Iterator[Values]:
    return (row for _, row in table.read_rows() if not isinstance(row, ContentError))


def _open_rows(lines: CsvLines, names: FieldNames, max_mb: int) -> Iterator[list[str]]:
    first = lines.peek_line()
    if first is None:
        raise ContentError("empty")
    separator = _SEPARATOR_LINE.match(first)
    if separator:
        next(lines)
    else:
        lines.skip_to_header(names)
    # A global setting of the module; its default is too low for articles.
    csv.field_size_limit(max_mb * MEGABYTE)
    header = lines.peek_line() or ""
    delimiter = separator[1] if separator else find_delimiter(header, names)[0]
    if not lines.has_quotes:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        problem = str(error)
        if "new-line" in problem:
            problem = "a line end outside quotes"
        raise ContentError(f"broken row: {problem}") from error


def _name_columns(header: list[str], row: list[str]) -> dict[str, object]:
    # A delimiter in a text without quotes would shift all later columns.
    if len(row) > len(header) and any(row[len(header) :]):
        raise ContentError(
            f"broken row: {len(row)} columns, the header has {len(header)}"
        )
    return dict(zip(header, row, strict=False))
