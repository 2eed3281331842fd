"""The settings that every reader of a format gets."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.article import Article
from index.config import ReadLimits
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_lines import ByteRange
from index.reading.metadata.field_names import FieldNames

Articles = Iterator[Article | ArticleError]


class ReadSettings(NamedTuple):
    """The settings that files are read with.

    Attributes:
        names: the names under which records hold the fields of an article.
        limits: limits on what is read of a file.
        read_member: reads a file from inside another, in any format; it takes the
            builder from `ArticleBuilder.for_member`.
        byte_range: the part of the file to read; None for all of it.
    """

    names: FieldNames
    limits: ReadLimits
    read_member: Callable[[ArticleBuilder], Articles]
    byte_range: ByteRange | None = None
