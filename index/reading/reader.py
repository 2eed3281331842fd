"""Reads the articles of files in any format."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from index.article import Article
from index.config import IndexConfig
from index.errors import (
    ArticleError,
    TransientError,
    make_article_error,
)
from index.reading.article_builder import ArticleBuilder
from index.reading.content_format import detect_content
from index.reading.decoding.file_bytes import (
    ContentError,
    UnreadableContentError,
    is_packed,
)
from index.reading.decoding.file_lines import ByteRange
from index.reading.file_types import FileFormat, describe_format, is_text
from index.reading.files import list_files
from index.reading.formats.records.hidden_records import detect_records
from index.reading.formats.registry import load_reader
from index.reading.formats.sidecar import read_sidecar
from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.metadata.field_names import FieldNames
from index.reading.read_settings import Articles, ReadSettings
from index.reading.source import SourceFile

_MIN_RANGE_BYTES = 1 << 20
_MAX_DEPTH = 2


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
    return open_articles(source, config, byte_range=byte_range)[1]


def open_articles(
    source: SourceFile, config: IndexConfig, *, byte_range: ByteRange | None = None
) -> tuple[ArticleBuilder, Articles]:
    """Returns what `read_file` yields, and the builder, which learns what the file is."""
    sidecar, problems = _read_sidecar(source)
    builder = ArticleBuilder(source, sidecar)
    if byte_range is not None and byte_range[0] > 0:
        problems = []
    settings = _make_settings(config, byte_range)
    return builder, chain(problems, _read_safely(builder, settings))


def _read_safely(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of a file; where it cannot be read on, an error."""
    try:
        yield from _read(builder, settings)
    except UnreadableContentError as error:
        yield builder.build_unreadable(str(error))
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
        whole = source.format is not FileFormat.JSON_LINES or is_packed(source.path)
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


def _read(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    file_format = builder.source.format
    part = settings.byte_range
    if part and part[0] > 0:
        if file_format is not FileFormat.JSON_LINES:
            return iter(())
    else:
        file_format = detect_format_of(builder.source, settings.names)
    builder.taken_for = builder.taken_for or describe_format(file_format)
    reader = load_reader(file_format)
    if reader is None:
        raise ContentError(f"{file_format.value} files are not read")
    return reader(builder, settings)


def detect_format_of(source: SourceFile, names: FieldNames) -> FileFormat:
    """Returns the format of a file, by its content first and its name second.

    Raises:
        ContentError: if it is unreadable, or of a kind that is not read.
    """
    file_format = detect_content(source.path, source.format)
    # Tables and JSON are often saved as .txt, or without a suffix.
    if is_text(file_format):
        return detect_records(source.path, names) or file_format
    return file_format


def _read_member(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of a file inside another one; an error if it has none."""
    if builder.depth > _MAX_DEPTH:
        yield builder.build_error("a file inside of more than two others; unpack it")
        return
    yield from _read_safely(builder, settings)


def _make_settings(config: IndexConfig, byte_range: ByteRange | None) -> ReadSettings:
    names = _name_fields(
        tuple((field, tuple(own)) for field, own in config.records.items())
    )

    def read_member(builder: ArticleBuilder) -> Articles:
        return _read_member(builder, settings)

    settings = ReadSettings(names, config.limits, read_member, byte_range)
    return settings


# Cached: it knows the keys of the records that it has seen.
@lru_cache(maxsize=4)
def _name_fields(own: tuple[tuple[str, tuple[str, ...]], ...]) -> FieldNames:
    return FieldNames(dict(own))
