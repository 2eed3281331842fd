"""The whole of JOB 1 on one page: files in, an up-to-date index out."""

import datetime
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from index.article import Article
from index.config import IndexConfig
from index.errors import ArticleError, NothingToIndexError
from index.extract import Gazetteer, enrich, load_gazetteer
from index.manifest import FileList, Manifest
from index.reading import SourceFile, list_files, read_file
from index.writers import Writer, open_writer

Progress = Callable[[int, int], None]
"""Told, file by file, how many files are done and how many there are."""


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        added, changed, removed, unchanged: counts of articles.
        articles: how many the index now holds.
        skipped: what could not be read, and why.
        reason: why an index was made anew that nobody asked to, empty if none was.
        seconds: how long it took.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    articles: int = 0
    skipped: list[ArticleError] = field(default_factory=list)
    reason: str = ""
    seconds: float = 0.0


def build_index(
    config: IndexConfig,
    *,
    rebuild: bool = False,
    given_paths: bool = False,
    on_progress: Progress = lambda _done, _all: None,
) -> BuildReport:
    """Bring the index up to date with the files, or make it anew.

    A search meanwhile, or after a kill at any moment, sees the index as it was.
    `given_paths` says that the paths are for this index rather than from its config:
    it remembers them.

    Raises:
        NothingToIndexError: there is no file at the paths.
        IndexLockedError: another process is writing to the index.
    """
    started = time.monotonic()
    gazetteer = load_gazetteer(config)
    settings = _settings(config, gazetteer)
    report = BuildReport()
    sources = list(_sources(config, report))
    if not sources and not report.skipped:
        raise NothingToIndexError(
            f"no articles under {', '.join(map(str, config.paths))}; "
            "name a folder that holds some: corpus-search index FOLDER"
        )
    with open_writer(config.directory, settings=settings, rebuild=rebuild) as writer:
        report.reason = writer.reason
        update = _Update(config, gazetteer, writer, report)
        for done, source in enumerate(sources):
            on_progress(done, len(sources))
            update.take_file(source)
        on_progress(len(sources), len(sources))
        update.drop_missing_files()
        report.seconds = time.monotonic() - started
        report.articles = writer.commit(
            _manifest(config, settings, report, given_paths=given_paths),
            FileList(update.digests, tuple(map(_skip_record, report.skipped))),
        )
    return report


class _Update:
    """One pass over the files: what is new goes in, what is gone goes out."""

    def __init__(
        self,
        config: IndexConfig,
        gazetteer: Gazetteer,
        writer: Writer,
        report: BuildReport,
    ) -> None:
        self.config = config
        self.gazetteer = gazetteer
        self.writer = writer
        self.report = report
        self.digests: dict[str, str] = {}

    def take_file(self, source: SourceFile) -> None:
        """Index what changed in a file, if anything did."""
        try:
            digest = source.digest()
        except OSError as error:
            self.report.skipped.append(ArticleError(source.name, _reason(error)))
            return
        self.digests[source.name] = digest
        before = dict(self.writer.digests_of(source.name))
        if self.writer.files.digests.get(source.name) == digest:
            self.report.unchanged += len(before)
            self.report.skipped += _errors_of(self.writer.files, source.name)
            return
        for article in self._articles(source):
            self._take_article(article, before.pop(article.id, None))
        self._remove(before)

    def drop_missing_files(self) -> None:
        """Remove the articles of files that are there no more."""
        for name in self.writer.files.digests.keys() - self.digests.keys():
            self._remove(self.writer.digests_of(name))

    def _articles(self, source: SourceFile) -> Iterator[Article]:
        for article in read_file(source, self.config):
            if isinstance(article, ArticleError):
                self.report.skipped.append(article)
            else:
                yield article

    def _take_article(self, article: Article, digest_before: str | None) -> None:
        if article.digest == digest_before:
            self.report.unchanged += 1
            return
        self.writer.add(enrich(article, self.gazetteer))
        if digest_before is None:
            self.report.added += 1
        else:
            self.report.changed += 1

    def _remove(self, articles: Mapping[str, str]) -> None:
        for article_id in articles:
            self.writer.remove(article_id)
        self.report.removed += len(articles)


def _sources(config: IndexConfig, report: BuildReport) -> Iterator[SourceFile]:
    for source in list_files(config):
        if isinstance(source, ArticleError):
            report.skipped.append(source)
        else:
            yield source


def _settings(config: IndexConfig, gazetteer: Gazetteer) -> str:
    records = sorted((name, tuple(names)) for name, names in config.records.items())
    limits = (config.max_file_mb,)
    text = repr((gazetteer.fingerprint, records, limits))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _manifest(
    config: IndexConfig, settings: str, report: BuildReport, *, given_paths: bool
) -> Manifest:
    return Manifest(
        settings=settings,
        paths=tuple(map(str, config.paths)) if given_paths else (),
        built_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        seconds=round(report.seconds, 3),
        skipped=len(report.skipped),
    )


def _skip_record(error: ArticleError) -> tuple[str, str, int | None]:
    return error.path, error.reason, error.line


def _errors_of(files: FileList, name: str) -> list[ArticleError]:
    return [error for error in files.errors() if error.path == name]


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
