"""The commands that list, show and merge actors."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from pathlib import Path
from typing import Annotated

import typer

from index.article import ActorType
from search.cli.opening import load_settings, open_or_build
from search.cli.options import (
    ActorLimitOption,
    ColorOption,
    ConfigOption,
    CorpusOption,
    IndexOption,
    JsonOption,
)
from search.cli.printing import exit_unless, print_page, shown, wants_color, warn
from search.config_file import Config
from search.query_errors import NoSuchNameError

app = typer.Typer(
    pretty_exceptions_enable=False, rich_markup_mode=None, invoke_without_command=True
)


@app.callback()
def actors(
    context: typer.Context,
    limit: ActorLimitOption = 30,
    kind: Annotated[
        ActorType | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Only a person, state, state body, organisation, armed group, media.",
        ),
    ] = None,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Lists the actors in most articles; its commands show and merge actors.

    \b
    corpus-search actors -n 50 --type person
    corpus-search actors show Haftar                 its names, months, outlets and company
    corpus-search actors suggest                     names that may be the same actor's
    corpus-search actors merge "Ada Brook" "A. Brook"     two names of one actor
    """
    if context.invoked_subcommand:
        context.obj = (config, index, corpus)
        return
    # Imported in the commands: no search needs it.
    from search.output import actor_json, actor_pages

    settings = load_settings(config, index, corpus)
    found = open_or_build(settings).actors(limit=limit, kind=kind)
    print_page(
        found,
        dump=actor_json.dump_actors,
        paint=actor_pages.paint_actors,
        json=json,
        color=wants_color(color, settings),
    )
    if found.read < found.articles:
        warn(
            f"mentions were counted in the first {found.read:,} of "
            f"{found.articles:,} articles"
        )
    exit_unless(found.actors)


@app.command()
def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Any of its names, in any script.")
    ],
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Shows one actor: its names, and its articles by month, outlet and company.

    \b
    corpus-search actors show Haftar
    """
    from search.output import actor_json, actor_pages

    settings = _settings(context, config, index, corpus)
    profile = open_or_build(settings).actor(name)
    print_page(
        profile,
        dump=actor_json.dump_profile,
        paint=actor_pages.paint_profile,
        json=json,
        color=wants_color(color, settings),
    )
    if profile.read < profile.actor.articles:
        warn(f"spellings and mentions were counted in {profile.read:,} of its articles")


@app.command()
def suggest(
    context: typer.Context,
    limit: ActorLimitOption = 20,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Suggests pairs of names that may be the same actor's, each with a passage.

    \b
    corpus-search actors suggest -n 50

    Spellings of the same name in different scripts are merged automatically. The exit
    status is 1 if there is no pair.
    """
    from search.output import actor_json, actor_pages

    settings = _settings(context, config, index, corpus)
    found = open_or_build(settings).suggest_merges(limit=limit)
    print_page(
        found,
        dump=actor_json.dump_merge_suggestions,
        paint=actor_pages.paint_merge_suggestions,
        json=json,
        color=wants_color(color, settings),
    )
    if found.compared < found.total:
        warn(
            f"compared only {found.compared:,} of {found.total:,} names, the most frequent"
        )
    if not found.pairs:
        warn("no two actors have similar names")
    exit_unless(found.pairs)
    warn('to merge a pair: corpus-search actors merge "NAME TO KEEP" "OTHER NAME"')


@app.command()
def merge(
    context: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAMES…",
            help="The name to keep, then other names of the same actor.",
        ),
    ],
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Merges actors into one, under the first name.

    \b
    corpus-search actors merge "Ada Brook" "A. Brook" && corpus-search index

    The merge is written to your own actors file: the first in the setting index.actors,
    or else an actors.yaml beside config.yaml or in the current folder.
    """
    from search.cli.actors_file import find_actors_file, merge_in_file

    settings = _settings(context, config, index, corpus)
    engine = open_or_build(settings)
    found = [engine.actor(name).actor for name in names]
    kept, *others = dict.fromkeys(actor.name for actor in found)
    if not others:
        raise NoSuchNameError(
            f"{', '.join(map(repr, names))}: these are all {kept!r} already; name two actors"
        )
    path = find_actors_file(settings)
    copy = merge_in_file(settings, kept, others, found[0].type)
    typer.echo(f"{', '.join(others)} → {kept}, written to {shown(path)}")
    if copy is not None:
        warn(f"the old file, with its comments, is kept as {shown(copy)}")
    warn("to apply it, rebuild the index: corpus-search index")
    warn(f"to undo it, remove the aliases from {shown(path)}")


def _settings(
    context: typer.Context,
    config: Path | None,
    index: list[Path] | None,
    corpus: str | None,
) -> Config:
    """Loads the settings by the options after the command's name, or before it."""
    before = context.obj or (None, None, None)
    named = (index, corpus) if index or corpus else before[1:]
    return load_settings(config or before[0], *named)
