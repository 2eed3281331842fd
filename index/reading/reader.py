"""Reads the articles of files in any format."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from index.article import Article
from index.config import IndexConfig
from index.errors import (
    ArticleError,
    TransientError,
    UnreadableError,
    make_article_error,
)
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import (
    ContentError,
    UnreadableContentError,
    is_gzipped,
    load_content,
)
from index.reading.decoding.file_lines import ByteRange
from index.reading.file_types import FileFormat
from index.reading.files import list_files
from index.reading.formats.plain_text import read_text
from index.reading.formats.records.csv_records import read_csv
from index.reading.formats.records.hidden_records import detect_records
from index.reading.formats.records.json_records import read_json, read_json_lines
from index.reading.formats.sidecar import read_sidecar
from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.metadata.field_names import FieldNames
from index.reading.source import SourceFile

_MIN_RANGE_BYTES = 1 << 20
# Tables and JSON are often saved as .txt, or without a suffix.
_MAY_HIDE_RECORDS = (FileFormat.TEXT, FileFormat.UNKNOWN)
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head")


def read_articles(config: IndexConfig) -> Iterator[Article | ArticleError]:
    """Yields every article of the configured paths, and errors for what is skipped.

    Raises:
        NothingToIndexError: if a path does not exist, or none is given.
    """
    for found in list_files(config):
        if isinstance(found, ArticleError):
            yield found
            continue
        yield from read_file(found, config)


def read_file(
    source: SourceFile,
    config: IndexConfig,
    *,
    byte_range: ByteRange | None = None,
) -> Iterator[Article | ArticleError]:
    """Yields the articles of a file, and an error for each broken record.

    A file that cannot be read gives one error.

    Args:
        source: the file.
        config: how to read it.
        byte_range: one of the ranges of `split_file`, to read only the records whose
            first byte is in it. Every split gives the same records with the same line
            numbers, but equal records in different ranges get equal ids.
    """
    sidecar, problems = _read_sidecar(source)
    if byte_range is None or byte_range[0] == 0:
        yield from problems
    builder = ArticleBuilder(source, sidecar)
    try:
        yield from _read(builder, config, byte_range)
    except UnreadableContentError as error:
        yield UnreadableError(source.name, str(error))
    except ContentError as error:
        yield builder.build_error(str(error))
    except Exception as fault:  # noqa: BLE001  (no file may stop the others)
        yield builder.build_fault(fault)


def split_file(source: SourceFile, parts: int) -> list[ByteRange | None]:
    """Splits a file into at most `parts` byte ranges that can be read in parallel.

    A file that cannot be read in parts, or is small, gives None: all of it. The size of
    a packed file says nothing of the bytes inside.
    """
    try:
        size = source.path.stat().st_size
        whole = source.format is not FileFormat.JSON_LINES or is_gzipped(source.path)
    except OSError:
        return [None]
    parts = min(parts, size // _MIN_RANGE_BYTES)
    if whole or parts < 2:
        return [None]
    return list(pairwise(size * part // parts for part in range(parts + 1)))


def _read_sidecar(source: SourceFile) -> tuple[DeclaredFields, list[ArticleError]]:
    if source.sidecar is None:
        return NOTHING_DECLARED, []
    try:
        sidecar, problems = read_sidecar(source.sidecar)
    except UnreadableContentError as error:
        return NOTHING_DECLARED, [TransientError(source.name, str(error))]
    except Exception as fault:  # noqa: BLE001  (no sidecar may stop the others)
        return NOTHING_DECLARED, [make_article_error(source.name, fault)]
    return sidecar, [ArticleError(source.name, problem) for problem in problems]


def _read(
    builder: ArticleBuilder, config: IndexConfig, byte_range: ByteRange | None
) -> Iterator[Article | ArticleError]:
    source, limits = builder.source, config.limits
    file_format = source.format
    names = _name_fields(
        tuple((field, tuple(own)) for field, own in config.records.items())
    )
    if byte_range and byte_range[0] > 0 and file_format is not FileFormat.JSON_LINES:
        return iter(())
    if file_format in _MAY_HIDE_RECORDS:
        file_format = detect_records(source.path, names) or file_format
    if file_format is FileFormat.JSON_LINES:
        return read_json_lines(builder, names, limits=limits, byte_range=byte_range)
    if file_format is FileFormat.JSON:
        return read_json(builder, names, limits=limits)
    if file_format is FileFormat.CSV:
        return read_csv(builder, names, limits=limits)
    content = load_content(source.path, config.max_file_mb)
    if file_format is FileFormat.HTML or (
        file_format is FileFormat.UNKNOWN and _is_page(content)
    ):
        # Imported here: a corpus without pages needs neither lxml nor trafilatura.
        from index.reading.formats.pages.html import read_html

        return read_html(content, builder)
    return read_text(content, builder, names)


# Cached: it knows the keys of the records that it has seen.
@lru_cache(maxsize=4)
def _name_fields(own: tuple[tuple[str, tuple[str, ...]], ...]) -> FieldNames:
    return FieldNames(dict(own))


def _is_page(content: bytes) -> bool:
    """Checks whether a file begins like HTML: `wget` saves some without a suffix."""
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS)
