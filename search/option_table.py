"""The options of a search, and those that all commands share, in one table.

Typer's options, those of the short way, the help, the manual and the completion of shells
are made from it.
"""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from index.article import ActorType
from search.query.query import FacetField, Sort


class OutputFormat(StrEnum):
    """The formats that every command can print."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


class Color(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


ARTICLES = "Which articles"
HITS = "What is shown of them"
OUTPUT = "Output"
CORPUS = "Which corpus"
"""Groups of options, as --help has them."""


class Option(NamedTuple):
    """An option; its default is that of the function.

    Attributes:
        name: the parameter of the function.
        flags: its names on the command line; none for the words.
        kind: type of a value: str, int, bool, Path or an enumeration.
        help: the line in --help.
        metavar: what stands for the value in --help.
        off: the flag that says the opposite, if any.
        is_list: whether it may be repeated, and gives a list.
        least: the smallest number allowed.
        most: the largest number allowed.
        group: the group that --help lists it in.
        default: its default, where the function does not have it.
    """

    name: str
    flags: tuple[str, ...]
    kind: type
    help: str
    metavar: str | None = None
    off: str = ""
    is_list: bool = False
    least: int | None = None
    most: int | None = None
    group: str = ARTICLES
    default: str = ""

    @property
    def not_given(self) -> bool | None:
        """The value of an option that is not given, where the function has no default."""
        return False if self.kind is bool and not self.off else None


def _narrow(name: str, which: str, metavar: str = "NAME") -> Option:
    line = f"Only {which}; may be repeated, to allow several."
    return Option(name, (f"--{name}",), str, line, metavar, is_list=True)


def _flag(
    name: str,
    line: str,
    *flags: str,
    off: str = "",
    group: str = HITS,
    default: str = "",
) -> Option:
    flags = flags or (f"--{name}",)
    return Option(name, flags, bool, line, off=off, group=group, default=default)


SHARED_OPTIONS = (
    Option(
        "form",
        ("--format",),
        OutputFormat,
        "Print text, json, jsonl, csv or xlsx (an Excel workbook).",
        "FORM",
        group=OUTPUT,
        default="text, or the ending of the --output file",
    ),
    _flag(
        "json", "The same as --format json; docs/json.md documents it.", group=OUTPUT
    ),
    Option(
        "output",
        ("--output", "-o"),
        Path,
        "Write to this file instead.",
        "FILE",
        group=OUTPUT,
    ),
    _flag(
        "bom",
        "Begin CSV with a byte order mark, by which Excel knows UTF-8.",
        group=OUTPUT,
    ),
    Option(
        "color",
        ("--color",),
        Color,
        "Colours: auto (on a terminal), always or never.",
        "WHEN",
        group=OUTPUT,
        default="auto, or search.color in config.yaml",
    ),
    Option(
        "hyperlink",
        ("--hyperlink",),
        Color,
        "Paths as links: auto (with colours on a terminal), always or never.",
        "WHEN",
        group=OUTPUT,
        default="auto, or search.hyperlink in config.yaml",
    ),
    _flag(
        "pager",
        "Show what is longer than the terminal page by page, or not.",
        off="--no-pager",
        group=OUTPUT,
        default="page by page, or search.pager in config.yaml",
    ),
    Option(
        "config",
        ("--config",),
        Path,
        "The configuration file to use.",
        "FILE",
        group=CORPUS,
        default="config.yaml here or in a folder above, else your own",
    ),
    Option(
        "index",
        ("--index",),
        Path,
        "The directory of the index.",
        "DIR",
        is_list=True,
        group=CORPUS,
        default=".index here or in a folder above, else your own",
    ),
    Option(
        "corpus",
        ("--corpus",),
        str,
        "A corpus of your own, by its name.",
        "NAME",
        group=CORPUS,
    ),
)
"""The options that all commands share."""

SEARCH_OPTIONS = (
    Option(
        "words",
        (),
        str,
        "The query, in the language above; - reads queries from stdin, one a line.",
        "WORDS…",
        is_list=True,
    ),
    _narrow("outlet", "this outlet"),
    _narrow("actor", "with this actor"),
    _narrow("author", 'by this author, or "unknown"'),
    _narrow("language", "in this language"),
    _narrow("tag", 'with this tag of your own, or "unknown"'),
    _narrow("path", "in this file or folder, or a pattern: 2019/*, *.pdf", "PATH"),
    _narrow("url", "at this address, or a pattern: bbc.co.uk/news/*", "URL"),
    Option("since", ("--since",), str, "Only from this day, month or year on.", "DATE"),
    Option("until", ("--until",), str, "Only up to this day, month or year.", "DATE"),
    Option(
        "date",
        ("--date",),
        str,
        'Only in this range: 2019, 2019-12..2020-02, "last month", unknown; may be repeated.',
        "RANGE",
        is_list=True,
    ),
    _flag(
        "undated",
        "Only articles without a date; with --since, --until or --date, these too.",
        group=ARTICLES,
    ),
    _flag(
        "guesses", "Filter by dates guessed from other articles too.", group=ARTICLES
    ),
    _flag(
        "every_word",
        "Require every word, or any word; with --any, facets count all hits.",
        "--all",
        off="--any",
        group=ARTICLES,
        default="any, or search.every_word in config.yaml",
    ),
    _flag(
        "correct",
        "Replace a word that no article contains by a similar one, or not.",
        off="--no-correct",
        group=ARTICLES,
    ),
    _flag(
        "exact",
        "Find a name only as typed, not the other names of the actor.",
        group=ARTICLES,
    ),
    _flag(
        "expand",
        "Add significant words of the best hits to the query; finds more articles.",
        group=ARTICLES,
    ),
    _flag(
        "semantic",
        "Put the first 50 hits in order by meaning, too; needs the extra `semantic`.",
        off="--no-semantic",
        group=ARTICLES,
        default="no, or search.semantic in config.yaml",
    ),
    Option(
        "sort",
        ("--sort",),
        Sort,
        "The order of the hits: relevance, newest or oldest.",
        "ORDER",
        group=HITS,
    ),
    Option(
        "limit",
        ("--limit", "-n"),
        int,
        "Maximum number of hits on a page.",
        "N",
        least=0,
        most=10_000,
        group=HITS,
        default="10, or search.limit in config.yaml; 0 with facets and no words",
    ),
    Option(
        "page",
        ("--page",),
        int,
        "Number of the page of hits, from 1.",
        "N",
        least=1,
        group=HITS,
    ),
    _flag("all_hits", "Show every hit, on one page without an end.", "--all-hits"),
    _flag(
        "paths",
        "List the files of all hits and nothing else, each once.",
        "--files-with-matches",
        "-l",
    ),
    _flag(
        "null",
        "End each file of -l with NUL, for xargs -0; lists as -l does.",
        "--null",
        "-0",
    ),
    _flag("count", "Print the number of hits and nothing else.", "--count", "-c"),
    Option(
        "facet",
        ("--facet",),
        FacetField,
        "Count all hits by outlet, actor, author, year, month, day, language or tag; may be repeated.",
        "FIELD",
        is_list=True,
        group=HITS,
    ),
    _flag("stories", "Count copies of one text once in facets."),
    _flag(
        "collapse",
        "Show copies of one text as one hit, or each as its own.",
        off="--no-collapse",
        default="one hit in text, or as search.collapse in config.yaml; else its own",
    ),
    Option(
        "snippets",
        ("--snippets",),
        int,
        "Maximum number of snippets in a hit.",
        "N",
        least=0,
        most=100,
        group=HITS,
        default="2, or search.snippets in config.yaml",
    ),
    Option(
        "width",
        ("--width",),
        int,
        "Approximate length of a snippet in characters.",
        "N",
        least=40,
        most=10_000,
        group=HITS,
        default="240, or search.width in config.yaml",
    ),
    _flag(
        "full_text",
        "Add the whole text of each hit, in JSON, CSV and Excel.",
        "--full-text",
        "--text",
    ),
    _flag("explain", "Show under each hit the parts of its score."),
    *SHARED_OPTIONS,
)
"""In the order of --help; another order than the function's parameters is an error."""

