"""The whole of JOB 1 on one page: files in, an up-to-date index out."""

import datetime
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from index.codec.manifest import FileList, Manifest
from index.config import IndexConfig
from index.derived.aliases import (
    are_aliases_intact,
    remove_other_aliases,
    write_aliases,
)
from index.derived.refresh import refresh_derived_files
from index.errors import ArticleError, NothingToIndexError, UnreadableError
from index.extract import Gazetteer, load_gazetteer
from index.extract.actors.unambiguous import known_names
from index.reading import SourceFile, list_files, split_file
from index.writing.build_worker import Intake, Taken, Task
from index.writing.file_digests import Digests
from index.writing.segment_writer import SegmentMeta
from index.writing.worker_pool import Alone, Workers
from index.writing.writer import Writer, open_writer

Progress = Callable[[int, int], None]
"""Told, task by task, how many are done and how many there are."""

_Hands = Alone[Task, Taken, list[SegmentMeta]] | Workers[Task, Taken, list[SegmentMeta]]

# Below, another process costs more than it saves.
_FEW_BYTES = 4_000_000
# A process remembers the ids of the span it reads: of a large one, many.
_SPAN_BYTES = 32_000_000
_NONE_READ = "no article could be read ({}); the index is as it was"


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        added, changed, removed, unchanged: counts of articles.
        articles: how many the index now holds.
        guessed: how many undated ones got a guess from others.
        skipped: what could not be read, and why.
        rebuild_reason: why the index was rebuilt though nobody asked; else empty.
        seconds: how long it took.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    articles: int = 0
    guessed: int = 0
    skipped: list[ArticleError] = field(default_factory=list)
    rebuild_reason: str = ""
    seconds: float = 0.0

    @property
    def read(self) -> int:
        """How many articles of the files the index now holds."""
        return self.added + self.changed + self.unchanged


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
    sources = _list_sources(config, report)
    with (
        open_writer(config.directory, settings=settings, rebuild=rebuild) as writer,
        _open_hands(config, gazetteer, writer, sources) as hands,
        Digests(sources, writer.files) as digests,
    ):
        report.rebuild_reason = writer.rebuild_reason
        update = _Update(config, writer, digests, report)
        update.run(update.plan(sources), hands, on_progress)
        files = update.end()
        report.seconds = time.monotonic() - started
        names = _keep_names(config, writer, gazetteer)
        manifest = _manifest(config, settings, report, given_paths=given_paths)
        report.articles = writer.commit(replace(manifest, names=names), files)
        remove_other_aliases(config.directory, names)
    changed = bool(report.added or report.changed or report.removed)
    report.guessed = refresh_derived_files(config.directory, gazetteer, changed=changed)
    report.seconds = time.monotonic() - started
    return report


