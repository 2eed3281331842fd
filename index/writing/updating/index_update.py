"""Updates an index from files: indexes new articles, deletes those that are gone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import PurePath

from index.codec.commit.file_list import FileList
from index.errors import (
    ArticleError,
    NothingToIndexError,
    TransientError,
    UnreadableError,
)
from index.reading import SourceFile, split_file
from index.writing.build_worker import FileTask, TaskResult, WorkerResult
from index.writing.skipped_articles import SkippedArticles
from index.writing.updating.build_observer import BuildObserver, PlannedWork
from index.writing.updating.file_digests import FileDigests
from index.writing.worker_pool import ProcessPool, SerialPool
from index.writing.writer import Writer

OnProgress = Callable[[int, int], None]
"""Called after each task with the number of finished tasks and of all tasks."""

BuildPool = (
    SerialPool[FileTask, TaskResult, WorkerResult]
    | ProcessPool[FileTask, TaskResult, WorkerResult]
)

# A worker remembers the ids of the articles in the part that it reads.
_MAX_PART_BYTES = 32_000_000
_PARTS_PER_PROCESS = 16


@dataclass(slots=True)
class BuildReport:
    """Result of a build.

    Attributes:
        added: number of new articles.
        changed: number of articles whose content changed.
        removed: number of articles that are in no file any more.
        unchanged: number of articles that were kept.
        articles: number of articles in the index after the build.
        guessed: number of undated articles whose date was guessed from others.
        skipped: errors of files and records that could not be read, by path; of each file
            the first ones, then one that stands for the others.
        newly_skipped: those of them that the last build did not name.
        n_skipped: number of files and records that could not be read.
        rebuild_reason: why the index was rebuilt though nobody asked; else empty.
        seconds: how long the build took.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    articles: int = 0
    guessed: int = 0
    skipped: list[ArticleError] = field(default_factory=list)
    newly_skipped: list[ArticleError] = field(default_factory=list)
    n_skipped: int = 0
    rebuild_reason: str = ""
    seconds: float = 0.0

    @property
    def read(self) -> int:
        """Number of articles that are both in the files and in the index."""
        return self.added + self.changed + self.unchanged


