"""Prints texts and pages to stdout, and notices and errors to stderr."""

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.file_names import escape_unprintable
from search.output.plain_page import Page, PlainPage
from search.output.unseen_characters import replace_controls
from search.output.wording import (
    NO_MATCH,
    describe_absence,
    describe_added,
    last_page,
)
from search.query_errors import QueryError
from search.results.results import Results
from search.shown_paths import shorten_path

if TYPE_CHECKING:
    from rich.console import Console

NOTHING_FOUND = 1
_UNWRAPPED = 1_000_000
_ERROR_WIDTH = 76
"""So many characters of a query are shown around an error in it."""


class Look(NamedTuple):
    """The look of a page of text.

    Attributes:
        color: whether in colour.
        links: whether paths are links.
    """

    color: bool = False
    links: bool = False


def explain_results(results: Results) -> None:
    """Explains on stderr how the query was read, and why nothing was found."""
    for word, meant in results.corrected.items():
        warn(
            f"searched {meant!r}: no article has {word!r} (--no-correct turns this off)"
        )
    if results.added:
        warn(describe_added(results))
    for notice in results.notices:
        warn(notice)
    for absence in results.absent:
        warn(describe_absence(absence))
    if not results.total and not results.absent:
        warn(NO_MATCH)
    elif results.total and not results.hits and results.query.view.limit:
        warn(f"the last page of hits is page {last_page(results)}")


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
    stream.write(text + end)
    stream.flush()


def shown(path: Path) -> str:
    """Returns the path to show: relative to the current folder where that is shorter."""
    return shorten_path(escape_unprintable(path.as_posix()))


def console_for(look: Look) -> "Console":
    """Makes the console for stdout."""
    # Only pages in colour, wrapped or with facets need it: 20 ms of imports.
    from search.output import terminal

    width = None if sys.stdout.isatty() else _file_width()
    return terminal.make_console(
        sys.stdout, color=look.color, width=width, links=look.links
    )


def page_for(look: Look) -> Page:
    """Makes the page for stdout, without `rich` where it is not needed."""

    def make_styled_page() -> Page:
        from search.output.terminal import StyledPage

        return StyledPage(console_for(look))

    if look.color or sys.stdout.isatty():
        return make_styled_page()
    return PlainPage(sys.stdout, _file_width(), make_styled_page, has_links=look.links)


def _file_width() -> int:
    """Returns the width of a page in a pipe or a file, where lines are not wrapped."""
    return int(os.environ.get("COLUMNS") or _UNWRAPPED)
