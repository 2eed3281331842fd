"""The command line: each command reads the configuration, makes one call, and prints."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from index.config import IndexConfig
from index.errors import CorpusSearchError, IndexMissingError, IndexOutdatedError
from index.manifest import latest_manifest
from search import as_json, terminal
from search.arguments import arrange
from search.config import Config, load_config
from search.engines import Engine, open_engine
from search.errors import QueryError
from search.query import (
    Filters,
    View,
    make_query,
    parse_range,
    parse_since,
    parse_until,
)
from search.query.tree import FacetField, Sort
from search.results import Results

NO_HITS = 1
TROUBLE = 2
_UNWRAPPED = 1_000_000

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Search a folder of saved news articles.",
    epilog='Search at once: corpus-search "Wagner mercenaries" --outlet "Duvar English"',
)


class Format(StrEnum):
    """The forms that hits can be printed in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Color(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The configuration file to use."),
]
IndexOption = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="The directory of the index."),
]
ColorOption = Annotated[
    Color | None,
    typer.Option(
        metavar="WHEN", help="Colours: auto (on a terminal), always or never."
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON; docs/json.md says its form.")
]


@app.command()
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS…", help="What to look for, in the query language above."
        ),
    ] = None,
    outlet: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only this outlet; repeat for any of several."
        ),
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only with this actor; repeat for any of several."
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only in this language; repeat for any of several."
        ),
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only from this day, month or year on.")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Only up to this day, month or year.")
    ] = "",
    date: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RANGE", help='Only then: 2019, 2019-12..2020-02, "last month".'
        ),
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="Only without a date.")
    ] = False,
    every_word: Annotated[
        bool | None,
        typer.Option(
            "--all/--any",
            help="Every word needed, or any, best first.",
            show_default=False,
        ),
    ] = None,
    sort: Annotated[
        Sort, typer.Option(metavar="ORDER", help="relevance, newest or oldest first.")
    ] = Sort.RELEVANCE,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            min=0,
            max=10_000,
            help="How many hits on a page.",
        ),
    ] = None,
    page: Annotated[
        int, typer.Option(metavar="N", min=1, help="Which page of hits, from 1.")
    ] = 1,
    facet: Annotated[
        list[FacetField] | None,
        typer.Option(
            metavar="FIELD",
            help="Count all hits by outlet, actor, year, month or language; repeatable.",
        ),
    ] = None,
    snippets: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, max=100, help="How many snippets a hit."),
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=40,
            max=10_000,
            help="How many characters a snippet, about.",
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format", metavar="FORM", help="Print text, json, jsonl or csv."
        ),
    ] = Format.TEXT,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Find articles: ranked hits, with the passages that match.

    \b
    corpus-search "Wagner mercenaries"              any of the words, best first
    corpus-search --all ceasefire Geneva            every word
    corpus-search '"permanent ceasefire"'           a phrase
    corpus-search 'Berlin -Lavrov'                  not with this word
    corpus-search 'merc* OR "foreign fighters"~2'   beginnings, nearness, OR
    corpus-search 'date:2019-12 Kremlin'            narrowed to a month
    corpus-search troops --outlet BBC --since 2020  narrowed by options
    corpus-search Erdogan --facet outlet --facet month
    corpus-search --facet outlet                    the whole corpus by outlet

    Words: AND OR NOT, -word, "phrase", "phrase"~2, prefix*, wild?card, fuzzy~,
    title: body: outlet: actor: language: date:, [a TO b], boost^2, ( ).
    Exit status: 0 with hits, 1 without, 2 for trouble.
    """
    settings = _load(config, index)
    defaults = settings.search
    today = _today()
    if limit is None:
        # A question for counts alone wants no hits.
        limit = 0 if facet and not words else defaults.limit
    query = make_query(
        " ".join(words or ()),
        Filters(
            outlets=tuple(outlet or ()),
            actors=tuple(actor or ()),
            languages=tuple(language or ()),
            dates=tuple(parse_range(text, today=today) for text in date or ()),
            since=parse_since(since, today=today) if since else None,
            until=parse_until(until, today=today) if until else None,
            undated=undated,
        ),
        View(
            sort=sort,
            limit=limit,
            page=page,
            facets=tuple(dict.fromkeys(facet or ())),
            snippets=defaults.snippets if snippets is None else snippets,
            width=defaults.width if width is None else width,
        ),
        today=today,
        every_word=defaults.every_word if every_word is None else every_word,
    )
    results = _open_or_build(settings).search(query)
    _print_results(results, Format.JSON if json else form, _color(color, settings))
    _explain(results)
    if not results.total:
        raise typer.Exit(NO_HITS)


@app.command("index")
def bring_up_to_date(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATHS…", help="Files and folders; remembered."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the index anew, then swap.")
    ] = False,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Bring the index up to date with the files, or make it anew.

    \b
    corpus-search index               what is new, changed or gone since last time
    corpus-search index ~/articles    these files and folders, from now on
    corpus-search index --rebuild     everything again; searches go on meanwhile

    Text, Markdown, HTML, JSON, JSON lines and CSV are read. What cannot be read is
    named and skipped.
    """
    settings = _load(config, index).index
    given = tuple(path.expanduser().absolute() for path in paths or ())
    remembered = latest_manifest(settings.directory)
    if not given and remembered and remembered.paths:
        given = tuple(Path(path) for path in remembered.paths)
        _warn(f"reading {', '.join(map(_shown, given))}, as last time")
    if given:
        settings = replace(settings, paths=given)
    _build(settings, rebuild=rebuild, given_paths=bool(given))


