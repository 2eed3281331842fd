"""Articles out of files, whatever their format."""

from collections.abc import Iterator
from itertools import pairwise

from index.article import Article
from index.config import IndexConfig
from index.errors import ArticleError, UnreadableError
from index.reading.article_builder import Assembly
from index.reading.decoding.file_bytes import (
    ContentError,
    UnreadableContentError,
    is_gzipped,
    load_content,
)
from index.reading.files import list_files
from index.reading.formats.csv_records import read_csv
from index.reading.formats.json_records import Span, read_json, read_json_lines
from index.reading.formats.plain_text import read_text
from index.reading.formats.sidecar import read_sidecar
from index.reading.metadata.declared_fields import NOTHING
from index.reading.metadata.record import lower_names
from index.reading.source import Format, SourceFile

_SMALLEST_PART = 1 << 20
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head")


def read_articles(config: IndexConfig) -> Iterator[Article | ArticleError]:
    """Every article of the configured paths, and what had to be skipped.

    Raises:
        NothingToIndexError: when a path does not exist, or none is given.
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
    lines: Span | None = None,
) -> Iterator[Article | ArticleError]:
    """The articles of a file, and its broken records; trouble with it as one error.

    Args:
        source: the file.
        config: how it is to be read.
        lines: one of the spans that `split` gave: only the records whose first byte
            lies in it. The same records and line numbers come of every split, but
            equal records in different spans bear equal ids.
    """
    sidecar = NOTHING
    if source.sidecar is not None:
        sidecar, troubles = read_sidecar(source.sidecar)
        if lines is None or lines[0] == 0:
            yield from (ArticleError(source.name, trouble) for trouble in troubles)
    assembly = Assembly(source, sidecar)
    try:
        yield from _read(assembly, config, lines)
    except UnreadableContentError as error:
        yield UnreadableError(source.name, str(error))
    except ContentError as error:
        yield assembly.error(str(error))


def split(source: SourceFile, parts: int) -> list[Span]:
    """Spans of bytes for `read_file` to read side by side, at most `parts` of them.

    A file that cannot be read in parts, or is small, gives a single span.
    """
    try:
        size = source.path.stat().st_size
        whole = source.format is not Format.JSON_LINES or is_gzipped(source.path)
    except OSError:
        return [(0, 0)]
    parts = 1 if whole else max(1, min(parts, size // _SMALLEST_PART))
    bounds = [size * part // parts for part in range(parts + 1)]
    return list(pairwise(bounds))


def _read(
    assembly: Assembly, config: IndexConfig, lines: Span | None
) -> Iterator[Article | ArticleError]:
    source, max_mb = assembly.source, config.max_file_mb
    form = source.format
    names = lower_names(config.records)
    if form is Format.JSON_LINES:
        return read_json_lines(assembly, names, max_mb=max_mb, span=lines)
    if lines and lines[0] > 0:
        return iter(())
    if form is Format.JSON:
        return read_json(assembly, names, max_mb=max_mb)
    if form is Format.CSV:
        return read_csv(assembly, names, max_mb=max_mb)
    content = load_content(source.path, max_mb)
    if form is Format.HTML or (form is Format.UNKNOWN and _is_page(content)):
        # Imported here: lxml and its kin, which a corpus without pages never needs.
        from index.reading.formats.html import read_html

        return read_html(content, assembly)
    return read_text(content, assembly, names)


def _is_page(content: bytes) -> bool:
    """Whether a file begins as a page does: `wget` saves some without an ending."""
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS)
