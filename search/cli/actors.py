"""The commands that list, show and merge actors."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from typing import Annotated

import typer

from index.article import ActorType
from search.cli.manual.helped_commands import HelpedTyper
from search.cli.opening import open_or_build
from search.cli.options import ActorLimitOption, Shared, with_shared_options
from search.cli.printing import shown
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.query_errors import NoSuchNameError

app = HelpedTyper(invoke_without_command=True)


@app.callback()
@with_shared_options
def actors(
    context: typer.Context,
    shared: Shared,
    limit: ActorLimitOption = 30,
    kind: Annotated[
        ActorType | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Only a person, state, state body, organisation, armed group, media.",
        ),
    ] = None,
) -> CommandAnswer | None:
    """Lists the actors in most articles; its commands show and merge actors.

    \b
    corpus-search actors -n 50 --type person
    corpus-search actors show Haftar                 its names, months, outlets and company
    corpus-search actors suggest                     names that may be the same actor's
    corpus-search actors merge "Ada Brook" "A. Brook"     two names of one actor
    """
    if context.invoked_subcommand:
        return None
    # Imported in the commands: no search needs it.
    from search.output.actor_json import answer_actors

    found = open_or_build(shared.settings).actors(limit=limit, kind=kind)
    notice = (
        f"mentions were counted in the first {found.read:,} of "
        f"{found.articles:,} articles"
    )
    partly = found.read < found.articles
    return answer_actors(found)._replace(notices=(notice,) * partly)


@app.command()
@with_shared_options
def show(
    shared: Shared,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Any of its names, in any script.")
    ],
) -> CommandAnswer:
    """Shows one actor: its names, and its articles by month, outlet and company.

    \b
    corpus-search actors show Haftar
    """
    from search.output.actor_json import answer_profile

    profile = open_or_build(shared.settings).actor(name)
    notice = f"spellings and mentions were counted in {profile.read:,} of its articles"
    partly = profile.read < profile.actor.articles
    return answer_profile(profile)._replace(notices=(notice,) * partly)


@app.command()
@with_shared_options
def suggest(shared: Shared, limit: ActorLimitOption = 20) -> CommandAnswer:
    """Suggests pairs of names that may be the same actor's, each with a passage.

    \b
    corpus-search actors suggest -n 50

    Spellings of the same name in different scripts are merged automatically. The exit
    status is 1 if there is no pair.
    """
    from search.output.actor_json import answer_suggestions

    found = open_or_build(shared.settings).suggest_merges(limit=limit)
    notices = [
        f"compared only {found.compared:,} of {found.total:,} names, the most frequent"
    ] * (found.compared < found.total)
    notices += (
        ['to merge a pair: corpus-search actors merge "NAME TO KEEP" "OTHER NAME"']
        if found.pairs
        else ["no two actors have similar names"]
    )
    return answer_suggestions(found)._replace(notices=tuple(notices))


@app.command()
@with_shared_options
def merge(
    shared: Shared,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAMES…",
            help="The name to keep, then other names of the same actor.",
        ),
    ],
) -> CommandAnswer:
    """Merges actors into one, under the first name.

    \b
    corpus-search actors merge "Ada Brook" "A. Brook" && corpus-search index

    The merge is written to your own actors file: the first in the setting index.actors,
    or else an actors.yaml beside config.yaml or in the current folder.
    """
    from search.cli.actors_file import find_actors_file, merge_in_file

    settings = shared.settings
    engine = open_or_build(settings)
    found = [engine.actor(name).actor for name in names]
    kept, *others = dict.fromkeys(actor.name for actor in found)
    if not others:
        raise NoSuchNameError(
            f"{', '.join(map(repr, names))}: these are all {kept!r} already; name two actors"
        )
    path = find_actors_file(settings)
    copy = merge_in_file(settings, kept, others, found[0].type)
    comments = (
        f"the old file, with its comments, is kept as {shown(copy)}" if copy else ""
    )
    notices = (
        comments,
        "to apply it, rebuild the index: corpus-search index",
        f"to undo it, remove the aliases from {shown(path)}",
    )
    return answer_line(
        f"{', '.join(others)} → {kept}, written to {shown(path)}",
        {"name": kept, "aliases": others, "file": str(path)},
    )._replace(notices=tuple(filter(None, notices)))
