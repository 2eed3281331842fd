"""JOB 1 from beginning to end: takes a configuration, brings the index up to date."""

import datetime
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from index.codec.commit.manifest import Manifest
from index.config import BuildOptions, IndexConfig
from index.derived.aliases import (
    are_aliases_intact,
    make_alias_table,
    remove_other_aliases,
    write_aliases,
)
from index.derived.refresh import refresh_derived_files
from index.embedding.document_vectors import has_vectors, write_missing_vectors
from index.embedding.static_vectors import StaticVectors, load_static_vectors
from index.errors import (
    ArticleError,
    DerivedFilesError,
    IndexChangedError,
    NothingToIndexError,
    SemanticMissingError,
)
from index.extract import Gazetteer, GazetteerFiles
from index.extract.actors.entity_linking import list_unambiguous_names
from index.function_caches import clear_function_caches
from index.reading import FolderFiles, walk_folders
from index.writing.build_worker import BuildWorker
from index.writing.updating.build_observer import BuildObserver
from index.writing.updating.file_digests import FileDigests
from index.writing.updating.index_update import (
    BuildPool,
    BuildReport,
    IndexUpdate,
    OnProgress,
    file_size,
)
from index.writing.updating.shrink_guard import check_shrink
from index.writing.worker_pool import ProcessPool, SerialPool
from index.writing.writer import Writer, open_writer

# With less to read, starting another process costs more than it saves.
_MIN_PARALLEL_BYTES = 4_000_000


def build_index(  # noqa: PLR0913  (all but the first by keyword)
    config: IndexConfig,
    *,
    rebuild: bool = False,
    given_paths: bool = False,
    options: BuildOptions = BuildOptions(),
    on_progress: OnProgress = lambda _done, _all: None,
    observer: BuildObserver = BuildObserver(),
) -> BuildReport:
    """Brings the index up to date with the files, or rebuilds it.

    Until the build ends, and after a kill at any moment, searches see the old index.

    Args:
        config: what to index, and where.
        rebuild: whether to start from an empty index.
        given_paths: whether `config.paths` are for this index rather than from the
            configuration file. The index then remembers them.
        options: how thorough the build is, and what it may replace.
        on_progress: called after each task with the number of finished and of all tasks.
        observer: is told of each file.

    Raises:
        NothingToIndexError: there is no file at the paths, or none can be read.
        SemanticMissingError: `config.semantic` is set, and the extra not installed.
        IndexLockedError: another process is writing to the index.
        IndexChangedError: there was a commit since `options.only_after`.
        ShrinkError: many articles would be removed, and `options.may_shrink` refuses.
        ArticleFaultError: the program failed on an article, and `options.strict` is set.
        WorkerLostError: a process of the build was killed.
        DerivedFilesError: the articles are indexed, but the names in them not yet linked.
    """
    started = time.monotonic()
    gazetteer = GazetteerFiles(config)
    settings = _digest_settings(config, gazetteer)
    report, vectors = BuildReport(), _load_vectors(config)
    folders = _list_folders(config, report)
    with open_writer(config.directory, settings=settings, rebuild=rebuild) as writer:
        _check_generation(config, writer, options)
        report.rebuild_reason = writer.rebuild_reason
        digests = FileDigests(folders, writer.files, check=options.check)
        update = IndexUpdate(
            writer,
            digests,
            report,
            processes=_n_processes(config),
            observer=observer,
        )
        make = partial(
            _make_worker, config, gazetteer, writer.compression_dictionary, options
        )
        # Threads must not run yet where the pool forks.
        with _open_pool(config, digests, gazetteer, make) as pool, digests:
            update.run(update.plan(), pool, on_progress)
            files = update.finish()
        if options.may_shrink is not None:
            check_shrink(config, writer.generation - 1, report, options.may_shrink)
        report.seconds = time.monotonic() - started
        manifest = _make_manifest(config, settings, report, given_paths=given_paths)
        manifest = replace(manifest, names=_write_aliases(config, writer, gazetteer))
        report.articles = writer.commit(manifest, files)
        remove_other_aliases(config.directory, manifest.names)
    report.guessed = _refresh(config.directory, gazetteer, report, vectors)
    clear_function_caches()
    report.seconds = time.monotonic() - started
    return report


