"""What one process does of a build: reads, extracts, and fills segments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.config import IndexConfig
from index.errors import ArticleError
from index.extract import Gazetteer, NameCache, enrich
from index.reading import SourceFile, read_file
from index.writing.document_fields import make_document
from index.writing.segment_writer import SegmentMeta, SegmentWriter


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take in, or a part of one.

    Attributes:
        source: the file.
        byte_range: the part of it, as `index.reading.split_file` gave it; None for all.
        known: the digests of its articles that the index holds, by id.
    """

    source: SourceFile
    byte_range: tuple[int, int] | None
    known: Mapping[str, str]


@dataclass(slots=True)
class Taken:
    """What became of a task.

    Attributes:
        file: the file's name.
        added: how many articles were new.
        changed: the ids of those that the index held otherwise.
        unchanged: the ids of those that it holds already.
        skipped: what could not be read.
    """

    file: str
    added: int = 0
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[ArticleError] = field(default_factory=list)


class Intake:
    """Takes in files, task by task, into segments of its own."""

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

    def take(self, task: Task) -> Taken:
        """Read the file, and index what of it the index does not hold."""
        taken = Taken(task.source.name)
        for article in read_file(task.source, self._config, byte_range=task.byte_range):
            if isinstance(article, ArticleError):
                taken.skipped.append(article)
                continue
            known = task.known.get(article.id)
            if known == article.digest:
                taken.unchanged.append(article.id)
                continue
            self._writer.add(make_document(enrich(article, self._names)))
            if known is None:
                taken.added += 1
            else:
                taken.changed.append(article.id)
        return taken

    def finish(self) -> list[SegmentMeta]:
        """All the segments, safely on disk."""
        return self._writer.finish()
