"""Finds the records in a JSON value, however deep services and feeds wrap them."""

from collections.abc import Iterator, Mapping
from itertools import islice

from index.reading.formats.records.json_tables import (
    RecordList,
    find_rows,
    find_table,
)
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    read_declared_fields,
)
from index.reading.metadata.field_names import FieldNames
from index.reading.metadata.field_values import as_text
from index.reading.metadata.metadata_source import FEED, UNKNOWN_DATE
from index.reading.metadata.record import Contents, Values, find_contents

_MAX_DEPTH = 6
_MAX_INNER = 10_000
_SAMPLE = 10
# The mapping around a list of this name is a feed or a channel, whose title is an outlet.
_FEED_LISTS = frozenset(("items", "item", "entries", "entry", "messages", "posts"))


def find_records(value: object, names: FieldNames) -> list[RecordList]:
    """Finds the lists of records; a value that is a record itself is a list of one.

    Of several lists those count whose items have a text, if any have.
    """
    own = Contents.NOTHING
    if isinstance(value, Mapping):
        rows = find_table(value, names)
        if rows:
            return [rows]
        own = find_contents(value, names)
    lists = [] if own is Contents.TEXT else list(_find_lists(value, names, _MAX_DEPTH))
    best = max((each.contents for each in lists), default=Contents.NOTHING)
    if own > best:
        return [RecordList(own, [value])]
    return [each for each in lists if each.contents is best and best]


def _find_lists(value: object, names: FieldNames, depth: int) -> Iterator[RecordList]:
    if not depth:
        return
    if isinstance(value, list):
        yield from _from_list(value, names, depth)
    elif isinstance(value, Mapping) and _has_inner(value):
        rows = find_table(value, names)
        if rows:
            yield rows
            return
        for key, inner in islice(value.items(), _MAX_INNER):
            if not isinstance(inner, (list, Mapping)):
                continue
            for found in _find_lists(inner, names, depth - 1):
                direct = inner is found.records and found.feed is NOTHING_DECLARED
                feed = _declare_feed(value, key, names) if direct else found.feed
                yield found._replace(feed=feed)


def _has_inner(value: Values) -> bool:
    """Checks whether there is anything to search inside a mapping: most have nothing."""
    return any(isinstance(inner, (list, Mapping)) for inner in value.values())


def _from_list(
    values: list[object], names: FieldNames, depth: int
) -> Iterator[RecordList]:
    rows = find_rows(values, names)
    if rows:
        yield rows
        return
    mappings = [each for each in values[:_MAX_INNER] if isinstance(each, Mapping)]
    sample = (find_contents(each, names) for each in mappings[:_SAMPLE])
    contents = max(sample, default=Contents.NOTHING)
    inner = []
    if contents is not Contents.TEXT:
        # A list of channels, each with a list of messages.
        inner = [
            found for each in mappings for found in _find_lists(each, names, depth - 1)
        ]
    best = max((each.contents for each in inner), default=Contents.NOTHING)
    if contents >= best:
        yield RecordList(contents, values)
    else:
        yield from inner


def _declare_feed(value: Values, key: str, names: FieldNames) -> DeclaredFields:
    """Declares outlet and language for all records of a list."""
    own = {k: v for k, v in value.items() if not isinstance(v, list)}
    declared = read_declared_fields(own, names.find_keys(own), FEED)
    outlet = declared.outlet
    if outlet.value is None and key.lower() in _FEED_LISTS:
        field = "name" if value.get("name") else "title"
        outlet = FEED.field(field, as_text(value.get(field)))
    return NOTHING_DECLARED._replace(
        outlet=outlet, language=declared.language, date=UNKNOWN_DATE
    )
