"""The part of a build that each process does: reads files, extracts, writes segments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.codec.commit.toc import SegmentInfo
from index.config import IndexConfig
from index.errors import ArticleError
from index.extract import Gazetteer, NameCache, enrich
from index.reading import SourceFile, read_file
from index.writing.document_fields import make_document
from index.writing.segment_writer import SegmentWriter


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to index, or a part of one.

    Attributes:
        source: the file.
        byte_range: the part to read, from `index.reading.split_file`; None for all.
        indexed: digests of the articles that the index holds of this file, by id.
    """

    source: SourceFile
    byte_range: tuple[int, int] | None
    indexed: Mapping[str, str]


@dataclass(slots=True)
class TaskResult:
    """What the worker found in the file of a task.

    Attributes:
        file: the file's name.
        added: number of new articles.
        changed: ids of the articles that the index holds with other content.
        unchanged: ids of the articles that the index holds with the same content.
        skipped: errors of the articles that could not be read.
    """

    file: str
    added: int = 0
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[ArticleError] = field(default_factory=list)


class BuildWorker:
    """Indexes files, task by task, into segments of its own.

    Args:
        config: what is read, and the index's directory.
        gazetteer: the actors and outlets to recognise.
        compression_dictionary: see `SegmentWriter`.
    """

    def __init__(
        self,
        config: IndexConfig,
        gazetteer: Gazetteer,
        compression_dictionary: bytes | None,
    ) -> None:
        self._config = config
        self._names = NameCache(gazetteer)
        self._writer = SegmentWriter(
            config.directory, compression_dictionary=compression_dictionary
        )

    def run(self, task: FileTask) -> TaskResult:
        """Reads a file and indexes its new and changed articles."""
        result = TaskResult(task.source.name)
        for article in read_file(task.source, self._config, byte_range=task.byte_range):
            if isinstance(article, ArticleError):
                result.skipped.append(article)
                continue
            digest = task.indexed.get(article.id)
            if digest == article.digest:
                result.unchanged.append(article.id)
                continue
            self._writer.add(make_document(enrich(article, self._names)))
            if digest is None:
                result.added += 1
            else:
                result.changed.append(article.id)
        return result

    def finish(self) -> list[SegmentInfo]:
        """Returns all segments, safely on disk."""
        return self._writer.finish()
