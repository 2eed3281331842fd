"""Prints results to stdout, in the form that is asked for, and notices to stderr."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeVar

from index.file_names import escape_unprintable
from search.cli.arguments import COMMANDS
from search.cli.option_table import Color, OutputFormat
from search.config_file import Config
from search.output import results_page
from search.output.plain_page import Page, PlainPage
from search.output.unseen_characters import replace_controls
from search.query_errors import QueryError
from search.results.results import Results
from search.shown_paths import shorten_path

if TYPE_CHECKING:
    from rich.console import Console

NOTHING_FOUND = 1
_UNWRAPPED = 1_000_000
_MAX_ADDED = 12
_FIRST_VTE_WITH_LINKS = 5001
_LINKLESS = ("", "dumb", "linux", "cons25", "emacs", "unknown")
"""Terminals that print a link's address as text, as TERM names them."""
_ERROR_WIDTH = 76
"""So many characters of a query are shown around an error in it."""

PageT = TypeVar("PageT")


class Look(NamedTuple):
    """How a page of text is printed.

    Attributes:
        color: whether in colour.
        links: whether paths are links.
    """

    color: bool
    links: bool = False


def print_results(results: Results, form: OutputFormat, *, look: Look) -> None:
    """Prints the hits, and the facets where the form has room for them."""
    with _broken_pipe_is_no_error():
        if form is OutputFormat.TEXT:
            results_page.paint_results(results, _page_for(look))
            return
        # 4 ms of imports, which a page of text does not need.
        from search.output import results_json as as_json

        match form:
            case OutputFormat.JSON:
                echo(as_json.dump_results(results))
            case OutputFormat.JSONL:
                for line in as_json.dump_hit_lines(results):
                    echo(line)
            case OutputFormat.CSV:
                echo(as_json.dump_csv(results), end="")


def print_page(
    found: PageT,
    *,
    dump: Callable[[PageT], str],
    paint: Callable[[PageT, "Console"], None],
    json: bool,
    color: bool | Look,
) -> None:
    """Prints one value as JSON, or as a page for a reader.

    Args:
        found: the value.
        dump: returns it as JSON.
        paint: prints it as a page.
        json: whether to print JSON.
        color: whether to print in colour, and perhaps whether paths are links.
    """
    look = color if isinstance(color, Look) else Look(color)
    with _broken_pipe_is_no_error():
        if json:
            echo(dump(found))
        else:
            paint(found, console_for(color=look.color, links=look.links))