class _Update:
    """One pass over the files: what is new goes in, what is gone goes out."""

    def __init__(
        self,
        config: IndexConfig,
        writer: Writer,
        digests: Digests,
        report: BuildReport,
    ) -> None:
        self._config = config
        self._writer = writer
        self._digests = digests
        self._report = report
        self._gone: dict[str, set[str]] = {}

    def plan(self, sources: Sequence[SourceFile]) -> list[Task]:
        """The tasks that files with changes make."""
        tasks = []
        processes = _processes(self._config)
        errors = _by_file(self._writer.files)
        for source in sources:
            before = self._writer.files.digests.get(source.name)
            if before and before == self._digests.of(source):
                self._report.unchanged += self._writer.count_articles(source.name)
                self._report.skipped += errors.get(source.name, [])
                continue
            known = self._writer.read_digests(source.name) if before else {}
            self._gone[source.name] = set(known)
            # What is known of a file goes with each of its spans: of such a one, few.
            parts = processes * (4 if known else 16)
            if not known:
                parts = max(parts, _size(source) // _SPAN_BYTES)
            spans = split_file(source, parts) if processes > 1 else [None]
            tasks += [Task(source, span, known) for span in spans]
        return tasks

    def run(self, tasks: Sequence[Task], hands: _Hands, on_progress: Progress) -> None:
        """Take in the files."""
        on_progress(0, len(tasks))
        for done, taken in enumerate(hands.run(tasks), 1):
            self._note(taken)
            on_progress(done, len(tasks))
        for segments in hands.finish():
            self._writer.add_segments(segments)

    def end(self) -> FileList:
        """Remove the articles that are in no file any more; the files for next time.

        Raises:
            NothingToIndexError: it would leave nothing of the index that there is.
        """
        kept = self._remove_missing()
        skipped = self._report.skipped
        if self._writer.exists and skipped and not self._report.read:
            raise NothingToIndexError(_NONE_READ.format(skipped[0]))
        skipped.sort(key=lambda error: (error.path, error.line or 0))
        return self._digests.files(tuple(map(_skip_record, skipped)), kept)

    def _remove_missing(self) -> dict[str, str]:
        """Remove them; the digests of files that cannot be read now, whose stay."""
        names, before = self._digests.known, self._writer.files.digests
        unreadable = {
            PurePath(error.path)
            for error in self._report.skipped
            if isinstance(error, UnreadableError)
        }
        kept = {}
        for name, digest in before.items():
            if unreadable and _lies_in(PurePath(name), unreadable):
                self._gone.pop(name, None)
                self._report.unchanged += self._writer.count_articles(name)
                kept[name] = digest
            elif name not in names:
                self._gone.setdefault(name, set()).update(
                    self._writer.read_digests(name)
                )
        for article_ids in self._gone.values():
            self._writer.delete(article_ids)
            self._report.removed += len(article_ids)
        return kept

    def _note(self, taken: Taken) -> None:
        report = self._report
        report.added += taken.added
        report.changed += len(taken.changed)
        report.unchanged += len(taken.unchanged)
        report.skipped += taken.skipped
        self._gone[taken.file].difference_update(taken.changed, taken.unchanged)
        self._writer.delete(taken.changed)


@contextmanager
def _open_hands(
    config: IndexConfig,
    gazetteer: Gazetteer,
    writer: Writer,
    sources: Sequence[SourceFile],
) -> Iterator[_Hands]:
    """Several processes where there may be much to do, else this one."""
    arguments = (config, gazetteer, writer.compression_dictionary)
    count = _processes(config)
    hands: _Hands = (
        Workers(count, Intake, arguments)
        if count > 1 and sum(map(_size, sources)) > _FEW_BYTES
        else Alone(Intake, arguments)
    )
    try:
        yield hands
    finally:
        hands.stop()


def _keep_names(config: IndexConfig, writer: Writer, gazetteer: Gazetteer) -> str:
    """The file of the names that the index goes by, written where it is not there."""
    if are_aliases_intact(config.directory, writer.aliases_file):
        return writer.aliases_file
    return write_aliases(config.directory, known_names(gazetteer))


def _lies_in(file: PurePath, places: Set[PurePath]) -> bool:
    """Whether the file or a folder above it is among the places."""
    return not places.isdisjoint((file, *file.parents))


def _processes(config: IndexConfig) -> int:
    return config.processes or os.cpu_count() or 1


def _list_sources(config: IndexConfig, report: BuildReport) -> list[SourceFile]:
    sources = []
    for source in list_files(config):
        if isinstance(source, ArticleError):
            report.skipped.append(source)
        else:
            sources.append(source)
    if not sources and not report.skipped:
        raise NothingToIndexError(
            f"no articles under {', '.join(map(str, config.paths))}; "
            "name a folder that holds some: corpus-search index FOLDER"
        )
    return sources


def _size(source: SourceFile) -> int:
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def _settings(config: IndexConfig, gazetteer: Gazetteer) -> str:
    records = sorted((name, tuple(names)) for name, names in config.records.items())
    text = repr((gazetteer.fingerprint, records, config.max_file_mb))
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


def _by_file(files: FileList) -> dict[str, list[ArticleError]]:
    errors: dict[str, list[ArticleError]] = {}
    for error in files.errors():
        errors.setdefault(error.path, []).append(error)
    return errors
