"""Writes the table that command lines are completed from without importing Typer."""

from collections.abc import Iterator, Sequence

from search.cli.manual.command_pages import CommandPage


def make_completion_table(pages: Sequence[CommandPage]) -> str:
    """Returns a line for each command, and for each option of it.

    The columns are the command, the flags or nothing, what stands for a value, the values
    if they are few, and what the command or option does.

    Args:
        pages: those of the program and of all commands.
    """
    return "\n".join("\t".join(row) for row in _list_rows(pages[1:])) + "\n"


def _list_rows(pages: Sequence[CommandPage]) -> Iterator[tuple[str, ...]]:
    for page in pages:
        yield page.name, "", "", "", page.summary
        for entry in page.entries:
            if entry.flags:
                flags = ",".join((*entry.flags, *entry.off))
                sentence = entry.help.partition(" [")[0].partition("; may be")[0]
                choices = ",".join(entry.choices)
                yield page.name, flags, entry.metavar, choices, sentence
