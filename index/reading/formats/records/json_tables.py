"""Finds the records in JSON that is written as a table, by columns or by rows."""

from collections.abc import Mapping
from typing import NamedTuple

from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.metadata.field_names import FieldNames
from index.reading.metadata.record import Contents, Values, find_contents

_SAMPLE = 10
_MAX_COLUMNS = 1_000


class RecordList(NamedTuple):
    """A list of records in a JSON value.

    Attributes:
        contents: by what its items are records.
        records: its items; broken ones are no mappings.
        feed: the fields that the mapping around the list declares for all of them.
    """

    contents: Contents
    records: list[object]
    feed: DeclaredFields = NOTHING_DECLARED


def find_table(value: Values, names: FieldNames) -> RecordList | None:
    """Returns the records of a mapping that is a table; None if it is none."""
    return (
        _from_columns(value, names)
        or _from_table(value, names)
        or _from_split(value, names)
    )


def find_rows(values: list[object], names: FieldNames) -> RecordList | None:
    """Returns the records of a list of rows, the first of which is the header.

    [["title", "text"], ["A", "B"], …]
    """
    if len(values) < 2 or not isinstance(values[0], list):
        return None
    return _name_rows(values[0], values[1:], names)


def _from_split(value: Values, names: FieldNames) -> RecordList | None:
    """Returns the records of {"columns": ["title", …], "data": [["A", …], …]}."""
    header = value.get("columns") or value.get("header") or value.get("fields")
    rows = value.get("data") or value.get("rows") or value.get("values")
    if isinstance(header, list) and isinstance(rows, list):
        return _name_rows(header, rows, names)
    return None


def _name_rows(
    header: list[object], rows: list[object], names: FieldNames
) -> RecordList | None:
    columns = [cell["name"] if _is_named(cell) else cell for cell in header]  # type: ignore[index]
    if len(columns) > _MAX_COLUMNS or not all(isinstance(key, str) for key in columns):
        return None
    keys = list(map(str, columns))
    records = [
        dict(zip(keys, row, strict=False)) for row in rows if isinstance(row, list)
    ]
    if not records or not any(map(names.is_known, keys)):
        return None
    contents = max(find_contents(row, names) for row in records[:_SAMPLE])
    return RecordList(contents, list(records)) if contents else None


def _is_named(cell: object) -> bool:
    return isinstance(cell, Mapping) and isinstance(cell.get("name"), str)


def _from_columns(value: Values, names: FieldNames) -> RecordList | None:
    """Returns the records of a table that is written column by column.

    {"title": {"0": "A", "1": "B"}, "text": {"0": …}} is what pandas writes.
    """
    columns: dict[str, dict[object, object]] = {}
    for key, column in value.items():
        cells = dict(enumerate(column)) if isinstance(column, list) else column
        if not isinstance(cells, dict) or not cells:
            return None
        columns[key] = cells
    if len(columns) < 2:
        return None
    first, *others = columns.values()
    if any(column.keys() != first.keys() for column in others):
        return None
    if not all(str(row).isdecimal() for row in first):
        return None
    if any(isinstance(cell, (dict, list)) for cell in first.values()):
        return None
    rows = [{key: column[row] for key, column in columns.items()} for row in first]
    contents = max(find_contents(row, names) for row in rows[:_SAMPLE])
    return RecordList(contents, list(rows)) if contents else None


def _from_table(value: Values, names: FieldNames) -> RecordList | None:
    """Returns the records of a mapping from ids to records."""
    rows = list(value.values())
    if len(rows) < 2 or not all(isinstance(row, Mapping) for row in rows):
        return None
    contents = [
        find_contents(row, names) for row in rows[:_SAMPLE] if isinstance(row, Mapping)
    ]
    if min(contents) < Contents.SUMMARY:
        return None
    keyed = [
        {"id": key, **row} for key, row in value.items() if isinstance(row, Mapping)
    ]
    return RecordList(max(contents), list(keyed))
