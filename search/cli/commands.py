"""The commands, in the order that --help lists them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from search.cli import actors, articles, folders, index, mcp_command, serve
from search.cli.citing import cite_commands, open_command, quotes_command
from search.cli.desk import batch_command, desk_transfer, saved, tagging
from search.cli.manual.helped_commands import HelpedTyper
from search.cli.measuring import (
    compare_command,
    kwic_command,
    measure_commands,
    trend_command,
)
from search.cli.options import with_options, with_shared_options
from search.cli.search import search as find_articles


class Shell(StrEnum):
    """The shells whose command lines are completed."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


app = HelpedTyper(
    no_args_is_help=True, help="Searches a folder of saved news articles."
)
search = with_options(find_articles)
app.command()(search)

_COMMANDS: dict[str, Callable[..., Any] | HelpedTyper] = {
    "index": index.bring_up_to_date,
    "folders": folders.list_folders,
    "corpora": folders.list_named_corpora,
    "formats": index.list_formats,
    "show": articles.show,
    "open": open_command.open_article,
    "similar": articles.similar,
    "copies": articles.copies,
    "actors": actors.app,
    "export": cite_commands.export,
    "cite": cite_commands.cite,
    "quotes": quotes_command.quotes,
    "kwic": kwic_command.kwic,
    "collocates": measure_commands.collocates,
    "keywords": measure_commands.keywords,
    "dispersion": measure_commands.dispersion,
    "trend": trend_command.trend,
    "compare": compare_command.compare,
    "save": saved.save,
    "saved": saved.app,
    "new": saved.new,
    "tag": tagging.tag,
    "untag": tagging.untag,
    "tags": tagging.tags,
    "seen": tagging.seen,
    "unseen": tagging.unseen,
    "note": tagging.note,
    "notes": tagging.notes,
    "desk": desk_transfer.app,
    "batch": batch_command.batch,
    "status": index.status,
    "verify": index.verify,
    "backup": index.backup,
    "serve": serve.serve_pages,
    "mcp": mcp_command.serve_tools,
}
_WITH_OWN_FORMATS = ("export", "cite")
for _name, _answer in _COMMANDS.items():
    if isinstance(_answer, HelpedTyper):
        app.add_typer(_answer, name=_name)
    elif _name in _WITH_OWN_FORMATS:
        app.command(_name)(_answer)
    else:
        app.command(_name)(with_shared_options(_answer))


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    # No other option needs it.
    from search.version import describe_version

    typer.echo(describe_version())
    raise typer.Exit


def _print_completion(shell: Shell | None) -> None:
    if shell is None:
        return
    # No other option needs it.
    from search.cli.completion.scripts import read_script

    typer.echo(read_script(shell), nl=False)
    raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version, and whether it is compiled.",
        ),
    ] = False,
    completion: Annotated[
        Shell | None,
        typer.Option(
            "--completion",
            metavar="SHELL",
            callback=_print_completion,
            is_eager=True,
            help="Print the script that completes commands in bash, zsh or fish.",
        ),
    ] = None,
) -> None:
    pass
