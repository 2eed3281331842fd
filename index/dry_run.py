"""Reads files as a build would, and says what it found instead of indexing it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.article import Article, Field, PartialDate
from index.config import IndexConfig
from index.errors import ArticleError, NothingToIndexError, make_article_error
from index.extract import NameCache, enrich, load_gazetteer
from index.reading import SourceFile, list_files
from index.reading.reader import open_articles
from index.writing.skipped_articles import SkippedArticles
from index.writing.time_limit import TimeLimit

SHOWN = 3
"""So many articles of a file are kept to be shown."""
_EXAMINED = 100


@dataclass(slots=True)
class FileInspection:
    """Findings of a dry run in a file.

    Attributes:
        name: the file's name, as the user knows it.
        taken_for: what it was taken for, in words.
        columns: which column or key was taken for which field.
        articles: number of its articles.
        examined: number of articles at its beginning whose fields were counted.
        fields: for each field, how often it comes from where.
        first: its first articles, with all fields.
        skipped: what could not be read.
    """

    name: str
    taken_for: str = ""
    columns: str = ""
    articles: int = 0
    examined: int = 0
    fields: dict[str, Counter[str]] = field(default_factory=dict)
    first: list[Article] = field(default_factory=list)
    skipped: SkippedArticles = field(default_factory=SkippedArticles)


def inspect_files(config: IndexConfig) -> Iterator[FileInspection | ArticleError]:
    """Yields what a build would read from each file, and errors for skipped files.

    Raises:
        NothingToIndexError: if a path does not exist, or there is no file.
    """
    inspector = _Inspector(config)
    empty = True
    try:
        for source in list_files(config):
            empty = False
            if isinstance(source, ArticleError):
                yield source
            else:
                yield inspector.inspect(source)
    finally:
        inspector.close()
    if empty:
        raise NothingToIndexError(
            f"no file under {', '.join(map(str, config.paths))}; "
            "name a folder that holds some: corpus-search index --dry-run FOLDER"
        )


class _Inspector:
    """Reads files one after the other."""

    def __init__(self, config: IndexConfig) -> None:
        self._config = config
        self._names = NameCache(load_gazetteer(config))
        self._limit = TimeLimit(config.max_seconds)

    def inspect(self, source: SourceFile) -> FileInspection:
        found = FileInspection(source.name)
        builder, articles = open_articles(source, self._config)
        while (article := self._read_next(articles, found)) is not None:
            if isinstance(article, ArticleError):
                found.skipped.add(article)
                continue
            found.articles += 1
            if found.examined < _EXAMINED:
                self._examine(article, found)
        found.taken_for, found.columns = builder.taken_for, builder.columns
        return found

    def close(self) -> None:
        self._limit.close()

    def _read_next(
        self, articles: Iterator[Article | ArticleError], found: FileInspection
    ) -> Article | ArticleError | None:
        self._limit.start()
        try:
            return next(articles, None)
        except Exception as fault:  # noqa: BLE001  (no file may stop the others)
            return make_article_error(found.name, fault)
        finally:
            self._limit.stop()

    def _examine(self, article: Article, found: FileInspection) -> None:
        self._limit.start()
        try:
            article = enrich(article, self._names)
        except Exception as fault:  # noqa: BLE001  (no article may stop the others)
            found.skipped.add(make_article_error(found.name, fault, path=article.path))
            return
        finally:
            self._limit.stop()
        found.examined += 1
        if len(found.first) < SHOWN:
            found.first.append(article)
        for name in ("title", "date", "outlet", "language"):
            origins = found.fields.setdefault(name, Counter())
            origins[_describe_origin(getattr(article, name))] += 1


def _describe_origin(value: Field[str] | Field[PartialDate]) -> str:
    if value.value is None:
        return "unknown"
    return f"{value.basis}, {value.rule}" if value.rule else value.basis.value
