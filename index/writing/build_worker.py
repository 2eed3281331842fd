"""The part of a build that each process does: reads files, extracts, writes segments."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.article import Article
from index.codec.commit.toc import SegmentInfo
from index.codec.document import Document
from index.config import IndexConfig
from index.errors import (
    ArticleError,
    ArticleFaultError,
    ArticleTimeoutError,
    make_article_error,
)
from index.extract import Gazetteer, NameCache, enrich
from index.reading import SourceFile, read_file
from index.writing.document_fields import make_document
from index.writing.segment_writer import SegmentWriter
from index.writing.skipped_articles import SkippedArticles
from index.writing.time_limit import TimeLimit


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to index, or a part of one.

    Attributes:
        source: the file.
        byte_range: the part to read, from `index.reading.split_file`; None for all.
        indexed: digests of the articles that the index holds of this file, by path.
        size: number of bytes to read.
    """

    source: SourceFile
    byte_range: tuple[int, int] | None
    indexed: Mapping[str, str]
    size: int = 0


@dataclass(slots=True)
class TaskResult:
    """The articles and errors that the worker found in the file of a task.

    Attributes:
        file: the file's name.
        added: number of new articles.
        changed: paths of the articles that the index holds with other content.
        unchanged: paths of the articles that the index holds with the same content.
        skipped: errors of the articles that could not be read or analysed.
        format: the format that the file's name tells.
        size: number of bytes that were read.
        seconds: how long it took.
    """

    file: str
    added: int = 0
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: SkippedArticles = field(default_factory=SkippedArticles)
    format: str = ""
    size: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class WorkerResult:
    """The segments that a worker wrote, and its faults.

    Attributes:
        segments: its segments, on the disk.
        faults: errors of articles that they lack, though a task's result counts them.
    """

    segments: list[SegmentInfo]
    faults: list[ArticleError]


class BuildWorker:
    """Indexes files, task by task, into segments of its own.

    Args:
        config: what is read, and the index's directory.
        gazetteer: the actors and outlets to recognise.
        compression_dictionary: see `SegmentWriter`.
        strict: whether to stop at a fault of the program instead of skipping the article.
    """

    def __init__(
        self,
        config: IndexConfig,
        gazetteer: Gazetteer,
        compression_dictionary: bytes | None,
        *,
        strict: bool = False,
    ) -> None:
        self._strict = strict
        self._config = config
        self._names = NameCache(gazetteer)
        self._limit = TimeLimit(config.max_seconds)
        self._writer = SegmentWriter(
            config.directory, compression_dictionary=compression_dictionary
        )

    def run(self, task: FileTask) -> TaskResult:
        """Reads a file and indexes its new and changed articles."""
        started = time.perf_counter()
        result = TaskResult(task.source.name, format=task.source.format, size=task.size)
        articles = read_file(task.source, self._config, byte_range=task.byte_range)
        while (article := self._read_next(articles, result)) is not None:
            if isinstance(article, ArticleError):
                self._skip(article, result)
            elif task.indexed.get(article.path) == article.digest:
                result.unchanged.append(article.path)
            elif (document := self._make_document(article, result)) is not None:
                self._writer.add(document)
                if article.path in task.indexed:
                    result.changed.append(article.path)
                else:
                    result.added += 1
        result.seconds = time.perf_counter() - started
        return result

    def finish(self) -> WorkerResult:
        """Returns all segments, safely on disk.

        Raises:
            ArticleFaultError: an article could not be inverted, and `strict` is set.
        """
        self._limit.close()
        segments = self._writer.finish()
        faults = self._writer.faults
        if self._strict and faults:
            raise faults[0]
        return WorkerResult(segments, faults)

    def abandon(self) -> None:
        """Drops the segment that is not written yet."""
        self._limit.close()
        self._writer.abandon()

    def _read_next(
        self, articles: Iterator[Article | ArticleError], result: TaskResult
    ) -> Article | ArticleError | None:
        self._limit.start()
        try:
            return next(articles, None)
        except ArticleTimeoutError as fault:
            return make_article_error(result.file, fault)
        finally:
            self._limit.stop()

    def _make_document(self, article: Article, result: TaskResult) -> Document | None:
        self._limit.start()
        try:
            return make_document(enrich(article, self._names))
        except Exception as fault:  # noqa: BLE001  (no article may stop the others)
            self._limit.stop()
            error = make_article_error(article.file, fault, path=article.path)
            self._skip(error, result)
            return None
        finally:
            self._limit.stop()

    def _skip(self, error: ArticleError, result: TaskResult) -> None:
        if self._strict and isinstance(error, ArticleFaultError):
            raise error
        result.skipped.add(error)
