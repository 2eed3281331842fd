"""Loads the settings, and opens the index; builds it if it is missing or outdated."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from index.codec.commit.manifest import read_manifest
from index.codec.commit.toc import latest_generation
from index.config import IndexConfig
from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from search.cli.printing import shown, warn
from search.config_file import Config, load_config
from search.engines import Engine, open_engine


def load_settings(config: Path | None, index: Path | None) -> Config:
    """Loads the settings of a file, with the index directory that the option gives."""
    settings = load_config(config)
    if index is None:
        return settings
    directory = index.expanduser().absolute()
    return replace(settings, index=replace(settings.index, directory=directory))


def open_or_build(settings: Config) -> Engine:
    """Opens an engine on the index; builds a missing index, rebuilds an outdated one."""
    try:
        return open_engine(settings)
    except IndexMissingError:
        place = shown(settings.index.directory)
        warn(f"no index at {place} yet: building it")
        build(settings.index, rebuild=False, given_paths=False)
    except IndexOutdatedError as error:
        warn(f"the index has another format ({error.found}): rebuilding it")
        paths = remembered_paths(settings.index.directory)
        rebuilt = replace(settings.index, paths=paths or settings.index.paths)
        build(rebuilt, rebuild=True, given_paths=bool(paths))
    return open_engine(settings)


def remembered_paths(directory: Path) -> tuple[Path, ...]:
    """Returns the paths that the index was last given on the command line, and warns."""
    try:
        manifest = read_manifest(directory, latest_generation(directory))
    except IndexDamagedError as error:
        warn(
            f"{error.reason}: paths given to an earlier `corpus-search index` are lost"
        )
        return ()
    paths = tuple(map(Path, manifest.paths)) if manifest else ()
    if paths:
        warn(f"reading {', '.join(map(shown, paths))}, as last time")
    return paths


def build(settings: IndexConfig, *, rebuild: bool, given_paths: bool) -> None:
    """Brings the index up to date, and prints the counts on stderr."""
    # Reading and extraction are slow to import, and no search needs them.
    from index.writing.build import build_index

    try:
        with _progress() as on_progress:
            report = build_index(
                settings,
                rebuild=rebuild,
                given_paths=given_paths,
                on_progress=on_progress,
            )
    except KeyboardInterrupt:
        warn("stopped; the index is as it was before")
        raise
    if report.rebuild_reason:
        warn(f"rebuilt the index: {report.rebuild_reason}")
    for error in report.skipped:
        warn(f"skipped {error}")
    skipped = f", {len(report.skipped):,} skipped" if report.skipped else ""
    dates = "date" if report.guessed == 1 else "dates"
    guessed = f", {report.guessed:,} {dates} guessed" if report.guessed else ""
    articles = "article" if report.articles == 1 else "articles"
    warn(
        f"{report.articles:,} {articles} indexed: {report.added:,} added, "
        f"{report.changed:,} changed, {report.removed:,} removed, "
        f"{report.unchanged:,} unchanged{skipped}{guessed} in {report.seconds:.1f} s"
    )


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import Progress

    # Without a thread of its own: the build forks processes.
    console = Console(stderr=True)
    with Progress(console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("indexing", total=None)
        yield lambda done, total: progress.update(
            task, completed=done, total=total, refresh=True
        )
