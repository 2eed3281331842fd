"""The commands about the index: bring it up to date, and show its counts."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from index.config import BuildOptions, IndexConfig
from search.cli.opening import build, load_settings, remembered_paths
from search.cli.options import (
    ColorOption,
    ConfigOption,
    IndexOption,
    JsonOption,
)
from search.cli.printing import (
    console_for,
    exit_unless,
    print_page,
    shown,
    wants_color,
)
from search.engines import open_engine
from search.output import results_json as as_json


def bring_up_to_date(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS…", help="Files and folders to read; they are remembered."
        ),
    ] = None,
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
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Only show what each file is taken for, and what would be read of it.",
        ),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="With --dry-run: print JSON.")
    ] = False,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Brings the index up to date with the files, or rebuilds it.

    \b
    corpus-search index               files that are new, changed or deleted
    corpus-search index ~/articles    these files and folders, from now on
    corpus-search index --check       the same, by content instead of times
    corpus-search index --rebuild     everything again
    corpus-search index --dry-run ~/downloads    what would be read of these

    `corpus-search formats` lists what is read. Files that cannot be read are skipped, and
    summed up at the end.
    """
    settings = load_settings(config, index).index
    given = tuple(path.expanduser().absolute() for path in paths or ())
    given = given or remembered_paths(settings.directory)
    if given:
        settings = replace(settings, paths=given)
    if dry_run:
        _inspect(settings, json=json)
        return
    if json:
        raise typer.BadParameter("--json goes with --dry-run")
    options = BuildOptions(check=check, strict=strict)
    build(settings, rebuild=rebuild, given_paths=bool(given), options=options)


def _inspect(settings: IndexConfig, *, json: bool) -> None:
    """Prints what a build would read; exit status 1 if that is nothing."""
    # No search needs it.
    from index.dry_run import inspect_files
    from search.output.inspection_page import InspectionPage, dump_inspections

    if json:
        typer.echo(dump_inspections(inspect_files(settings)))
        return
    page = InspectionPage(console_for(color=False))
    for found in inspect_files(settings):
        page.add(found)
    page.finish()
    exit_unless(page.articles)


def list_formats() -> None:
    """Lists the formats that are read, and how their files are recognised.

    \b
    corpus-search formats
    corpus-search index --dry-run FILE    what one file is taken for
    """
    # No search needs it.
    from search.output.formats_page import paint_formats

    paint_formats(console_for(color=False))


def status(
    all_skipped: Annotated[
        bool,
        typer.Option("--skipped", help="List all that was skipped, line by line."),
    ] = False,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Shows what the index contains, and the files that were skipped."""
    # No search needs it.
    from search.output.status_page import paint_status

    settings = load_settings(config, index)
    print_page(
        open_engine(settings).status(),
        dump=as_json.dump_status,
        paint=partial(paint_status, all_skipped=all_skipped),
        json=json,
        color=wants_color(color, settings),
    )


def verify(
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
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

    found = verify_index(open_index(load_settings(config, index).index.directory))
    typer.echo(f"verified {describe_verified(found)}: all is as it was written")


def backup(
    target: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or empty folder for the copy.")
    ],
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Copies the index, and verifies the copy; the index may be updated meanwhile.

    \b
    corpus-search backup ~/backups/may
    corpus-search --index ~/backups/may "Wagner mercenaries"    search the copy
    """
    # No search needs it.
    from index.derived.backup import back_up
    from search.output.wording import describe_verified

    target = target.expanduser().absolute()
    found = back_up(load_settings(config, index).index.directory, target)
    typer.echo(f"copied {describe_verified(found)} to {shown(target)}, and verified it")
