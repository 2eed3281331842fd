"""The commands about the index: bring it up to date, and show its counts."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from index.derived.index_checks import VerifiedIndex
    from search.cli.indexing.build_reporter import Detail

from index.config import BuildOptions, IndexConfig
from index.errors import IndexMissingError, NothingToIndexError
from search.cli.folders import (
    FolderChange,
    ask_to_shrink,
    change_folders,
    read_path_list,
)
from search.cli.opening import build
from search.cli.printing import console_for, exit_unless, shown, warn
from search.cli.screen.answer_printing import print_answer
from search.cli.screen.output_choice import Output
from search.cli.screen.redirection import printing_to
from search.cli.screen.shared_values import Shared
from search.engines import open_engine
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.query_errors import OptionConflictError
from search.settings.config_file import Config


def bring_up_to_date(
    shared: Shared,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS…",
            help="Files and folders to add to those of the index; they are remembered.",
        ),
    ] = None,
    files_from: Annotated[
        Path | None,
        typer.Option(
            "--files-from",
            metavar="FILE",
            help="Add the files and folders that FILE lists, one a line or each with NUL "
            "after it; - is stdin.",
        ),
    ] = None,
    only: Annotated[
        bool,
        typer.Option(
            "--only", help="Index these PATHS and no others: all else is removed."
        ),
    ] = False,
    remove: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Take this file or folder out of the index; may be repeated.",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN",
            help="Leave out files as .gitignore does: drafts/, *.bak; may be repeated.",
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Go on where many articles would be removed."),
    ] = False,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild",
            help="Read everything again; searches use the old index until the new is ready.",
        ),
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Read all files again, also where size and times are as before.",
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Stop where the program fails on an article, instead of skipping it.",
        ),
    ] = False,
    semantic: Annotated[
        bool,
        typer.Option(
            "--semantic",
            help="Store vectors of all articles, for faster --semantic searches, from now on.",
        ),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Stay, and keep the index up to date as files come, until Ctrl-C.",
        ),
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ENGINE",
            help="Read no files: send what the local index holds to a cluster (opensearch).",
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Only show what each file is taken for, and what would be read of it.",
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print errors only.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Print each file, and what became of it."),
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Add all that happens to this file, with the times."
        ),
    ] = None,
) -> None:
    """Adds files and folders to the index, and brings it up to date with all of them.

    \b
    corpus-search index ~/articles    these files and folders too, from now on
    corpus-search index               all folders: what is new, changed or deleted
    corpus-search index --only ~/articles    these and no others
    corpus-search index --remove ~/drafts    without these from now on
    corpus-search index --exclude 'drafts/' --exclude '*.bak'
    find . -newer last -print0 | corpus-search index --files-from -
    corpus-search index --check       by content instead of size and times
    corpus-search index --rebuild     everything again
    corpus-search index --dry-run ~/downloads    what would be read of these
    corpus-search index --to opensearch    send the index to the cluster of config.yaml
    corpus-search index -q --log ~/index.log     by a timer: errors only, the rest in a log
    corpus-search index --watch       stay, and index files as they come

    `corpus-search folders` lists the folders, `corpus-search formats` the formats that are
    read. Files that cannot be read are skipped, and summed up at the end.
    """
    if to is not None:
        _send(shared.settings, to, rebuild=rebuild, quiet=quiet)
        return
    if files_from is not None:
        paths = [*(paths or ()), *read_path_list(files_from)]
    change = FolderChange(
        _absolute(paths), only, _absolute(remove), tuple(exclude or ())
    )
    _check_paths(paths, only=only)
    _refuse_both({"--quiet": quiet, "--verbose": verbose})
    _refuse_both({"--watch": watch, "--dry-run": dry_run})
    output = shared.output
    settings, own = change_folders(
        shared.settings.index, change, quiet=dry_run or quiet
    )
    if semantic:
        settings = replace(settings, semantic=True)
    if dry_run:
        if paths:  # what was asked for, not all that there is
            settings = replace(settings, paths=change.given)
        _inspect(settings, output)
        return
    may_shrink = None if yes or only or remove else ask_to_shrink
    options = BuildOptions(check=check, strict=strict, may_shrink=may_shrink)
    detail = _make_detail(log, quiet=quiet, verbose=verbose)
    first = partial(build, rebuild=rebuild, given_paths=own, options=options)
    if watch:
        _watch(
            shared, settings, partial(first, detail=detail), detail, own=own, yes=yes
        )
        return
    first(settings, detail=detail)
    _follow_up(shared, quiet=quiet)


def _make_detail(log: Path | None, *, quiet: bool, verbose: bool) -> "Detail":
    # It imports what builds an index, which other commands do not need.
    from search.cli.indexing.build_reporter import Detail

    return Detail(quiet, verbose, log.expanduser().absolute() if log else None)


def _refuse_both(flags: Mapping[str, bool]) -> None:
    """Checks that not both of two flags are given.

    Raises:
        OptionConflictError: they are.
    """
    if all(flags.values()):
        raise OptionConflictError(f"{' and '.join(flags)}: choose one of them")


def _watch(
    shared: Shared,
    settings: IndexConfig,
    first: Callable[[IndexConfig], None],
    detail: "Detail",
    *,
    own: bool,
    yes: bool,
) -> None:
    """Builds the index, and keeps it up to date until the process is told to end."""
    # No other build needs it.
    from index.writing.build import build_index
    from search.cli.indexing.watching import FolderWatch

    try:
        first(settings)
    except NothingToIndexError as error:
        # A folder for what is to come may be empty.
        if not any(path.is_dir() for path in settings.paths):
            raise
        warn(str(error))
    learn = partial(_follow_up, shared, quiet=True)
    learn()
    options = BuildOptions(may_shrink=None if yes else lambda _: False)
    update = partial(build_index, settings, given_paths=own, options=options)
    FolderWatch(settings, update, detail, learn).run()


def _check_paths(paths: list[Path] | None, *, only: bool) -> None:
    if only and not paths:
        raise OptionConflictError("--only needs the PATHS to index")


def _follow_up(shared: Shared, *, quiet: bool) -> None:
    """Tells the cluster and the desk, where there are any, what the index holds now."""
    if shared.settings.in_cluster:
        _send(shared.settings, "opensearch", rebuild=False, quiet=quiet)
    _teach_desk(shared)


def _send(settings: Config, engine: str, *, rebuild: bool, quiet: bool) -> None:
    # Few indexes are in a cluster.
    from search.cli.indexing.cluster_copy import send_to_cluster

    send_to_cluster(settings, engine, rebuild=rebuild, quiet=quiet)


def _teach_desk(shared: Shared) -> None:
    """Lets the desk know the texts of the index; the index is well without it."""
    # Few users save searches: it imports SQLite.
    from search.desk.desk_errors import DeskError
    from search.following.looking import learn_index

    try:
        learn_index(shared.settings)
    except IndexMissingError:
        return  # nothing is indexed yet
    except DeskError as error:
        warn(f"the index is up to date, but your desk is not: {error}")


def _absolute(paths: list[Path] | None) -> tuple[Path, ...]:
    """Returns absolute paths without `..`, as they are remembered."""
    return tuple(
        Path(os.path.normpath(path.expanduser().absolute())) for path in paths or ()
    )


def _inspect(settings: IndexConfig, output: Output) -> None:
    """Prints what a build would read; exit status 1 if that is nothing."""
    # No search needs it.
    from index.dry_run import inspect_files
    from search.output.inspection_page import InspectionPage, answer_inspections

    if not output.is_text:
        print_answer(answer_inspections(inspect_files(settings)), output)
        return
    with printing_to(output):
        page = InspectionPage(console_for(output.look))
        for found in inspect_files(settings):
            page.add(found)
        page.finish()
    exit_unless(page.articles)


def list_formats(shared: Shared) -> CommandAnswer:
    """Lists the formats that are read, and how their files are recognised.

    \b
    corpus-search formats
    corpus-search index --dry-run FILE    what one file is taken for
    """
    # No search needs it.
    from search.output.formats_page import answer_formats

    return answer_formats()


def status(
    shared: Shared,
    all_skipped: Annotated[
        bool,
        typer.Option("--skipped", help="List all that was skipped, line by line."),
    ] = False,
) -> CommandAnswer:
    """Shows what the index contains, and the files that were skipped."""
    # No search needs it.
    from search.index_place import describe_place
    from search.output.status_page import answer_status

    found = open_engine(shared.settings).status()
    place = describe_place(shared.settings)
    return answer_status(found, place, all_skipped=all_skipped)


def verify(shared: Shared) -> CommandAnswer:
    """Reads the whole index, and names the file that is not as it was written.

    \b
    corpus-search verify                          the index of this folder
    corpus-search verify --index ~/backups/may    a copy

    Every checksum, term, posting and stored text is read. The exit status is 0 if all is well,
    2 if not.
    """
    # No search needs it.
    from index.derived.index_checks import verify_index
    from index.derived.opened_index import open_index
    from search.output.wording import describe_verified

    found = verify_index(open_index(shared.settings.index.directory))
    line = f"verified {describe_verified(found)}: all is as it was written"
    return answer_line(line, _count_verified(found))


def backup(
    shared: Shared,
    target: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or empty folder for the copy.")
    ],
) -> CommandAnswer:
    """Copies the index, and verifies the copy; the index may be updated meanwhile.

    \b
    corpus-search backup ~/backups/may
    corpus-search --index ~/backups/may "Wagner mercenaries"    search the copy
    """
    # No search needs it.
    from index.derived.backup import back_up
    from search.output.wording import describe_verified

    target = target.expanduser().absolute()
    found = back_up(shared.settings.index.directory, target)
    line = f"copied {describe_verified(found)} to {shown(target)}, and verified it"
    return answer_line(line, {**_count_verified(found), "backup": str(target)})


def _count_verified(found: "VerifiedIndex") -> dict[str, int]:
    parts = found.segments
    return {
        "articles": found.articles,
        "segments": len(parts),
        "postings": sum(part.postings for part in parts),
        "size_bytes": sum(part.size_bytes for part in parts),
    }
