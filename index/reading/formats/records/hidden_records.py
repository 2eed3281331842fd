"""Recognises records in files whose names promise text."""

from pathlib import Path

from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import ContentError, open_unpacked
from index.reading.file_types import FileFormat
from index.reading.formats.records.csv_lines import find_delimiter
from index.reading.formats.records.json_values import parse_values
from index.reading.formats.records.json_wrappers import find_records
from index.reading.metadata.field_names import FieldNames

_HEAD_BYTES = 1 << 16
_MAX_COLUMN_CHARS = 40
_JSON_STARTS = ("{", "[{")


def detect_records(path: Path, names: FieldNames) -> FileFormat | None:
    """Returns the format of the records in a file by its first lines, None for a text.

    Raises:
        ContentError: if it cannot be read.
    """
    with open_unpacked(path) as file:
        head = file.read(_HEAD_BYTES)
    try:
        text = decode(head[: head.rfind(b"\n") + 1] or head)
    except ContentError:
        return None
    if "".join(text[:100].split()).startswith(_JSON_STARTS):
        return _detect_json(text, names)
    lines = text.splitlines()
    first, second, *_ = [*(line for line in lines if line.strip()), "", ""]
    return FileFormat.CSV if _is_table(first, second, names) else None


def _detect_json(head: str, names: FieldNames) -> FileFormat | None:
    """Returns a format only where a record is whole: a text may begin with a brace."""
    try:
        values = parse_values(head).values
    except ContentError:
        return None
    if not any(find_records(value, names) for value in values):
        return None
    lines = len(values) > 1 and isinstance(values[0], dict)
    return FileFormat.JSON_LINES if lines else FileFormat.JSON


def _is_table(first: str, second: str, names: FieldNames) -> bool:
    """Checks whether a line is a header of known columns above a line of as many."""
    delimiter, known = find_delimiter(first, names)
    columns = [part.strip(' "') for part in first.split(delimiter)]
    keys = names.find_keys(columns)
    return (
        known > 1
        and 2 * known >= len(columns)
        and max(map(len, columns)) <= _MAX_COLUMN_CHARS
        and second.count(delimiter) >= len(columns) - 1
        and bool(keys["text"] or keys["title"])
    )
