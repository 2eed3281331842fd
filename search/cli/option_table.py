"""The options of a search: one table, which Typer's and the short way's are made from."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

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


class Option(NamedTuple):
    """An option of the command `search`; its default is that of the function.

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
        shows_default: whether --help shows its default.
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
    shows_default: bool = True


def _narrow(name: str, which: str, metavar: str = "NAME") -> Option:
    line = f"Only {which}; may be repeated, to allow several."
    return Option(name, (f"--{name}",), str, line, metavar, is_list=True)


def _flag(name: str, line: str, flag: str = "") -> Option:
    return Option(name, (flag or f"--{name}",), bool, line)


SEARCH_OPTIONS = (
    Option(
        "words", (), str, "The query, in the language above.", "WORDS…", is_list=True
    ),
    _narrow("outlet", "this outlet"),
    _narrow("actor", "with this actor"),
    _narrow("author", 'by this author, or "unknown"'),
    _narrow("language", "in this language"),
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
    ),
    _flag("guesses", "Filter by dates guessed from other articles too."),
    Option(
        "every_word",
        ("--all",),
        bool,
        "Require every word, or any word; with --any, facets count all hits.",
        off="--any",
        shows_default=False,
    ),
    Option(
        "sort",
        ("--sort",),
        Sort,
        "The order of the hits: relevance, newest or oldest.",
        "ORDER",
    ),
    Option(
        "limit",
        ("--limit", "-n"),
        int,
        "Maximum number of hits on a page.",
        "N",
        least=0,
        most=10_000,
    ),
    Option(
        "page", ("--page",), int, "Number of the page of hits, from 1.", "N", least=1
    ),
    Option(
        "correct",
        ("--correct",),
        bool,
        "Replace a word that no article contains by a similar one, or not.",
        off="--no-correct",
    ),
    _flag("exact", "Find a name only as typed, not the other names of the actor."),
    _flag(
        "expand",
        "Add significant words of the best hits to the query; finds more articles.",
    ),
    _flag("explain", "Show under each hit the parts of its score."),
    Option(
        "facet",
        ("--facet",),
        FacetField,
        "Count all hits by outlet, actor, author, year, month or language; may be repeated.",
        "FIELD",
        is_list=True,
    ),
    _flag("stories", "Count copies of one text once in facets."),
    Option(
        "collapse",
        ("--collapse",),
        bool,
        "Show copies of one text as one hit, or each as its own; text output collapses.",
        off="--no-collapse",
        shows_default=False,
    ),
    Option(
        "snippets",
        ("--snippets",),
        int,
        "Maximum number of snippets in a hit.",
        "N",
        least=0,
        most=100,
    ),
    Option(
        "width",
        ("--width",),
        int,
        "Approximate length of a snippet in characters.",
        "N",
        least=40,
        most=10_000,
    ),
    Option(
        "form", ("--format",), OutputFormat, "Print text, json, jsonl or csv.", "FORM"
    ),
    _flag("json", "Print JSON; docs/json.md documents it."),
    Option(
        "color",
        ("--color",),
        Color,
        "Colours: auto (on a terminal), always or never.",
        "WHEN",
    ),
    Option(
        "hyperlink",
        ("--hyperlink",),
        Color,
        "Paths as links: auto (with colours on a terminal), always or never.",
        "WHEN",
    ),
    Option("config", ("--config",), Path, "The configuration file to use.", "FILE"),
    Option(
        "index", ("--index",), Path, "The directory of the index.", "DIR", is_list=True
    ),
    Option("corpus", ("--corpus",), str, "A corpus of your own, by its name.", "NAME"),
)
"""In the order of --help; another order than the function's parameters is an error."""
