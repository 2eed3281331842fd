"""The commands that list, show and change actors."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from search.cli.manual.helped_commands import HelpedTyper
from search.cli.opening import open_or_build
from search.cli.options import (
    ActorLimitOption,
    ActorTypeOption,
    PageOption,
    with_filter_options,
    with_shared_options,
)
from search.cli.printing import shown
from search.cli.screen.shared_values import Shared
from search.cli.searching.actor_list import answer_list
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.query import Query

app = HelpedTyper(invoke_without_command=True)


NamesArgument = Annotated[
    list[str], typer.Argument(metavar="NAMES…", help="Names as lists show them.")
]
UndoOption = Annotated[
    bool, typer.Option("--undo", help="Take back what the command did with the names.")
]


@app.callback()
@with_shared_options
@with_filter_options
def actors(
    context: typer.Context,
    shared: Shared,
    within: Query,
    limit: ActorLimitOption = 30,
    page: PageOption = 1,
    kind: ActorTypeOption = None,
) -> CommandAnswer | None:
    """Lists the actors in most articles; its commands show and change actors.

    \b
    corpus-search actors -n 50 --type person
    corpus-search actors --outlet BBC --since 2020   counted in these articles only
    corpus-search actors show Haftar                 its names, months, outlets and company
    corpus-search actors suggest                     names that may be the same actor's
    corpus-search actors merge "Ada Brook" "A. Brook"     two names of one actor
    corpus-search actors split "Ada Brook" "A. Brook"     two actors after all
    corpus-search actors ignore "Breaking News"           no actor
    """
    if context.invoked_subcommand:
        return None
    return answer_list(shared.settings, within, limit=limit, page=page, kind=kind)


@app.command()
@with_shared_options
@with_filter_options
def show(
    shared: Shared,
    within: Query,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Any of its names, in any script.")
    ],
) -> CommandAnswer:
    """Shows one actor: its names, and its articles by month, outlet and company.

    \b
    corpus-search actors show Haftar
    corpus-search actors show Haftar --since 2020
    """
    from search.output.actor_json import answer_profile

    profile = open_or_build(shared.settings).actor(name, within)
    notice = f"spellings were counted in {profile.read:,} of its articles"
    partly = profile.read < profile.actor.articles
    return answer_profile(profile)._replace(
        notices=(notice,) * partly, found=profile.actor.articles > 0
    )


@app.command()
@with_shared_options
def suggest(shared: Shared, limit: ActorLimitOption = 20) -> CommandAnswer:
    """Suggests pairs of names that are likely to be the same actor's, with passages.

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
        [
            'to merge a pair: corpus-search actors merge "NAME TO KEEP" "OTHER NAME"',
            'if a name is no actor: corpus-search actors ignore "NAME"',
        ]
        if found.pairs
        else ["no two names are likely to be one actor's"]
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
    undo: UndoOption = False,
) -> CommandAnswer:
    """Merges actors into one, under the first name; at once, without a rebuild.

    \b
    corpus-search actors merge "Ada Brook" "A. Brook"
    corpus-search actors merge --undo "Ada Brook" "A. Brook"

    A name may be new: no article or list needs to have it. The merge is written to your
    own actors file: the first in the setting index.actors, or else an actors.yaml beside
    config.yaml or in the current folder.
    """
    return _change(shared, "merge", names, undo=undo)


@app.command()
@with_shared_options
def split(
    shared: Shared,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of the actor.")],
    others: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAMES…]", help="Names that are another actor's."),
    ] = None,
    undo: UndoOption = False,
) -> CommandAnswer:
    """Parts names that you merged, or that the program joined; at once.

    \b
    corpus-search actors split "Ada Brook" "A. Brook"    A. Brook is another actor
    corpus-search actors split "Ada Brook"               so is each of its names
    corpus-search actors split --undo "A. Brook"
    """
    return _change(shared, "split", [name, *(others or ())], undo=undo)


@app.command()
@with_shared_options
def ignore(
    shared: Shared, names: NamesArgument, undo: UndoOption = False
) -> CommandAnswer:
    """Leaves names out of lists, facets, hits and suggestions from now on.

    \b
    corpus-search actors ignore "Breaking News"
    corpus-search actors ignore --undo "Breaking News"

    The filter actor: still finds their articles.
    """
    return _change(shared, "ignore", names, undo=undo)


def _change(
    shared: Shared, action: str, names: Sequence[str], *, undo: bool
) -> CommandAnswer:
    """Changes the user's actors file, and makes the answer that says so."""
    # No search needs it.
    from search.own_actors.changes import ActorAction, change_actors

    made = change_actors(
        shared.settings,
        partial(open_or_build, shared.settings),
        ActorAction(action),
        names,
        undo=undo,
    )
    notices = list(made.notices)
    if made.old_file:
        kept = shown(made.old_file)
        notices.insert(0, f"the old file, with its comments, is kept as {kept}")
    if made.undo:
        back, others, is_undo = made.undo
        command = f"actors {back}" + (" --undo" if is_undo else "")
        notices.append(f"to undo it: corpus-search {command} {_quote(*others)}")
    answer = answer_line(
        f"{made.line}, written to {shown(made.file)}",
        {**made.record, "file": str(made.file)},
    )
    return answer._replace(notices=tuple(notices))


def _quote(*names: str) -> str:
    return " ".join(f'"{name}"' for name in names)
