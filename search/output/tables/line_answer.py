"""Makes the answer of a command that says one thing."""

from functools import partial
from typing import TYPE_CHECKING

from search.output.tables.answer import SCHEMA, CommandAnswer, PlainRecord

if TYPE_CHECKING:
    from rich.console import Console


def answer_line(line: str, record: PlainRecord) -> CommandAnswer:
    """Makes an answer that is a line for a reader, and a record for programs."""
    return CommandAnswer(
        {"schema": SCHEMA, **record}, tuple(record), partial(_paint, line)
    )


def _paint(line: str, console: "Console") -> None:
    # What prints for programs does not need it: 20 ms of imports.
    from rich.text import Text

    from search.output.terminal import print_text, replace_controls

    print_text(console, Text(replace_controls(line)))
