"""Lists the formats that are read."""

from rich.console import Console
from rich.text import Text

from index.reading.catalogue import FORMATS
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.terminal import QUIET, TITLE, print_text

_LABEL_WIDTH = 24


def answer_formats() -> CommandAnswer:
    """Makes the answer of `formats`: each format, with suffixes and what is read of it."""
    rows = [
        {
            "group": group,
            "name": found.name,
            "reads": found.reads,
            "suffixes": list(found.suffixes),
        }
        for group, formats in FORMATS.items()
        for found in formats
    ]
    record = {"schema": SCHEMA, "formats": rows}
    return CommandAnswer(record, ("group", "name", "reads", "suffixes"), _paint, rows)


def _paint(console: Console) -> None:
    for group, formats in FORMATS.items():
        print_text(console, Text(group, style=TITLE))
        for found in formats:
            suffixes = f"  ({' '.join(found.suffixes)})" if found.suffixes else ""
            label = Text(f"  {found.name:<{_LABEL_WIDTH - 2}}", style=QUIET)
            print_text(
                console, label, Text(found.reads), Text(suffixes), hang=_LABEL_WIDTH
            )
        console.print()
    print_text(
        console,
        Text(
            "A file is recognised by its content first, then by its name; each may be "
            "packed with gzip. What one file is taken for: corpus-search index --dry-run FILE"
        ),
    )