def _load_vectors(config: IndexConfig) -> StaticVectors | None:
    """Loads the word vectors where the index stores vectors, or shall from now on."""
    if not config.semantic and not has_vectors(config.directory):
        return None
    try:
        return load_static_vectors()
    except SemanticMissingError:
        # An index that another program of ours made is updated without them.
        if config.semantic:
            raise
        return None


def _check_generation(
    config: IndexConfig, writer: Writer, options: BuildOptions
) -> None:
    expected = options.only_after
    if expected is not None and writer.generation != expected + 1:
        raise IndexChangedError(config.directory)


def _make_worker(
    config: IndexConfig,
    gazetteer: GazetteerFiles,
    compression_dictionary: bytes | None,
    options: BuildOptions,
) -> BuildWorker:
    return BuildWorker(
        config,
        gazetteer.build(),
        compression_dictionary,
        strict=options.strict,
    )


@contextmanager
def _open_pool(
    config: IndexConfig,
    digests: FileDigests,
    gazetteer: GazetteerFiles,
    make: Callable[[], BuildWorker],
) -> Iterator[BuildPool]:
    """Opens a pool of processes if there may be much to do, else of this one alone."""
    count = _n_processes(config)
    size = sum(map(file_size, digests.candidates.values()))
    pool: BuildPool
    if count > 1 and size > _MIN_PARALLEL_BYTES:
        gazetteer.build()  # once, before the processes fork
        pool = ProcessPool(count, make)
    else:
        pool = SerialPool(make)
    try:
        yield pool
    finally:
        pool.stop()


def _refresh(
    directory: Path,
    gazetteer: GazetteerFiles,
    report: BuildReport,
    vectors: StaticVectors | None,
) -> int:
    changed = bool(report.added or report.changed or report.removed)
    try:
        if vectors is not None:
            write_missing_vectors(directory, vectors)
        return refresh_derived_files(directory, gazetteer.build, changed=changed)
    except OSError as error:
        raise DerivedFilesError(error) from error


def _n_processes(config: IndexConfig) -> int:
    return config.processes or os.cpu_count() or 1


def _write_aliases(
    config: IndexConfig, writer: Writer, gazetteer: GazetteerFiles
) -> str:
    """Writes the file of aliases unless the index has it, and returns its name."""
    if are_aliases_intact(config.directory, writer.aliases_file):
        return writer.aliases_file
    return write_aliases(config.directory, _make_alias_table(gazetteer.build()))


# A process that makes one index after another, as tests do, would spend most of its time
# here: 0.2 s for each.
@lru_cache(maxsize=1)
def _make_alias_table(gazetteer: Gazetteer) -> bytes:
    return make_alias_table(list_unambiguous_names(gazetteer))


def _list_folders(config: IndexConfig, report: BuildReport) -> list[FolderFiles]:
    folders = []
    for found in walk_folders(config):
        if isinstance(found, ArticleError):
            report.skipped.append(found)
        else:
            folders.append(found)
    if not folders and not report.skipped:
        raise NothingToIndexError(
            f"no articles under {', '.join(map(str, config.paths))}; "
            "name a folder that holds some: corpus-search index FOLDER"
        )
    return folders


def _digest_settings(config: IndexConfig, gazetteer: GazetteerFiles) -> str:
    records = sorted((name, tuple(names)) for name, names in config.records.items())
    text = repr((gazetteer.fingerprint, records, *config.limits))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _make_manifest(
    config: IndexConfig, settings: str, report: BuildReport, *, given_paths: bool
) -> Manifest:
    return Manifest(
        settings=settings,
        paths=tuple(map(str, config.paths)) if given_paths else (),
        base=str(config.base),
        exclude=config.exclude,
        built_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        seconds=round(report.seconds, 3),
        skipped=report.n_skipped,
    )
