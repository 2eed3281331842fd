"""Loads the settings, and opens the index; builds it where nothing is yet."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.config import BuildOptions, IndexConfig
from index.errors import (
    ConfigError,
    IndexMissingError,
    IndexUnfinishedError,
    NoIndexError,
    NothingToIndexError,
)
from search.cli.printing import shown, warn
from search.engines import Engine, open_engine
from search.settings.config_file import Config, load_config, place_index
from search.settings.index_location import OWN, Location, locate_corpus

if TYPE_CHECKING:
    from index.writing.updating.index_update import BuildReport
    from search.cli.indexing.build_reporter import BuildReporter, Detail

_NEW = BuildOptions(only_after=-1)


def load_settings(
    config: Path | None, index: Sequence[Path] | None, corpus: str | None = None
) -> Config:
    """Loads the settings of a file, with the index that the options or the place give.

    Raises:
        ConfigError: more than one index is named.
    """
    named = [f"--index {path}" for path in index or ()]
    named += [f"--corpus {corpus}"] if corpus else []
    if len(named) > 1:
        raise ConfigError(
            f"{' and '.join(named)}: one index at a time; "
            "make one of all folders with: corpus-search index FOLDER FOLDER"
        )
    settings = load_config(config)
    if named:  # an index on this machine
        settings = replace(settings, in_cluster=False)
    if index:
        directory = index[0].expanduser().absolute()
        return place_index(settings, Location(directory, "--index"))
    if corpus:
        return place_index(settings, locate_corpus(corpus))
    return settings


def open_or_build(settings: Config) -> Engine:
    """Opens an engine on the index; makes it where nothing is yet.

    An index that is there is never written to.
    """
    try:
        return open_engine(settings)
    except IndexUnfinishedError:
        raise
    except IndexMissingError:
        if not any(path.exists() for path in settings.index.paths):
            if settings.origin == OWN:
                raise NoIndexError from None
            raise
        place = shown(settings.index.directory)
        warn(f"no index at {place} yet: building it")
        build(settings.index, rebuild=False, given_paths=False, options=_NEW)
    return open_engine(settings)


def build(
    settings: IndexConfig,
    *,
    rebuild: bool,
    given_paths: bool,
    options: BuildOptions = BuildOptions(),
    detail: "Detail | None" = None,
) -> None:
    """Brings the index up to date, and prints the counts on stderr.

    Args:
        settings: what to index, and where.
        rebuild: whether to start from an empty index.
        given_paths: whether the index remembers the paths of the settings.
        options: how thorough the build is, and what it may replace.
        detail: how much is told; None for the usual.
    """
    # Reading and extraction are slow to import, and no search needs them.
    from index.writing.build import build_index
    from search.cli.indexing.build_reporter import BuildReporter, Detail

    with BuildReporter(detail or Detail(), settings) as reporter:
        try:
            with reporter.watch() as observer:
                report = build_index(
                    settings,
                    rebuild=rebuild,
                    given_paths=given_paths,
                    options=options,
                    observer=observer,
                )
        except KeyboardInterrupt:
            warn("stopped; the index is as it was before")
            raise
        _tell_report(report, reporter)
    if not report.articles and report.n_skipped:
        raise NothingToIndexError("the index is empty: no file could be read")


def _tell_report(report: "BuildReport", reporter: "BuildReporter") -> None:
    from search.output.skipped_page import sum_up_skipped

    if report.rebuild_reason:
        reporter.say(f"rebuilt the index: {report.rebuild_reason}")
    reporter.log_skipped(report)
    lines = sum_up_skipped(report.newly_skipped)
    for line in lines:
        reporter.say(f"skipped {line}")
    if len(lines) < len(report.skipped):
        reporter.say("all that was skipped: corpus-search status --skipped")
    skipped = f", {report.n_skipped:,} skipped" if report.n_skipped else ""
    if report.skipped and not report.newly_skipped:
        skipped += " as before"
    dates = "date" if report.guessed == 1 else "dates"
    guessed = f", {report.guessed:,} {dates} guessed" if report.guessed else ""
    articles = "article" if report.articles == 1 else "articles"
    reporter.say(
        f"{report.articles:,} {articles} indexed: {report.added:,} added, "
        f"{report.changed:,} changed, {report.removed:,} removed, "
        f"{report.unchanged:,} unchanged{skipped}{guessed} in {report.seconds:.1f} s"
    )
