"""The commands, in the order that --help lists them."""

from typing import Annotated

import typer

from search.cli import actors, articles, folders, index
from search.cli.options import with_options, with_shared_options
from search.cli.search import search as find_articles

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Search a folder of saved news articles.",
    epilog='Search at once: corpus-search "Wagner mercenaries" --outlet "Duvar English"',
)
search = with_options(find_articles)
app.command()(search)
_COMMANDS = {
    "index": index.bring_up_to_date,
    "folders": folders.list_folders,
    "corpora": folders.list_named_corpora,
    "formats": index.list_formats,
    "show": articles.show,
    "similar": articles.similar,
    "copies": articles.copies,
    "actors": None,
    "status": index.status,
    "verify": index.verify,
    "backup": index.backup,
}
for _name, _answer in _COMMANDS.items():
    if _answer is None:
        app.add_typer(actors.app, name=_name)
    else:
        app.command(_name)(with_shared_options(_answer))


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    # No other option needs it.
    from search.cli.version import describe_version

    typer.echo(describe_version())
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
) -> None:
    pass
