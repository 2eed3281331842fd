"""The options of the commands: their names, values and help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from search.query.query import FacetField, Sort


class OutputFormat(StrEnum):
    """The formats that hits can be printed in."""

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
    list[Path] | None,
    typer.Option("--index", metavar="DIR", help="The directory of the index."),
]
CorpusOption = Annotated[
    str | None,
    typer.Option("--corpus", metavar="NAME", help="A corpus of your own, by its name."),
]
ColorOption = Annotated[
    Color | None,
    typer.Option(
        metavar="WHEN", help="Colours: auto (on a terminal), always or never."
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON; docs/json.md documents it.")
]

ArticleArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The id of the article, the start of its id, or its path."
    ),
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS…", help="The query, in the language above."),
]
OutletOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Only this outlet; may be repeated, to allow several."
    ),
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Only with this actor; may be repeated, to allow several."
    ),
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Only in this language; may be repeated, to allow several."
    ),
]
SinceOption = Annotated[
    str, typer.Option(metavar="DATE", help="Only from this day, month or year on.")
]
UntilOption = Annotated[
    str, typer.Option(metavar="DATE", help="Only up to this day, month or year.")
]
DateOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RANGE",
        help='Only in this range: 2019, 2019-12..2020-02, "last month"; may be repeated.',
    ),
]
UndatedOption = Annotated[
    bool,
    typer.Option(
        "--undated",
        help="Only articles without a date; with --since, --until or --date, these too.",
    ),
]
GuessesOption = Annotated[
    bool,
    typer.Option("--guesses", help="Filter by dates guessed from other articles too."),
]
EveryWordOption = Annotated[
    bool | None,
    typer.Option(
        "--all/--any",
        help="Require every word, or any word.",
        show_default=False,
    ),
]
SortOption = Annotated[
    Sort,
    typer.Option(
        metavar="ORDER", help="The order of the hits: relevance, newest or oldest."
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=0,
        max=10_000,
        help="Maximum number of hits on a page.",
    ),
]
SimilarLimitOption = Annotated[
    int,
    typer.Option(
        "--limit", "-n", metavar="N", min=1, max=1_000, help="Maximum number of hits."
    ),
]
ActorLimitOption = Annotated[
    int,
    typer.Option(
        "--limit", "-n", metavar="N", min=1, max=10_000, help="Maximum number to print."
    ),
]
PageOption = Annotated[
    int, typer.Option(metavar="N", min=1, help="Number of the page of hits, from 1.")
]
CorrectOption = Annotated[
    bool,
    typer.Option(
        "--correct/--no-correct",
        help="Replace a word that no article contains by a similar one, or not.",
    ),
]
ExactOption = Annotated[
    bool,
    typer.Option(
        "--exact", help="Find a name only as typed, not the other names of the actor."
    ),
]
ExpandOption = Annotated[
    bool,
    typer.Option(
        "--expand",
        help="Add significant words of the best hits to the query; finds more articles.",
    ),
]
ExplainOption = Annotated[
    bool,
    typer.Option("--explain", help="Show under each hit the parts of its score."),
]
FacetOption = Annotated[
    list[FacetField] | None,
    typer.Option(
        metavar="FIELD",
        help="Count all hits by outlet, actor, year, month or language; may be repeated.",
    ),
]
CollapseOption = Annotated[
    bool | None,
    typer.Option(
        "--collapse/--no-collapse",
        help="Show copies of one text as one hit, or each as its own; text output collapses.",
        show_default=False,
    ),
]
StoriesOption = Annotated[
    bool,
    typer.Option("--stories", help="Count copies of one text once in facets."),
]
SnippetsOption = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=0, max=100, help="Maximum number of snippets in a hit."
    ),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=40,
        max=10_000,
        help="Approximate length of a snippet in characters.",
    ),
]
FormatOption = Annotated[
    OutputFormat,
    typer.Option("--format", metavar="FORM", help="Print text, json, jsonl or csv."),
]
