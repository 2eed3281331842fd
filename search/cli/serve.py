"""The command that serves the pages in a browser."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from search.cli.printing import echo
from search.cli.screen.shared_values import Shared
from search.config_file import Config, find_own_actors, place_index
from search.index_location import DIRECTORY_NAME, Location, holds_index


def serve_pages(
    shared: Shared,
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDERS…]",
            help="Folders whose index is in them, or indexes; each is a corpus.",
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            min=0,
            max=65_535,
            help="The port to listen on; 0 for any that is free.",
            show_default="8765, or any that is free",
        ),
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="NAME", help="The address of this machine to listen at."
        ),
    ] = "127.0.0.1",
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the first page in the browser.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", metavar="TOKEN", help="Answer only those who know this token."
        ),
    ] = None,
    root_path: Annotated[
        str,
        typer.Option(
            "--root-path",
            metavar="PATH",
            help="The path below which a proxy serves the pages.",
        ),
    ] = "",
) -> None:
    """Serves the pages for a browser: search, articles, actors and comparisons.

    \b
    corpus-search serve --open                       the index here, in the browser
    corpus-search serve ~/articles ~/archive         two corpora side by side
    corpus-search serve --port 8080 --root-path /news     behind a proxy

    Only this machine is answered, unless --host says otherwise. Ctrl-C ends it.
    """
    # The server and the templates take 150 ms to import, which no other command needs.
    from search.web.app import make_app
    from search.web.server import Address, serve

    settings = [_place(folder, shared) for folder in folders or ()]
    app = make_app(settings or shared.all_settings)
    address = Address(host, port, root_path.rstrip("/"))

    def tell(url: str) -> None:
        echo(f"{url}  (Ctrl-C ends it)", error=True)
        if open_page:
            # Only here.
            import webbrowser

            webbrowser.open(url)

    serve(app, address, tell)


def _place(folder: Path, shared: Shared) -> Config:
    """Returns the settings for the index in a folder, or the index that it is."""
    directory = folder.expanduser().absolute()
    if holds_index(directory / DIRECTORY_NAME) or not holds_index(directory):
        directory /= DIRECTORY_NAME
    placed = place_index(shared.settings, Location(directory, f"serve {folder}"))
    if placed.index.actors:
        return placed
    own = directory.parent
    index = replace(placed.index, actors=find_own_actors(own))
    return replace(placed, index=index, own_folder=own)
