"""Reads JSON: a record per line, an array of records, in a wrapper or not, or one."""

import json
from collections.abc import Iterator

from index.article import Article
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    load_content,
    open_unpacked,
)
from index.reading.decoding.file_lines import ByteRange, describe_long_line, read_lines
from index.reading.metadata.declared_fields import FieldKeys
from index.reading.metadata.record import describe_text_keys, read_record

_MAX_WRAPPERS = 4
# Many exports have tabs or line ends in strings, which the strict mode rejects.
_DECODER = json.JSONDecoder(strict=False)


def read_json_lines(
    builder: ArticleBuilder,
    field_keys: FieldKeys,
    *,
    max_mb: int,
    byte_range: ByteRange | None = None,
) -> Iterator[Article | ArticleError]:
    """Yields the article of each line, or an error with the line.

    Raises:
        ContentError: if the file is binary or unreadable.
    """
    empty = True
    for number, line in read_lines(builder.source.path, max_mb, byte_range):
        if line is not None and (not line or line.isspace()):
            continue
        empty = False
        try:
            if line is None:
                raise ContentError(describe_long_line(max_mb))
            record = read_record(_require_object(_parse(line)), field_keys)
            yield builder.build_record(record, line=number)
        except ContentError as error:
            yield builder.build_error(str(error), line=number)
        except Exception as fault:  # noqa: BLE001  (no record may stop the others)
            yield builder.build_fault(fault, line=number)
    if empty and not (byte_range and byte_range[0]):
        yield builder.build_error("empty")


def read_json(
    builder: ArticleBuilder, field_keys: FieldKeys, *, max_mb: int
) -> Iterator[Article | ArticleError]:
    """Yields the articles of a JSON file; if it holds JSON lines, as those.

    Raises:
        ContentError: if it is no JSON, or larger than the limit.
    """
    if _holds_lines(builder, max_mb):
        yield from read_json_lines(builder, field_keys, max_mb=max_mb)
        return
    text = decode(load_content(builder.source.path, max_mb))
    if not text.strip():
        raise ContentError("empty")
    value = _parse(text)
    if isinstance(value, dict) and _has_text(value, field_keys):
        record = read_record(value, field_keys)
        yield builder.build_whole(record.text, record.declared, body=record.text)
        return
    records = _find_records(value)
    if not records:
        raise ContentError(f"no text {describe_text_keys(field_keys)}")
    for number, inner in enumerate(records, start=1):
        try:
            record = read_record(_require_object(inner), field_keys)
            yield builder.build_record(record, line=number)
        except ContentError as error:
            yield builder.build_error(f"record {number}: {error}")
        except Exception as fault:  # noqa: BLE001  (no record may stop the others)
            yield builder.build_fault(fault, line=number)


def _holds_lines(builder: ArticleBuilder, max_mb: int) -> bool:
    """Checks that the first line is a record, and that more lines follow."""
    with open_unpacked(builder.source.path) as file:
        first = file.readline(max_mb * MEGABYTE)
        if not file.read(1024).strip():
            return False
    try:
        return isinstance(_parse(first.decode("utf-8-sig")), dict)
    except (UnicodeDecodeError, ContentError):
        return False


def _has_text(value: dict[str, object], field_keys: FieldKeys) -> bool:
    keys = {key.lower() for key in value}
    return any(name in keys for name in field_keys.get("text", ()))


def _find_records(value: object) -> list[object]:
    """Returns the value if it is a list, else the only list of records inside it."""
    for _ in range(_MAX_WRAPPERS):
        if isinstance(value, list):
            return value
        if not isinstance(value, dict):
            return []
        value = _unwrap(value)
    return []


def _unwrap(value: dict[str, object]) -> object:
    lists = [
        inner
        for inner in value.values()
        if isinstance(inner, list) and inner and isinstance(inner[0], dict)
    ]
    if lists:
        return lists[0] if len(lists) == 1 else None
    # Services answer so: {"status": "ok", "response": {"docs": [...]}}.
    wrappers = [inner for inner in value.values() if isinstance(inner, dict)]
    return wrappers[0] if len(wrappers) == 1 else None


def _require_object(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise ContentError("broken record: not an object of fields")


def _parse(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        problem = error.msg.lower().removesuffix(" at")
        place = f"line {error.lineno}, column {error.colno}"
        shown = text.rstrip()
        if "\n" not in shown:
            place = f"column {min(error.pos, len(shown)) + 1}"
        raise ContentError(f"broken JSON: {problem} at {place}") from error
    except ValueError as error:  # a number of thousands of digits
        raise ContentError("broken JSON: a number too long to read") from error
    except RecursionError as error:
        raise ContentError("broken JSON: nested too deeply") from error