def explain_results(results: Results) -> None:
    """Explains on stderr how the query was read, and why nothing was found."""
    for word, meant in results.corrected.items():
        warn(
            f"searched {meant!r}: no article has {word!r} (--no-correct turns this off)"
        )
    if results.added:
        more = len(results.added) - _MAX_ADDED
        others = f" and {more} more words" if more > 0 else ""
        warn(f"also searched: {', '.join(results.added[:_MAX_ADDED])}{others}")
    for notice in results.notices:
        warn(notice)
    if not results.total and (command := _nearest_command(results.query.text)):
        warn(f"to run a command: corpus-search {command}")
    for absence in results.absent:
        similar = f"; similar: {', '.join(absence.nearly)}" if absence.nearly else ""
        warn(f"no article has {absence.word!r}{similar}")
    if not results.total and not results.absent:
        warn("no article matches the whole query; try fewer words or filters")
    elif results.total and not results.hits and results.query.view.limit:
        hits = results.total if results.stories is None else results.stories
        last = -(-hits // results.query.view.limit)
        warn(f"the last page of hits is page {last}")


def exit_unless(found: object) -> None:
    """Ends the program with exit status 1 if nothing was found."""
    if not found:
        sys.exit(NOTHING_FOUND)


def point_at(error: QueryError) -> None:
    """Prints the error in a query, with carets under the place."""
    # Only an error needs it.
    from rich.cells import cell_len

    warn(f"corpus-search: {error.problem}; {error.hint}")
    asked = re.sub(r"\s", " ", replace_controls(error.text))
    first = max(0, error.start - _ERROR_WIDTH // 2)
    stop = min(len(asked), first + _ERROR_WIDTH)
    before = "…" * (first > 0) + asked[first : error.start]
    place = asked[error.start : min(stop, error.end)]
    after = asked[max(error.start, min(stop, error.end)) : stop]
    warn(f"  {before}{place}{after}{'…' * (stop < len(asked))}")
    warn(f"  {' ' * cell_len(before)}{'^' * max(1, cell_len(place))}")


def warn(line: str) -> None:
    """Prints a line to stderr, without characters that a terminal would obey."""
    echo(replace_controls(line), error=True)


def echo(text: str, *, error: bool = False, end: str = "\n") -> None:
    """Prints a text to stdout, or to stderr, and flushes it."""
    stream = sys.stderr if error else sys.stdout
    if _is_utf8(stream):
        stream.write(text + end)
        stream.flush()
        return
    # It knows what other encodings need; 100 ms of imports.
    import typer

    typer.echo(text, err=error, nl=bool(end))


def shown(path: Path) -> str:
    """Returns the path to show: relative to the current folder where that is shorter."""
    return shorten_path(escape_unprintable(path.as_posix()))


def choose_look(color: Color | None, hyperlink: Color | None, settings: Config) -> Look:
    """Decides on colours and links: by option, setting, then terminal."""
    colored = wants_color(color, settings)
    automatic = colored and sys.stdout.isatty() and _takes_links()
    links = hyperlink or Color(settings.search.hyperlink)
    return Look(colored, _is_wanted(links, auto=automatic))


def wants_color(color: Color | None, settings: Config) -> bool:
    """Decides whether to print in colour: by option, setting, then terminal."""
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    automatic = sys.stdout.isatty() and not dumb
    return _is_wanted(color or Color(settings.search.color), auto=automatic)


def _is_wanted(wanted: Color, *, auto: bool) -> bool:
    return auto if wanted is Color.AUTO else wanted is Color.ALWAYS


def _takes_links() -> bool:
    """Tells whether the terminal takes links (OSC 8): others ignore them, but for a few."""
    get = os.environ.get
    version = get("VTE_VERSION", "")
    too_old = version.isdigit() and int(version) < _FIRST_VTE_WITH_LINKS
    plain = get("NO_COLOR") or get("INSIDE_EMACS") or get("TERM", "") in _LINKLESS
    return not (too_old or plain)


def console_for(*, color: bool, links: bool = False) -> "Console":
    """Makes the console for stdout."""
    # Only pages in colour, wrapped or with facets need it: 20 ms of imports.
    from search.output import terminal

    width = None if sys.stdout.isatty() else _file_width()
    return terminal.make_console(sys.stdout, color=color, width=width, links=links)


def _page_for(look: Look) -> Page:
    def make_styled_page() -> Page:
        from search.output.terminal import StyledPage

        return StyledPage(console_for(color=look.color, links=look.links))

    if look.color or sys.stdout.isatty() or not _is_utf8(sys.stdout):
        return make_styled_page()
    return PlainPage(sys.stdout, _file_width(), make_styled_page, has_links=look.links)


def _file_width() -> int:
    """Returns the width of a page in a pipe or a file, where lines are not wrapped."""
    return int(os.environ.get("COLUMNS") or _UNWRAPPED)


def _is_utf8(stream: TextIO) -> bool:
    return str(getattr(stream, "encoding", "")).lower() in ("utf-8", "utf8")


def _nearest_command(text: str) -> str | None:
    # Needed only if nothing is found.
    from difflib import get_close_matches

    return next(iter(get_close_matches(text, COMMANDS, n=1, cutoff=0.75)), None)


@contextmanager
def _broken_pipe_is_no_error() -> Iterator[None]:
    """Ends quietly when a reader such as `| head` stops reading."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # When Python ends it flushes what is still in the buffer.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
