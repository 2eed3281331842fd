"""The commands: each reads the configuration, makes one call, and prints."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from search import as_json, terminal
from search.cli import actors
from search.cli.opening import (
    build,
    load_settings,
    open_or_build,
    remembered_paths,
)
from search.cli.options import (
    ActorOption,
    CollapseOption,
    ColorOption,
    ConfigOption,
    CorrectOption,
    DateOption,
    EveryWordOption,
    ExactOption,
    ExpandOption,
    ExplainOption,
    FacetOption,
    Format,
    FormatOption,
    GuessesOption,
    IndexOption,
    JsonOption,
    LanguageOption,
    LimitOption,
    OutletOption,
    PageOption,
    SinceOption,
    SnippetsOption,
    SortOption,
    StoriesOption,
    UndatedOption,
    UntilOption,
    WidthOption,
    WordsArgument,
)
from search.cli.printing import (
    explain_results,
    print_page,
    print_results,
    wants_color,
)
from search.engines import open_engine
from search.query import (
    Filters,
    View,
    make_query,
    parse_range,
    parse_since,
    parse_until,
)
from search.query.tree import Sort

NO_HITS = 1


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Search a folder of saved news articles.",
    epilog='Search at once: corpus-search "Wagner mercenaries" --outlet "Duvar English"',
)


@app.command()
def search(
    words: WordsArgument = None,
    outlet: OutletOption = None,
    actor: ActorOption = None,
    language: LanguageOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    date: DateOption = None,
    undated: UndatedOption = False,
    guesses: GuessesOption = False,
    every_word: EveryWordOption = None,
    sort: SortOption = Sort.RELEVANCE,
    limit: LimitOption = None,
    page: PageOption = 1,
    correct: CorrectOption = True,
    exact: ExactOption = False,
    expand: ExpandOption = False,
    explain: ExplainOption = False,
    facet: FacetOption = None,
    stories: StoriesOption = False,
    collapse: CollapseOption = None,
    snippets: SnippetsOption = None,
    width: WidthOption = None,
    form: FormatOption = Format.TEXT,
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
    settings = load_settings(config, index)
    defaults = settings.search
    today = _today()
    if limit is None:
        # A question for counts alone wants no hits.
        limit = 0 if facet and not words else defaults.limit
    form = Format.JSON if json else form
    if collapse is None:
        # Scripts count on a hit for each article.
        collapse = defaults.collapse and form is Format.TEXT
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
            correct=correct,
            exact=exact,
            guesses=guesses,
            expand=expand,
            explain=explain,
            collapse=collapse,
            stories=stories,
        ),
        today=today,
        every_word=defaults.every_word if every_word is None else every_word,
    )
    results = open_or_build(settings).search(query)
    print_results(results, form, color=wants_color(color, settings))
    explain_results(results)
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
    settings = load_settings(config, index).index
    given = tuple(path.expanduser().absolute() for path in paths or ())
    given = given or remembered_paths(settings.directory)
    if given:
        settings = replace(settings, paths=given)
    build(settings, rebuild=rebuild, given_paths=bool(given))


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
    settings = load_settings(config, index)
    print_page(
        open_or_build(settings).article(article),
        dump=as_json.dump_article_json,
        paint=terminal.paint_article,
        json=json,
        color=wants_color(color, settings),
    )


@app.command()
def similar(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, the start of one, or its path.")
    ],
    limit: Annotated[
        int,
        typer.Option("--limit", "-n", metavar="N", min=1, max=1_000, help="How many."),
    ] = 10,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Find the articles most like one, by its telling words and actors.

    \b
    corpus-search similar seeds/001_5eff2ec82090edfe.txt
    """
    settings = load_settings(config, index)
    defaults = settings.search
    view = View(limit=limit, snippets=1, width=defaults.width)
    results = open_or_build(settings).similar(article, view)
    form = Format.JSON if json else Format.TEXT
    print_results(results, form, color=wants_color(color, settings))
    if not results.total:
        raise typer.Exit(NO_HITS)


@app.command()
def copies(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, the start of one, or its path.")
    ],
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """List the articles with the text of one, by and large; oldest first.

    \b
    corpus-search copies seeds/001_5eff2ec82090edfe.txt

    They are those that a search shows as one hit, and others that it does not find.
    """
    settings = load_settings(config, index)
    results = open_or_build(settings).copies(article)
    form = Format.JSON if json else Format.TEXT
    print_results(results, form, color=wants_color(color, settings))
    if not results.total:
        raise typer.Exit(NO_HITS)


app.add_typer(actors.app, name="actors")


@app.command()
def status(
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Tell what the index holds: articles, outlets, dates, what was skipped."""
    settings = load_settings(config, index)
    print_page(
        open_engine(settings).status(),
        dump=as_json.dump_status,
        paint=terminal.paint_status,
        json=json,
        color=wants_color(color, settings),
    )


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


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
