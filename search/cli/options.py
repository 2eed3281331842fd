"""The options of the commands: their names, what they take, and what --help says."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from search.query.query import FacetField, Sort


class OutputFormat(StrEnum):
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

ArticleArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Its id, the start of one, or its path.")
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS…", help="What to look for, in the query language above."
    ),
]
OutletOption = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Only this outlet; repeat for any of several."),
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Only with this actor; repeat for any of several."
    ),
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Only in this language; repeat for any of several."
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
        metavar="RANGE", help='Only then: 2019, 2019-12..2020-02, "last month".'
    ),
]
UndatedOption = Annotated[
    bool,
    typer.Option(
        "--undated", help="Only without a date; beside --since and such, these too."
    ),
]
GuessesOption = Annotated[
    bool,
    typer.Option(
        "--guesses", help="Let dates count that are guessed from other articles."
    ),
]
EveryWordOption = Annotated[
    bool | None,
    typer.Option(
        "--all/--any",
        help="Every word needed, or any, best first.",
        show_default=False,
    ),
]
SortOption = Annotated[
    Sort, typer.Option(metavar="ORDER", help="relevance, newest or oldest first.")
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=0,
        max=10_000,
        help="How many hits on a page.",
    ),
]
SimilarLimitOption = Annotated[
    int, typer.Option("--limit", "-n", metavar="N", min=1, max=1_000, help="How many.")
]
ActorLimitOption = Annotated[
    int,
    typer.Option(
        "--limit", "-n", metavar="N", min=1, max=10_000, help="How many, at most."
    ),
]
PageOption = Annotated[
    int, typer.Option(metavar="N", min=1, help="Which page of hits, from 1.")
]
CorrectOption = Annotated[
    bool,
    typer.Option(
        "--correct/--no-correct",
        help="Whether a word that occurs nowhere is taken for one much like it.",
    ),
]
ExactOption = Annotated[
    bool,
    typer.Option(
        "--exact", help="Find a name only as written, not its bearer's other names."
    ),
]
ExpandOption = Annotated[
    bool,
    typer.Option(
        "--expand", help="Look for telling words of the best hits too: finds more."
    ),
]
ExplainOption = Annotated[
    bool,
    typer.Option("--explain", help="Show under each hit how its score came about."),
]
FacetOption = Annotated[
    list[FacetField] | None,
    typer.Option(
        metavar="FIELD",
        help="Count all hits by outlet, actor, year, month or language; repeatable.",
    ),
]
CollapseOption = Annotated[
    bool | None,
    typer.Option(
        "--collapse/--no-collapse",
        help="Copies of one text as one hit, as on the screen, or each for itself.",
        show_default=False,
    ),
]
StoriesOption = Annotated[
    bool,
    typer.Option("--stories", help="In facets, count copies of one text once."),
]
SnippetsOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, max=100, help="How many snippets a hit."),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=40,
        max=10_000,
        help="How many characters a snippet, about.",
    ),
]
FormatOption = Annotated[
    OutputFormat,
    typer.Option("--format", metavar="FORM", help="Print text, json, jsonl or csv."),
]