FILTER_OPTIONS = tuple(
    option
    for option in SEARCH_OPTIONS
    if option.group == ARTICLES
    and option.name
    not in ("words", "every_word", "correct", "exact", "expand", "semantic")
)
"""The options that choose articles without words."""

_ASKING = ("every_word", "correct", "exact")
QUERY_OPTIONS = (
    Option(
        "words",
        (),
        str,
        "The query, as for search; none finds all.",
        "[WORDS…]",
        is_list=True,
    ),
    *FILTER_OPTIONS,
    *(option for option in SEARCH_OPTIONS if option.name in _ASKING),
)
"""The options that choose articles by words and filters, for commands that take all hits."""

PAGE = Option(
    "page", ("--page",), int, "Number of the page, from 1.", "N", least=1, group=""
)
ACTOR_LIMIT = Option(
    "limit",
    ("--limit", "-n"),
    int,
    "Maximum number to print.",
    "N",
    least=1,
    most=10_000,
    group="",
)
ACTOR_TYPE = Option(
    "kind",
    ("--type",),
    ActorType,
    "Only a person, state, state body, organisation, armed group, media.",
    "TYPE",
    group="",
)
ACTOR_OPTIONS = (ACTOR_LIMIT, PAGE, ACTOR_TYPE, *FILTER_OPTIONS, *SHARED_OPTIONS)
"""The options of the list of actors."""
