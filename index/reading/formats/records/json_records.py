"""Reads JSON: a record per line, an array of records, in a wrapper or not, or one."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from index.article import Article
from index.config import ReadLimits
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    load_content,
    open_unpacked,
)
from index.reading.decoding.file_lines import describe_long_line, read_lines
from index.reading.formats.records.json_tables import RecordList
from index.reading.formats.records.json_values import (
    ParsedFile,
    parse_json,
    parse_values,
)
from index.reading.formats.records.json_wrappers import find_records
from index.reading.formats.records.record_reader import (
    RecordReader,
    describe_unread_dates,
)
from index.reading.metadata.field_names import FieldNames
from index.reading.metadata.record import Contents, Values, read_record
from index.reading.read_settings import Articles, ReadSettings

_HEAD_BYTES = 4096


def read_json_lines(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of each line, or an error with the line.

    A file that holds one JSON value over many lines is read as that.

    Raises:
        ContentError: if the file is binary or unreadable.
    """
    path, names = builder.source.path, settings.names
    limits, byte_range = settings.limits, settings.byte_range
    if _is_one_value(path, limits.max_file_mb):
        if not byte_range or not byte_range[0]:
            yield from _read_whole(
                builder, names, max_mb=limits.max_file_mb, lines=True
            )
        return
    reader = RecordReader(builder, names, lambda: _reread(path, limits))
    empty = True
    for number, line in read_lines(path, limits, byte_range):
        if line is not None and (not line or line.isspace()):
            continue
        empty = False
        try:
            yield from reader.read(_parse_line(line, limits.max_file_mb), number)
        except ContentError as error:
            yield builder.build_error(str(error), line=number)
    yield from reader.report()
    if empty and not (byte_range and byte_range[0]):
        yield builder.build_error("empty")


def _parse_line(line: str | None, max_mb: int) -> dict[str, object]:
    if line is None:
        raise ContentError(describe_long_line(max_mb))
    return _require_object(parse_json(line))


def read_json(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of a JSON file; if it holds JSON lines, as those.

    Raises:
        ContentError: if it is no JSON, or larger than the limit.
    """
    names, max_mb = settings.names, settings.limits.max_file_mb
    if _holds_lines(builder.source.path, max_mb):
        yield from read_json_lines(builder, settings)
    else:
        yield from _read_whole(builder, names, max_mb=max_mb, lines=False)


def _read_whole(
    builder: ArticleBuilder, names: FieldNames, *, max_mb: int, lines: bool
) -> Iterator[Article | ArticleError]:
    text = decode(load_content(builder.source.path, max_mb))
    if not text.strip():
        raise ContentError("empty")
    values, problem, cut = parsed = parse_values(text)
    chat = _read_chat(parsed, builder) if '"messages"' in text else None
    if chat is not None:
        yield from chat
    else:
        lists = [
            found._replace(records=[one for one in found.records if id(one) not in cut])
            for value in values
            for found in find_records(value, names)
        ]
        yield from _read_found(builder, values, lists, names, lines=lines)
    if problem:
        yield builder.build_error(f"{problem}; what is whole before it is kept")


def _read_found(
    builder: ArticleBuilder,
    values: list[object],
    lists: list[RecordList],
    names: FieldNames,
    *,
    lines: bool,
) -> Iterator[Article | ArticleError]:
    if not lines and len(lists) == 1 and lists[0].records == values:
        yield from _read_only_record(builder, lists[0], names)
    else:
        lists = lists or _list_anything(values)
        yield from _read_lists(builder, lists, names, lines=lines)


def _read_chat(parsed: ParsedFile, builder: ArticleBuilder) -> Articles | None:
    """Yields the messages of a chat, None where the values are none."""
    # Imported here: few corpora have chats.
    from index.reading.formats.exports.telegram import is_telegram, read_telegram

    return read_telegram(parsed, builder) if is_telegram(parsed.values) else None


def _list_anything(values: list[object]) -> list[RecordList]:
    """Lists the values that are no records, so that what they lack is named."""
    items = values[0] if len(values) == 1 and isinstance(values[0], list) else values
    return [RecordList(Contents.NOTHING, items)]


def _read_only_record(
    builder: ArticleBuilder, found: RecordList, names: FieldNames
) -> Iterator[Article | ArticleError]:
    (values,) = found.records
    record = read_record(_require_object(values), names)
    if record is not None:
        yield builder.build_whole(record.text, record.declared, body=record.text)
        date = record.declared.date
        if date.quote and date.value is None:
            yield builder.build_error(describe_unread_dates(1, date.quote))


def _read_lists(
    builder: ArticleBuilder, lists: list[RecordList], names: FieldNames, *, lines: bool
) -> Iterator[Article | ArticleError]:
    def reread() -> Iterator[Values]:
        records = chain.from_iterable(found.records for found in lists)
        return (values for values in records if isinstance(values, dict))

    reader = RecordReader(builder, names, reread, are_lines=lines)
    number = 0
    for found in lists:
        for values in found.records:
            number += 1
            if isinstance(values, dict):
                yield from reader.read(values, number, found.feed)
            else:
                yield builder.build_error(f"record {number}: {_NO_OBJECT}")
    yield from reader.report()
    if not number:
        yield builder.build_error("empty: a list of no records")


def _reread(path: Path, limits: ReadLimits) -> Iterator[Values]:
    for _, line in read_lines(path, limits):
        try:
            value = parse_json(line or "")
        except ContentError:
            continue
        if isinstance(value, dict):
            yield value


def _holds_lines(path: Path, max_mb: int) -> bool:
    """Checks that the first line is a record, and that more lines follow."""
    with open_unpacked(path) as file:
        first = file.readline(max_mb * MEGABYTE)
        if not file.read(1024).strip():
            return False
    try:
        return isinstance(parse_json(first.decode("utf-8-sig")), dict)
    except (UnicodeDecodeError, ContentError):
        return False


def _is_one_value(path: Path, max_mb: int) -> bool:
    """Checks whether a file is one JSON value, on one line or on many."""
    with open_unpacked(path) as file:
        first = file.readline(max_mb * MEGABYTE).removeprefix(b"\xef\xbb\xbf").strip()
        head = file.read(_HEAD_BYTES)
    rest = head.lstrip()
    if first == b"{":
        return not rest.startswith(b"{")
    if not rest and len(head) < _HEAD_BYTES:
        return first.startswith((b"{", b"["))
    return first.startswith(b"[") and not first.endswith(b"]")


_NO_OBJECT = "broken record: not an object of fields"


def _require_object(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise ContentError(_NO_OBJECT)
