"""The options of the commands: their names, what they take, and what --help says."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