class IndexUpdate:
    """One pass over the files to index: call `plan`, `run` and `finish`, in this order.

    Args:
        writer: the index.
        digests: the digests of the files.
        report: counts what happens; begins with the errors of listing the files.
        processes: number of processes that read files.
        observer: is told what happens.
    """

    def __init__(
        self,
        writer: Writer,
        digests: FileDigests,
        report: BuildReport,
        *,
        processes: int,
        observer: BuildObserver,
    ) -> None:
        self._writer = writer
        self._digests = digests
        self._report = report
        self._processes = processes
        self._observer = observer
        self._gone: dict[str, set[str]] = {}
        self._unread: set[str] = set()
        self._unreadable: set[PurePath] = set()
        self._skipped = SkippedArticles()
        self._note_skipped(report.skipped)

    def plan(self) -> list[FileTask]:
        """Returns the tasks of reading the files that are new or changed."""
        tasks: list[FileTask] = []
        errors = _group_by_path(self._writer.files)
        self._count_same(errors)
        for name, source in self._digests.candidates.items():
            before = self._digests.find_before(name)
            if before and before == self._digests.find(source):
                self._report.unchanged += self._writer.count_articles(name)
                self._observer.keep_file(name)
                self._skipped.extend(errors.get(name, []))
            else:
                tasks += self._plan_file(source)
        return tasks

    def _count_same(self, errors: Mapping[str, Iterable[ArticleError]]) -> None:
        """Counts the articles of all files but those that may have changed or are gone."""
        others = (*self._digests.candidates, *self._digests.list_missing())
        moved = sum(map(self._writer.count_articles, others))
        self._report.unchanged += self._writer.n_articles - moved
        if self._observer.wants_unchanged:
            for name in self._digests.list_same():
                self._observer.keep_file(name)
        for name, found in errors.items():
            if self._digests.is_same(name):
                self._skipped.extend(found)

    def run(
        self, tasks: Sequence[FileTask], pool: BuildPool, on_progress: OnProgress
    ) -> None:
        """Runs the tasks and adds the segments that result from them."""
        self._observer.plan(_describe_work(tasks, self._processes))
        on_progress(0, len(tasks))
        waiting = self._hand_out(tasks)
        for done, result in enumerate(pool.run(waiting, self._observer.wait), 1):
            self._record(result)
            self._observer.finish_part(result)
            on_progress(done, len(tasks))
        for written in pool.finish():
            self._writer.add_segments(written.segments)
            self._report.added -= len(written.faults)
            self._note_skipped(written.faults)

    def _hand_out(self, tasks: Iterable[FileTask]) -> Iterator[FileTask]:
        for task in tasks:
            self._observer.start_file(task.source.name)
            yield task

    def finish(self) -> FileList:
        """Deletes the articles that are in no file any more.

        Returns:
            The files that the next update compares with.

        Raises:
            NothingToIndexError: no article could be read, and the index would be empty.
        """
        kept = self._delete_missing()
        skipped = [*self._skipped]
        self._report.skipped = skipped
        known = {str(error) for error in self._writer.files.errors()}
        self._report.newly_skipped = [e for e in skipped if str(e) not in known]
        self._report.n_skipped = sum(error.count for error in skipped)
        if self._writer.exists and skipped and not self._report.read:
            raise NothingToIndexError(
                f"no article could be read ({skipped[0]}); the index is unchanged"
            )
        records = tuple((e.path, e.reason, e.line, e.count) for e in skipped)
        return self._digests.list_files(records, self._unread, kept)

    def _note_skipped(self, errors: Iterable[ArticleError]) -> None:
        for error in errors:
            self._skipped.add(error)
            if isinstance(error, TransientError):
                self._unread.add(error.path)
            if isinstance(error, UnreadableError):
                self._unreadable.add(PurePath(error.path))

    def _plan_file(self, source: SourceFile) -> Iterator[FileTask]:
        indexed = self._writer.read_digests(source.name)
        self._gone[source.name] = set(indexed)
        # In several parts, a change of one record would delete others with its path.
        if indexed or self._processes == 1:
            return iter([FileTask(source, None, indexed, self._digests.size(source))])
        size = self._digests.size(source)
        parts = max(self._processes * _PARTS_PER_PROCESS, size // _MAX_PART_BYTES)
        ranges = split_file(source, parts)
        return (
            FileTask(source, each, indexed, each[1] - each[0] if each else size)
            for each in ranges
        )

    def _record(self, result: TaskResult) -> None:
        report = self._report
        report.added += result.added
        report.changed += len(result.changed)
        report.unchanged += len(result.unchanged)
        self._note_skipped(result.skipped)
        self._gone[result.file].difference_update(result.changed, result.unchanged)
        self._writer.delete(result.file, set(result.changed))

    def _delete_missing(self) -> dict[str, str]:
        """Deletes articles; returns the digests of files that only are unreadable now."""
        kept = {}
        for name in (*self._digests.list_missing(), *self._gone):
            if self._unreadable and _is_under(PurePath(name), self._unreadable):
                if name not in self._digests:
                    kept[name] = self._digests.find_before(name)
                    self._report.unchanged += self._writer.count_articles(name)
                self._report.unchanged += len(self._gone.pop(name, ()))
            elif name not in self._digests:
                self._gone[name] = set(self._writer.read_digests(name))
        for name, paths in self._gone.items():
            removed = self._writer.delete(name, paths)
            self._report.removed += removed
            if name not in self._digests:
                self._observer.remove_file(name, removed)
        return kept


def file_size(source: SourceFile) -> int:
    """Returns a file's size in bytes, 0 if the file cannot be read."""
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def _describe_work(tasks: Iterable[FileTask], processes: int) -> PlannedWork:
    parts, sizes = Counter[str](), Counter[str]()
    for task in tasks:
        parts[task.source.name] += 1
        sizes[task.source.format] += task.size
    return PlannedWork(len(parts), parts, sizes, processes)


def _is_under(file: PurePath, places: Set[PurePath]) -> bool:
    """Returns True if the file or a folder above it is among the places."""
    return not places.isdisjoint((file, *file.parents))


def _group_by_path(files: FileList) -> dict[str, list[ArticleError]]:
    errors: dict[str, list[ArticleError]] = {}
    for error in files.errors():
        errors.setdefault(error.path, []).append(error)
    return errors
