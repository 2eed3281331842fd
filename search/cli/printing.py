"""Where output goes, and in what form: hits to stdout, all else to stderr."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import typer
from rich.cells import cell_len
from rich.console import Console

from search.cli.arguments import COMMANDS
from search.cli.options import Color, OutputFormat
from search.config_file import Config
from search.output import results_json as as_json
from search.output import results_page, terminal
from search.query_errors import QueryError
from search.results.results import Results

NOTHING_FOUND = 1
_UNWRAPPED = 1_000_000
_MOST_ADDED = 12
# How many characters of a question are shown around what is wrong with it.
_POINTED_AT = 76

PageT = TypeVar("PageT")


def print_results(results: Results, form: OutputFormat, *, color: bool) -> None:
    """Print the hits, and the facets where the form has room for them."""
    with _a_reader_may_leave():
        match form:
            case OutputFormat.TEXT:
                results_page.paint_results(results, console_for(color=color))
            case OutputFormat.JSON:
                typer.echo(as_json.dump_results(results))
            case OutputFormat.JSONL:
                for line in as_json.dump_hit_lines(results):
                    typer.echo(line)
            case OutputFormat.CSV:
                typer.echo(as_json.dump_csv(results), nl=False)


def print_page(
    found: PageT,
    *,
    dump: Callable[[PageT], str],
    paint: Callable[[PageT, Console], None],
    json: bool,
    color: bool,
) -> None:
    """Print what was found: as JSON, or painted."""
    with _a_reader_may_leave():
        if json:
            typer.echo(dump(found))
        else:
            paint(found, console_for(color=color))


def explain_results(results: Results) -> None:
    """Say on stderr how the question was understood, and why nothing was found."""
    for word, meant in results.corrected.items():
        warn(f"showing results for {meant!r}: {word!r} occurs nowhere (--no-correct)")
    if results.added:
        more = len(results.added) - _MOST_ADDED
        others = f" and {more} words more" if more > 0 else ""
        warn(f"also searched: {', '.join(results.added[:_MOST_ADDED])}{others}")
    for notice in results.notices:
        warn(notice)
    if not results.total and (command := _nearest_command(results.query.text)):
        warn(f"to run a command: corpus-search {command}")
    for absence in results.absent:
        nearly = f"; nearly: {', '.join(absence.nearly)}" if absence.nearly else ""
        warn(f"{absence.word!r} is in no title or body{nearly}")
    if not results.total and not results.absent:
        warn("no article matches all of it at once; try fewer words or filters")
    elif results.total and not results.hits and results.query.view.limit:
        hits = results.total if results.stories is None else results.stories
        last = -(-hits // results.query.view.limit)
        warn(f"the last page of hits is page {last}")


def exit_unless(found: object) -> None:
    """End with the status that says so, where nothing was found."""
    if not found:
        raise typer.Exit(NOTHING_FOUND)


def point_at(error: QueryError) -> None:
    """Say what is wrong with a question, with a caret under the place."""
    warn(f"corpus-search: {error.problem}; {error.hint}")
    asked = re.sub(r"\s", " ", terminal.replace_controls(error.text))
    first = max(0, error.start - _POINTED_AT // 2)
    stop = min(len(asked), first + _POINTED_AT)
    before = "…" * (first > 0) + asked[first : error.start]
    place = asked[error.start : min(stop, error.end)]
    after = asked[max(error.start, min(stop, error.end)) : stop]
    warn(f"  {before}{place}{after}{'…' * (stop < len(asked))}")
    warn(f"  {' ' * cell_len(before)}{'^' * max(1, cell_len(place))}")


def warn(line: str) -> None:
    """Print a line to stderr, with nothing in it that a terminal would obey."""
    typer.echo(terminal.replace_controls(line), err=True)


def shown(path: Path) -> str:
    """The path, from here if it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def wants_color(color: Color | None, settings: Config) -> bool:
    """Whether to print in colour: the option, the setting, then the terminal."""
    wanted = color or Color(settings.search.color)
    if wanted is not Color.AUTO:
        return wanted is Color.ALWAYS
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return sys.stdout.isatty() and not dumb


def console_for(*, color: bool) -> Console:
    """Where to paint: stdout."""
    # Into a pipe or a file lines go whole, as wide as they are.
    width = (
        None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or _UNWRAPPED)
    )
    return terminal.make_console(sys.stdout, color=color, width=width)


def _nearest_command(text: str) -> str | None:
    # Only where nothing is found is it needed.
    from difflib import get_close_matches

    return next(iter(get_close_matches(text, COMMANDS, n=1, cutoff=0.75)), None)


@contextmanager
def _a_reader_may_leave() -> Iterator[None]:
    """Where what is printed goes to `| head`, which stops reading: no trouble of ours."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still in the buffer must go somewhere when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
