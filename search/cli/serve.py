"""The command that serves the pages in a browser."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from index.errors import IndexMissingError
from search.cli.mcp_command import check_sdk
from search.cli.printing import echo, warn
from search.cli.screen.shared_values import Shared
from search.settings.config_file import Config, find_own_actors, place_index
from search.settings.index_location import DIRECTORY_NAME, Location, holds_index


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
        str,
        typer.Option(
            "--token",
            metavar="TOKEN",
            envvar="CORPUS_SEARCH_TOKEN",
            help="Answer only those who know this token.",
            show_default="none on this machine, else one that is made",
        ),
    ] = "",
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="A name of the server, such as that of a proxy; may be repeated.",
        ),
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--trusted-proxy",
            metavar="IP",
            help="A proxy whose X-Forwarded-For and -Proto are believed; may be repeated.",
        ),
    ] = None,
    tls_cert: Annotated[
        Path | None,
        typer.Option(
            "--tls-cert", metavar="FILE", help="The certificate to serve HTTPS with."
        ),
    ] = None,
    tls_key: Annotated[
        Path | None,
        typer.Option("--tls-key", metavar="FILE", help="The key of the certificate."),
    ] = None,
    mcp: Annotated[
        bool,
        typer.Option("--mcp", help="Give assistants the corpus as tools, at /mcp."),
    ] = False,
    share_desk: Annotated[
        bool,
        typer.Option(
            "--share-desk",
            help="Let readers on other machines change your saved searches, tags and notes.",
        ),
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log",
            metavar="FILE",
            help="Add a line for each request to this file, without what was asked.",
        ),
    ] = None,
    log_queries: Annotated[
        bool, typer.Option("--log-queries", help="Have the queries in the --log, too.")
    ] = False,
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
    corpus-search serve --host 0.0.0.0               for others, who need the token
    corpus-search serve --root-path /news --allow-host news.example     behind a proxy

    Only this machine is answered, unless --host says otherwise. Ctrl-C ends it.
    """
    # The server and the templates take 150 ms to import, which no other command needs.
    from search.web.app import make_app
    from search.web.security.protection import Protection, is_own_machine
    from search.web.server import Address, Opening, serve

    settings = [_place(folder, shared) for folder in folders or ()]
    if mcp:
        check_sdk()
    settings = settings or list(shared.all_settings)
    is_own = is_own_machine(host) and not allow_host
    app = make_app(settings, mcp=mcp, may_change_desk=is_own or share_desk)
    proxies = tuple(trusted_proxy or ())
    address = Address(host, port, _clean(root_path), proxies, tls_cert, tls_key)

    def tell(opening: Opening) -> None:
        for line in opening.warnings:
            warn(f"corpus-search: {line}")
        for line in _list_missing(settings):
            warn(f"corpus-search: {line}")
        echo(f"{opening.url}  (Ctrl-C ends it)", error=True)
        if open_page:
            # Only here.
            import webbrowser

            webbrowser.open(opening.url)

    with _log_to(log) as write:
        hosts = tuple(allow_host or ())
        protection = Protection(hosts, token, write, log_queries)
        # What is loaded by now stays: to look for garbage in it halts a page for 60 ms.
        gc.freeze()
        serve(app, address, protection, tell)


def _list_missing(settings: Iterable[Config]) -> Iterator[str]:
    """Yields a line for each corpus that has no index yet: what to type."""
    for each in settings:
        directory = each.index.directory
        if not holds_index(directory):
            yield f"{IndexMissingError(directory)}; the page shows it once it is there"


def _clean(root_path: str) -> str:
    """Returns the path of a proxy with a slash before it, and none after."""
    path = root_path.strip("/")
    return f"/{path}" if path else ""


@contextmanager
def _log_to(path: Path | None) -> Iterator[Callable[[str], None] | None]:
    """Gives a function that adds a line to a file, None for no file."""
    if path is None:
        yield None
        return
    path = path.expanduser()
    path.touch(mode=0o600)  # who asked, and perhaps for what, is for nobody else
    with path.open("a", encoding="utf-8", buffering=1) as file:
        yield lambda line: print(line, file=file)


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