@app.command()
def show(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, the start of one, or its path.")
    ],
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Print a whole article with its fields and the evidence for them.

    \b
    corpus-search show seeds/001_5eff2ec82090edfe.txt
    """
    settings = _load(config, index)
    found = _open_or_build(settings).article(article)
    if json:
        typer.echo(as_json.dump_article_json(found))
    else:
        terminal.paint_article(found, _console(_color(color, settings)))


@app.command()
def status(
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Tell what the index holds: articles, outlets, dates, what was skipped."""
    settings = _load(config, index)
    found = open_engine(settings).status()
    if json:
        typer.echo(as_json.dump_status(found))
    else:
        terminal.paint_status(found, _console(_color(color, settings)))


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import version

    typer.echo(f"corpus-search {version('corpus-search')}")
    raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; exit 0 with hits, 1 without, 2 for trouble."""
    try:
        app(args=arrange(sys.argv[1:]), prog_name="corpus-search")
    except QueryError as error:
        sys.exit(_point_at(error))
    except CorpusSearchError as error:
        _warn(f"corpus-search: {error}")
        sys.exit(TROUBLE)
    except BrokenPipeError:
        # The reader has gone, `| head` for one: that is no trouble of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        _warn(f"corpus-search: {error.strerror or error}{where}")
        sys.exit(TROUBLE)


def _load(config: Path | None, index: Path | None) -> Config:
    settings = load_config(config)
    if index is None:
        return settings
    directory = index.expanduser().absolute()
    return replace(settings, index=replace(settings.index, directory=directory))


def _open_or_build(settings: Config) -> Engine:
    try:
        return open_engine(settings)
    except IndexMissingError:
        place = _shown(settings.index.directory)
        _warn(f"no index at {place} yet: making it")
        _build(settings.index, rebuild=False, given_paths=False)
    except IndexOutdatedError as error:
        _warn(f"the index is of another format ({error.found}): making it anew")
        _build(settings.index, rebuild=True, given_paths=False)
    return open_engine(settings)


def _build(settings: IndexConfig, *, rebuild: bool, given_paths: bool) -> None:
    # Reading and extraction are heavy to import, and a search does without them.
    from index.build import build_index

    with _progress() as on_progress:
        report = build_index(
            settings, rebuild=rebuild, given_paths=given_paths, on_progress=on_progress
        )
    if report.reason:
        _warn(f"made the index anew: {report.reason}")
    for error in report.skipped:
        _warn(f"skipped {error}")
    skipped = f", {len(report.skipped):,} skipped" if report.skipped else ""
    _warn(
        f"{report.articles:,} articles indexed: {report.added:,} added, "
        f"{report.changed:,} changed, {report.removed:,} removed, "
        f"{report.unchanged:,} unchanged{skipped} in {report.seconds:.1f} s"
    )


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("indexing", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _print_results(results: Results, form: Format, color: bool) -> None:
    match form:
        case Format.TEXT:
            terminal.paint_results(results, _console(color))
        case Format.JSON:
            typer.echo(as_json.dump_results(results))
        case Format.JSONL:
            for line in as_json.dump_hit_lines(results):
                typer.echo(line)
        case Format.CSV:
            typer.echo(as_json.dump_csv(results), nl=False)


def _explain(results: Results) -> None:
    """Say on stderr how the question was understood, and why nothing was found."""
    for notice in results.notices:
        _warn(notice)
    for absence in results.absent:
        nearly = f"; nearly: {', '.join(absence.nearly)}" if absence.nearly else ""
        _warn(f"{absence.word!r} occurs in no article{nearly}")
    if not results.total and not results.absent:
        _warn("no article matches all of it at once; try fewer words or filters")
    elif results.total and not results.hits and results.query.limit:
        last = -(-results.total // results.query.limit)
        _warn(f"there are {last} pages of hits, and no page {results.query.page}")


def _point_at(error: QueryError) -> int:
    shown = terminal.clean(error.text)
    _warn(f"corpus-search: {error.problem}; {error.mend}")
    if "\n" not in shown:
        width = max(1, error.end - error.start)
        _warn(f"  {shown}")
        _warn(f"  {' ' * error.start}{'^' * width}")
    return TROUBLE


def _warn(line: str) -> None:
    typer.echo(terminal.clean(line), err=True)


def _shown(path: Path) -> str:
    """The path, from here if it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _color(color: Color | None, settings: Config) -> bool:
    wanted = color or Color(settings.search.color)
    if wanted is not Color.AUTO:
        return wanted is Color.ALWAYS
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return sys.stdout.isatty() and not dumb


def _console(color: bool) -> Console:
    # Into a pipe or a file lines go whole, as wide as they are.
    width = (
        None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or _UNWRAPPED)
    )
    return terminal.make_console(sys.stdout, color=color, width=width)


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
