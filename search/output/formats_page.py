"""Prints the formats that are read."""

from rich.console import Console
from rich.text import Text

from index.reading.catalogue import FORMATS
from search.output.terminal import QUIET, TITLE, print_text

_LABEL_WIDTH = 24


def paint_formats(console: Console) -> None:
    """Prints each group of formats, with suffixes and what is read of them."""
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
